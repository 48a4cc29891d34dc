"""Une écriture rejouée après une coupure ne compte qu’une fois : elle porte un identifiant."""

import hashlib
from uuid import UUID

from sqlalchemy import Connection, text

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.ports import ConflitDeRevision

_NOTER = text(
    "INSERT INTO operation (id, dossier, revision, empreinte)"
    " VALUES (:id, :dossier, :revision, :empreinte) ON CONFLICT DO NOTHING"
)
_NOTEE = text("SELECT revision, empreinte FROM operation WHERE id = :id")


def noter(connexion: Connection, operation: UUID, dossier: Dossier, *, revision: int) -> bool:
    """Note l’opération dans la transaction ; rend faux si elle est déjà faite.

    Si l’issue d’un essai précédent n’est pas encore connue du serveur, il la laisse d’abord se
    décider. Lève `ConflitDeRevision` si l’identifiant a servi à une autre écriture.
    """
    empreinte = hashlib.sha256(dossier.model_dump_json().encode()).digest()
    valeurs = {
        "id": operation,
        "dossier": str(dossier.id),
        "revision": revision,
        "empreinte": empreinte,
    }
    if connexion.execute(_NOTER, valeurs).rowcount == 1:
        return True
    deja = connexion.execute(_NOTEE, {"id": operation}).one_or_none()
    if deja is None or (deja.revision, bytes(deja.empreinte)) != (revision, empreinte):
        raise ConflitDeRevision
    return False
