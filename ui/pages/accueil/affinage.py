"""Affiner la liste des dossiers : niveau, échéance, référent, ordre ; calculé sans écran."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cep_desktop.domain.avancement import Avancement
from cep_desktop.domain.typographie import composer
from ui.pages.accueil.etat import EtatDossier, JalonDossier, LigneDossier, sans_accents

LONGUE = 6
"""Nombre de dossiers à partir duquel affiner la liste a un sens."""

TOUT = ""
Choix = tuple[tuple[str, str], ...]


class Quand(StrEnum):
    """Les échéances que l’on veut voir."""

    EN_RETARD = "en_retard"
    BIENTOT = "bientot"


class Tri(StrEnum):
    """L’ordre de la liste."""

    ECHEANCE = "echeance"
    NOM = "nom"


QUANDS: Choix = (
    (TOUT, "Toutes les échéances"),
    (Quand.EN_RETARD, "En retard"),
    (Quand.BIENTOT, "Dans les 30 jours"),
)
TRIS: Choix = ((Tri.ECHEANCE, "Par échéance"), (Tri.NOM, "Par nom"))
_ETATS = {Quand.EN_RETARD: EtatDossier.EN_RETARD, Quand.BIENTOT: EtatDossier.BIENTOT}


@dataclass(frozen=True, slots=True)
class Affinage:
    """Ce que l’on garde de la liste, et dans quel ordre ; vide, tout."""

    niveau: str = TOUT
    quand: str = TOUT
    referent: str = TOUT
    tri: str = Tri.ECHEANCE


def affiner(lignes: Iterable[LigneDossier], affinage: Affinage) -> tuple[LigneDossier, ...]:
    """Rend les dossiers choisis, dans l’ordre choisi."""
    gardees = (ligne for ligne in lignes if _garde(ligne, affinage))
    if affinage.tri == Tri.NOM:
        return tuple(sorted(gardees, key=lambda ligne: ligne.rang_nom))
    return tuple(gardees)


def niveaux(lignes: Iterable[LigneDossier]) -> Choix:
    """Rend les niveaux où des dossiers en sont, du premier au dernier."""
    titres = {jalon.rang: jalon.titre for ligne in lignes for jalon in (niveau_courant(ligne),)}
    return (
        (TOUT, "Tous les niveaux"),
        *((str(rang), composer(f"Niveau {rang} : {titres[rang]}")) for rang in sorted(titres)),
    )


def referents(lignes: Iterable[LigneDossier]) -> Choix:
    """Rend les référents des dossiers, par nom."""
    noms = sorted({ligne.referent for ligne in lignes}, key=sans_accents)
    return ((TOUT, "Tous les référents"), *((nom, nom) for nom in noms))


def niveau_courant(ligne: LigneDossier) -> JalonDossier:
    """Rend le niveau où l’on en est : le dernier commencé, sinon le premier."""
    commences = {Avancement.EN_COURS, Avancement.TERMINE}
    return next(
        (jalon for jalon in reversed(ligne.jalons) if jalon.avancement in commences),
        ligne.jalons[0],
    )


def _garde(ligne: LigneDossier, affinage: Affinage) -> bool:
    return (
        (not affinage.niveau or affinage.niveau == str(niveau_courant(ligne).rang))
        and (not affinage.quand or ligne.etat is _ETATS[Quand(affinage.quand)])
        and affinage.referent in {TOUT, ligne.referent}
    )
