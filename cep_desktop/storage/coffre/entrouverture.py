"""Entrouvrir un coffre : lire sa liste dès que sa clé est là, avant de l’ouvrir en entier.

Rien ne s’écrit et rien ne se verrouille. Seul un coffre seul, bien refermé, au dernier format, et
que ses témoins reconnaissent, s’entrouvre ; pour tout autre, l’ouverture entière décide et dit.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cep_desktop.storage.coffre.derivation import Usage, deriver
from cep_desktop.storage.coffre.entree import EnteteBref, TemoinBref
from cep_desktop.storage.coffre.fichiers import BASE, VERROU, a_un_journal, lieux_du_temoin
from cep_desktop.storage.coffre.version import VERSION
from cep_desktop.storage.niveaux import lire_le_decoupage
from cep_desktop.storage.sql.connexion import (
    Acces,
    Connexion,
    ErreurDeBase,
    connecteur,
    exiger_sqlite,
)
from cep_desktop.storage.sql.ligne import COLONNES, ORDRE, lire_fiche_de_sqlite, lire_jour
from cep_desktop.usecases.coffre.entrouvert import Groupe, ListeBreve
from cep_desktop.usecases.coffre.erreurs import CoffreAbime
from cep_desktop.usecases.fiche import FicheDossier
from cep_desktop.usecases.reperes import Reperes, lire_reperes

if TYPE_CHECKING:
    from cep_desktop.usecases.coffre.ports import Coffre

PREMIERES = 60
"""Lignes lues d’abord : plusieurs écrans de la liste."""

_FICHES = f"SELECT {', '.join(COLONNES)} FROM entete"  # noqa: S608 - des noms du programme
_EN_ORDRE = f" ORDER BY {', '.join(ORDRE)}"
_GROUPES = (
    "SELECT est_clos, max(prochaine_etape), est_en_attente, echeance, count(*) "
    "FROM entete NOT INDEXED "  # tout se lit : l’index y ajouterait ses pages à déchiffrer
    "GROUP BY est_clos, prochaine_etape = '', est_en_attente, echeance"
)
Ligne = tuple[Any, ...]
OuvrirEnEntier = Callable[[bytes, str], "Coffre"]
"""Ouvre le coffre par sa clé, pour cet auteur."""


@dataclass(slots=True)
class Entrouverture:
    """Un coffre dont on lit la base telle qu’elle est, le temps de l’ouvrir en entier."""

    liste: ListeBreve
    _connexion: Connexion
    _cle: bytes
    _ouvrir: OuvrirEnEntier

    def lire_tout(self) -> tuple[FicheDossier, ...]:
        """Rend toute la liste. Lève `CoffreAbime`."""
        try:
            return _fiches(self._connexion, _EN_ORDRE)
        except ErreurDeBase as cause:
            raise CoffreAbime("La liste ne se lit plus.") from cause

    def ouvrir(self, *, auteur: str) -> "Coffre":
        """Ouvre le coffre en entier, par la clé déjà trouvée."""
        cle = self._cle
        self.refermer()
        return self._ouvrir(cle, auteur)

    def refermer(self) -> None:
        """Ne lit plus, et oublie la clé."""
        self._connexion.close()
        self._cle = b""


def entrouvrir(
    dossier: Path,
    ailleurs: Path | None,
    saisie: str,
    *,
    maintenant: datetime,
    ouvrir: OuvrirEnEntier,
) -> Entrouverture | None:
    """Entrouvre le coffre de ce dossier ; `None` s’il faut l’ouvrir en entier pour en juger."""
    exiger_sqlite()
    base = dossier / BASE
    entete = EnteteBref.lire(dossier)
    if entete is None or not _est_bien_referme(dossier):
        return None
    lus = [
        TemoinBref.lire(chemin, entete)
        for chemin in lieux_du_temoin(dossier, entete.coffre, ailleurs)
    ]
    cle = entete.cle(saisie) if None not in lus else None
    if cle is None:
        return None
    with suppress(ErreurDeBase, OSError, ValueError, KeyError), _lue(base, cle) as connexion:
        if set(lus) == {_tete(connexion)} and _est_connue(connexion):
            liste = _lire(connexion, maintenant)
            return Entrouverture(liste, connexion, cle, ouvrir)
        connexion.close()
    return None


def _est_bien_referme(dossier: Path) -> bool:
    """Vrai si personne ne tient le coffre, et que sa base n’attend rien de son journal."""
    verrou, base = dossier / VERROU, dossier / BASE
    try:
        return verrou.stat().st_size == 0 and base.exists() and not a_un_journal(base)
    except OSError:
        return False


@contextmanager
def _lue(base: Path, cle: bytes) -> Iterator[Connexion]:
    """Rend une connexion qui ne fait que lire, refermée si ce qui suit échoue."""
    connexion = connecteur(base, deriver(cle, Usage.BASE), Acces.INSTANTANE)()
    try:
        yield connexion
    except BaseException:
        connexion.close()
        raise


def _tete(connexion: Connexion) -> TemoinBref | None:
    ligne = connexion.execute("SELECT n, sceau FROM journal ORDER BY n DESC LIMIT 1").fetchone()
    return TemoinBref(*ligne) if ligne else None


def _est_connue(connexion: Connexion) -> bool:
    """Vrai si la base est à la dernière version, et le coffre sans équipe."""
    return _meta(connexion, "schema") == str(VERSION) and not _meta(connexion, "equipe")


def _meta(connexion: Connexion, cle: str) -> str:
    ligne = connexion.execute("SELECT valeur FROM meta WHERE cle = ?", (cle,)).fetchone()
    return str(ligne[0]) if ligne else ""


def _lire(connexion: Connexion, maintenant: datetime) -> ListeBreve:
    reperes = lire_reperes(_meta(connexion, "reperes"))
    le = maintenant.astimezone().date()
    groupes = connexion.execute(_GROUPES).fetchall()
    (exemples,) = connexion.execute("SELECT EXISTS (SELECT 1 FROM entete WHERE est_fictif)")
    return ListeBreve(
        fiches=_fiches(connexion, f"{_EN_ORDRE} LIMIT {PREMIERES}"),
        groupes=tuple(map(_groupe, groupes)),
        citees=(*_prochaine(connexion, le), *_reprises(connexion, reperes)),
        reperes=reperes,
        a_un_exemple=bool(exemples[0]),
        maintenant=maintenant,
        decoupage=lire_le_decoupage,
    )


def _groupe(ligne: Ligne) -> Groupe:
    clos, etape, attente, echeance, nombre = ligne
    return Groupe(bool(clos), etape, bool(attente), lire_jour(echeance), nombre)


def _prochaine(connexion: Connexion, le: date) -> tuple[FicheDossier, ...]:
    """Rend le dossier dont l’échéance est la plus proche, s’il y en a un."""
    suite = f" WHERE NOT est_clos AND echeance >= ?{_EN_ORDRE} LIMIT 1"
    return _fiches(connexion, suite, le.isoformat())


def _reprises(connexion: Connexion, reperes: Reperes) -> tuple[FicheDossier, ...]:
    """Rend les dossiers où l’on était."""
    repris = [str(repere.dossier) for repere in reperes.derniers]
    places = ", ".join("?" * len(repris))
    return _fiches(connexion, f" WHERE id IN ({places})", *repris) if repris else ()


def _fiches(connexion: Connexion, suite: str, *valeurs: str) -> tuple[FicheDossier, ...]:
    lignes = connexion.execute(_FICHES + suite, valeurs).fetchall()
    return tuple(map(lire_fiche_de_sqlite, lignes))
