"""Preuves de ce qui garde les dossiers."""
