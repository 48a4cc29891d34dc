"""Signer un fichier Word, Excel ou PDF avec la clé ouverte pour la séance."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cep_desktop.domain.typographie import composer
from cep_desktop.signing.declaration import Declaration
from cep_desktop.usecases.annuaires import Annuaires
from cep_desktop.usecases.depot import charger, deposer
from cep_desktop.usecases.signature.heure import avec_l_heure
from cep_desktop.usecases.signature.sceau import Sceau
from cep_desktop.usecases.signature.scellement import Scellement
from cep_desktop.usecases.verifier_fichier import TAILLE_MAXIMALE


@dataclass(frozen=True, slots=True)
class FichierAuSceau:
    """Où est le fichier signé, et ce qui n’a pas pu se faire."""

    fichier: Path
    avis: str


def signer_fichier(
    source: Path, sceau: Sceau, annuaires: Annuaires, cible: Path, declaration: Declaration
) -> FichierAuSceau:
    """Écrit à côté le fichier signé ; l’original ne change pas. Lève `ErreurMetier`."""
    octets = charger(source, taille_maximale=TAILLE_MAXIMALE)
    scellement = Scellement(avec_l_heure(sceau, annuaires))
    deposer(cible.parent, {cible.name: scellement.poser(octets, declaration)})
    return FichierAuSceau(cible, composer(scellement.avis))


def declarer_seul(le: datetime, *, role: str, commentaire: str, ville: str) -> Declaration:
    """Rend ce que la clé affirme d’un fichier quelconque."""
    return Declaration(
        le=le, role=composer(role), commentaire=composer(commentaire), ville=composer(ville)
    )
