"""Verser des dossiers d’un coffre à un serveur, ou l’inverse, avec toutes leurs révisions."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from cep_desktop.domain.code import Code
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.coffre.ports import Coffre
from cep_desktop.usecases.equipe import AdresseServeur, EssaiServeur
from cep_desktop.usecases.hors_ligne import PosteEnEquipe

Avancer = Callable[[int, int], None]
"""Reçoit le nombre de dossiers faits, puis le nombre à faire."""


class VersementInfidele(ErreurMetier):
    """Un dossier relu après son versement diffère de l’original ; l’original est intact."""


@dataclass(frozen=True, slots=True)
class RevisionEntiere:
    """Une révision telle qu’elle est gardée, jusqu’au dernier octet."""

    numero: int
    le: datetime
    auteur: str
    geste: str
    nom: str
    octets: bytes

    def est_la_meme(self, autre: "RevisionEntiere") -> bool:
        """Vrai si tout est pareil, nom mis à part : il se donne et se change après coup."""
        return (self.numero, self.le, self.auteur, self.geste, self.octets) == (
            autre.numero,
            autre.le,
            autre.auteur,
            autre.geste,
            autre.octets,
        )


@dataclass(frozen=True, slots=True)
class DossierEntier:
    """Un dossier et toutes ses révisions, de la première à la dernière."""

    id: UUID
    revisions: tuple[RevisionEntiere, ...]

    def commence_par(self, autre: "DossierEntier") -> bool:
        """Vrai si l’histoire de `autre` est le début de celle-ci."""
        debut = self.revisions[: len(autre.revisions)]
        return len(debut) == len(autre.revisions) and all(
            ici.est_la_meme(la) for ici, la in zip(debut, autre.revisions, strict=True)
        )


class Versement(Code):
    """Ce que verser un dossier a fait."""

    NOUVEAU = "nouveau", "Versé"
    COMPLETE = "complete", "Complété"
    DEJA_LA = "deja_la", "Déjà là"
    DIVERGENT = "divergent", "Différent des deux côtés"


class Archive(Protocol):
    """Un endroit d’où des dossiers entiers sortent, et où ils entrent."""

    def identifiants(self) -> tuple[UUID, ...]:
        """Rend les dossiers que l’on peut en sortir."""
        ...

    def extraire(self, identifiant: UUID) -> DossierEntier | None:
        """Rend un dossier entier, ou `None` s’il n’est pas là."""
        ...

    def creer(self, entier: DossierEntier) -> None:
        """Ajoute un dossier entier, en une transaction."""
        ...

    def completer(self, entier: DossierEntier, *, depuis: int) -> None:
        """Ajoute les révisions qui suivent celle-ci, en une transaction."""
        ...

    def nommer(self, identifiant: UUID, numero: int, nom: str) -> None:
        """Donne un nom à une révision."""
        ...


class Passerelle(Protocol):
    """Ce qui relie le coffre de ce poste et un serveur d’équipe."""

    def sql_installation(self) -> str:
        """Rend le script qui installe un serveur, à passer à psql."""
        ...

    def du_coffre(self, coffre: Coffre) -> Archive:
        """Rend les dossiers entiers d’un coffre ouvert."""
        ...

    def travailler(
        self, coffre: Coffre, adresse: AdresseServeur, mot_de_passe: str | None
    ) -> AbstractContextManager[PosteEnEquipe]:
        """Ouvre les dossiers d’une équipe, même si le serveur se tait : le coffre y supplée."""
        ...

    def essayer(self, adresse: AdresseServeur, mot_de_passe: str | None) -> EssaiServeur:
        """Rend ce que répond un serveur, sans rien y écrire.

        Lève `ServeurInjoignable`, `ConnexionRefusee` ou `ServeurMalRegle`.
        """
        ...

    def du_serveur(
        self, adresse: AdresseServeur, mot_de_passe: str | None
    ) -> AbstractContextManager[Archive]:
        """Ouvre les dossiers d’un serveur ; n’en sortent que ceux dont on est le référent.

        Lève `ServeurInjoignable`, `ConnexionRefusee` ou `ServeurMalRegle`.
        """
        ...


@dataclass(frozen=True, slots=True)
class BilanMigration:
    """Ce qu’une migration a fait, dossier par dossier."""

    versements: tuple[tuple[UUID, Versement], ...]

    def combien(self, versement: Versement) -> int:
        """Compte les dossiers qui ont eu ce sort."""
        return sum(fait is versement for _, fait in self.versements)

    @property
    def divergents(self) -> tuple[UUID, ...]:
        """Les dossiers que les deux côtés ont changés : rien n’y a été touché."""
        return tuple(cle for cle, fait in self.versements if fait is Versement.DIVERGENT)


def migrer(
    source: Archive,
    cible: Archive,
    *,
    noter: Callable[[UUID], None] | None = None,
    avancer: Avancer | None = None,
) -> BilanMigration:
    """Verse chaque dossier, le relit, et laisse la source intacte ; la refaire ne double rien.

    `noter` reçoit chaque dossier dont quelque chose est sorti. Lève `VersementInfidele`.
    """
    versements: list[tuple[UUID, Versement]] = []
    for rang, (identifiant, total) in enumerate(_a_verser(source), start=1):
        entier = source.extraire(identifiant)
        if entier is not None:
            fait = _verser(entier, cible)
            versements.append((identifiant, fait))
            if noter and fait in {Versement.NOUVEAU, Versement.COMPLETE}:
                noter(identifiant)
        if avancer:
            avancer(rang, total)
    return BilanMigration(tuple(versements))


def _a_verser(source: Archive) -> Iterator[tuple[UUID, int]]:
    identifiants = source.identifiants()
    return ((identifiant, len(identifiants)) for identifiant in identifiants)


def _verser(entier: DossierEntier, cible: Archive) -> Versement:
    present = cible.extraire(entier.id)
    if present is not None and not entier.commence_par(present):
        return Versement.DEJA_LA if present.commence_par(entier) else Versement.DIVERGENT
    if present is None:
        cible.creer(entier)
    elif len(present.revisions) < len(entier.revisions):
        cible.completer(entier, depuis=len(present.revisions))
    _nommer(entier, cible)
    relu = cible.extraire(entier.id)
    if relu is None or not (relu.commence_par(entier) and entier.commence_par(relu)):
        raise VersementInfidele(
            "Un dossier relu après son versement n’est pas le même que l’original.",
            remede="L’original est intact. Prévenez votre service informatique.",
        )
    if present is None:
        return Versement.NOUVEAU
    est_complet = len(present.revisions) == len(entier.revisions)
    return Versement.DEJA_LA if est_complet else Versement.COMPLETE


def _nommer(entier: DossierEntier, cible: Archive) -> None:
    """Reporte les noms donnés à des révisions qui n’en ont pas encore dans la cible."""
    present = cible.extraire(entier.id)
    for ici, la in zip(entier.revisions, present.revisions if present else (), strict=False):
        if ici.nom and not la.nom:
            cible.nommer(entier.id, ici.numero, ici.nom)
