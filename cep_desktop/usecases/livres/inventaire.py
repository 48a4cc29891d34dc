"""L’inventaire des compétences pour un métier : tenu, transférable, à acquérir, et les preuves."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cep_desktop.domain.competence import Aisance, Competence
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.pliage import plier
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.produire import Papier, nommer

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
    return _ranger(appellation, rapproche, partage, catalogue.source)


def composer_inventaire(
    dossier: Dossier, code: str, bibliotheque: "Bibliotheque", *, le: date
) -> Papier:
    """Compose l’inventaire en Word, en mémoire. Lève `InventaireImpossible`."""
    from cep_desktop.documents.inventaire.contenu import ContenuInventaire, Rubrique
    from cep_desktop.documents.inventaire.ecriture import ecrire

    inventaire = inventorier(dossier, code, bibliotheque)
    if inventaire is None:
        raise InventaireImpossible(
            f"Le métier {code} n’est pas dans les livres installés.",
            remede="Vérifiez le code ROME, ou installez le livre des métiers.",
        )
    rubriques = (
        ("Je sais déjà le faire", "Ce qui le montre", inventaire.tenues, "Rien encore."),
        ("Je le fais autrement", "D’où cela vient", inventaire.transferables, "Rien de proche."),
        ("À apprendre", "Ce qui est prévu", inventaire.a_acquerir, "Rien : tout est déjà là."),
    )
    contenu = ContenuInventaire(
        personne=dossier.beneficiaire.nom_complet,
        metier=inventaire.metier,
        code=inventaire.code,
        source=inventaire.source,
        structure=dossier.structure.nom,
        le=le,
        rubriques=tuple(
            Rubrique(titre, preuve, tuple((x.libelle, x.preuve) for x in lignes), vide)
            for titre, preuve, lignes, vide in rubriques
        ),
        est_fictif=dossier.est_fictif,
    )
    nature = NaturePapier.INVENTAIRE
    return Papier(
        nature, nommer(nature.value, f"-{inventaire.code}.docx", dossier), ecrire(contenu)
    )


def ecrire_inventaire(
    dossier: Dossier, code: str, bibliotheque: "Bibliotheque", sortie: Path, *, le: date
) -> Path:
    """Dépose l’inventaire en Word, sous un nom neutre. Lève `ErreurMetier`."""
    papier = composer_inventaire(dossier, code, bibliotheque, le=le)
    return deposer(sortie, {papier.nom: papier.octets})[0]


def inventaires_a_remettre(
    dossier: Dossier, bibliotheque: "Bibliotheque", *, le: date
) -> tuple[Papier, ...]:
    """L’inventaire du métier choisi, à joindre au paquet ; rien sans livre ni métier à code."""
    code = _metier_choisi(dossier.partageable())
    if not code or not bibliotheque.a_des_metiers:
        return ()
    try:
        return (composer_inventaire(dossier, code, bibliotheque, le=le),)
    except InventaireImpossible:
        return ()


def _metier_choisi(dossier: Dossier) -> str:
    """Le code du projet, sinon celui de la piste choisie ; vide si personne n’en a écrit."""
    conseil = dossier.conseil
    if conseil.projet is not None and conseil.projet.rome is not None:
        return conseil.projet.rome
    choisis = {piste.metier for piste in conseil.pistes if piste.est_choisie}
    return next((m.rome for m in conseil.metiers if m.id in choisis and m.rome is not None), "")


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


def _preuve(competence: Competence, dossier: Dossier) -> str:
    if competence.preuve:
        return competence.preuve
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
