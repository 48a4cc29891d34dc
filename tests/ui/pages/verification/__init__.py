"""Essais rangés comme les écrans qu’ils prouvent."""
