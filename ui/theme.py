"""L’apparence de l’application : couleurs, tailles et polices, les mêmes pour tous les écrans."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.feuille import feuille
from ui.jetons import Apparence, Jetons, jetons
from ui.polices import charger_polices, fabriquer_police
from ui.qt import Groupe, RoleCouleur

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Grossissements proposés, en pour cent."""


class Theme(QObject):
    """Apparence et grossissement courants ; `change` prévient les écrans déjà ouverts."""

    change = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._apparence = Apparence.CLAIR
        self._zoom = 100
        self._palette: Apparence | None = None

    @property
    def apparence(self) -> Apparence:
        """Le jeu de couleurs courant."""
        return self._apparence

    @property
    def zoom(self) -> int:
        """Le grossissement courant, en pour cent."""
        return self._zoom

    @property
    def jetons(self) -> Jetons:
        """Les couleurs de l’apparence courante."""
        return jetons(self._apparence)

    def u(self, cote: float) -> int:
        """Convertit une cote de la maquette en pixels, au grossissement courant."""
        return round(cote * self._zoom / 100)

    def regler(self, *, apparence: Apparence | None = None, zoom: int | None = None) -> None:
        """Change l’apparence ou le grossissement, tout de suite et partout."""
        self._apparence = apparence or self._apparence
        self._zoom = zoom or self._zoom
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._habiller(application)
            self.change.emit()

    def _habiller(self, application: QApplication) -> None:
        """Pose polices, palette et feuille ; chacune repasse sur tout l’écran, d’où les tests."""
        charger_polices()
        if application.font().pixelSize() != self.u(16):
            application.setFont(fabriquer_police(self.u(16)))
        if self._palette != self._apparence:
            application.setPalette(palette(self.jetons))
            self._palette = self._apparence
        nouvelle = feuille(self.jetons, self.u)
        if application.styleSheet() != nouvelle:
            application.setStyleSheet(nouvelle)


theme = Theme()
"""L’apparence de ce processus."""


def u(cote: float) -> int:
    """Convertit une cote de la maquette en pixels, au grossissement courant."""
    return theme.u(cote)


def couleur(jeton: str) -> QColor:
    """Rend la couleur d’un jeton dans l’apparence courante."""
    return QColor(theme.jetons[jeton])


def police(taille: float, graisse: int = 400, *, tabulaire: bool = False) -> QFont:
    """Rend la police de l’application à une taille de maquette."""
    return fabriquer_police(u(taille), graisse, tabulaire=tabulaire)


def apparence_du_systeme() -> Apparence:
    """Rend l’apparence que le poste demande : clair ou sombre, contraste élevé ou non."""
    conseils = QGuiApplication.styleHints()
    est_sombre = conseils.colorScheme().name == "Dark"
    acces = getattr(conseils, "accessibility", None)
    if acces is not None and acces().contrastPreference().name == "HighContrast":
        return Apparence.CONTRASTE_SOMBRE if est_sombre else Apparence.CONTRASTE
    return Apparence.SOMBRE if est_sombre else Apparence.CLAIR


_ROLES = {
    RoleCouleur.Window: "canvas",
    RoleCouleur.WindowText: "ink",
    RoleCouleur.Base: "surface",
    RoleCouleur.AlternateBase: "surface2",
    RoleCouleur.Text: "ink",
    RoleCouleur.Button: "surface",
    RoleCouleur.ButtonText: "ink",
    RoleCouleur.BrightText: "on_primary",
    RoleCouleur.Highlight: "primary",
    RoleCouleur.HighlightedText: "on_primary",
    RoleCouleur.PlaceholderText: "ink3",
    RoleCouleur.ToolTipBase: "message",
    RoleCouleur.ToolTipText: "sur_message",
    RoleCouleur.Link: "primary_text",
    RoleCouleur.LinkVisited: "priv",
    RoleCouleur.Light: "surface",
    RoleCouleur.Midlight: "surface2",
    RoleCouleur.Mid: "line",
    RoleCouleur.Dark: "line_strong",
    RoleCouleur.Shadow: "shadow",
    RoleCouleur.Accent: "primary",
}
_TEXTES = (RoleCouleur.WindowText, RoleCouleur.Text, RoleCouleur.ButtonText)


def palette(couleurs: Jetons) -> QPalette:
    """Rend la palette complète : menus et dialogues du système ne lisent pas la feuille."""
    resultat = QPalette()
    for role, jeton in _ROLES.items():
        resultat.setColor(role, QColor(couleurs[jeton]))
    for role in _TEXTES:
        resultat.setColor(Groupe.Disabled, role, QColor(couleurs["ink3"]))
    resultat.setColor(Groupe.Disabled, RoleCouleur.Base, QColor(couleurs["surface3"]))
    resultat.setColor(Groupe.Disabled, RoleCouleur.Button, QColor(couleurs["surface3"]))
    return resultat
