"""Répartir une somme sur des mois, au centime, sans rien perdre."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal

from cep_desktop.domain.montant import Montant
from cep_desktop.domain.periode import Periode
from cep_desktop.rules.tresorerie.mois import mois_de_a

Poids = tuple[tuple[date, int], ...]
"""Des mois, et ce que chacun pèse dans une répartition."""


def mois_de(jour: date) -> date:
    """Rend le premier jour du mois."""
    return jour.replace(day=1)


def jours_par_mois(periodes: Iterable[Periode]) -> Poids:
    """Rend les mois touchés par ces périodes, et leur nombre de jours de formation."""
    jours: Counter[date] = Counter()
    for periode in periodes:
        for mois in mois_de_a(periode.du, periode.au):
            debut = max(mois, periode.du)
            jours[mois] += (min(periode.au, _fin(mois)) - debut).days + 1
    return tuple(sorted(jours.items()))


def mensualites(fenetre: Poids, nombre: Decimal) -> Poids:
    """Rend `nombre` mois payés à partir du premier ; le dernier peut ne l’être qu’en partie.

    S’il y a plus de mensualités que de mois de formation, elles se répartissent à parts égales.
    """
    entiers = int(nombre.to_integral_value(rounding=ROUND_CEILING))
    if entiers > len(fenetre):
        return tuple((mois, 1) for mois, _ in fenetre)
    centiemes = int(nombre * 100)
    return tuple(
        (mois, min(100, centiemes - 100 * rang)) for rang, (mois, _) in enumerate(fenetre[:entiers])
    )


def etaler(somme: Montant, poids: Sequence[tuple[date, int]]) -> tuple[tuple[date, Montant], ...]:
    """Répartit une somme selon des poids ; la somme des parts est exacte, aucune n’est nulle."""
    total = sum(pese for _, pese in poids)
    parts: list[tuple[date, Montant]] = []
    cumul = verse = 0
    for mois, pese in poids:
        cumul += pese
        part = somme.centimes * cumul // total - verse
        verse += part
        if part:
            parts.append((mois, Montant(part)))
    return tuple(parts)


def _fin(mois: date) -> date:
    return mois.replace(day=monthrange(mois.year, mois.month)[1])
