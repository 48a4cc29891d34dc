"""Où les dossiers sont gardés."""
