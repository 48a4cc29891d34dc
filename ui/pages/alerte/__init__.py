"""La page de l’alerte interne de financement."""
