"""Compter les jours comme la loi les compte : calendaires, ouvrables ou ouvrés, et les mois."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from cep_desktop.domain.code import Code

_SAMEDI, _DIMANCHE = 5, 6


class UniteDelai(Code):
    """Unité d’un délai ; sans précision d’un texte, un jour est calendaire."""

    JOUR_CALENDAIRE = "jour_calendaire", "jour calendaire"
    JOUR_OUVRABLE = "jour_ouvrable", "jour ouvrable"
    JOUR_OUVRE = "jour_ouvre", "jour ouvré"
    MOIS = "mois", "mois"


@cache
def jours_feries(annee: int) -> frozenset[date]:
    """Jours fériés légaux de métropole (L. 3133-1), hors fêtes propres à l’Alsace-Moselle."""
    from holidays import country_holidays

    return frozenset(country_holidays("FR", years=annee))


def est_ferie(jour: date) -> bool:
    """Vrai si ce jour est férié en métropole."""
    return jour in jours_feries(jour.year)


def _compte(jour: date, unite: UniteDelai) -> bool:
    if unite is UniteDelai.JOUR_OUVRABLE:
        return jour.weekday() != _DIMANCHE and not est_ferie(jour)
    return jour.weekday() < _SAMEDI and not est_ferie(jour)


def decaler(jour: date, nombre: int, unite: UniteDelai) -> date:
    """Rend le jour situé `nombre` unités après `jour` (avant, si `nombre` est négatif).

    Un décalage de mois garde le quantième, ramené à la fin d’un mois plus court. Au-delà de l’an 1
    ou de l’an 9999, la date s’arrête au bout du calendrier.
    """
    try:
        return _decaler(jour, nombre, unite)
    except (OverflowError, ValueError):
        return date.max if nombre > 0 else date.min


def _decaler(jour: date, nombre: int, unite: UniteDelai) -> date:
    if unite is UniteDelai.JOUR_CALENDAIRE:
        return jour + timedelta(days=nombre)
    if unite is UniteDelai.MOIS:
        return _decaler_mois(jour, nombre)
    pas = timedelta(days=1 if nombre > 0 else -1)
    reste = abs(nombre)
    while reste:
        jour += pas
        reste -= _compte(jour, unite)
    return jour


def _decaler_mois(jour: date, nombre: int) -> date:
    annee, mois = divmod(jour.year * 12 + jour.month - 1 + nombre, 12)
    return date(annee, mois + 1, min(jour.day, monthrange(annee, mois + 1)[1]))
