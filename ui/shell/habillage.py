"""Le choix de la personne pour la taille et le thème, ou celui de l’ordinateur."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from cep_desktop.settings import Preferences
from ui.jetons import Apparence
from ui.shell.affichage import SYSTEME, BoutonAffichage
from ui.theme import ZOOMS, apparence_du_systeme, theme


def appliquer(preferences: Preferences) -> None:
    """Pose la taille et le thème gardés, avant qu’une fenêtre les montre."""
    if preferences.zoom in ZOOMS:
        theme.regler(zoom=preferences.zoom)
    if preferences.apparence in set(Apparence):
        theme.regler(apparence=Apparence(preferences.apparence))


class Habillage(QObject):
    """Applique le choix du menu, et suit l’ordinateur tant qu’on ne choisit pas."""

    def __init__(self, bouton: BoutonAffichage, parent: QObject) -> None:
        super().__init__(parent)
        self._bouton = bouton
        self._choix = SYSTEME
        bouton.habille.connect(self.choisir)
        bouton.zoome.connect(self.grossir)
        theme.change.connect(self._montrer)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._suivre)
        self._montrer()

    @property
    def preferences(self) -> Preferences:
        """Ce qu’il faut garder pour la prochaine ouverture."""
        return Preferences(zoom=theme.zoom, apparence=self._choix)

    def reprendre(self, preferences: Preferences) -> None:
        """Retrouve les choix gardés ; une valeur inconnue est ignorée."""
        if preferences.zoom in ZOOMS:
            self.grossir(preferences.zoom)
        if preferences.apparence in {SYSTEME, *Apparence}:
            self.choisir(preferences.apparence)

    def choisir(self, choix: str) -> None:
        """Pose un thème, ou celui de l’ordinateur."""
        self._choix = Apparence.CONTRASTE.value if choix == Apparence.CONTRASTE_SOMBRE else choix
        systeme = apparence_du_systeme()
        if choix == SYSTEME:
            theme.regler(apparence=systeme)
        elif self._choix == Apparence.CONTRASTE and systeme.est_sombre:
            theme.regler(apparence=Apparence.CONTRASTE_SOMBRE)
        else:
            theme.regler(apparence=Apparence(self._choix))

    def grossir(self, zoom: int) -> None:
        """Pose une taille de texte, en pour cent."""
        theme.regler(zoom=zoom)

    def _suivre(self) -> None:
        self.choisir(self._choix)

    def _montrer(self) -> None:
        self._bouton.montrer(self._choix)
