"""La palette de commandes : chercher une action, une page, un dossier."""
