"""Essais de la page des réglages."""
