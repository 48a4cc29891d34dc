"""Ce que dit chaque feuille du classeur, déduit du dossier."""
