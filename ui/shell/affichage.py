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
_IMMOBILE = "immobile"


class BoutonAffichage(Bouton):
    """Menu de taille, de thème et de mouvement ; ses trois signaux portent le choix."""

    zoome = Signal(int)
    habille = Signal(str)
    immobilise = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "discret", "text-aa", parent)
        self._menu = QMenu(self)
        groupe = QActionGroup(self)
        for zoom in ZOOMS:
            action = self._ajouter(composer(f"Texte à {zoom} %"), zoom, groupe)
            action.triggered.connect(lambda _=False, zoom=zoom: self.zoome.emit(zoom))
        self._menu.addSeparator()
        groupe = QActionGroup(self)
        for code, mot in _APPARENCES:
            action = self._ajouter(mot, code, groupe)
            action.triggered.connect(lambda _=False, code=code: self.habille.emit(code))
        self._menu.addSeparator()
        immobile = self._menu.addAction("Réduire les mouvements")
        immobile.setData(_IMMOBILE)
        immobile.setCheckable(True)
        immobile.triggered.connect(lambda coche: self.immobilise.emit(REDUIT if coche else SYSTEME))
        self.setMenu(self._menu)
        self.montrer(SYSTEME)

    def montrer(self, apparence: str, *, est_immobile: bool = False) -> None:
        """Coche la taille, le thème et le mouvement courants.

        Les actions se relisent dans le menu : PySide peut avoir oublié celles qu’on aurait gardées.
        """
        for action in self._menu.actions():
            if action.data() == _IMMOBILE:
                action.setChecked(est_immobile)
            elif action.data() in {theme.zoom, apparence}:
                action.setChecked(True)
        self.setText(composer(f"{theme.zoom} %"))
        self.setAccessibleName(composer(f"Affichage, texte à {theme.zoom} %"))
        self.setToolTip("Taille du texte, thème, mouvements")

    def _ajouter(self, mot: str, code: int | str, groupe: QActionGroup) -> QAction:
        action = self._menu.addAction(mot)
        action.setData(code)
        action.setCheckable(True)
        groupe.addAction(action)
        return action
