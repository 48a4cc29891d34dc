"""Le bouton Aa : la taille du texte et le thème, tout de suite."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from cep_desktop.domain.typographie import composer
from ui.jetons import Apparence
from ui.mouvement import REDUIT
from ui.theme import ZOOMS, theme
from ui.widgets.boutons import Bouton

SYSTEME = "systeme"
_APPARENCES = (
    (SYSTEME, "Comme l’ordinateur"),
    (Apparence.CLAIR.value, "Clair"),
    (Apparence.SOMBRE.value, "Sombre"),
    (Apparence.CONTRASTE.value, "Contraste élevé"),
)


class BoutonAffichage(Bouton):
    """Menu de taille, de thème et de mouvement ; ses trois signaux portent le choix."""

    zoome = Signal(int)
    habille = Signal(str)
    immobilise = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "discret", "text-aa", parent)
        self._menu = QMenu(self)
        self._zooms: dict[int, QAction] = {}
        groupe = QActionGroup(self)
        for zoom in ZOOMS:
            action = self._ajouter(composer(f"Texte à {zoom} %"), groupe)
            action.triggered.connect(lambda _=False, zoom=zoom: self.zoome.emit(zoom))
            self._zooms[zoom] = action
        self._menu.addSeparator()
        self._themes: dict[str, QAction] = {}
        groupe = QActionGroup(self)
        for code, mot in _APPARENCES:
            action = self._ajouter(mot, groupe)
            action.triggered.connect(lambda _=False, code=code: self.habille.emit(code))
            self._themes[code] = action
        self._menu.addSeparator()
        self._immobile = self._menu.addAction("Réduire les mouvements")
        self._immobile.setCheckable(True)
        self._immobile.triggered.connect(
            lambda coche: self.immobilise.emit(REDUIT if coche else SYSTEME)
        )
        self.setMenu(self._menu)
        self.montrer(SYSTEME)

    def montrer(self, apparence: str, *, est_immobile: bool = False) -> None:
        """Coche la taille, le thème et le mouvement courants."""
        self._immobile.setChecked(est_immobile)
        self._zooms[theme.zoom].setChecked(True)
        self._themes[apparence].setChecked(True)
        self.setText(composer(f"{theme.zoom} %"))
        self.setAccessibleName(composer(f"Affichage, texte à {theme.zoom} %"))
        self.setToolTip("Taille du texte, thème, mouvements")

    def _ajouter(self, mot: str, groupe: QActionGroup) -> QAction:
        action = self._menu.addAction(mot)
        action.setCheckable(True)
        groupe.addAction(action)
        return action
