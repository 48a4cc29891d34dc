"""Preuves de ce qui entoure la fenêtre : création, ouverture, verrouillage."""
