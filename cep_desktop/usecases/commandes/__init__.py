"""Les gestes que l’on peut faire sur un dossier, un fichier par nom du métier."""
