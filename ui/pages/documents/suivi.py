"""Où en est une production : ce qui s’écrit, puis ce qui est prêt."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from ui.mouvement import mouvement
from ui.pages.documents.etat import EtatProduction, PapierProduit
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import ajuster, colonne, filet, ligne, vider


class CarteAttente(Carte):
    """Ce qui se fait, et de quoi l’arrêter ; cachée quand rien ne se fait."""

    def __init__(self) -> None:
        super().__init__("douce")
        self.phrase = libelle("", "second")
        self.arret = Bouton("Arrêter", "contour")
        disposition = colonne(self, marges=(24, 18, 24, 18), espace=12)
        disposition.addWidget(self.phrase)
        progression = QProgressBar()
        progression.setRange(0, 1 if mouvement.est_reduit else 0)
        progression.setTextVisible(False)
        progression.setAccessibleName("Les papiers s’écrivent")
        disposition.addWidget(progression)
        disposition.addWidget(self.arret, 0, Alignement.AlignLeft)
        self.hide()


class CarteResultat(Carte):
    """Les fichiers prêts, et de quoi ouvrir leur dossier."""

    def __init__(self) -> None:
        super().__init__()
        self.ouvrir = Bouton("Ouvrir le dossier", "contour", "folder-open")
        self._titre = libelle("", "carte")
        self._lieu = paragraphe("", "second")
        self._suite = paragraphe("", "corps")
        self._fichiers = colonne(espace=10)
        disposition = colonne(self, marges=(24, 18, 24, 18), espace=12)
        titre = ligne(espace=10)
        titre.addWidget(Picto("check-circle-fill", "ok", 26))
        titre.addWidget(self._titre, 1)
        titre.addWidget(self.ouvrir)
        disposition.addLayout(titre)
        disposition.addWidget(self._lieu)
        disposition.addWidget(self._suite)
        disposition.addLayout(self._fichiers)
        self.hide()

    def montrer(self, recit: EtatProduction) -> None:
        """Affiche ce qui vient d’être produit."""
        self._titre.montrer(recit.titre)
        self._lieu.montrer(f"Dans le dossier {recit.lieu}")
        self._suite.montrer(recit.suite)
        self._suite.setVisible(bool(recit.suite))
        vider(self._fichiers)
        for papier in recit.papiers:
            self._fichiers.addWidget(filet())
            self._fichiers.addLayout(_fichier(papier))
        ajuster(self)


def _fichier(papier: PapierProduit) -> QHBoxLayout:
    rangee = ligne(espace=16)
    mots = colonne(espace=2)
    mots.addWidget(libelle(papier.titre, "fort"))
    mots.addWidget(paragraphe(papier.nom, "second"))
    rangee.addLayout(mots, 1)
    rangee.addWidget(libelle(papier.poids, "second"))
    return rangee
