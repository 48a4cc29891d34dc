"""Garde les dossiers en base : écrire, relire, lister, chercher, remonter dans l’historique."""

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    bindparam,
    delete,
    insert,
    or_,
    select,
    text,
    true,
    update,
)

from cep_desktop.documents import dossier_portable
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.storage.sql.fiche import COLONNES_FICHE, en_tete
from cep_desktop.storage.sql.index import Index
from cep_desktop.storage.sql.ligne import ORDRE, lire_fiche
from cep_desktop.storage.sql.registre import Registre, SansRegistre
from cep_desktop.storage.sql.schema import document, entete, revision
from cep_desktop.storage.sql.transaction import ecriture, lecture
from cep_desktop.usecases.coffre.erreurs import DossierGele
from cep_desktop.usecases.fiche import FicheDossier
from cep_desktop.usecases.nom_de_version import lire_nom_de_version
from cep_desktop.usecases.ports import ConflitDeRevision, DossierGarde, RevisionGardee

_COMPRESSION = 3
"""Niveau zlib des révisions : 10 % de place de plus que le niveau courant, trois fois plus vite."""


@dataclass(frozen=True, slots=True)
class DossiersEnBase:
    """Les dossiers d’une base ouverte ; chaque écriture est une seule transaction.

    `auteur` signe les révisions ; `maintenant` rend l’heure en temps universel ; `portee` est la
    condition qu’un en-tête remplit pour être montré (toujours vraie dans un coffre).
    """

    moteur: Engine
    index: Index
    auteur: str
    maintenant: Callable[[], datetime]
    portee: ColumnElement[bool] = field(default_factory=true)
    registre: Registre = field(default_factory=SansRegistre)

    def fiches(self) -> tuple[FicheDossier, ...]:
        """Rend la liste, échéance la plus proche d’abord, dossiers clos à la fin."""
        return self._fiches(select(*COLONNES_FICHE).where(self.portee).order_by(*_ORDRE))

    def chercher(self, texte: str, *, au_plus: int = 50) -> tuple[FicheDossier, ...]:
        """Rend les dossiers dont les noms, le projet ou les notes contiennent ces mots.

        Accents, casse et petites fautes n’empêchent pas de trouver.
        """
        with lecture(self.moteur) as connexion:
            lignes = self.index.lignes(connexion, texte, au_plus=au_plus)
        return tuple(map(lire_fiche, lignes))

    def lire(self, identifiant: UUID) -> DossierGarde:
        """Rend un dossier et son numéro de révision. Lève `ElementIntrouvable`."""
        requete = (
            select(document.c.json, entete.c.revision)
            .join(entete, entete.c.id == document.c.dossier)
            .where(entete.c.id == str(identifiant), self.portee)
        )
        with lecture(self.moteur) as connexion:
            ligne = _exiger(connexion.execute(requete).one_or_none())
            self.registre.exiger_actuel(connexion, identifiant, ligne.revision, ligne.json)
        garde = DossierGarde(dossier_portable.lire(ligne.json), ligne.revision)
        self.registre.noter_lecture(identifiant)
        return garde

    def ecrire(self, dossier: Dossier, *, attendue: int, geste: str) -> int:
        """Garde le dossier si sa révision en base est encore `attendue` (0 : il est neuf).

        Rend la nouvelle révision. Lève `ConflitDeRevision` si un autre a écrit entre-temps.
        """
        with ecriture(self.moteur) as connexion:
            return self.ecrire_dans(connexion, dossier, attendue=attendue, geste=geste)

    def ecrire_dans(
        self, connexion: Connection, dossier: Dossier, *, attendue: int, geste: str
    ) -> int:
        """Fait la même chose dans une transaction déjà ouverte, que l’appelant valide."""
        octets = dossier_portable.ecrire_serre(dossier)
        numero, le = attendue + 1, self.maintenant()
        self._poser_en_tete(connexion, dossier, attendue, le)
        _poser_document(connexion, str(dossier.id), octets, est_neuf=attendue == 0)
        connexion.execute(
            _AJOUTER_REVISION,
            {
                "dossier": str(dossier.id),
                "numero": numero,
                "le": le,
                "auteur": self.auteur,
                "geste": geste,
                "nom": "",
                "json_compresse": zlib.compress(octets, _COMPRESSION),
            },
        )
        self.index.ranger(connexion, dossier)
        self.registre.noter_ecriture(connexion, dossier.id, numero, octets)
        return numero

    def historique(self, identifiant: UUID) -> tuple[RevisionGardee, ...]:
        """Rend les révisions gardées, la plus récente d’abord."""
        colonnes = (revision.c.numero, revision.c.le, revision.c.auteur, revision.c.geste)
        requete = (
            select(*colonnes, revision.c.nom)
            .where(revision.c.dossier == str(identifiant))
            .order_by(revision.c.numero.desc())
        )
        with lecture(self.moteur) as connexion:
            return tuple(RevisionGardee(*ligne) for ligne in connexion.execute(requete))

    def lire_revision(self, identifiant: UUID, numero: int) -> Dossier:
        """Rend le dossier tel qu’il était à cette révision. Lève `ElementIntrouvable`."""
        requete = select(revision.c.json_compresse).where(
            revision.c.dossier == str(identifiant), revision.c.numero == numero
        )
        with lecture(self.moteur) as connexion:
            ligne = _exiger(connexion.execute(requete).one_or_none())
        return dossier_portable.lire(zlib.decompress(ligne.json_compresse))

    def nommer(self, identifiant: UUID, numero: int, nom: str) -> None:
        """Donne un nom à une révision, pour la retrouver. Lève `NomDeVersionRefuse`."""
        requete = (
            update(revision)
            .where(revision.c.dossier == str(identifiant), revision.c.numero == numero)
            .values(nom=lire_nom_de_version(nom))
        )
        with ecriture(self.moteur) as connexion:
            connexion.execute(requete)

    def effacer(self, identifiant: UUID) -> None:
        """Efface un dossier, ses révisions et ce qui permettait de le trouver.

        Lève `ElementIntrouvable`, `DossierGele` ou `EcritureImpossible` : il reste alors entier.
        """
        self.effacer_tous((identifiant,))

    def effacer_tous(self, identifiants: Iterable[UUID]) -> None:
        """Efface plusieurs dossiers, tous ou aucun. Mêmes refus que `effacer`."""
        with ecriture(self.moteur) as connexion:
            self.effacer_dans(connexion, identifiants)
        self.registre.achever_effacement()

    def effacer_dans(self, connexion: Connection, identifiants: Iterable[UUID]) -> None:
        """Fait la même chose dans une transaction déjà ouverte, que l’appelant valide et achève."""
        for identifiant in identifiants:
            exiger_degele(connexion, identifiant, le=self.maintenant().date())
            self.index.oublier(connexion, str(identifiant))
            efface = delete(entete).where(entete.c.id == str(identifiant), self.portee)
            if connexion.execute(efface).rowcount != 1:
                raise introuvable()
            self.registre.noter_effacement(connexion, identifiant)
        self.index.tasser(connexion)

    def _fiches(self, requete: Select[tuple[object, ...]]) -> tuple[FicheDossier, ...]:
        with lecture(self.moteur) as connexion:
            return tuple(map(lire_fiche, connexion.execute(requete).all()))

    def _poser_en_tete(
        self, connexion: Connection, dossier: Dossier, attendue: int, le: datetime
    ) -> None:
        valeurs = {
            **en_tete(dossier, le=le.date()),
            "revision": attendue + 1,
            "change_le": le,
        }
        if attendue == 0:
            if connexion.execute(_DEJA_LA, {"de": str(dossier.id)}).first():
                raise ConflitDeRevision
            connexion.execute(_AJOUTER_EN_TETE, valeurs)
            return
        cible = {"de": str(dossier.id), "attendue": attendue}
        if connexion.execute(_CHANGER_EN_TETE, {**valeurs, **cible}).rowcount != 1:
            raise ConflitDeRevision


# Composées une fois : à chaque enregistrement, il ne reste qu’à en donner les valeurs.
_DEJA_LA = select(entete.c.id).where(entete.c.id == bindparam("de"))
_AJOUTER_EN_TETE = insert(entete)
_CHANGER_EN_TETE = update(entete).where(
    entete.c.id == bindparam("de"), entete.c.revision == bindparam("attendue")
)
_AJOUTER_DOCUMENT = insert(document).values(dossier=bindparam("de"), json=bindparam("octets"))
_CHANGER_DOCUMENT = (
    update(document).where(document.c.dossier == bindparam("de")).values(json=bindparam("octets"))
)
_AJOUTER_REVISION = insert(revision)
_ORDRE = tuple(map(text, ORDRE))


def _poser_document(
    connexion: Connection, identifiant: str, octets: bytes, *, est_neuf: bool
) -> None:
    requete = _AJOUTER_DOCUMENT if est_neuf else _CHANGER_DOCUMENT
    connexion.execute(requete, {"de": identifiant, "octets": octets})


def _exiger(ligne: Row[*tuple[Any, ...]] | None) -> Row[*tuple[Any, ...]]:
    if ligne is None:
        raise introuvable()
    return ligne


def exiger_degele(connexion: Connection, identifiant: UUID, *, le: date) -> None:
    """Lève `DossierGele` si un gel (litige, limitation du traitement) vaut ce jour-là."""
    gele = select(entete.c.id).where(
        entete.c.id == str(identifiant),
        entete.c.gele_le <= le,
        or_(entete.c.degele_le.is_(None), entete.c.degele_le > le),
    )
    if connexion.execute(gele).first() is not None:
        raise DossierGele(
            "Ce dossier est gelé\u00a0: il ne s’efface pas.",
            remede="Levez d’abord le gel, si son motif a disparu.",
        )


def introuvable() -> ElementIntrouvable:
    """Rend le refus d’un geste sur un dossier qui n’est pas là."""
    return ElementIntrouvable(
        "Ce dossier n’est plus dans le coffre.", remede="Rouvrez la liste des dossiers."
    )
