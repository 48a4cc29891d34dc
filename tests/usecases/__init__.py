"""Ce que l’on peut faire d’un dossier tient ses promesses."""
