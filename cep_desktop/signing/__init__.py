"""Qui répond du contenu : signatures des fichiers Office et PDF, certificats, vérification."""
