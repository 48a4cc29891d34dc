"""Les modèles Word : ceux qui sont livrés, et ceux de l’organisme."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.pages.reglages.etat import LigneModele
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 720


class RangeeModele(QWidget):
    """Un papier, le modèle qui sert, et ce qu’on peut en faire."""

    def __init__(self, modele: LigneModele) -> None:
        super().__init__()
        self.precision = paragraphe("", "second")
        self.choisir = Bouton("Choisir un modèle", "contour", "folder-open")
        self.copier = Bouton("Prendre le nôtre", "discret", "file-text")
        self.retirer = Bouton("Revenir au nôtre", "discret", "arrow-counter-clockwise")
        mots, gestes = QWidget(), QWidget()
        textes = colonne(mots, espace=2)
        textes.addWidget(libelle(modele.titre, "fort"))
        textes.addWidget(self.precision)
        flux = Flux(gestes, espace=8)
        for bouton, verbe in (
            (self.retirer, "Revenir au modèle livré"),
            (self.copier, "Enregistrer le modèle livré"),
            (self.choisir, "Choisir un modèle"),
        ):
            bouton.setAccessibleName(composer(f"{verbe} : {modele.titre}"))
            flux.addWidget(bouton)
        colonne(self).addWidget(RangeeSouple(mots, gestes, seuil=_SEUIL, espace=12))

    def montrer(self, modele: LigneModele) -> None:
        """Affiche quel modèle sert."""
        self.precision.montrer(modele.precision)
        self.retirer.setVisible(modele.est_le_sien)


class CarteModeles(Carte):
    """`choisi`, `copie` et `retire` portent le nom du modèle livré."""

    choisi = Signal(str)
    copie = Signal(str)
    retire = Signal(str)

    def __init__(self, modeles: tuple[LigneModele, ...]) -> None:
        super().__init__()
        boite = colonne(self, marges=(20, 14, 16, 14), espace=8)
        boite.addWidget(libelle("Les modèles Word", "carte"))
        boite.addWidget(
            paragraphe(
                "Prenez le nôtre, changez-le dans Word sans toucher à ce qui est entre accolades, "
                "puis choisissez-le. Il est vérifié avant de servir.",
                "second",
            )
        )
        self.rangees = {modele.nom: RangeeModele(modele) for modele in modeles}
        for nom, rangee in self.rangees.items():
            boite.addWidget(filet())
            boite.addWidget(rangee)
            rangee.choisir.clicked.connect(lambda _=False, nom=nom: self.choisi.emit(nom))
            rangee.copier.clicked.connect(lambda _=False, nom=nom: self.copie.emit(nom))
            rangee.retirer.clicked.connect(lambda _=False, nom=nom: self.retire.emit(nom))

    def montrer(self, modeles: tuple[LigneModele, ...]) -> None:
        """Affiche, pour chaque papier, le modèle qui sert."""
        for modele in modeles:
            self.rangees[modele.nom].montrer(modele)
