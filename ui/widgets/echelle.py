"""Une note que la personne donne d’un geste : des points pour le poids, des cœurs pour le goût."""

from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QWidget

from cep_desktop.domain.typographie import composer
from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Evenement, Focus, Orientation, Remplissage, Rendu, Taille
from ui.theme import couleur, police, u

_HAUTEUR, _ECART = 44, 10


class Aspect(Enum):
    """Ce qui est dessiné, son pas et sa taille en cotes de maquette."""

    POINTS = ("points", 19, 12)
    COEURS = ("coeurs", 29, 22)
    GRANDS = ("grands", 44, 30)

    def __init__(self, _nom: str, pas: int, cote: int) -> None:
        self.pas = pas
        self.cote = cote


class Echelle(QSlider):
    """Note de `minimum` à `maximum` ; flèches ou souris. Zéro veut dire « pas encore dit ».

    `choisi` ne part que d’un geste de la personne.
    """

    choisi = Signal(int)

    def __init__(
        self,
        nom: str,
        *,
        minimum: int,
        maximum: int,
        aspect: Aspect,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Orientation.Horizontal, parent)
        self._aspect = aspect
        self._est_ecrite = aspect is Aspect.COEURS
        self.setRange(minimum, maximum)
        self.setPageStep(1)
        self.setFocusPolicy(Focus.StrongFocus)
        self.setSizePolicy(Taille.Fixed, Taille.Fixed)
        self._vise = 0
        self.nommer(nom)
        self.valueChanged.connect(self._changer)

    def nommer(self, nom: str) -> None:
        """Change le nom dit par le lecteur d’écran."""
        self.setAccessibleName(composer(nom))

    def montrer(self, valeur: int) -> None:
        """Affiche une note du dossier, sans prévenir."""
        self.blockSignals(True)  # noqa: FBT003 - signature de Qt
        self.setValue(valeur)
        self.blockSignals(False)  # noqa: FBT003 - signature de Qt
        self._decrire()

    def sizeHint(self) -> QSize:
        """Les signes, puis la note écrite si elle l’est."""
        largeur = float(u(self._aspect.pas) * self.maximum())
        if self._est_ecrite:
            largeur += u(_ECART) + max(map(_largeur, (self._mots(0), self._mots(5))))
        return QSize(round(largeur) + 1, u(_HAUTEUR))

    def minimumSizeHint(self) -> QSize:
        """Une note ne se coupe pas."""
        return self.sizeHint()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine les signes pleins et vides, puis la note."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        pas, milieu = u(self._aspect.pas), self.height() / 2
        plein = self._vise or self.value()
        for rang in range(self.maximum()):
            centre = QPointF(pas * rang + pas / 2, milieu)
            self._signe(peintre, centre, est_plein=rang < plein)
        if self._est_ecrite:
            peintre.setFont(police(15, 500))
            peintre.setPen(couleur("ink2"))
            gauche = pas * self.maximum() + u(_ECART)
            cadre = QRectF(gauche, 0, self.width() - gauche, self.height())
            peintre.drawText(
                cadre, Alignement.AlignVCenter | Alignement.AlignLeft, self._mots(self.value())
            )

    def mousePressEvent(self, evenement: QMouseEvent) -> None:
        """Note jusqu’au signe touché ; toucher le seul signe plein retire la note."""
        note = self._note(evenement.position().x())
        if note:
            retire = note == self.value() == 1 and self.minimum() == 0
            self.setValue(0 if retire else note)
        self.setFocus()

    def mouseMoveEvent(self, evenement: QMouseEvent) -> None:
        """Montre la note visée."""
        self._viser(self._note(evenement.position().x()))

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """Rien : la note est prise quand on appuie."""

    def enterEvent(self, evenement: QEnterEvent) -> None:
        """Suit la souris."""
        self.setMouseTracking(True)
        super().enterEvent(evenement)

    def leaveEvent(self, evenement: QEvent) -> None:
        """Oublie la note visée."""
        self._viser(0)
        super().leaveEvent(evenement)

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """Laisse la page défiler."""
        evenement.ignore()

    def changeEvent(self, evenement: QEvent) -> None:
        """Suit le zoom."""
        super().changeEvent(evenement)
        if evenement.type() == Evenement.StyleChange:
            self.updateGeometry()

    def _signe(self, peintre: QPainter, centre: QPointF, *, est_plein: bool) -> None:
        cote = u(self._aspect.cote)
        if self._aspect is not Aspect.POINTS:
            cadre = QRectF(centre.x() - cote / 2, centre.y() - cote / 2, cote, cote)
            nom, jeton = ("heart-fill", "primary") if est_plein else ("heart", "line_strong")
            peindre_pictogramme(peintre, cadre, nom, jeton)
            return
        teinte = couleur("primary" if est_plein else "line_strong")
        peintre.setPen(QPen(teinte, u(1.5)))
        peintre.setBrush(teinte if est_plein else Remplissage.NoBrush)
        peintre.drawEllipse(centre, cote / 2 - 1, cote / 2 - 1)

    def _note(self, x: float) -> int:
        note = int(x // u(self._aspect.pas)) + 1
        return note if 1 <= note <= self.maximum() else 0

    def _viser(self, note: int) -> None:
        if note != self._vise:
            self._vise = note
            self.update()

    def _mots(self, note: int) -> str:
        return composer(f"{note} sur {self.maximum()}") if note else "Pas encore dit"

    def _decrire(self) -> None:
        self.setAccessibleDescription(self._mots(self.value()))
        self.update()

    def _changer(self, valeur: int) -> None:
        self._vise = 0
        self._decrire()
        self.choisi.emit(valeur)


def _largeur(mots: str) -> float:
    return float(QFontMetricsF(police(15, 500)).horizontalAdvance(mots))
