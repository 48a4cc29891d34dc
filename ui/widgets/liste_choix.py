"""Une liste déroulante, pour six choix ou plus."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from cep_desktop.domain.typographie import composer
from ui.pictogrammes import peindre_pictogramme
from ui.qt import Coupe
from ui.theme import u

_CARRE, _DROITE, _GAUCHE = 16, 14, 24


class ListeChoix(QComboBox):
    """Liste de codes et de libellés ; la molette ne change rien par accident."""

    choisi = Signal(str)

    def __init__(
        self,
        nom: str,
        reponses: Iterable[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(composer(nom))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.proposer(reponses)
        self.activated.connect(lambda _: self.choisi.emit(self.code))

    def proposer(self, reponses: Iterable[tuple[str, str]]) -> None:
        """Remplace les réponses possibles, en gardant le choix s’il existe encore."""
        garde = self.code
        self.clear()
        for code, mot in reponses:
            self.addItem(composer(mot), code)
        if garde:
            self.montrer(garde)

    @property
    def code(self) -> str:
        """Code choisi, vide si la liste est vide."""
        return str(self.currentData() or "")

    def montrer(self, code: str) -> None:
        """Affiche un choix, sans prévenir."""
        self.setCurrentIndex(max(0, self.findData(code)))

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine la commande puis sa flèche, de la couleur du thème."""
        peintre = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        place = self.width() - u(_CARRE + _DROITE + _GAUCHE)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Coupe.ElideRight, place
        )
        peintre.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        peintre.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        cote = u(_CARRE)
        haut = (self.height() - cote) / 2
        cadre = QRectF(self.width() - cote - u(_DROITE), haut, cote, cote)
        peindre_pictogramme(peintre, cadre, "caret-down-bold", "ink2")

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """Laisse la page défiler."""
        evenement.ignore()
