"""Un champ de nombre : la virgule et le point sont compris ; vide veut dire « rien de noté »."""

import re
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.erreurs import ErreurMetier
from ui.widgets.champ_valeur import ChampValeur
from ui.widgets.saisie import LigneSaisie

_NOMBRE = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?")
_ESPACES = re.compile(r"[\s\u00a0\u202f]+")


class NombreIllisible(ErreurMetier):
    """Ce qui est écrit n’est pas un nombre."""


def lire_nombre(saisie: str) -> Decimal | None:
    """Lit un nombre, `None` si rien n’est écrit. Lève `NombreIllisible`, avec un exemple."""
    texte = _ESPACES.sub("", saisie)
    if not texte:
        return None
    if not _NOMBRE.fullmatch(texte):
        raise NombreIllisible(
            f"«\u00a0{saisie.strip()[:40]}\u00a0» n’est pas un nombre.",
            remede="Exemple\u00a0: 12,5.",
        )
    return Decimal(texte.replace(",", "."))


def ecrire_nombre(nombre: Decimal | None) -> str:
    """« 12,5 », sans zéro inutile ; vide sans nombre."""
    return f"{nombre.normalize():f}".replace(".", ",") if nombre is not None else ""


class ChampNombre(ChampValeur[Decimal]):
    """Un nombre, ou rien."""

    def __init__(self, titre: str, *, aide: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            titre, LigneSaisie(), lire=lire_nombre, ecrire=ecrire_nombre, aide=aide, parent=parent
        )
