"""Ce qu’une case contient, dit de la même façon à l’écriture et à la relecture."""

import hashlib
import math
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from cep_desktop.domain.montant import Montant

Case = tuple[int, int]
"""Ligne et colonne, comptées depuis zéro."""


def normaliser(valeur: object) -> str:
    """Écrit une valeur de case : nombres au centième, dates sans heure, textes tels quels."""
    match valeur:
        case Montant():
            return f"n {valeur.centimes}"
        case bool():
            return f"b {int(valeur)}"
        case float() if not math.isfinite(valeur):
            return f"n {valeur}"
        case int() | float() | Decimal():
            return f"n {round(Decimal(str(valeur)) * 100)}"
        case date():
            return f"d {valeur.isoformat()[:10]}"
        case _:
            return f"t {valeur}"


def empreindre(cases: Mapping[tuple[str, Case], str]) -> str:
    """Empreinte SHA-256 de cases normalisées, quel que soit leur ordre d’écriture."""
    lignes = (
        f"{feuille}\t{ligne}\t{colonne}\t{valeur}\n"
        for (feuille, (ligne, colonne)), valeur in sorted(cases.items())
    )
    return hashlib.sha256("".join(lignes).encode("utf-8", "surrogatepass")).hexdigest()


def adresse(case: Case, feuille: str = "") -> str:
    """« $B$12 », ou « 'Synthèse'!$B$12 »."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    ici: str = xl_rowcol_to_cell(*case, row_abs=True, col_abs=True)
    return f"'{feuille}'!{ici}" if feuille else ici


def plage(debut: Case, fin: Case, feuille: str = "") -> str:
    """« $B$5:$B$8 », ou la même sur une autre feuille."""
    return f"{adresse(debut, feuille)}:{adresse(fin)}"
