"""L’en-tête, le logo, le signataire et le nom des fichiers : ce que tous les papiers partagent."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from cep_desktop.usecases.organisme import ReglesOrganisme
from ui.pages.reglages.etat import AIDE_DU_NOMMAGE
from ui.theme import u
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import ChampTexte
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import ajuster, colonne

_LOGO = QSize(240, 48)


class CarteEnTete(Carte):
    """`change` porte les réglages tels qu’ils viennent d’être écrits."""

    change = Signal(ReglesOrganisme)

    def __init__(self) -> None:
        super().__init__()
        self.en_tete = ChampTexte("Nom en haut des papiers", aide="Vide : celui de la structure.")
        self.signataire = ChampTexte(
            "Qui signe les courriers", aide="Vide : la conseillère ou le conseiller du dossier."
        )
        self.fonction = ChampTexte("Sa fonction", exemple="Directrice")
        self.nommage = ChampTexte("Nom des fichiers remis", aide=AIDE_DU_NOMMAGE)
        self.exemple = paragraphe("", "second")
        self.logo = QLabel()
        self.choisir_logo = Bouton("Choisir un logo", "contour", "folder-open")
        self.retirer_logo = Bouton("Retirer le logo", "discret", "trash")
        boite = colonne(self, marges=(20, 14, 16, 16), espace=12)
        boite.addWidget(libelle("L’en-tête et les signataires", "carte"))
        for champ in (self.en_tete, self.signataire, self.fonction):
            boite.addWidget(champ)
            champ.saisi.connect(self._changer)
        boite.addWidget(libelle("Logo", "libelle"))
        boite.addWidget(self.logo)
        gestes = QWidget()
        flux = Flux(gestes, espace=10)
        flux.addWidget(self.choisir_logo)
        flux.addWidget(self.retirer_logo)
        boite.addWidget(gestes)
        boite.addWidget(libelle("Le nom des fichiers", "carte"))
        boite.addWidget(self.nommage)
        boite.addWidget(self.exemple)
        self.nommage.saisi.connect(self._changer)

    def montrer(self, regles: ReglesOrganisme, logo: bytes | None) -> None:
        """Affiche les réglages gardés, et le logo s’il y en a un."""
        self.en_tete.montrer(regles.en_tete)
        self.signataire.montrer(regles.signataire)
        self.fonction.montrer(regles.fonction)
        self.nommage.montrer(regles.nommage)
        self.logo.setVisible(logo is not None)
        self.retirer_logo.setVisible(logo is not None)
        if logo is not None:
            image = QPixmap()
            image.loadFromData(logo)
            place = QSize(u(_LOGO.width()), u(_LOGO.height()))
            self.logo.setPixmap(
                image.scaled(
                    place,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
            self.logo.setAccessibleName("Logo de l’organisme")
        ajuster(self)

    def dire_l_exemple(self, exemple: str, faute: str) -> None:
        """Montre un nom d’exemple, ou refuse la règle écrite."""
        self.exemple.montrer(exemple)
        self.exemple.setVisible(bool(exemple))
        if faute:
            self.nommage.refuser(faute)

    def _changer(self) -> None:
        self.change.emit(
            ReglesOrganisme(
                nommage=self.nommage.texte,
                en_tete=self.en_tete.texte,
                signataire=self.signataire.texte,
                fonction=self.fonction.texte,
            )
        )
