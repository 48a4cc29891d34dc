"""Où en est l’enregistrement, en un mot."""

from enum import StrEnum


class EtatEnregistrement(StrEnum):
    """Où en est l’enregistrement."""

    ENREGISTRE = "enregistre"
    EN_COURS = "en_cours"
    EN_MEMOIRE = "en_memoire"
    EN_ECHEC = "en_echec"
    EN_CONFLIT = "en_conflit"
    LECTURE_SEULE = "lecture_seule"
