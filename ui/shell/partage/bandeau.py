"""Le bandeau qui dit, tant qu’il dure, que l’écran est partagé, et comment en sortir."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame

from cep_desktop.domain.typographie import composer
from ui.pictogrammes import pictogramme
from ui.qt import Taille
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.libelle import Libelle, libelle
from ui.widgets.mise_en_page import fixer, ligne

PROMESSE = "Les notes privées et les autres dossiers sont cachés."


class BandeauPartage(QFrame):
    """Canard, le même en clair et en sombre ; `retour` manque sur le second écran."""

    def __init__(self, prenom: str, *, a_un_retour: bool) -> None:
        super().__init__()
        self.setObjectName("bandeau_partage")
        phrase = composer(f"Écran partagé avec {prenom}")
        self.setAccessibleName(f"{phrase}. {PROMESSE}")
        rangee = ligne(self, marges=(20, 4, 20, 4), espace=16)
        rangee.addWidget(Picto("users-fill", "bandeau_soleil", 28))
        rangee.addWidget(libelle(phrase))
        self._promesse = _Promesse(PROMESSE, "second")
        self._promesse.setSizePolicy(Taille.Ignored, Taille.Preferred)
        rangee.addWidget(self._promesse, 1)
        self.ecouter = Bouton("Écouter", "contour")
        self.retour = Bouton("Revenir à mon écran", "contour")
        rangee.addWidget(self.ecouter)
        self.ecouter.hide()
        self.retour.setToolTip("F9")
        rangee.addWidget(self.retour)
        self.retour.setVisible(a_un_retour)
        for bouton, picto in (
            (self.ecouter, "speaker-high-bold"),
            (self.retour, "arrow-u-up-left-bold"),
        ):
            bouton.setIcon(pictogramme(picto, "bandeau_encre"))
        fixer(self, hauteur_min=64)

    def dire_la_voix(self, *, parle: bool) -> None:
        """Le bouton arrête la lecture tant qu’elle dure."""
        self.ecouter.setText("Arrêter" if parle else "Écouter")
        mot = "Arrêter la lecture" if parle else "Écouter cette page"
        self.ecouter.setAccessibleName(mot)

    def dire(self, phrase: str) -> None:
        """Remplace la promesse par une phrase du moment ; vide, la promesse revient."""
        self._promesse.montrer(phrase or PROMESSE)


class _Promesse(Libelle):
    """Se tait plutôt que de se couper ; le nom du bandeau la dit toujours."""

    def paintEvent(self, evenement: QPaintEvent) -> None:
        if self.sizeHint().width() <= self.width():
            super().paintEvent(evenement)
