"""Preuves de la page des données et des accords."""
