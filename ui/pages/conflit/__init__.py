"""Deux versions d’un même dossier : les lire côte à côte, et choisir."""
