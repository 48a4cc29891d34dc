"""Le journal des accès : qui a fait quoi et quand, scellé ligne à ligne, sans contenu.

Le sceau d’une ligne couvre celui de la précédente : en changer, en retirer ou en déplacer une
rompt la chaîne. Un dossier n’y paraît que par une empreinte, que seule la clé du coffre sait
refaire. La ligne d’une écriture porte aussi l’empreinte du contenu : une page plus ancienne
remise à la place d’une autre ne passe donc pas pour la dernière.
"""

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, insert, select

from cep_desktop.storage.coffre.tables import REPRISE, journal
from cep_desktop.storage.sql.schema import meta
from cep_desktop.usecases.coffre.journal import Geste, LigneDeJournal, Tete

_OCTETS_EMPREINTE = 16
_GESTES = {geste.value: geste for geste in Geste}
_SCELLEES = ("n", "le", "auteur", "geste", "objet", "revision", "contenu", "precision")


_AJOUTER = insert(journal)
_DERNIERE = select(journal.c.n, journal.c.sceau).order_by(journal.c.n.desc()).limit(1)
_DERNIER_ETAT = (
    select(journal.c.revision, journal.c.contenu)
    .where(journal.c.objet == bindparam("vise"), journal.c.revision.is_not(None))
    .order_by(journal.c.n.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Etat:
    """La dernière version d’un dossier : révision et empreinte du contenu (0 et vide : effacé)."""

    revision: int
    contenu: bytes


@dataclass(frozen=True, slots=True)
class Journal:
    """Le journal d’un coffre ; `cle` scelle les lignes, `auteur` les signe."""

    cle: bytes
    coffre: str
    auteur: str

    def empreinte(self, identifiant: UUID) -> str:
        """Rend l’empreinte d’un dossier, toujours la même dans ce coffre."""
        return self._sceller(b"dossier", identifiant.bytes)[:_OCTETS_EMPREINTE].hex()

    def resumer(self, octets: bytes) -> bytes:
        """Rend l’empreinte d’un contenu."""
        return self._sceller(b"contenu", octets)

    def sceller_temoin(self, octets: bytes) -> bytes:
        """Rend le sceau de ce qui se garde hors de la base."""
        return self._sceller(b"temoin", octets)

    def noter(
        self,
        connexion: Connection,
        geste: Geste,
        le: datetime,
        *,
        objet: str = "",
        etat: Etat | None = None,
        precision: str = "",
    ) -> Tete:
        """Ajoute une ligne dans la transaction ouverte et rend la nouvelle tête.

        `precision` est un mot fixé par le programme (un format, un nombre), jamais un contenu.
        """
        avant = self.tete(connexion)
        champs: dict[str, object] = {
            "n": avant.n + 1,
            "le": le.astimezone(UTC),
            "auteur": self.auteur,
            "geste": geste.value,
            "objet": objet,
            "revision": etat.revision if etat else None,
            "contenu": etat.contenu if etat else None,
            "precision": precision,
        }
        sceau = self._sceller(avant.sceau, _canoniser(champs))
        connexion.execute(_AJOUTER, {**champs, "sceau": sceau})
        return Tete(avant.n + 1, sceau)

    def tete(self, connexion: Connection) -> Tete:
        """Rend la dernière ligne, ou le point de reprise d’un journal vide."""
        ligne = connexion.execute(_DERNIERE).one_or_none()
        return Tete(ligne.n, ligne.sceau) if ligne else self.reprise(connexion)

    def reprise(self, connexion: Connection) -> Tete:
        """Rend le point d’où part la chaîne : l’origine, ou la dernière ligne purgée."""
        valeur = connexion.execute(select(meta.c.valeur).where(meta.c.cle == REPRISE)).scalar()
        if valeur is None:
            return Tete(0, self._sceller(b"origine", self.coffre.encode()))
        n, _, sceau = valeur.partition(" ")
        return Tete(int(n), bytes.fromhex(sceau))

    def sceau(self, connexion: Connection, n: int) -> bytes | None:
        """Rend le sceau d’une ligne, `None` si elle n’est pas là."""
        return connexion.execute(select(journal.c.sceau).where(journal.c.n == n)).scalar()

    def etat(self, connexion: Connection, objet: str) -> Etat | None:
        """Rend la dernière version notée d’un dossier, `None` si elle ne l’a jamais été."""
        ligne = connexion.execute(_DERNIER_ETAT, {"vise": objet}).one_or_none()
        return Etat(ligne.revision, ligne.contenu) if ligne else None

    def rupture(self, connexion: Connection) -> int | None:
        """Relit toute la chaîne ; rend le numéro de la première ligne fausse, ou `None`."""
        attendu = self.reprise(connexion)
        for ligne in connexion.execute(select(journal).order_by(journal.c.n)):
            sceau = self._sceller(attendu.sceau, _canoniser(ligne._asdict()))
            if ligne.n != attendu.n + 1 or not hmac.compare_digest(sceau, ligne.sceau):
                return int(ligne.n)
            attendu = Tete(ligne.n, ligne.sceau)
        return None

    def lignes(self, connexion: Connection, *, objet: str = "") -> Iterator[LigneDeJournal]:
        """Rend les lignes, la plus récente d’abord ; d’un seul dossier si `objet` est donné."""
        requete = select(journal).order_by(journal.c.n.desc())
        if objet:
            requete = requete.where(journal.c.objet == objet)
        yield from map(_lire, connexion.execute(requete))

    def _sceller(self, *morceaux: bytes) -> bytes:
        """HMAC-SHA256 de morceaux qui annoncent leur longueur : rien ne passe de l’un à l’autre."""
        message = b"".join(len(morceau).to_bytes(8, "big") + morceau for morceau in morceaux)
        return hmac.digest(self.cle, message, "sha256")


def _canoniser(champs: dict[str, object]) -> bytes:
    """Rend les colonnes scellées, toujours dans le même ordre et sous la même forme."""
    return json.dumps([_ecrire(champs[nom]) for nom in _SCELLEES], ensure_ascii=False).encode()


def _ecrire(valeur: object) -> object:
    match valeur:
        case datetime():
            return valeur.isoformat()
        case bytes():
            return valeur.hex()
        case _:
            return valeur


def _lire(ligne: Row[*tuple[object, ...]]) -> LigneDeJournal:
    return LigneDeJournal(
        n=ligne.n,
        le=ligne.le,
        auteur=ligne.auteur,
        geste=_GESTES[ligne.geste],
        objet=ligne.objet,
        precision=ligne.precision,
    )
