"""Un champ de date : on écrit comme on veut, la valeur est exacte."""

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import ecrire_mois
from ui.pictogrammes import peindre_pictogramme
from ui.theme import u
from ui.widgets.champ_valeur import ChampValeur
from ui.widgets.lecture_date import ecrire_saisie, lire_date, lire_mois
from ui.widgets.saisie import LigneSaisie


class _LigneDate(LigneSaisie):
    """Ligne de texte marquée d’un calendrier."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("picto", "true")

    def paintEvent(self, evenement: QPaintEvent) -> None:
        super().paintEvent(evenement)
        cote = u(22)
        cadre = QRectF(u(13), (self.height() - cote) / 2, cote, cote)
        peindre_pictogramme(QPainter(self), cadre, "calendar-blank", "ink2")


class ChampDate(ChampValeur[date]):
    """Un jour, ou rien."""

    def __init__(self, titre: str, *, aide: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            titre,
            _LigneDate(),
            lire=lambda texte: lire_date(texte) if texte else None,
            ecrire=ecrire_saisie,
            aide=aide,
            parent=parent,
        )
        self.ligne.setPlaceholderText("jj/mm/aaaa")


class ChampMois(ChampValeur[date]):
    """Un mois, rendu par son premier jour, ou rien."""

    def __init__(self, titre: str, *, aide: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            titre,
            _LigneDate(),
            lire=lambda texte: lire_mois(texte) if texte else None,
            ecrire=lambda jour: ecrire_mois(jour) if jour else "",
            aide=aide,
            parent=parent,
        )
        self.ligne.setPlaceholderText("mars 2027")
