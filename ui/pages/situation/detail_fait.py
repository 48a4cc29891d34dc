"""D’où vient une réponse, sa précision, et de quoi l’effacer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import Fait
from ui.widgets.boutons import Bouton
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.choix import Choix
from ui.widgets.flux import Flux
from ui.widgets.mise_en_page import colonne


class DetailFait(QWidget):
    """`precise` porte les nouveaux mots ; l’origine prévient d’elle-même."""

    precise = Signal(str)
    efface = Signal()

    def __init__(self, code: CodeFait, origine: Choix) -> None:
        super().__init__()
        self.precision = ChampTexte("Précision", exemple="Contrat de travail, fiche de paie…")
        self.precision.saisi.connect(self.precise)
        self.effacement = Bouton("Effacer la réponse", "danger", "eraser")
        self.effacement.setAccessibleName(f"Effacer la réponse\u00a0: {code.libelle}")
        self.effacement.clicked.connect(self.efface)
        disposition = colonne(self, marges=(4, 4, 4, 8), espace=8)
        disposition.addWidget(Champ("D’où vient la réponse", origine))
        disposition.addWidget(self.precision)
        bas = QWidget()
        Flux(bas, espace=8).addWidget(self.effacement)
        disposition.addWidget(bas)

    def montrer(self, fait: Fait | None) -> None:
        """Affiche ce que l’on sait de la réponse."""
        self.precision.montrer(fait.precision if fait else "")
        for partie in (self.precision, self.effacement):
            partie.setEnabled(fait is not None)
