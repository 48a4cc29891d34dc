"""La page du plan d’actions."""
