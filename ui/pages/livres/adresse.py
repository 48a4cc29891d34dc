"""Le réglage d’une adresse de téléchargement : où, et au besoin l’empreinte attendue."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.champ import ChampTexte
from ui.widgets.flux import Flux
from ui.widgets.mise_en_page import colonne


class ReglageAdresse(QWidget):
    """`garde` porte l’adresse et l’empreinte ; une adresse vide rend celle d’avant."""

    garde = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.adresse = ChampTexte(
            "Adresse du fichier",
            exemple="https://exemple.fr/rome.zip",
            aide="Vide : l’adresse connue de l’application.",
        )
        self.empreinte = ChampTexte("Empreinte SHA-256", aide="Vide si elle n’est pas publiée.")
        self.refus = Avis("refus")
        self.garder = Bouton("Garder cette adresse", "contour", "check-bold")
        self.fermer = Bouton("Fermer", "discret")
        gestes = QWidget()
        flux = Flux(gestes, espace=8)
        flux.addWidget(self.garder)
        flux.addWidget(self.fermer)
        disposition = colonne(self, marges=(0, 12, 0, 4), espace=10)
        for partie in (self.adresse, self.empreinte, self.refus, gestes):
            disposition.addWidget(partie)
        self.garder.clicked.connect(self._garder)
        self.fermer.clicked.connect(self.hide)
        self.adresse.ligne.returnPressed.connect(self._garder)

    def montrer(self, livre: str, adresse: str, empreinte: str) -> None:
        """Affiche l’adresse employée aujourd’hui pour ce livre."""
        self.refus.dire("")
        self.adresse.montrer(adresse)
        self.empreinte.montrer(empreinte)
        for bouton, verbe in ((self.garder, "Garder cette adresse"), (self.fermer, "Fermer")):
            bouton.setAccessibleName(composer(f"{verbe} : {livre}"))

    def _garder(self) -> None:
        self.garde.emit(self.adresse.texte, self.empreinte.texte)
