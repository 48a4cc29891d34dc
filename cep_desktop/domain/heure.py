"""L’heure d’un rendez-vous, telle que la montre du lieu l’affiche."""

from datetime import time
from typing import Annotated

from pydantic import AfterValidator


def _sans_fuseau(heure: time) -> time:
    if heure.tzinfo is not None:
        raise ValueError("une heure s’écrit sans fuseau. Exemple\u00a0: 10:30:00.")
    return heure


Heure = Annotated[time, AfterValidator(_sans_fuseau)]
"""Heure locale, sans fuseau : toutes se comparent."""
