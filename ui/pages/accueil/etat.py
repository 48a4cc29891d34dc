"""Ce que montre la liste des dossiers, calculé sans écran."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Protocol
from uuid import UUID

from cep_desktop.domain.avancement import Avancement, Avancements, Volet
from cep_desktop.domain.typographie import composer, ecrire_date_longue
from cep_desktop.usecases.coffre.entrouvert import Groupe
from cep_desktop.usecases.fiche import FicheDossier
from ui.dates import ecrire_proche

_BIENTOT = timedelta(days=30)
_ACCENTS = re.compile("[\u0300-\u036f]+")
"""Les signes qu’une lettre décomposée porte au-dessus ou au-dessous d’elle."""


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


class Niveau(Protocol):
    """Ce que la liste demande à un niveau."""

    @property
    def rang(self) -> int:
        """Son rang."""
        ...

    @property
    def titre_court(self) -> str:
        """Son titre."""
        ...

    @property
    def volets(self) -> tuple[Volet, ...]:
        """Ce qu’il contient."""
        ...


class Niveaux(Protocol):
    """Un vocabulaire, entier ou réduit à ses niveaux."""

    @property
    def niveaux(self) -> Sequence[Niveau]:
        """Ses niveaux, dans l’ordre."""
        ...


@dataclass(frozen=True, slots=True)
class JalonDossier:
    """Un niveau dans le mini-chemin."""

    rang: int
    titre: str
    avancement: Avancement


@dataclass(frozen=True, slots=True)
class LigneDossier:
    """Un dossier dans la liste, qui n’écrit ses mots qu’une fois montré ou cherché.

    La liste en a dix mille, l’écran une douzaine : seuls l’état et les jalons servent à tous.
    """

    fiche: FicheDossier
    jalons: tuple[JalonDossier, ...]
    le: date
    etat: EtatDossier

    @property
    def id(self) -> UUID:
        """Le dossier."""
        return self.fiche.id

    @property
    def personne(self) -> str:
        """Le nom de la personne."""
        return self.fiche.personne

    @property
    def est_fictif(self) -> bool:
        """Vrai pour un exemple."""
        return self.fiche.est_fictif

    @property
    def projet(self) -> str:
        """Le projet, ou la phrase qui dit qu’il n’y en a pas."""
        return composer(self.fiche.projet or "Projet à préciser")

    @property
    def prochaine_etape(self) -> str:
        """Ce qui vient ensuite, ou par où commencer."""
        return composer(self.fiche.prochaine_etape or "Écrire la première action")

    @property
    def quand(self) -> str:
        """L’échéance en mots, vide s’il n’y en a pas."""
        echeance = self.fiche.echeance
        if echeance is None:
            return ""
        return "aujourd’hui" if echeance == self.le else ecrire_proche(echeance, le=self.le)

    @property
    def recherche(self) -> str:
        """Les mots où l’on cherche, sans accents."""
        fiche = self.fiche
        etape = fiche.prochaine_etape or "Écrire la première action"
        return sans_accents(f"{fiche.personne} {fiche.projet} {fiche.numero} {etape}")

    @property
    def phrase(self) -> str:
        """Tout, pour le lecteur d’écran."""
        morceaux = (
            self.personne,
            "exemple fictif" if self.est_fictif else "",
            self.projet,
            ", ".join(f"{j.titre} {j.avancement.libelle.lower()}" for j in self.jalons),
            f"prochaine étape : {self.prochaine_etape}",
            self.quand,
            MOTS[self.etat],
        )
        return composer(", ".join(filter(None, morceaux)))

    @property
    def referent(self) -> str:
        """Qui suit le dossier."""
        return self.fiche.referent

    @property
    def rang_nom(self) -> str:
        """Le nom puis le prénom, sans accents, pour ranger."""
        return sans_accents(" ".join(reversed(self.personne.split(maxsplit=1))))


@dataclass(frozen=True, slots=True)
class EtatAccueil:
    """Toute la page."""

    sous_titre: str
    lignes: tuple[LigneDossier, ...]
    filtres: tuple[tuple[Filtre, str], ...]


_FILTRES = {
    Filtre.TOUS: frozenset(EtatDossier),
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
    fiches: Iterable[FicheDossier],
    vocabulaire: Callable[[str], Niveaux],
    *,
    le: date,
    groupes: Iterable[Groupe] | None = None,
) -> EtatAccueil:
    """Rend ce que la page montre ; `le` est la date du jour.

    `groupes` compte tous les dossiers quand `fiches` n’en est que le début.
    """

    @cache  # les dossiers se partagent quelques parcours
    def jalons(code: str, parcours: Avancements) -> tuple[JalonDossier, ...]:
        return tuple(
            JalonDossier(niveau.rang, niveau.titre_court, parcours.du_niveau(niveau.volets))
            for niveau in vocabulaire(code).niveaux
        )

    lignes = tuple(
        LigneDossier(fiche, jalons(fiche.vocabulaire, fiche.parcours), le, _etat(fiche, le))
        for fiche in fiches
    )
    compte = Counter(ligne.etat for ligne in lignes) if groupes is None else _compter(groupes, le)
    nombre = compte.total()
    mot = "dossier" if nombre < 2 else "dossiers"  # noqa: PLR2004 - accord au pluriel
    return EtatAccueil(
        sous_titre=composer(f"{ecrire_date_longue(le).capitalize()}, {nombre} {mot}"),
        lignes=lignes,
        filtres=tuple(
            (filtre, f"{nom} ({sum(compte[etat] for etat in _FILTRES[filtre])})")
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
    mots, etats = sans_accents(recherche).split(), _FILTRES[filtre]
    du_filtre = (ligne for ligne in lignes if ligne.etat in etats)
    if not mots:
        return tuple(du_filtre)
    return tuple(
        ligne for ligne in du_filtre if ligne.id in trouves or _contient(ligne.recherche, mots)
    )


def sans_accents(texte: str) -> str:
    """Met en minuscules, sans accents : « Solène » devient « solene », « Cœur », « coeur »."""
    minuscules = texte.lower().replace("œ", "oe").replace("æ", "ae")
    decompose = unicodedata.normalize("NFD", minuscules)
    return _ACCENTS.sub("", decompose)


def _contient(texte: str, mots: Iterable[str]) -> bool:
    return all(mot in texte for mot in mots)


def _compter(groupes: Iterable[Groupe], le: date) -> Counter[EtatDossier]:
    compte = Counter[EtatDossier]()
    for groupe in groupes:
        compte[_etat(groupe, le)] += groupe.nombre
    return compte


def _etat(fiche: FicheDossier | Groupe, le: date) -> EtatDossier:
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
