"""La page de l’historique d’un dossier."""
