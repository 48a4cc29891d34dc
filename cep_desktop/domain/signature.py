"""Qui a signé quoi, comment, et avec quelle réserve."""

from datetime import date

from pydantic import Field

from cep_desktop.domain.code import Code
from cep_desktop.domain.heure import Heure
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.texte import Intitule, Ligne, Recit
from cep_desktop.domain.valeur import Valeur


class RoleSignataire(Code):
    """À quel titre on signe."""

    BENEFICIAIRE = "beneficiaire", "bénéficiaire"
    CONSEILLER = "conseiller", "conseiller"
    TEMOIN = "temoin", "témoin"


class ModeSignature(Code):
    """Manière de signer ; toutes se valent."""

    TRACE = "trace", "Signé à l’écran"
    CLAVIER = "clavier", "Signé au clavier"
    TEMOIN = "temoin", "Signé devant témoin"
    PAPIER = "papier", "Signé sur papier"
    REFUS = "refus", "N’a pas souhaité signer"


class Signature(Valeur):
    """Une signature posée sur une version précise du plan."""

    id: Cle
    version: int = Field(ge=1)
    role: RoleSignataire
    nom: Intitule
    mode: ModeSignature
    le: date
    a: Heure | None = None
    lieu: Ligne = ""
    reserve: Recit = ""
    empreinte: Ligne = ""
