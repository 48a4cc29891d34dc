"""Créer un dossier : deux noms suffisent, et l’on entre par le niveau qui convient."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from pydantic import ValidationError

from cep_desktop.domain.accueil import Accueil
from cep_desktop.domain.code import Code
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.domain.francais import expliquer
from cep_desktop.domain.parcours import Avancement, Parcours
from cep_desktop.domain.personne import Accord, Beneficiaire, Conseiller, Structure
from cep_desktop.domain.pliage import mots
from cep_desktop.usecases.fiche import FicheDossier
from cep_desktop.usecases.ports import Dossiers
from cep_desktop.usecases.session import Session

_CHIFFRES = 4


class Entree(Code):
    """Où en est le projet de la personne : n’importe quel niveau peut être le premier."""

    FAIRE_LE_POINT = "faire_le_point", "Je veux faire le point"
    PRECISER = "preciser", "J’ai des idées, je veux les préciser"
    PRET = "pret", "Mon projet est prêt"


@dataclass(frozen=True, slots=True)
class Identite:
    """Qui ouvre les dossiers de ce poste."""

    referent: Conseiller
    structure: Structure


@dataclass(frozen=True, slots=True)
class NouveauDossier:
    """Ce qu’il faut pour commencer ; `contact` est un téléphone ou un courriel, ou rien."""

    prenom: str
    nom: str
    identite: Identite
    accord: Accord = Accord.SANS
    contact: str = ""
    entree: Entree = Entree.FAIRE_LE_POINT
    est_informee: bool = False


def creer(dossiers: Dossiers, demande: NouveauDossier, *, le: date) -> Session:
    """Garde un dossier neuf et l’ouvre. Lève `DossierIncoherent` si un champ est impossible."""
    try:
        dossier = composer_dossier(demande, numero=_numero_suivant(dossiers), le=le)
    except ValidationError as cause:
        raise DossierIncoherent(expliquer(cause)) from None
    revision = dossiers.ecrire(dossier, attendue=0, geste="dossier créé")
    return Session(dossier, revision=revision)


def composer_dossier(demande: NouveauDossier, *, numero: str, le: date) -> Dossier:
    """Rend le dossier neuf, non gardé. Lève `pydantic.ValidationError`."""
    est_courriel = "@" in demande.contact
    beneficiaire = Beneficiaire(
        prenom=demande.prenom,
        nom=demande.nom,
        accord=demande.accord,
        telephone=None if est_courriel else demande.contact or None,
        courriel=demande.contact if est_courriel else None,
    )
    return Dossier(
        id=uuid4(),
        numero=numero,
        ouvert_le=le,
        beneficiaire=beneficiaire,
        referent=demande.identite.referent,
        structure=demande.identite.structure,
        parcours=_PARCOURS[demande.entree],
        accueil=Accueil(information_donnees_remise_le=le if demande.est_informee else None),
    )


def chercher_doublons(dossiers: Dossiers, prenom: str, nom: str) -> tuple[FicheDossier, ...]:
    """Rend les dossiers d’une personne du même nom, malgré accents, casse et ordre des mots."""
    cherches = mots(f"{prenom} {nom}")
    if not (prenom.strip() and nom.strip()):
        return ()
    trouves = dossiers.chercher(f"{prenom} {nom}")
    return tuple(fiche for fiche in trouves if mots(fiche.personne) == cherches)


def derniere_identite(dossiers: Dossiers) -> Identite | None:
    """Rend qui a ouvert le dernier dossier réel de ce poste, ou `None` s’il n’y en a pas."""
    reels = [fiche for fiche in dossiers.fiches() if not fiche.est_fictif]
    if not reels:
        return None
    dernier = dossiers.lire(max(reels, key=lambda fiche: fiche.numero).id).dossier
    return Identite(dernier.referent, dernier.structure)


_PARCOURS = {
    Entree.FAIRE_LE_POINT: Parcours(accueil=Avancement.EN_COURS),
    Entree.PRECISER: Parcours(accueil=Avancement.PAS_NECESSAIRE, conseil=Avancement.EN_COURS),
    Entree.PRET: Parcours(
        accueil=Avancement.PAS_NECESSAIRE,
        conseil=Avancement.PAS_NECESSAIRE,
        accompagnement=Avancement.EN_COURS,
    ),
}


def _numero_suivant(dossiers: Dossiers) -> str:
    numeros = [int(f.numero) for f in dossiers.fiches() if f.numero.isdecimal()]
    return str(max(numeros, default=0) + 1).zfill(_CHIFFRES)
