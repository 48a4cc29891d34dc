"""L’inventaire des compétences pour un métier : tenu, transférable, à acquérir, et les preuves."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cep_desktop.domain.competence import Aisance, Competence, MetierVise
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.pliage import plier
from cep_desktop.domain.typographie import ecrire_date

if TYPE_CHECKING:
    from cep_desktop.referentiels.rapprochement import MetierAPortee, Profil
    from cep_desktop.usecases.livres.bibliotheque import Bibliotheque


class InventaireImpossible(ErreurMetier):
    """Le métier demandé n’est pas dans les livres."""


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


def inventorier(dossier: Dossier, code: str, bibliotheque: "Bibliotheque") -> Inventaire | None:
    """Rend l’inventaire pour un métier, par son code ROME ; `None` s’il est inconnu des livres.

    Ce que la personne garde pour elle n’y entre pas.
    """
    from cep_desktop.referentiels.genre import nommer

    partage = dossier.partageable()
    rapproche = bibliotheque.comparer(code, profil_du_dossier(partage))
    catalogue = bibliotheque.catalogue()
    if rapproche is None or catalogue is None:
        return None
    vise = next((m for m in partage.conseil.metiers if m.rome == code), None)
    accord = partage.beneficiaire.accord
    appellation = vise.appellation if vise else nommer(rapproche.metier.libelle, accord)
    inventaire = _ranger(appellation, rapproche, partage, catalogue.source)
    return inventaire if vise is None else _completer(inventaire, vise, partage)


def metier_choisi(dossier: Dossier) -> MetierVise | None:
    """Rend le métier du projet, sinon celui de la piste choisie, ou `None`.

    Sans code ROME, ce sont les mots de la personne qui le nomment.
    """
    conseil = dossier.conseil
    choisis = {piste.metier for piste in conseil.pistes if piste.est_choisie}
    projet = conseil.projet
    for metier in conseil.metiers:
        est_le_projet = projet is not None and (
            metier.rome == projet.rome
            if projet.rome is not None
            else plier(metier.appellation) == plier(projet.metier)
        )
        if est_le_projet or (projet is None and metier.id in choisis):
            return metier
    if projet is None:
        return None
    return MetierVise(id="M0", appellation=projet.metier, rome=projet.rome)


def inventorier_le_dossier(dossier: Dossier, vise: MetierVise) -> Inventaire:
    """Rend l’inventaire d’un métier avec les seuls mots du dossier, sans aucun livre."""
    partage = dossier.partageable()
    dites = _dites(partage, vise)
    transferables = tuple(
        LigneInventaire(c.libelle, _preuve(c, partage))
        for c in partage.conseil.competences
        if c.est_transferable and c.aisance is not Aisance.A_APPRENDRE
    )
    tenues = {plier(ligne.libelle) for ligne in dites}
    return Inventaire(
        metier=vise.appellation,
        code=vise.rome or "",
        source="",
        tenues=dites,
        transferables=tuple(x for x in transferables if plier(x.libelle) not in tenues),
        a_acquerir=tuple(LigneInventaire(m, _prevu(m, partage)) for m in vise.a_acquerir),
    )


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
        a_acquerir=tuple(
            LigneInventaire(libelle, _prevu(libelle, dossier)) for libelle in rapproche.a_apprendre
        ),
    )


def _completer(inventaire: Inventaire, vise: MetierVise, dossier: Dossier) -> Inventaire:
    """Ajoute ce que la personne a dit elle-même de ce métier : sa parole passe d’abord."""
    dites = _dites(dossier, vise)
    ajoutes = tuple(LigneInventaire(m, _prevu(m, dossier)) for m in vise.a_acquerir)
    connues = {plier(ligne.libelle) for ligne in dites}

    def reste(lignes: tuple[LigneInventaire, ...]) -> tuple[LigneInventaire, ...]:
        neuves = tuple(x for x in lignes if plier(x.libelle) not in connues)
        connues.update(plier(x.libelle) for x in neuves)
        return neuves

    return replace(
        inventaire,
        tenues=(*dites, *reste(inventaire.tenues)),
        transferables=reste(inventaire.transferables),
        a_acquerir=(*reste(ajoutes), *reste(inventaire.a_acquerir)),
    )


def _dites(dossier: Dossier, vise: MetierVise) -> tuple[LigneInventaire, ...]:
    """Les compétences que la personne dit déjà là pour ce métier, avec leurs preuves."""
    return tuple(
        LigneInventaire(c.libelle, _preuve(c, dossier))
        for c in dossier.conseil.competences
        if c.id in vise.competences_presentes
    )


def _preuve(competence: Competence, dossier: Dossier) -> str:
    if competence.preuve:
        return competence.preuve
    if competence.piece is not None:
        return f"Un document, vu le {ecrire_date(competence.piece.jointe_le)}"
    experiences = dossier.conseil.experiences
    return next((e.titre for e in experiences if e.id == competence.experience), "")


def _prevu(libelle: str, dossier: Dossier) -> str:
    """Dit si ce manque est déjà un besoin de formation, ou une action du plan."""
    plie = plier(libelle)
    actions = dossier.accompagnement.plan_action.actions()
    if any(plie in plier(action.libelle) for _, action in actions):
        return "Une action du plan"
    besoins = map(plier, dossier.conseil.besoins_de_formation)
    return "Un besoin de formation" if plie in besoins else ""
