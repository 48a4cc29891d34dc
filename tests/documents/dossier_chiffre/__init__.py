"""Preuves du dossier transmis, chiffré."""
