"""Rejouer les effacements : un dossier effacé ne revient pas avec une base plus ancienne."""

from collections.abc import Iterable
from datetime import datetime
from operator import itemgetter
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from cep_desktop.storage.coffre.journal import Journal
from cep_desktop.storage.coffre.tables import effacement
from cep_desktop.storage.coffre.temoin import Effacement
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.storage.sql.schema import entete


def rejouer_effacements(
    connexion: Connection,
    dossiers: DossiersEnBase,
    journal: Journal,
    effacements: Iterable[Effacement],
) -> int:
    """Inscrit les effacements que la base ignore et efface ce qu’ils visent ; rend combien.

    Un dossier réenregistré après son effacement (repris d’un fichier, par exemple) est gardé.
    """
    connus = {tuple(ligne) for ligne in connexion.execute(select(effacement))}
    manquants = sorted({(e.empreinte, e.le) for e in effacements} - connus, key=itemgetter(1))
    if not manquants:
        return 0
    connexion.execute(insert(effacement), [{"empreinte": e, "le": le} for e, le in manquants])
    efface_le: dict[str, datetime] = dict(manquants)
    vises = [
        UUID(ligne.id)
        for ligne in connexion.execute(select(entete.c.id, entete.c.change_le))
        if ligne.change_le <= efface_le.get(journal.empreinte(UUID(ligne.id)), _JAMAIS)
    ]
    if vises:
        connexion.execute(
            update(entete).where(entete.c.id.in_(map(str, vises))).values(gele_le=None)
        )
        dossiers.effacer_dans(connexion, vises)
    return len(vises)


_JAMAIS = datetime.fromisoformat("0001-01-01T00:00:00+00:00")
