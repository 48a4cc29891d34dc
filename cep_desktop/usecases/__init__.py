"""Ce que l’on peut faire d’un dossier, avec ou sans écran."""
