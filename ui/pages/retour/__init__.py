"""La page du retour d’un organisme."""
