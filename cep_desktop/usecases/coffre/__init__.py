"""Garder les dossiers dans un coffre chiffré : ouvrir, sauvegarder, effacer, vérifier."""
