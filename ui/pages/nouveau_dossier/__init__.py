"""La page du nouveau dossier."""
