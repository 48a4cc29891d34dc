"""Joindre un fichier sans l’emporter : en noter l’empreinte, puis reconnaître un exemplaire."""

import hashlib
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from cep_desktop.domain.piece import PieceJointe
from cep_desktop.usecases.depot import charger


def lire_piece(chemin: Path, *, le: date) -> PieceJointe:
    """Lit un fichier à joindre, vu ce jour.

    Lève `DepotImpossible`, `PieceRefusee` ou `TravailArrete`.
    """
    from cep_desktop.documents.piece_jointe import TAILLE_MAXIMALE, PieceRefusee, reconnaitre

    octets = charger(chemin, taille_maximale=TAILLE_MAXIMALE)
    try:
        return PieceJointe(
            nom=chemin.name,
            nature=reconnaitre(octets),
            poids=len(octets),
            sha256=hashlib.sha256(octets).hexdigest(),
            jointe_le=le,
        )
    except ValidationError as cause:
        raise PieceRefusee(
            "Le nom de ce fichier ne peut pas entrer dans le dossier.",
            remede="Donnez-lui un nom court, sans numéro de sécurité sociale, puis recommencez.",
        ) from cause


def est_le_meme(chemin: Path, piece: PieceJointe) -> bool:
    """Vrai si ce fichier est, octet pour octet, celui que l’on avait joint.

    Lève `DepotImpossible`.
    """
    from cep_desktop.documents.piece_jointe import TAILLE_MAXIMALE

    octets = charger(chemin, taille_maximale=TAILLE_MAXIMALE)
    return hashlib.sha256(octets).hexdigest() == piece.sha256
