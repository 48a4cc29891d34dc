"""La liaison d’un coffre avec le serveur de son équipe : ce qui se règle, s’essaie et se garde."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cep_desktop.domain.erreurs import ErreurMetier

if TYPE_CHECKING:
    from cep_desktop.usecases.coffre.ports import Coffre
    from cep_desktop.usecases.equipe import GardeLiaison, ReglageEquipe
    from cep_desktop.usecases.hors_ligne import PosteEnEquipe
    from cep_desktop.usecases.migrer import Passerelle

PREAVIS = timedelta(days=30)
"""Avant la fin du certificat d’un serveur, le temps de le faire renouveler."""


@dataclass(frozen=True, slots=True)
class LiaisonOuverte:
    """Un coffre ouvert, relié ou non ; `raison` dit pourquoi un coffre réglé ne l’est pas."""

    reglage: "ReglageEquipe | None" = None
    equipe: "PosteEnEquipe | None" = None
    raison: str = ""
    fermer: Callable[[], None] = field(default=lambda: None, compare=False)


SEUL = LiaisonOuverte()
"""Un coffre qui ne travaille avec aucun serveur."""


def relier(passerelle: "Passerelle | None", coffre: "Coffre") -> LiaisonOuverte:
    """Ouvre la liaison réglée dans ce coffre, même si le serveur se tait ; ne lève rien.

    Un coffre en lecture seule reste seul : il n’aurait où garder ce qui attend.
    """
    reglage = coffre.liaison.lire()
    if passerelle is None or reglage is None or coffre.est_en_lecture_seule:
        return LiaisonOuverte(reglage)
    pile = ExitStack()
    try:
        equipe = pile.enter_context(
            passerelle.travailler(coffre, reglage.adresse, reglage.mot_de_passe)
        )
    except ErreurMetier as refus:
        return LiaisonOuverte(reglage, raison=str(refus))
    return LiaisonOuverte(reglage, equipe, fermer=pile.close)


def controler_les_traces(equipe: "PosteEnEquipe", garde: "GardeLiaison") -> None:
    """Relit la chaîne de ses gestes sur le serveur depuis le dernier que ce poste a vu.

    Lève `TracesAlterees`, `ServeurInjoignable` ou `EcritureImpossible`.
    """
    temoin = equipe.droits().controler_les_traces(garde.temoin())
    if temoin is not None:
        garde.temoigner(temoin)


def dire_le_certificat(jusqu_au: date | None, *, le: date) -> str:
    """Rend l’alerte à donner sur le certificat d’un serveur ; vide s’il reste plus de 30 jours."""
    if jusqu_au is None or jusqu_au - le > PREAVIS:
        return ""
    jours = (jusqu_au - le).days
    if jours < 0:
        return (
            "Le certificat du serveur est périmé. Prévenez votre service informatique\u00a0: "
            "votre travail se garde ici."
        )
    reste = {0: "aujourd’hui", 1: "demain"}.get(jours, f"dans {jours} jours")
    return f"Le certificat du serveur finit {reste}. Prévenez votre service informatique."
