"""Prévenir qu’une clé finit bientôt, sans l’ouvrir : la date de fin est écrite en clair sur elle.

Le fichier `.p12`, lui, la cache sous sa phrase : on la retient donc chaque fois qu’il s’ouvre.
"""

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.signing.preavis import PREAVIS
from cep_desktop.usecases.annuaires import Annuaires
from cep_desktop.usecases.depot import DepotImpossible

if TYPE_CHECKING:
    from cep_desktop.signing.certificat.cle import Cle

_SUITE = "Demandez la suivante à votre organisme : ouverte une fois, elle remplacera ce rappel."


def retenir_la_fin(annuaires: Annuaires, cle: "Cle") -> None:
    """Retient à qui est cette clé et quand elle finit ; une clé renouvelée remplace l’ancienne.

    Un poste où rien ne s’écrit signe quand même : seul le rappel manquera.
    """
    from cep_desktop.signing.certificat.emission import lire_nom, lire_organisme

    noms = (lire_nom(cle.certificat), lire_organisme(cle.certificat))
    fin = cle.certificat.not_valid_after_utc.astimezone().date()
    with suppress(DepotImpossible):
        annuaires.noter_fin(", ".join(filter(None, noms)), fin)


def prevenir(annuaires: Annuaires, *, le: date) -> str:
    """Dit la clé qui finit la première, deux mois avant et deux mois après ; vide sinon."""
    proches = [(fin, qui) for qui, fin in annuaires.fins().items() if abs(fin - le) <= PREAVIS]
    if not proches:
        return ""
    fin, qui = min(proches)
    verbe = "a fini" if fin < le else "finit"
    return composer(f"La clé de {qui} {verbe} le {ecrire_date(fin)}. {_SUITE}")
