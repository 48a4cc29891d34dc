"""Quelles sauvegardes garder : beaucoup de récentes, peu d’anciennes, rien après 70 jours.

Le plafond vient de l’effacement : ce qu’une personne a fait effacer disparaît aussi des
sauvegardes, au plus tard 70 jours après.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

AGE_MAXIMAL = timedelta(days=70)
HEURES, JOURS, SEMAINES = 48, 14, 8
"""Pour combien d’heures, de jours et de semaines on garde la dernière sauvegarde de chacun."""

_Case = Callable[[datetime], object]
_PALIERS: tuple[tuple[_Case, timedelta], ...] = (
    (lambda le: (le.date(), le.hour), timedelta(hours=HEURES)),
    (lambda le: le.date(), timedelta(days=JOURS)),
    (lambda le: le.isocalendar()[:2], timedelta(weeks=SEMAINES)),
    (lambda le: (le.year, le.month), AGE_MAXIMAL),
)


def a_garder(instants: Iterable[datetime], maintenant: datetime) -> frozenset[datetime]:
    """Rend les sauvegardes à garder : la dernière de chaque heure, jour, semaine et mois récents.

    La plus récente est toujours gardée, quel que soit son âge : mieux vaut une vieille sauvegarde
    que rien. Une sauvegarde datée du futur (horloge reculée) est gardée tant qu’elle l’est.
    """
    ranges = sorted(set(instants))
    gardes = {instant for instant in ranges if instant > maintenant} | set(ranges[-1:])
    for case, duree in _PALIERS:
        derniers = {case(le): le for le in ranges if timedelta() <= maintenant - le <= duree}
        gardes.update(derniers.values())
    return frozenset(gardes)
