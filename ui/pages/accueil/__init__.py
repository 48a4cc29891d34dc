"""La liste des dossiers."""
