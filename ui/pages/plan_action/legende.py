"""La légende de la frise : chaque forme et son mot."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.pages.plan_action.frise import Barre, Echelle, Forme
from ui.pages.plan_action.peinture import LOSANGE, peindre_barre, peindre_losange
from ui.qt import Rendu
from ui.theme import couleur, u
from ui.widgets.avis import Picto
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle
from ui.widgets.mise_en_page import fixer, ligne

_JOUR, _FIN = date(2000, 1, 1), date(2000, 1, 31)
_ECHELLE = Echelle(_JOUR, _FIN, _JOUR)
_FORMES = (
    (Forme.FAIT, "Fait"),
    (Forme.EN_COURS, "En cours"),
    (Forme.A_VENIR, "À venir"),
    (Forme.EN_ATTENTE, "En attente"),
)


class _Exemple(QWidget):
    """Une forme de la frise, en petit."""

    def __init__(self, forme: Forme) -> None:
        super().__init__()
        self._barre = Barre(_JOUR, _FIN, forme, est_un_jour=False, limite=None, texte="")
        fixer(self, largeur=34, hauteur=24)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        zone = QRectF(self.rect()).adjusted(1, 0, -1, 0)
        peindre_barre(QPainter(self), zone, self._barre, _ECHELLE, est_prochaine=False)


class _Losange(QWidget):
    """La marque d’une date limite."""

    def __init__(self) -> None:
        super().__init__()
        fixer(self, largeur=24, hauteur=24)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        peindre_losange(peintre, centre, couleur("sun"), couleur("sun_line"), u(LOSANGE) - 1)


class Legende(QWidget):
    """Formes et mots, sur une ou plusieurs lignes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flux = Flux(self, espace=18)
        for forme, mot in _FORMES:
            flux.addWidget(_entree(_Exemple(forme), mot))
        flux.addWidget(_entree(_Losange(), "Date limite"))
        flux.addWidget(_entree(Picto("handshake-fill", "ok", 22), "Validé ensemble"))
        flux.addWidget(libelle("Dates prévues, elles peuvent changer.", "legende"))


def _entree(dessin: QWidget, mot: str) -> QWidget:
    boite = QWidget()
    rangee = ligne(boite, espace=8)
    rangee.addWidget(dessin)
    rangee.addWidget(libelle(mot, "legende"))
    return boite
