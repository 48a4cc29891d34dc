"""L’historique d’un dossier : ce qui a changé, quand, par qui, et comment y revenir."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.revision import RestaurerRevision
from cep_desktop.usecases.comparer import Difference, comparer
from cep_desktop.usecases.ports import RevisionGardee
from ui.ecarts import compter, raconter
from ui.pages.historique.etat import EtatHistorique, bornes, comparaisons, deriver
from ui.pages.historique.liste import ListeRevisions
from ui.pont import SessionQt
from ui.qt import Alignement
from ui.taches import lancer_a_la_suite
from ui.theme import u
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import ChampTexte
from ui.widgets.differences import VueDifferences
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne, fixer
from ui.widgets.page import Page
from ui.widgets.rangee_souple import RangeeSouple

_LARGEUR_A_DEUX, _LISTE, _LISTE_SEULE, _AUTOUR = 900, 420, 260, 166


class PageHistorique(Page):
    """Lit les versions hors du fil de l’écran ; restaurer est un geste qui s’annule."""

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        super().__init__("Historique")
        self._session = session
        self._atelier = atelier
        self.etat = EtatHistorique("", ())
        self._visee = 0
        self.refus = Avis("refus")
        self.liste = ListeRevisions()
        self.titre_version = paragraphe("", "carte")
        self.comparee = ListeChoix("Comparer avec")
        self.nombre = libelle("", "second")
        self.differences = VueDifferences()
        self.nom = ChampTexte("Nom de cette version", exemple="Avant le rendez-vous avec l’Opco")
        self.restaurer = Bouton("Restaurer cette version", "plein", "arrow-counter-clockwise-bold")
        self._disposer()
        self.liste.choisie.connect(self._choisir)
        self.comparee.choisi.connect(lambda _: self._comparer())
        self.nom.saisi.connect(self._nommer)
        self.restaurer.clicked.connect(self.agir)

    def viser(self) -> None:
        """Donne le clavier au titre, et relit les versions."""
        super().viser()
        self.actualiser()

    def actualiser(self) -> None:
        """Relit les versions gardées."""
        identifiant = self._session.dossier.id
        tache = lancer_a_la_suite(lambda _: self._atelier.dossiers.historique(identifiant), self)
        tache.fini.connect(self.montrer)
        tache.refuse.connect(self.refus.dire)

    def montrer(self, revisions: tuple[RevisionGardee, ...]) -> None:
        """Affiche les versions, en gardant celle que l’on regarde."""
        self.refus.dire("")
        self.etat = deriver(revisions, le=self._atelier.aujourd_hui())
        self.intituler("Historique", self.etat.sous_titre)
        self._vide.setVisible(not revisions)
        self._corps.setVisible(bool(revisions))
        self.liste.montrer(self.etat.lignes, self.liste.numero)

    def agir(self) -> None:
        """Ctrl+Entrée : restaure la version choisie."""
        numero = self.liste.numero
        if not numero or not self.restaurer.isEnabled():
            return
        identifiant = self._session.dossier.id
        tache = lancer_a_la_suite(
            lambda _: self._atelier.dossiers.lire_revision(identifiant, numero), self
        )
        tache.fini.connect(lambda dossier: self._restaurer(numero, dossier))
        tache.refuse.connect(self.refus.dire)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Sur une fenêtre étroite, la liste passe au-dessus, moins haute."""
        super().resizeEvent(evenement)
        est_large = self.viewport().width() >= u(_LARGEUR_A_DEUX)
        hauteur = (
            max(u(_LISTE), self.viewport().height() - u(120)) if est_large else u(_LISTE_SEULE)
        )
        self.liste.setFixedHeight(hauteur)

    def _disposer(self) -> None:
        self.corps.addWidget(self.refus)
        self._vide = Carte()
        colonne(self._vide).addWidget(
            EcranVide("Pas encore de version gardée", "La première viendra avec le premier geste.")
        )
        self.corps.addWidget(self._vide)
        gauche = Carte()
        colonne(gauche, marges=(1, 8, 1, 8)).addWidget(self.liste)
        fixer(gauche, largeur_min=300)
        self._corps = RangeeSouple(
            gauche, self._detail(), seuil=_LARGEUR_A_DEUX, parts=(2, 3), espace=20
        )
        self._corps.hide()
        self.corps.addWidget(self._corps)
        self.corps.addStretch(1)

    def _detail(self) -> QWidget:
        carte = Carte()
        disposition = colonne(carte, marges=(24, 18, 24, 20), espace=14)
        disposition.addWidget(self.titre_version)
        choix = colonne(espace=5)
        titre = libelle("Comparer avec", "libelle")
        titre.setBuddy(self.comparee)
        choix.addWidget(titre)
        choix.addWidget(self.comparee)
        disposition.addLayout(choix)
        disposition.addWidget(self.nombre)
        disposition.addWidget(self.differences)
        disposition.addStretch(1)
        disposition.addWidget(self.nom)
        disposition.addWidget(self.restaurer, 0, Alignement.AlignLeft)
        return carte

    def _choisir(self, numero: int) -> None:
        ligne = next(ligne for ligne in self.etat.lignes if ligne.numero == numero)
        self.titre_version.montrer(f"{ligne.titre}, {ligne.precision}")
        self.comparee.clear()
        self.comparee.proposer(comparaisons(self.etat.lignes, numero))
        self.nom.montrer(ligne.titre if ligne.est_nommee else "")
        self.restaurer.setEnabled(not ligne.est_derniere)
        self.restaurer.setToolTip("C’est déjà la version actuelle" if ligne.est_derniere else "")
        self._comparer()

    def _comparer(self) -> None:
        """Compare hors du fil de l’écran ; seule la dernière demande s’affiche."""
        identifiant, actuel = self._session.dossier.id, self._session.dossier
        ancienne, neuve = bornes(self.liste.numero, self.comparee.code)
        lire = self._atelier.dossiers.lire_revision
        self._visee += 1
        visee = self._visee

        def travail(_suivi: object) -> tuple[Difference, ...]:
            apres = actuel if neuve is None else lire(identifiant, neuve)
            return comparer(lire(identifiant, ancienne), apres)

        tache = lancer_a_la_suite(travail, self)
        tache.fini.connect(lambda trouvees: self._montrer_differences(visee, trouvees))
        tache.refuse.connect(self.refus.dire)

    def _montrer_differences(self, visee: int, trouvees: tuple[Difference, ...]) -> None:
        if visee == self._visee:
            self.nombre.montrer(compter(trouvees))
            self.differences.montrer(raconter(trouvees))

    def _nommer(self, nom: str) -> None:
        if self._session.empechement:
            self.nom.refuser(self._session.empechement)
            return
        identifiant, numero = self._session.dossier.id, self.liste.numero
        tache = lancer_a_la_suite(
            lambda _: self._atelier.dossiers.nommer(identifiant, numero, nom), self
        )
        tache.fini.connect(lambda _: self.actualiser())
        tache.refuse.connect(self.nom.refuser)

    def _restaurer(self, numero: int, dossier: Dossier) -> None:
        refus = self._session.executer(RestaurerRevision(numero, dossier))
        self.refus.dire(refus)
        if not refus:
            self.dit.emit("Version restaurée")
