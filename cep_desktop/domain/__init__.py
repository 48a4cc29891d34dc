"""Ce qu’est un dossier de conseil en évolution professionnelle : les noms du métier."""
