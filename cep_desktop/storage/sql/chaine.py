"""La chaîne des traces d’un compte : le serveur la scelle, le poste la refait et s’en souvient."""

import hashlib
import hmac
from collections.abc import Iterable
from datetime import UTC, timedelta

from sqlalchemy import Connection, Row, text

from cep_desktop.usecases.equipe import TemoinTraces, TracesAlterees

_GARDE_AU_MOINS = timedelta(days=6 * 30)
"""En deçà, le serveur ne purge aucune trace (CNIL, délibération 2021-122)."""
_SEPARE = "\x1f"
_HEURE = text("SELECT clock_timestamp()")
_LES_MIENNES = text(
    "SELECT rang, le, acteur, action, dossier, equipe, detail, sceau FROM trace"
    " WHERE acteur = session_user AND rang >= :depuis ORDER BY rang"
)


def controler(connexion: Connection, temoin: TemoinTraces | None) -> TemoinTraces | None:
    """Refait la chaîne depuis le témoin et rend le nouveau ; `None` si rien n’est encore noté.

    Lève `TracesAlterees`.
    """
    lignes = connexion.execute(_LES_MIENNES, {"depuis": temoin.rang if temoin else 0}).all()
    if temoin is None:
        return _suivre(lignes)
    if not lignes or lignes[0].rang != temoin.rang:
        if connexion.execute(_HEURE).scalar_one() - temoin.le < _GARDE_AU_MOINS:
            raise _alterees()
        return _suivre(lignes) or temoin
    if not hmac.compare_digest(bytes(lignes[0].sceau), temoin.sceau):
        raise _alterees()
    return _suivre(lignes)


def _suivre(lignes: Iterable[Row[*tuple[object, ...]]]) -> TemoinTraces | None:
    """Refait chaque sceau sur le précédent ; le premier, s’il n’ouvre pas la chaîne, est cru."""
    dernier: TemoinTraces | None = None
    for ligne in lignes:
        if dernier is not None and ligne.rang != dernier.rang + 1:
            raise _alterees()
        if dernier is not None or ligne.rang == 1:
            attendu = _sceller(dernier.sceau if dernier else b"", ligne)
            if not hmac.compare_digest(attendu, bytes(ligne.sceau)):
                raise _alterees()
        dernier = TemoinTraces(ligne.rang, bytes(ligne.sceau), ligne.le)
    return dernier


def _sceller(avant: bytes, ligne: Row[*tuple[object, ...]]) -> bytes:
    champs = (
        str(ligne.rang),
        ligne.le.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f"),
        ligne.acteur,
        ligne.action,
        ligne.dossier or "",
        "" if ligne.equipe is None else str(ligne.equipe),
        ligne.detail,
    )
    return hashlib.sha256(avant + _SEPARE.join(champs).encode()).digest()


def _alterees() -> TracesAlterees:
    """Le refus, tel qu’on le lit."""
    return TracesAlterees(
        "Le journal de vos gestes sur le serveur de l’équipe a été changé ou raccourci.",
        remede="Prévenez votre administrateur et le délégué à la protection des données. "
        "Vos dossiers ne sont pas touchés.",
    )
