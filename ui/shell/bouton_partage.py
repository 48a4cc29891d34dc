"""Le bouton « Écran partagé » : tourner l’écran, le montrer à part, tirer le rideau."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.boutons import Bouton

SANS_VOIX = "Lecture à voix haute : aucune voix sur cet ordinateur"


class BoutonPartage(Bouton):
    """Menu à trois gestes ; son nom dit si la personne voit déjà l’autre écran."""

    tourne = Signal()
    deplie = Signal()
    cache = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Partager", "discret", "users-bold", parent)
        menu = QMenu(self)
        self._tourner = menu.addAction("Tourner l’écran vers la personne\tF9")
        self._tourner.triggered.connect(self.tourne)
        self._deplier: QAction = menu.addAction("")
        self._deplier.triggered.connect(self.deplie)
        menu.addSeparator()
        menu.addAction("Tirer le rideau\tF8").triggered.connect(self.cache)
        self._sans_voix: QAction | None = None
        menu.aboutToShow.connect(self._dire_la_voix)
        self.setMenu(menu)
        self.dire_ce_que_l_on_voit(est_deplie=False)

    def _dire_la_voix(self) -> None:
        """Dit dans le menu qu’aucune voix ne lira, la première fois qu’on l’ouvre."""
        from ui.voix import trouver_un_lecteur

        if self._sans_voix is None and trouver_un_lecteur() is None:
            self.menu().addSeparator()
            self._sans_voix = self.menu().addAction(SANS_VOIX)
            self._sans_voix.setEnabled(False)

    def dire_ce_que_l_on_voit(self, *, est_deplie: bool) -> None:
        """Dit si la personne voit son dossier sur l’autre écran."""
        verbe = "Ne plus montrer" if est_deplie else "Montrer"
        self._deplier.setText(f"{verbe} sur l’autre écran\tMaj+F9")
        self.setProperty("genre", "contour" if est_deplie else "discret")
        etat = "l’autre écran montre ce dossier" if est_deplie else "l’écran est à vous seul"
        self.setAccessibleName(f"Écran partagé, {etat}")
        self.setToolTip(f"Écran partagé : {etat}")
        self.setText("Partagé" if est_deplie else "Partager")
        self.style().unpolish(self)
        self.style().polish(self)
