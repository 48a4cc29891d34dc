"""Ce que montre la liste des dossiers, calculé sans écran."""

import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from uuid import UUID

from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.typographie import composer, ecrire_date_longue
from cep_desktop.domain.vocabulaire import Vocabulaire
from cep_desktop.usecases.fiche import FicheDossier
from ui.dates import ecrire_proche

_BIENTOT = timedelta(days=30)


class Filtre(StrEnum):
    """Ce que l’on veut voir de la liste."""

    TOUS = "tous"
    A_FAIRE = "a_faire"
    EN_ATTENTE = "en_attente"
    TERMINES = "termines"


class EtatDossier(StrEnum):
    """L’étiquette d’un dossier."""

    EN_RETARD = "en_retard"
    BIENTOT = "bientot"
    A_JOUR = "a_jour"
    EN_ATTENTE = "en_attente"
    A_COMMENCER = "a_commencer"
    TERMINE = "termine"


MOTS = {
    EtatDossier.EN_RETARD: "En retard",
    EtatDossier.BIENTOT: "Bientôt",
    EtatDossier.A_JOUR: "À jour",
    EtatDossier.EN_ATTENTE: "En attente",
    EtatDossier.A_COMMENCER: "À commencer",
    EtatDossier.TERMINE: "Terminé",
}


@dataclass(frozen=True, slots=True)
class JalonDossier:
    """Un niveau dans le mini-chemin."""

    rang: int
    titre: str
    avancement: Avancement


@dataclass(frozen=True, slots=True)
class LigneDossier:
    """Un dossier dans la liste ; `phrase` dit tout au lecteur d’écran."""

    id: UUID
    personne: str
    projet: str
    est_fictif: bool
    jalons: tuple[JalonDossier, ...]
    prochaine_etape: str
    quand: str
    etat: EtatDossier
    recherche: str
    phrase: str
    referent: str
    rang_nom: str


@dataclass(frozen=True, slots=True)
class EtatAccueil:
    """Toute la page."""

    sous_titre: str
    lignes: tuple[LigneDossier, ...]
    filtres: tuple[tuple[Filtre, str], ...]


_FILTRES = {
    Filtre.A_FAIRE: {
        EtatDossier.EN_RETARD, EtatDossier.BIENTOT, EtatDossier.A_JOUR, EtatDossier.A_COMMENCER
    },
    Filtre.EN_ATTENTE: {EtatDossier.EN_ATTENTE},
    Filtre.TERMINES: {EtatDossier.TERMINE},
}  # fmt: skip
_NOMS = {
    Filtre.TOUS: "Tous",
    Filtre.A_FAIRE: "À faire",
    Filtre.EN_ATTENTE: "En attente",
    Filtre.TERMINES: "Terminés",
}


def deriver(
    fiches: Iterable[FicheDossier], vocabulaire: Callable[[str], Vocabulaire], *, le: date
) -> EtatAccueil:
    """Rend ce que la page montre ; `le` est la date du jour."""
    lire = cache(vocabulaire)
    lignes = tuple(_ligne(fiche, lire(fiche.vocabulaire), le) for fiche in fiches)
    mot = "dossier" if len(lignes) < 2 else "dossiers"  # noqa: PLR2004 - accord au pluriel
    return EtatAccueil(
        sous_titre=composer(f"{ecrire_date_longue(le).capitalize()}, {len(lignes)} {mot}"),
        lignes=lignes,
        filtres=tuple(
            (filtre, f"{nom} ({sum(_garde(ligne, filtre) for ligne in lignes)})")
            for filtre, nom in _NOMS.items()
        ),
    )


def filtrer(
    lignes: Iterable[LigneDossier],
    filtre: Filtre,
    recherche: str,
    trouves: Collection[UUID] = (),
) -> tuple[LigneDossier, ...]:
    """Garde les dossiers du filtre qui contiennent tous les mots cherchés, accents ignorés.

    `trouves` : ceux que le coffre a trouvés de plus, par leurs notes, ou malgré une faute.
    """
    mots = sans_accents(recherche).split()
    return tuple(
        ligne
        for ligne in lignes
        if _garde(ligne, filtre)
        and (ligne.id in trouves or all(mot in ligne.recherche for mot in mots))
    )


def sans_accents(texte: str) -> str:
    """Met en minuscules, sans accents : « Solène » devient « solene », « Cœur », « coeur »."""
    minuscules = texte.lower().replace("œ", "oe").replace("æ", "ae")
    decompose = unicodedata.normalize("NFD", minuscules)
    return "".join(signe for signe in decompose if unicodedata.category(signe) != "Mn")


def _garde(ligne: LigneDossier, filtre: Filtre) -> bool:
    return filtre is Filtre.TOUS or ligne.etat in _FILTRES[filtre]


def _etat(fiche: FicheDossier, le: date) -> EtatDossier:
    if fiche.est_clos:
        return EtatDossier.TERMINE
    if not fiche.prochaine_etape:
        return EtatDossier.A_COMMENCER
    if fiche.echeance is not None and fiche.echeance < le:
        return EtatDossier.EN_RETARD
    if fiche.est_en_attente:
        return EtatDossier.EN_ATTENTE
    if fiche.echeance is not None and fiche.echeance - le <= _BIENTOT:
        return EtatDossier.BIENTOT
    return EtatDossier.A_JOUR


def _quand(echeance: date | None, le: date) -> str:
    if echeance is None:
        return ""
    return "aujourd’hui" if echeance == le else ecrire_proche(echeance, le=le)


def _ligne(fiche: FicheDossier, vocabulaire: Vocabulaire, le: date) -> LigneDossier:
    jalons = tuple(
        JalonDossier(niveau.rang, niveau.titre_court, fiche.parcours.avancement_du_niveau(niveau))
        for niveau in vocabulaire.niveaux
    )
    projet = fiche.projet or "Projet à préciser"
    prochaine = fiche.prochaine_etape or "Écrire la première action"
    quand = _quand(fiche.echeance, le)
    etat = _etat(fiche, le)
    parcours = ", ".join(f"{j.titre} {j.avancement.libelle.lower()}" for j in jalons)
    morceaux = (
        fiche.personne,
        "exemple fictif" if fiche.est_fictif else "",
        projet,
        parcours,
        f"prochaine étape : {prochaine}",
        quand,
        MOTS[etat],
    )
    return LigneDossier(
        id=fiche.id,
        personne=fiche.personne,
        projet=composer(projet),
        est_fictif=fiche.est_fictif,
        jalons=jalons,
        prochaine_etape=composer(prochaine),
        quand=quand,
        etat=etat,
        recherche=sans_accents(f"{fiche.personne} {fiche.projet} {fiche.numero} {prochaine}"),
        phrase=composer(", ".join(filter(None, morceaux))),
        referent=fiche.referent,
        rang_nom=sans_accents(" ".join(reversed(fiche.personne.split(maxsplit=1)))),
    )
