"""Ce que l’on peut dire d’une signature, fait par fait, sans les mêler."""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509

CLE_FAIBLE = "Clé trop courte pour qu’on s’y fie encore."
SANS_DESIGNATION = "La signature ne couvre pas son certificat\u00a0: le nom a pu être changé."


@dataclass(frozen=True, slots=True)
class Faits:
    """Ce que le signataire a déclaré, lu seulement de ce que sa signature couvre."""

    declaree_le: datetime | None = None
    role: str = ""
    commentaire: str = ""
    texte: str = ""
    ligne: str = ""


@dataclass(frozen=True, slots=True)
class Constat:
    """Une signature relue.

    `fautes` dit ce qui a changé depuis la signature ; `ajouts`, ce que le fichier contient sans
    qu’elle le couvre ; `faiblesses`, ce qui est vrai mais ne se démontre plus sûrement aujourd’hui.
    `est_designe` : la signature couvre le choix de son certificat, donc le nom du signataire.
    """

    partie: str
    certificat: x509.Certificate | None
    intermediaires: tuple[x509.Certificate, ...]
    faits: Faits
    fautes: tuple[str, ...]
    ajouts: tuple[str, ...]
    faiblesses: tuple[str, ...]
    couvertes: int
    jeton: bytes | None = None
    valeur_datee: bytes = b""
    est_designe: bool = True

    @property
    def est_intacte(self) -> bool:
        """Vrai si rien de ce qu’elle couvre n’a changé."""
        return not self.fautes

    @property
    def est_complete(self) -> bool:
        """Vrai si rien n’a été ajouté après elle."""
        return not self.ajouts
