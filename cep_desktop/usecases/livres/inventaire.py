"""L’inventaire des compétences pour un métier : tenu, transférable, à acquérir, et les preuves."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cep_desktop.domain.competence import Aisance, Competence
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.pliage import plier

if TYPE_CHECKING:
    from cep_desktop.referentiels.rapprochement import MetierAPortee, Profil
    from cep_desktop.usecases.livres.bibliotheque import Bibliotheque


@dataclass(frozen=True, slots=True)
class LigneInventaire:
    """Une compétence, et ce qui la montre : la preuve, ou la compétence d’où elle vient."""

    libelle: str
    preuve: str = ""


@dataclass(frozen=True, slots=True)
class Inventaire:
    """Les compétences d’un métier regardé, rangées en trois ; `source` dit d’où vient la fiche."""

    metier: str
    code: str
    source: str
    tenues: tuple[LigneInventaire, ...]
    transferables: tuple[LigneInventaire, ...]
    a_acquerir: tuple[LigneInventaire, ...]


def profil_du_dossier(dossier: Dossier) -> "Profil":
    """Rend ce dont on part : métiers exercés (code ROME connu) et compétences acquises."""
    from cep_desktop.referentiels.rapprochement import Profil

    conseil = dossier.conseil
    metiers = dict.fromkeys(e.rome for e in conseil.experiences if e.rome is not None)
    acquises = (c.libelle for c in conseil.competences if c.aisance is not Aisance.A_APPRENDRE)
    return Profil(tuple(metiers), tuple(acquises))


def inventorier(
    dossier: Dossier, metier_vise: str, bibliotheque: "Bibliotheque"
) -> Inventaire | None:
    """Rend l’inventaire pour un métier visé du dossier, ou `None` sans code connu des livres."""
    vise = next((m for m in dossier.conseil.metiers if m.id == metier_vise), None)
    if vise is None or vise.rome is None:
        return None
    rapproche = bibliotheque.comparer(vise.rome, profil_du_dossier(dossier))
    catalogue = bibliotheque.catalogue()
    if rapproche is None or catalogue is None:
        return None
    return _ranger(vise.appellation, rapproche, dossier, catalogue.source)


def _ranger(
    appellation: str, rapproche: "MetierAPortee", dossier: Dossier, source: str
) -> Inventaire:
    competences = dossier.conseil.competences
    preuves = {plier(c.libelle): _preuve(c, dossier) for c in competences}
    exerces = ", ".join(e.titre for e in dossier.conseil.experiences if e.rome is not None)

    def tenue(libelle: str) -> LigneInventaire:
        return LigneInventaire(libelle, preuves.get(plier(libelle)) or exerces)

    return Inventaire(
        metier=appellation,
        code=rapproche.metier.code,
        source=source,
        tenues=tuple(map(tenue, rapproche.tenues)),
        transferables=tuple(
            LigneInventaire(
                passage.competence,
                ", ".join(filter(None, (passage.depuis, preuves.get(plier(passage.depuis), "")))),
            )
            for passage in rapproche.transferables
        ),
        a_acquerir=tuple(map(LigneInventaire, rapproche.a_apprendre)),
    )


def _preuve(competence: Competence, dossier: Dossier) -> str:
    if competence.preuve:
        return competence.preuve
    experiences = dossier.conseil.experiences
    return next((e.titre for e in experiences if e.id == competence.experience), "")
