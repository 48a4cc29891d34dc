"""Consulter les livres publics, et les installer."""
