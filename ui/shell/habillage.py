"""Le choix de la personne pour la taille et le thème, ou celui de l’ordinateur."""

from PySide6.QtCore import QObject

from cep_desktop.settings import Preferences
from ui.jetons import Apparence
from ui.mouvement import REDUIT, mouvement
from ui.shell.affichage import SYSTEME, BoutonAffichage
from ui.theme import ZOOMS, apparence_du_systeme, theme


def appliquer(preferences: Preferences) -> None:
    """Pose la taille et le thème gardés, avant qu’une fenêtre les montre."""
    if preferences.zoom in ZOOMS:
        theme.regler(zoom=preferences.zoom)
    if preferences.apparence in set(Apparence):
        theme.regler(apparence=Apparence(preferences.apparence))
    mouvement.regler(preferences.mouvement)


def resoudre(choix: str) -> Apparence:
    """Rend le thème d’un choix : celui de l’ordinateur, ou un contraste élevé clair ou sombre."""
    systeme = apparence_du_systeme()
    if choix == SYSTEME or choix not in set(Apparence):
        return systeme
    if choix == Apparence.CONTRASTE and systeme.est_sombre:
        return Apparence.CONTRASTE_SOMBRE
    return Apparence(choix)


class Habillage(QObject):
    """Applique le choix du menu ; l’ordinateur décide tant qu’on ne choisit pas."""

    def __init__(self, bouton: BoutonAffichage, parent: QObject) -> None:
        super().__init__(parent)
        self._bouton = bouton
        self._choix = self._mouvement = SYSTEME
        bouton.immobilise.connect(self.immobiliser)
        bouton.habille.connect(self.choisir)
        bouton.zoome.connect(self.grossir)
        theme.change.connect(self._montrer)
        self._montrer()

    @property
    def preferences(self) -> Preferences:
        """Ce qu’il faut garder pour la prochaine ouverture."""
        return Preferences(zoom=theme.zoom, apparence=self._choix, mouvement=self._mouvement)

    def reprendre(self, preferences: Preferences) -> None:
        """Retrouve les choix gardés ; une valeur inconnue est ignorée."""
        if preferences.zoom in ZOOMS:
            self.grossir(preferences.zoom)
        if preferences.apparence in {SYSTEME, *Apparence}:
            self.choisir(preferences.apparence)
        self.immobiliser(preferences.mouvement)

    def choisir(self, choix: str) -> None:
        """Pose un thème, ou celui de l’ordinateur."""
        self._choix = Apparence.CONTRASTE.value if choix == Apparence.CONTRASTE_SOMBRE else choix
        theme.regler(apparence=resoudre(self._choix))

    def immobiliser(self, choix: str) -> None:
        """Suit l’ordinateur pour les mouvements, ou les réduit."""
        self._mouvement = REDUIT if choix == REDUIT else SYSTEME
        mouvement.regler(self._mouvement)
        self._montrer()

    def grossir(self, zoom: int) -> None:
        """Pose une taille de texte, en pour cent."""
        theme.regler(zoom=zoom)

    def _montrer(self) -> None:
        self._bouton.montrer(self._choix, est_immobile=self._mouvement == REDUIT)
