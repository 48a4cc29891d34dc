"""Essais de la page des révisions."""
