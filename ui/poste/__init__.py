"""Ce qui entoure la fenêtre : créer le coffre, l’ouvrir, le verrouiller."""
