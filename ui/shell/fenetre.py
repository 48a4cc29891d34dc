"""La fenêtre : la liste des dossiers, puis le dossier ouvert et ses pages."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.session import Session
from ui.attente import Attente, Ensuite
from ui.dialogs.dialogues import Dialogues
from ui.shell.actions import composer_registre
from ui.shell.aide import Aide
from ui.shell.arbitre import Arbitre
from ui.shell.cote_accueil import CoteAccueil
from ui.shell.cote_coffre import CoteCoffre
from ui.shell.cote_equipe import CoteEquipe
from ui.shell.cotes import composer_cotes
from ui.shell.creation import Creation, page_d_entree
from ui.shell.dossier_ouvert import DossierOuvert
from ui.shell.essai import BandeauEssai
from ui.shell.etat import deriver
from ui.shell.fichiers import Fichiers
from ui.shell.garde import Garde
from ui.shell.habillage import Habillage
from ui.shell.incident import Incident
from ui.shell.ouverture import ouvrir
from ui.shell.pieces import TITRE, Pieces
from ui.shell.rail import ACCUEIL
from ui.shell.recherche import Recherche
from ui.shell.visite import Visite
from ui.theme import theme
from ui.widgets.anneau import AnneauFocus
from ui.widgets.couche import Couche
from ui.widgets.message_bref import MessageBref
from ui.widgets.mise_en_page import ajuster, colonne, ligne
from ui.widgets.page import Page


class Fenetre(QWidget):
    """Elle ouvre, ferme et montre, et ne sait rien du métier.

    `pieces` vient de la devanture, s’il y en a eu une. Sans coffre, rien n’est gardé, et
    `coffre_voulu` dit qu’on en veut un. `regarde` part quand on a changé de page ou de dossier.
    """

    verrouille = Signal()
    coffre_voulu = Signal()
    regarde = Signal()

    def __init__(
        self,
        atelier: Atelier,
        dialogues: Dialogues,
        garde: Garde = Garde(),  # noqa: B008 - figée
        pieces: Pieces | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("fenetre")
        self.atelier = atelier
        self.dialogues = dialogues
        self.garde = garde
        self.ouvert: DossierOuvert | None = None
        self.arbitre: Arbitre | None = None
        self.cote_coffre: CoteCoffre | None = None
        self.cote_equipe: CoteEquipe | None = None
        self.attente = Attente(self, lambda: garde.demande_le_serveur)
        self.cotes = composer_cotes(self, self._accueillir)
        self._pieces = pieces = pieces or Pieces()
        self.rail, self.barre, self.accueil = pieces.rail, pieces.barre, pieces.accueil
        self.incident = Incident()
        self._pile = QStackedWidget()
        self._pile.addWidget(self.accueil)
        self.essai = BandeauEssai()
        self.message = MessageBref(self)
        self.habillage = Habillage(self.barre.affichage, self)
        self.fichiers = Fichiers(self, dialogues, garde)
        self._disposer()
        self.anneau = AnneauFocus(self)
        self.creation = Creation(self)
        self._brancher()
        self.registre = composer_registre(self)
        self.recherche = Recherche(self)
        self.aide = Aide(self)
        self.visite = Visite(self)
        self._installer_la_garde()
        self.cote_accueil = CoteAccueil(self)
        self.accueil.ouvert.connect(self.cote_accueil.reprendre)
        self.montrer_accueil()

    @property
    def montree(self) -> Page:
        """La page montrée, même si elle se fabrique encore."""
        courante = self._pile.currentWidget()
        return courante if isinstance(courante, Page) else self.accueil

    @property
    def page(self) -> Page:
        """La page montrée, entière."""
        return self.montree.finir()

    @property
    def code_montre(self) -> str:
        """Code de la page montrée : le nom de la pièce de `ui/pages` où elle est écrite."""
        return type(self.page).__module__.split(".")[-2]

    @property
    def est_couverte(self) -> bool:
        """Vrai si une couche demande une réponse : les raccourcis se taisent."""
        return any(couche.isVisible() for couche in self.findChildren(Couche))

    def ouvrir(self, identifiant: UUID, page: str = "", ensuite: Ensuite = lambda: None) -> None:
        """Ouvre un dossier gardé à cette page, puis fait `ensuite` ; ou dit pourquoi non."""
        ouvrir(self, identifiant, page, ensuite)

    def aller(self, code: str) -> None:
        """Montre une page du dossier ouvert, ou de la maison, et donne le clavier à son titre."""
        page = self._page(code)
        if page is None:
            return
        self._pile.setCurrentWidget(page)
        self.rail.designer(code)
        page.viser()
        self.regarde.emit()

    def _page(self, code: str) -> Page | None:
        if self.ouvert is not None and code in self.cotes:
            self.revenir()  # les livres et les réglages vivent hors de tout dossier
        if self.ouvert is not None:
            return self.ouvert.entamer(code) if self.ouvert.a_une_page(code) else None
        if code in self.cotes:
            return self.cotes[code].page
        if code == ACCUEIL:
            return self.accueil
        return self.cote_coffre.page_de(code) if self.cote_coffre is not None else None

    def revenir(self) -> None:
        """Referme le dossier et montre la liste ; le dossier est gardé."""
        if self.ouvert is not None and self.fichiers.quitter():
            self._fermer_dossier()
            self.montrer_accueil()

    def ouvrir_fichier(self, chemin: Path) -> None:
        """Ouvre un fichier de dossier."""
        self.fichiers.ouvrir(chemin)

    def signaler(self, phrase: str) -> None:
        """Montre une erreur imprévue, dans la page."""
        self.incident.signaler(phrase)

    def focusNextPrevChild(self, suivant: bool) -> bool:  # noqa: FBT001 - signature de Qt
        """Tab vient du clavier : l’anneau devient visible (aussi quand un widget disparaît)."""
        focus: QWidget | None = self.focusWidget()
        if focus is not None and focus.isVisible():
            self.anneau.annoncer()
        return super().focusNextPrevChild(suivant)

    def ajouter_page(self, page: Page) -> None:
        """Ajoute une page, sans la montrer."""
        self._pile.addWidget(page)

    def montrer_page(self, page: Page) -> None:
        """Montre une page de la maison, hors de tout dossier."""
        self._pile.addWidget(page)
        self._pile.setCurrentWidget(page)
        page.viser()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Resserre le rail selon la largeur utile."""
        super().resizeEvent(evenement)
        self._resserrer()

    def closeEvent(self, evenement: QCloseEvent) -> None:
        """Enregistre, et ne demande que si quelque chose serait perdu."""
        evenement.setAccepted(self.fichiers.fermer())

    def _disposer(self) -> None:
        disposition = ligne(self)
        disposition.addWidget(self.rail)
        droite = colonne(espace=0)
        droite.addWidget(self.barre)
        self._avis = colonne(marges=(28, 0, 28, 0), espace=10)
        self._avis.addWidget(self.incident)
        droite.addLayout(self._avis)
        droite.addWidget(self._pile, 1)
        disposition.addLayout(droite, 1)

    def _brancher(self) -> None:
        self.accueil.fichier.connect(self.fichiers.demander)
        self.rail.aller.connect(self.aller)
        self.rail.sortir.connect(self.revenir)
        self.barre.annuler.clicked.connect(self.annuler)
        self.barre.retablir.clicked.connect(self.retablir)
        self.barre.copie.clicked.connect(self.fichiers.copier)
        self.barre.verrou.clicked.connect(self.verrouille)
        self.essai.creer.clicked.connect(self.coffre_voulu)
        self.incident.action.clicked.connect(self.fichiers.copier)
        theme.change.connect(self._suivre_le_theme)

    def annuler(self) -> None:
        """Défait le dernier geste, où que soit le clavier."""
        if self.ouvert is not None:
            self.ouvert.session.annuler()

    def retablir(self) -> None:
        """Refait le dernier geste défait."""
        if self.ouvert is not None:
            self.ouvert.session.retablir()

    def _installer_la_garde(self) -> None:
        """Montre le coffre, ou dit que rien n’est gardé."""
        if self.garde.coffre is None:
            self.accueil.corps.insertWidget(1, self.essai)
            return
        if self.garde.passerelle is not None:
            self.cote_equipe = CoteEquipe(self, self.garde.coffre, self.garde.passerelle)
            self._avis.addLayout(self.cote_equipe.avis)
        self.cote_coffre = CoteCoffre(self, self.garde.coffre, self.dialogues)
        self.cote_coffre.installer(self.accueil)
        self._pieces.proposer_le_coffre(avec_une_equipe=self.cote_equipe is not None)

    def montrer_accueil(self) -> None:
        """Montre la liste des dossiers, relue."""
        self.setWindowTitle(TITRE)
        self.barre.vider()
        self.rail.montrer(None)
        self.cote_accueil.actualiser()
        self._resserrer()
        self.aller(ACCUEIL)

    def montrer_session(
        self, session: Session, fichier: Path | None = None, *, depuis: int = 0, page: str = ""
    ) -> None:
        """Montre un dossier, commencé à la révision `depuis`, à cette page ou à celle du volet."""
        self._fermer_dossier()
        self.accueil.refus.dire("")
        self.ouvert = DossierOuvert(
            self.atelier, session, self.dialogues, fichier, self, garde=self.garde, depuis=depuis
        )
        self.arbitre = Arbitre(self.atelier, self.ouvert, self, moi=self.garde.auteur)
        self.arbitre.refuse.connect(self.incident.dire)
        self.barre.choisir.clicked.connect(self.arbitre.demander)
        self.ouvert.neuve.connect(self._accueillir)
        self.ouvert.passe_rendu.connect(self._nommer_les_gestes)
        self.ouvert.session.change.connect(self._suivre)
        self.ouvert.enregistreur.change.connect(self.barre.montrer_enregistrement)
        self.ouvert.enregistreur.refuse.connect(self.incident.echouer)
        self.ouvert.enregistreur.annoncer()
        self._suivre(session.dossier)
        self.aller(page if self.ouvert.a_une_page(page) else page_d_entree(session.dossier))

    def _accueillir(self, page: Page) -> None:
        self._pile.addWidget(page)
        page.aller.connect(self.aller)
        page.dit.connect(partial(self.message.dire, geste=self.annuler))
        page.dit_sans_annuler.connect(self.message.dire)
        page.copie.connect(self.fichiers.copier)

    def _fermer_dossier(self) -> None:
        if self.ouvert is not None:
            self.message.hide()
            for page in self.ouvert.pages.values():
                self._pile.removeWidget(page)
            self.ouvert.fermer()
            self.ouvert = self.arbitre = None

    def _suivre(self, dossier: Dossier) -> None:
        """Reprend ce qui dépend du dossier hors de ses pages."""
        vocabulaire = self.atelier.vocabulaire(dossier.vocabulaire)
        self.rail.montrer(deriver(dossier, vocabulaire, le=self.atelier.aujourd_hui()))
        self.setWindowTitle(f"{dossier.beneficiaire.nom_complet} – {TITRE}")
        self._resserrer()
        self._nommer_les_gestes()

    def _nommer_les_gestes(self) -> None:
        if self.ouvert is not None:
            session = self.ouvert.session.session
            self.barre.montrer_gestes(session.libelle_annuler, session.libelle_retablir)

    def _suivre_le_theme(self) -> None:
        ajuster(self)
        self._resserrer()

    def _resserrer(self) -> None:
        self._pieces.resserrer(self.width(), self.height())
