"""Ce que la vérification d’un modèle a trouvé, et ce qu’on peut en faire."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.pages.reglages.etat import EtatRapport, PointRapport
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.flux import Flux
from ui.widgets.libelle import Libelle, libelle, paragraphe
from ui.widgets.mise_en_page import ajuster, colonne, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 620


class CarteRapport(Carte):
    """Chaque défaut dit sa place et son remède ; un modèle qui ne convient pas ne s’active pas.

    `remplacer` porte l’ancre à remplacer.
    """

    remplacer = Signal(object)

    def __init__(self) -> None:
        super().__init__("douce")
        self.remplacements: tuple[Bouton, ...] = ()
        self._lieux: tuple[Libelle, ...] = ()
        self.titre = libelle("", "carte")
        self.conclusion = paragraphe("", "fort")
        self.copie = paragraphe("", "second")
        self.garder = Bouton("Enregistrer la copie corrigée", "contour", "file-text")
        self.regarder = Bouton("Regarder l’exemple rempli", "contour", "eye")
        self.enregistrer = Bouton("Enregistrer l’exemple", "contour", "file-text")
        self.activer = Bouton("Activer ce modèle", "plein", "check-bold")
        self.fermer = Bouton("Fermer", "discret")
        boite = colonne(self, marges=(20, 14, 16, 14), espace=8)
        boite.addWidget(self.titre)
        boite.addWidget(self.conclusion)
        boite.addWidget(self.copie)
        self._points = colonne(espace=6)
        boite.addLayout(self._points)
        gestes = QWidget()
        flux = Flux(gestes, espace=10)
        for bouton in (self.activer, self.regarder, self.enregistrer, self.garder, self.fermer):
            flux.addWidget(bouton)
        boite.addWidget(gestes)
        self.fermer.clicked.connect(self.hide)
        self.hide()

    def montrer(self, etat: EtatRapport, *, copie: str = "") -> None:
        """Affiche un rapport entier ; `copie` dit ce qui vient d’être remplacé, s’il y a lieu."""
        self.copie.montrer(copie)
        self.copie.setVisible(bool(copie))
        self.garder.setVisible(bool(copie))
        self.remplacements, self._lieux = (), ()
        self.titre.montrer(f"Vérification : {etat.titre}")
        self.conclusion.montrer(etat.conclusion)
        vider(self._points)
        for point in etat.points:
            rangee = self._point(point)
            self._points.addWidget(rangee)
            rangee.show()
        for bouton in (self.activer, self.regarder, self.enregistrer):
            bouton.setVisible(etat.convient)
        self.show()
        ajuster(self)

    def situer(self, etat: EtatRapport) -> None:
        """Complète la place de chaque défaut déjà montré, sans rien déplacer d’autre."""
        for lieu, point in zip(self._lieux, etat.points, strict=True):
            lieu.montrer(point.lieu)
            lieu.setVisible(bool(point.lieu))
        ajuster(self)

    def _point(self, point: PointRapport) -> QWidget:
        dits = QWidget()
        rangee = ligne(dits, espace=10)
        rangee.addWidget(Picto(point.picto, point.ton, 20), 0, Alignement.AlignTop)
        mots = colonne(espace=0)
        mots.addWidget(paragraphe(point.phrase))
        lieu = paragraphe(point.lieu, "second")
        if not point.lieu:
            lieu.hide()
        self._lieux = (*self._lieux, lieu)
        mots.addWidget(lieu)
        rangee.addLayout(mots, 1)
        defaut = point.remplacement
        if defaut is None:
            return dits
        bouton = Bouton("Remplacer", "contour")
        bouton.setAccessibleName(composer(f"Remplacer {defaut.ecrit} par {defaut.voulu}"))
        bouton.clicked.connect(lambda: self.remplacer.emit(defaut))
        self.remplacements = (*self.remplacements, bouton)
        return RangeeSouple(dits, bouton, seuil=_SEUIL)
