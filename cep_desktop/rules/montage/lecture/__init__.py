"""D’un dossier évalué à l’énoncé du montage."""
