"""Un champ qui cache ce qu’on écrit, le montre à la demande, et signale Verr. Maj."""

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.pictogrammes import pictogramme
from ui.qt import Alignement, Modificateur, Touche
from ui.theme import u
from ui.widgets.avis import Picto
from ui.widgets.boutons import BoutonPicto
from ui.widgets.cadre_champ import Champ
from ui.widgets.libelle import paragraphe
from ui.widgets.ligne_nue import LigneNue
from ui.widgets.mise_en_page import ligne

_OEIL = 44
VERR_MAJ = "Verr. Maj est activé."


class LigneSecrete(LigneNue):
    """La ligne et son œil, à droite, dans le champ ; `verrouillage` suit Verr. Maj."""

    verrouillage = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.oeil = BoutonPicto("Afficher ce que j’écris", "eye", self)
        self.oeil.setCheckable(True)
        self.oeil.toggled.connect(self._montrer)
        self._montrer(est_montre=False)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Déduit Verr. Maj de la lettre reçue et de la touche Maj : Qt ne le dit pas."""
        texte = evenement.text()
        if evenement.key() == Touche.Key_CapsLock:
            self.verrouillage.emit(False)  # noqa: FBT003 - l’argument d’un signal
        elif texte.isalpha() and texte.lower() != texte.upper():
            a_maj = bool(evenement.modifiers() & Modificateur.ShiftModifier)
            self.verrouillage.emit(texte.isupper() is not a_maj)
        super().keyPressEvent(evenement)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Garde l’œil à droite."""
        super().resizeEvent(evenement)
        cote = u(_OEIL)
        coin = QPoint(self.width() - cote, (self.height() - cote) // 2)
        self.oeil.setGeometry(QRect(coin, QRect(0, 0, cote, cote).size()))
        self.setTextMargins(0, 0, u(_OEIL - 8), 0)

    def _montrer(self, est_montre: bool) -> None:  # noqa: FBT001 - argument du signal de Qt
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if est_montre else modes.Password)
        self.oeil.setIcon(pictogramme("eye-slash" if est_montre else "eye", "ink2"))
        self.oeil.nommer("Cacher ce que j’écris" if est_montre else "Afficher ce que j’écris")


class ChampSecret(Champ):
    """`change` part à chaque touche, `valide` sur Entrée."""

    change = Signal(str)
    valide = Signal()

    def __init__(self, titre: str, *, aide: str = "", parent: QWidget | None = None) -> None:
        self.ligne = LigneSecrete()
        super().__init__(titre, self.ligne, aide=aide, parent=parent)
        self._verr = QWidget()
        rangee = ligne(self._verr, espace=8)
        rangee.addWidget(Picto("warning-fill", "warn", 18), 0, Alignement.AlignTop)
        rangee.addWidget(paragraphe(VERR_MAJ, "second", ton="warn"), 1)
        self._verr.hide()
        disposition = self.layout()
        if disposition is not None:
            disposition.addWidget(self._verr)
        self.ligne.verrouillage.connect(self._verr.setVisible)
        self.ligne.textChanged.connect(self.change)
        self.ligne.returnPressed.connect(self.valide)

    @property
    def texte(self) -> str:
        """Ce qui est écrit, tel quel."""
        return self.ligne.text()

    @property
    def signale_verr_maj(self) -> bool:
        """Vrai si l’avis « Verr. Maj est activé » est montré."""
        return not self._verr.isHidden()

    def effacer(self) -> None:
        """Vide le champ, et ce que Ctrl+Z en ferait revenir."""
        self.ligne.setText("")
        self._verr.hide()
