"""La page d’accueil : retrouver un dossier et l’ouvrir."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ui.pages.accueil.affinage import affiner
from ui.pages.accueil.aujourd_hui import Aujourdhui
from ui.pages.accueil.barre_affinage import BarreAffinage
from ui.pages.accueil.delegue import COLONNES, DelegueDossiers, place_de_colonne
from ui.pages.accueil.etat import EtatAccueil, Filtre, filtrer
from ui.pages.accueil.invitation import Invitation
from ui.pages.accueil.recherche import ChampRecherche
from ui.pages.accueil.table import ROLE_LIGNE, TableDossiers
from ui.qt import Alignement, Defilement, Rendu, Taille, Touche
from ui.theme import couleur, police, theme, u
from ui.widgets.anneau import AU_CLAVIER
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.choix import Choix
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.mise_en_page import colonne, fixer
from ui.widgets.page import Page
from ui.widgets.rangee_souple import RangeeSouple


class ListeDossiers(QListView):
    """La liste ; un clic ou Entrée ouvre le dossier."""

    ouvert = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Nommer la vue que Qt se fait obligerait PySide à créer toutes ses classes de widgets.
        self.setViewport(QWidget())
        self.table = TableDossiers(self)
        self.setModel(self.table)
        self.delegue = DelegueDossiers(self)
        self.setItemDelegate(self.delegue)
        self.setAccessibleName("Dossiers")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)  # sinon Qt mesure les dix mille
        self.setSizePolicy(Taille.Expanding, Taille.Maximum)
        self.clicked.connect(self._ouvrir)

    def sizeHint(self) -> QSize:
        """Autant de haut que de dossiers ; au-delà de la place, la liste défile."""
        rangs = self.table.rowCount()
        hauteur = self.sizeHintForRow(0) * rangs if rangs else 0
        return QSize(u(320), hauteur + 2)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée ouvre le dossier courant."""
        self.window().setProperty(AU_CLAVIER, "oui")
        if evenement.key() in {Touche.Key_Return, Touche.Key_Enter}:
            self._ouvrir(self.currentIndex())
            return
        super().keyPressEvent(evenement)

    def _ouvrir(self, index: QModelIndex) -> None:
        if index.isValid():
            self.ouvert.emit(index.data(ROLE_LIGNE).id)


class _EnTete(QWidget):
    """Le nom des colonnes, aux coins de la carte ; caché quand il n’y en a plus."""

    def __init__(self, liste: ListeDossiers) -> None:
        super().__init__()
        self._liste = liste
        fixer(self, hauteur=40)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        fond = QPainterPath()
        rayon = u(15)
        fond.addRoundedRect(QRectF(self.rect()).adjusted(0, 0, 0, rayon), rayon, rayon)
        peintre.fillPath(fond, couleur("surface2"))
        bas = self.height() - 0.5
        peintre.setPen(QPen(couleur("line"), 1))
        peintre.drawLine(QPointF(0, bas), QPointF(self.width(), bas))
        peintre.setFont(police(15, 600))
        peintre.setPen(couleur("ink2"))
        for titre, part in COLONNES:
            x = place_de_colonne(part, self._liste.viewport().width())
            cadre = QRectF(x, 0, self.width() - x, self.height())
            peintre.drawText(cadre, Alignement.AlignVCenter | Alignement.AlignLeft, titre)


class PageAccueil(Page):
    """Les dossiers de l’atelier ; `ouvert` porte un identifiant.

    `fichier` demande un fichier ; `nouveau`, un dossier neuf ; `cherche`, des mots au coffre.
    """

    ouvert = Signal(object)
    fichier = Signal()
    nouveau = Signal()
    cherche = Signal(str)

    def __init__(self) -> None:
        self.ouvrir_fichier = Bouton("Ouvrir un fichier", "contour", "folder-open")
        self.creer = Bouton("Nouveau dossier", "plein", "plus-bold")
        super().__init__("Mes dossiers", (self.ouvrir_fichier, self.creer))
        self._etat = EtatAccueil("", (), ())
        self.refus, self.cle = Avis("refus"), Avis("avis")
        self.invitation = Invitation()
        self.jour = Aujourdhui()
        self.recherche = ChampRecherche()
        self._trouves: frozenset[UUID] = frozenset()
        self.filtres: Choix | None = None
        self.affinage = BarreAffinage()
        self._place_filtres = QWidget()
        self._rangee_filtres = colonne(self._place_filtres)
        self.liste = ListeDossiers()
        self._colonnes = _EnTete(self.liste)
        self.carte = Carte()
        interieur = colonne(self.carte, marges=(1, 1, 1, 10))
        interieur.addWidget(self._colonnes)
        interieur.addWidget(self.liste, 1)
        self.vide = Carte()
        self.ecran_vide = EcranVide("Aucun dossier trouvé", "")
        colonne(self.vide).addWidget(self.ecran_vide)
        self.corps.addWidget(self.refus)
        self.corps.addWidget(self.cle)
        self.corps.addWidget(self.invitation)
        self.corps.addWidget(self.jour)
        self.corps.addWidget(
            RangeeSouple(self._place_filtres, self.recherche, seuil=820, espace=16)
        )
        self.corps.addWidget(self.affinage)
        self.corps.addWidget(self.carte)
        self.corps.addWidget(self.vide)
        self.corps.addStretch(1)
        self.affinage.change.connect(self._filtrer)
        self.recherche.textChanged.connect(self._chercher)
        self.recherche.descendue.connect(self._entrer_dans_la_liste)
        self.liste.ouvert.connect(self.ouvert)
        self.ouvrir_fichier.clicked.connect(self.fichier)
        self.creer.clicked.connect(self.nouveau)
        theme.change.connect(self._ajuster)

    def montrer(self, etat: EtatAccueil) -> None:
        """Affiche la liste, en gardant le filtre et la recherche."""
        filtre = self.filtres.code if self.filtres else Filtre.TOUS
        self._etat = etat
        self.intituler("Mes dossiers", etat.sous_titre)
        if self.filtres is not None:
            self.filtres.deleteLater()
        self.filtres = Choix("Filtrer", ((f.value, mot) for f, mot in etat.filtres))
        self.filtres.montrer(filtre)
        self.filtres.choisi.connect(lambda _: self._filtrer())
        self._rangee_filtres.addWidget(self.filtres, 0, Alignement.AlignLeft)
        self.affinage.proposer(etat.lignes)
        self._filtrer()

    def commencer(self) -> None:
        """Ctrl+N : commence un dossier neuf."""
        self.nouveau.emit()

    def agir(self) -> None:
        """Ctrl+Entrée : l’action principale de la page."""
        self.nouveau.emit()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Cache le nom des colonnes quand la liste est étroite."""
        super().resizeEvent(evenement)
        self._ajuster()

    def _ajuster(self) -> None:
        self._colonnes.setVisible(not self.liste.delegue.est_etroit)
        self.liste.scheduleDelayedItemsLayout()
        self.liste.updateGeometry()

    def completer(self, recherche: str, trouves: frozenset[UUID]) -> None:
        """Ajoute ce que le coffre a trouvé ; une réponse à d’anciens mots est laissée."""
        if recherche == self.recherche.text():
            self._trouves = trouves
            self._filtrer()

    def _chercher(self, recherche: str) -> None:
        """Montre tout de suite ce que la liste sait, puis demande au coffre."""
        self._trouves = frozenset()
        self._filtrer()
        if recherche.strip():
            self.cherche.emit(recherche)

    def _filtrer(self) -> None:
        filtre = Filtre(self.filtres.code) if self.filtres else Filtre.TOUS
        trouvees = filtrer(self._etat.lignes, filtre, self.recherche.text(), self._trouves)
        lignes = affiner(trouvees, self.affinage.affinage)
        self.liste.table.montrer(lignes)
        self.liste.updateGeometry()
        self.carte.setVisible(bool(lignes))
        self.vide.setVisible(not lignes)
        self.ecran_vide.phrase.montrer(
            "Vérifiez l’orthographe, ou élargissez vos choix."
            if self._etat.lignes
            else "Créez le premier dossier, ou ouvrez un fichier."
        )

    def _entrer_dans_la_liste(self) -> None:
        if self.liste.table.rowCount():
            self.liste.setCurrentIndex(self.liste.table.index(0, 0))
            self.liste.setFocus()
