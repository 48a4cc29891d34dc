"""Sort et entre des dossiers entiers d’une base, embarquée ou partagée, révision par révision."""

import zlib
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, insert, select, true, update

from cep_desktop.documents import dossier_portable
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.storage.sql.fiche import en_tete
from cep_desktop.storage.sql.schema import document, entete, revision
from cep_desktop.storage.sql.transaction import ecriture, lecture
from cep_desktop.usecases.migrer import DossierEntier, RevisionEntiere
from cep_desktop.usecases.ports import ConflitDeRevision


@dataclass(frozen=True, slots=True)
class ArchiveEnBase:
    """Les dossiers entiers d’une base ; `a_sortir` limite ceux que l’on en sort."""

    base: DossiersEnBase
    a_sortir: ColumnElement[bool] = field(default_factory=true)

    def identifiants(self) -> tuple[UUID, ...]:
        """Rend les dossiers que l’on peut en sortir."""
        requete = select(entete.c.id).where(self.base.portee, self.a_sortir).order_by(entete.c.id)
        with lecture(self.base.moteur) as connexion:
            return tuple(map(UUID, connexion.execute(requete).scalars()))

    def extraire(self, identifiant: UUID) -> DossierEntier | None:
        """Rend un dossier entier, ou `None` s’il n’est pas là."""
        requete = (
            select(revision)
            .where(revision.c.dossier == str(identifiant))
            .order_by(revision.c.numero)
        )
        with lecture(self.base.moteur) as connexion:
            revisions = tuple(
                RevisionEntiere(
                    numero=ligne.numero,
                    le=ligne.le,
                    auteur=ligne.auteur,
                    geste=ligne.geste,
                    nom=ligne.nom,
                    octets=zlib.decompress(ligne.json_compresse),
                )
                for ligne in connexion.execute(requete)
            )
        return DossierEntier(identifiant, revisions) if revisions else None

    def creer(self, entier: DossierEntier) -> None:
        """Ajoute un dossier entier, en une transaction."""
        derniere = entier.revisions[-1]
        with ecriture(self.base.moteur) as connexion:
            connexion.execute(insert(entete).values(_en_tete(derniere)))
            octets = derniere.octets
            connexion.execute(insert(document).values(dossier=str(entier.id), json=octets))
            for une in entier.revisions:
                _garder(connexion, entier.id, une)
            self._achever(connexion, entier)

    def completer(self, entier: DossierEntier, *, depuis: int) -> None:
        """Ajoute les révisions qui suivent celle-ci, en une transaction."""
        with ecriture(self.base.moteur) as connexion:
            for une in entier.revisions[depuis:]:
                _avancer(connexion, entier.id, une)
            self._achever(connexion, entier)

    def nommer(self, identifiant: UUID, numero: int, nom: str) -> None:
        """Donne un nom à une révision."""
        self.base.nommer(identifiant, numero, nom)

    def _achever(self, connexion: Connection, entier: DossierEntier) -> None:
        derniere = entier.revisions[-1]
        self.base.index.ranger(connexion, dossier_portable.lire(derniere.octets))
        self.base.registre.noter_ecriture(connexion, entier.id, derniere.numero, derniere.octets)


def _en_tete(une: RevisionEntiere) -> dict[str, object]:
    dossier = dossier_portable.lire(une.octets)
    valeurs = en_tete(dossier, le=une.le.date())
    return {**valeurs, "revision": une.numero, "change_le": une.le}


def _avancer(connexion: Connection, identifiant: UUID, une: RevisionEntiere) -> None:
    cle = str(identifiant)
    suite = update(entete).where(entete.c.id == cle, entete.c.revision == une.numero - 1)
    if connexion.execute(suite.values(_en_tete(une))).rowcount != 1:
        raise ConflitDeRevision
    connexion.execute(update(document).where(document.c.dossier == cle).values(json=une.octets))
    _garder(connexion, identifiant, une)


def _garder(connexion: Connection, identifiant: UUID, une: RevisionEntiere) -> None:
    connexion.execute(
        insert(revision).values(
            dossier=str(identifiant),
            numero=une.numero,
            le=une.le,
            auteur=une.auteur,
            geste=une.geste,
            nom=une.nom,
            json_compresse=zlib.compress(une.octets),
        )
    )
