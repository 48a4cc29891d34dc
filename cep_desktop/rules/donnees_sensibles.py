"""Le compteur de sobriété : ce qu’un dossier dit de sensible, et où.

Un signalement est une question posée au conseiller (« le plan en a-t-il besoin ? »), jamais une
preuve : un mot peut être anodin, et une phrase peut tout dire sans aucun mot du lexique.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import FAITS_DE_SANTE, CodeFait
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.forme import feuilles
from cep_desktop.domain.liens import Lieu, ecrire_lieu
from cep_desktop.domain.nir import contient_nir
from cep_desktop.domain.situation import NeSaitPas, Reponse
from cep_desktop.rules.lexique import GenreSensible, Lexique, Reperage, lexique_livre

__all__ = ["Signalement", "contient_nir", "reperer", "sensibilites"]

_PROFESSIONNELS = frozenset({"structure", "referent"})
"""Ce qui parle de l’opérateur, pas de la personne."""

_HANDICAP = frozenset({CodeFait.EST_BOETH})


@dataclass(frozen=True, slots=True)
class Signalement:
    """Une information sensible : sa place, le mot ou la question, ce qu’elle pourrait dire."""

    lieu: Lieu
    mot: str
    genre: GenreSensible

    def __str__(self) -> str:
        return f"{ecrire_lieu(self.lieu)}\u00a0: «\u00a0{self.mot}\u00a0» ({self.genre.libelle})"


def sensibilites(dossier: Dossier, lexique: Lexique | None = None) -> tuple[Signalement, ...]:
    """Rend ce que le dossier dit de sensible, notes privées comprises ; un même mot une fois."""
    trouves = (*_dans_les_faits(dossier), *_dans_les_aides(dossier), *_ecrits(dossier, lexique))
    return tuple(dict.fromkeys(trouves))


def reperer(texte: str) -> tuple[Reperage, ...]:
    """Rend les mots sensibles d’un texte en cours de frappe, avec leurs bornes."""
    return lexique_livre().reperer(texte)


def _dans_les_faits(dossier: Dossier) -> Iterator[Signalement]:
    for rang, fait in enumerate(dossier.situation.faits):
        if fait.code in FAITS_DE_SANTE and _est_affirme(fait.reponse):
            genre = GenreSensible.HANDICAP if fait.code in _HANDICAP else GenreSensible.SANTE
            yield Signalement(("situation", "faits", rang), fait.code.libelle, genre)


def _est_affirme(reponse: Reponse) -> bool:
    """« Non », « 0 % » et « je ne sais pas » ne disent rien de la santé de la personne."""
    return not isinstance(reponse, NeSaitPas) and bool(reponse.valeur)


def _dans_les_aides(dossier: Dossier) -> Iterator[Signalement]:
    for rang, aide in enumerate(dossier.accompagnement.plan_financement.financements):
        if aide.nature is NatureFinanceur.HANDICAP:
            lieu = ("accompagnement", "plan_financement", "financements", rang, "nature")
            yield Signalement(lieu, aide.nature.libelle, GenreSensible.HANDICAP)


def _ecrits(dossier: Dossier, lexique: Lexique | None) -> Iterator[Signalement]:
    lecteur = lexique or lexique_livre()
    for feuille in feuilles(dossier):
        if feuille.est_libre and feuille.lieu[0] not in _PROFESSIONNELS:
            for reperage in lecteur.reperer(str(feuille.valeur)):
                yield Signalement(feuille.lieu, reperage.mot, reperage.genre)
