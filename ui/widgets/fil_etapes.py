"""Le fil d’un geste en quelques étapes : faites, en cours, à venir."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Rendu
from ui.theme import couleur, police, u
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle
from ui.widgets.mise_en_page import fixer, ligne

_PASTILLE, _TRAIT, _EPAISSEUR, _COCHE = 28, 36, 2, 16


class _Pastille(QWidget):
    """Le numéro de l’étape, ou sa coche ; puis le trait vers la suivante."""

    def __init__(self, rang: int) -> None:
        super().__init__()
        self._rang, self.courante = rang, 0
        fixer(self, largeur=_PASTILLE, hauteur=_PASTILLE)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Pleine et cochée si elle est faite, pleine si l’on y est, vide sinon."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        cadre = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        est_faite, est_ici = self._rang < self.courante, self._rang == self.courante
        teinte = couleur("ok" if est_faite else "primary" if est_ici else "ink3")
        peintre.setPen(QPen(teinte, u(_EPAISSEUR)))
        peintre.setBrush(teinte if est_faite or est_ici else couleur("surface"))
        peintre.drawEllipse(cadre)
        if est_faite:
            cote = u(_COCHE)
            coin = (self.width() - cote) / 2
            peindre_pictogramme(peintre, QRectF(coin, coin, cote, cote), "check-bold", "surface")
            return
        peintre.setPen(couleur("surface" if est_ici else "ink2"))
        peintre.setFont(police(15, 700))
        peintre.drawText(cadre, int(Alignement.AlignCenter), str(self._rang + 1))


class _Trait(QWidget):
    """Le trait entre deux étapes."""

    def __init__(self) -> None:
        super().__init__()
        self.est_fait = False

    def sizeHint(self) -> QSize:
        """Court, à hauteur de pastille."""
        return QSize(u(_TRAIT), u(_PASTILLE))

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Une ligne au milieu."""
        peintre = QPainter(self)
        peintre.setPen(QPen(couleur("ok" if self.est_fait else "primary_line"), u(_EPAISSEUR)))
        milieu = self.height() / 2
        peintre.drawLine(QPointF(0, milieu), QPointF(self.width(), milieu))


class FilEtapes(QWidget):
    """Dit où l’on en est ; passe à la ligne si la place manque."""

    def __init__(self, etapes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.courante = 0
        self._etapes = tuple(map(composer, etapes))
        self._pastilles, self._traits = [], []
        flux = Flux(self, espace=10)
        for rang, mot in enumerate(self._etapes):
            bloc = QWidget()
            rangee = ligne(bloc, espace=8)
            if rang:
                self._traits.append(_Trait())
                rangee.addWidget(self._traits[-1])
            self._pastilles.append(_Pastille(rang))
            rangee.addWidget(self._pastilles[-1])
            rangee.addWidget(libelle(mot, "fort"))
            flux.addWidget(bloc)
        self.montrer(0)

    def montrer(self, courante: int) -> None:
        """Situe l’étape en cours, à partir de 0 ; au-delà de la dernière, tout est fait."""
        self.courante = courante
        for pastille in self._pastilles:
            pastille.courante = courante
            pastille.update()
        for rang, trait in enumerate(self._traits):
            trait.est_fait = rang < courante
            trait.update()
        ici = min(courante, len(self._etapes) - 1)
        dit = f"Étape {ici + 1} sur {len(self._etapes)} : {self._etapes[ici]}"
        self.setAccessibleName(
            composer(dit if courante == ici else "Toutes les étapes sont faites")
        )
