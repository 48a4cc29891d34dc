"""Ce que le signataire déclare en signant : son rôle, son commentaire, l’heure, son tracé."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Engagement(Enum):
    """Ce à quoi la signature engage (XAdES, CommitmentTypeIndication)."""

    APPROUVE = "ProofOfApproval", "Approved this document"
    CREE = "ProofOfCreation", "Created this document"
    CREE_ET_APPROUVE = "ProofOfOrigin", "Created and approved this document"

    def __init__(self, code: str, description: str) -> None:
        self.code = code
        self.description = description


@dataclass(frozen=True, slots=True)
class LigneSignee:
    """La ligne de signature du document que cette signature remplit.

    `guid` est celui de la ligne ; `texte`, de 100 caractères au plus, est écrit au clavier ; les
    images sont des PNG, `trace` sur fond transparent.
    """

    guid: str
    texte: str
    trace: bytes | None
    valide: bytes
    invalide: bytes


@dataclass(frozen=True, slots=True)
class Declaration:
    """Ce que la signature affirme, et qu’elle couvre."""

    le: datetime
    role: str = ""
    commentaire: str = ""
    ville: str = ""
    engagement: Engagement = Engagement.APPROUVE
    ligne: LigneSignee | None = None
