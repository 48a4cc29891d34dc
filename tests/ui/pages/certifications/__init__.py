"""Essais de la page, rangés comme elle."""
