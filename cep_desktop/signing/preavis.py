"""Combien de temps avant sa fin on parle d’un certificat."""

from datetime import timedelta

PREAVIS = timedelta(days=60)
"""On prévient de la fin d’un certificat deux mois avant."""
