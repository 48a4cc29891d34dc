"""Un champ d’heure : « 14 h », « 14h30 », « 14:30 » ou « 1430 » sont compris."""

import re
from datetime import time

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.typographie import ecrire_heure
from ui.widgets.champ_valeur import ChampValeur
from ui.widgets.saisie import LigneSaisie

_HEURE = re.compile(r"(\d{1,2})(?:\s*[h:.]\s*(\d{2})?)?\s*", re.IGNORECASE)
_COLLEE = re.compile(r"(\d{2})(\d{2})")


class HeureIllisible(ErreurMetier):
    """Ce qui est écrit n’est pas une heure."""


def lire_heure(saisie: str) -> time:
    """Lit une heure comme on l’écrit. Lève `HeureIllisible`, avec un exemple."""
    texte = saisie.replace("\u00a0", " ").replace("\u202f", " ").strip()
    trouvee = _COLLEE.fullmatch(texte) or _HEURE.fullmatch(texte)
    try:
        if trouvee:
            return time(int(trouvee[1]), int(trouvee[2] or 0))
    except ValueError:
        pass
    raise HeureIllisible(
        f"«\u00a0{texte[:40]}\u00a0» n’est pas une heure.", remede="Exemple\u00a0: 14 h 30."
    )


class ChampHeure(ChampValeur[time]):
    """Une heure, ou rien."""

    def __init__(self, titre: str, *, aide: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            titre,
            LigneSaisie(),
            lire=lambda texte: lire_heure(texte) if texte else None,
            ecrire=lambda heure: ecrire_heure(heure) if heure else "",
            aide=aide,
            parent=parent,
        )
        self.ligne.setPlaceholderText("14 h 30")
