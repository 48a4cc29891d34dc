"""La fenêtre : la liste des dossiers, puis le dossier ouvert et ses pages."""

from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.session import Session
from ui.dialogs.dialogues import Dialogues
from ui.pages.accueil.etat import deriver as deriver_accueil
from ui.pages.accueil.page import PageAccueil
from ui.shell.barre import BarreHaute
from ui.shell.creation import Creation
from ui.shell.dossier_ouvert import DossierOuvert
from ui.shell.etat import CodePage, deriver
from ui.shell.habillage import Habillage
from ui.shell.raccourcis import brancher
from ui.shell.rail import Rail
from ui.taches import lancer
from ui.theme import theme, u
from ui.widgets.anneau import AnneauFocus
from ui.widgets.avis import Avis
from ui.widgets.message_bref import MessageBref
from ui.widgets.mise_en_page import ajuster, colonne, ligne
from ui.widgets.page import Page

TITRE = "CEP Desktop"
_LARGEUR_RAIL_ENTIER, _HAUTEUR_RENDEZ_VOUS = 1180, 740


class Fenetre(QWidget):
    """L’unique fenêtre ; elle ouvre, ferme et montre, et ne sait rien du métier."""

    def __init__(self, atelier: Atelier, dialogues: Dialogues) -> None:
        super().__init__()
        self.setObjectName("fenetre")
        self.atelier = atelier
        self._dialogues = dialogues
        self.ouvert: DossierOuvert | None = None
        self.rail = Rail()
        self.barre = BarreHaute()
        self.incident = Avis("refus")
        self.accueil = PageAccueil()
        self._pile = QStackedWidget()
        self._pile.addWidget(self.accueil)
        self.message = MessageBref(self)
        self.habillage = Habillage(self.barre.affichage, self)
        self._disposer()
        self.anneau = AnneauFocus(self)
        self.creation = Creation(self)
        self._brancher()
        brancher(self)
        self._montrer_accueil()

    @property
    def page(self) -> Page:
        """La page montrée."""
        courante = self._pile.currentWidget()
        return courante if isinstance(courante, Page) else self.accueil

    def ouvrir(self, identifiant: UUID) -> None:
        """Ouvre un dossier gardé, ou dit pourquoi c’est impossible."""
        try:
            session = self.atelier.ouvrir(identifiant)
        except ErreurMetier as refus:
            self.accueil.refus.dire(str(refus))
            return
        self._montrer_dossier(session, None)

    def demander_fichier(self) -> None:
        """Demande un fichier de dossier, puis l’ouvre."""
        chemin = self._dialogues.choisir_fichier("Ouvrir un dossier")
        if chemin is not None:
            self.ouvrir_fichier(chemin)

    def ouvrir_fichier(self, chemin: Path) -> None:
        """Lit un fichier hors du fil de l’écran, puis l’ouvre."""
        self.accueil.refus.dire("")
        tache = lancer(lambda _: self.atelier.ouvrir_fichier(chemin), self)
        tache.fini.connect(lambda session: self._montrer_dossier(session, chemin))
        tache.refuse.connect(self.accueil.refus.dire)

    def aller(self, code: str) -> None:
        """Montre une page du dossier ouvert, et donne le clavier à son titre."""
        if self.ouvert is None or code not in self.ouvert.codes:
            return
        page = self.ouvert.page(code)
        self._pile.setCurrentWidget(page)
        self.rail.designer(code)
        page.viser()

    def revenir(self) -> None:
        """Referme le dossier et montre la liste ; le dossier est gardé."""
        if self.ouvert is None:
            return
        refus = self.ouvert.enregistreur.terminer()
        if refus and not self._dialogues.confirmer(
            "Ce dossier n’est pas enregistré", refus, "Fermer sans enregistrer"
        ):
            return
        self._fermer_dossier()
        self._montrer_accueil()

    def enregistrer(self) -> None:
        """Répond à Ctrl+S : enregistre dans le fichier, ou en demande un."""
        if self.ouvert is None:
            return
        if self.ouvert.enregistreur.fichier is None:
            self.enregistrer_une_copie()
            return
        self.ouvert.enregistreur.enregistrer()
        self.message.dire("C’est déjà enregistré")

    def enregistrer_une_copie(self) -> None:
        """Demande où écrire le dossier, puis l’y garde à chaque geste."""
        if self.ouvert is None:
            return
        nom = f"{self.ouvert.session.dossier.numero}.dossier.json"
        chemin = self._dialogues.nommer_fichier("Enregistrer une copie", nom)
        if chemin is not None:
            self.ouvert.enregistreur.rattacher(chemin)

    def signaler(self, phrase: str) -> None:
        """Montre une erreur imprévue, dans la page."""
        self.incident.dire(phrase)

    def focusNextPrevChild(self, suivant: bool) -> bool:  # noqa: FBT001 - signature de Qt
        """Tab vient du clavier : l’anneau de focus devient visible.

        Qt passe aussi par ici quand le widget qui avait le clavier disparaît.
        """
        focus: QWidget | None = self.focusWidget()
        if focus is not None and focus.isVisible():
            self.anneau.annoncer()
        return super().focusNextPrevChild(suivant)

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
        if self.ouvert is None or self._peut_fermer(self.ouvert):
            super().closeEvent(evenement)
        else:
            evenement.ignore()

    def _peut_fermer(self, ouvert: DossierOuvert) -> bool:
        refus = ouvert.enregistreur.terminer()
        if not refus and not ouvert.enregistreur.a_perdre:
            return True
        phrase = refus or "Vos changements seront oubliés. Vous pouvez enregistrer une copie."
        return self._dialogues.confirmer("Fermer sans enregistrer ?", phrase, "Fermer")

    def _disposer(self) -> None:
        disposition = ligne(self)
        disposition.addWidget(self.rail)
        droite = colonne(espace=0)
        droite.addWidget(self.barre)
        boite = colonne(marges=(28, 0, 28, 0))
        boite.addWidget(self.incident)
        droite.addLayout(boite)
        droite.addWidget(self._pile, 1)
        disposition.addLayout(droite, 1)

    def _brancher(self) -> None:
        self.accueil.ouvert.connect(self.ouvrir)
        self.accueil.fichier.connect(self.demander_fichier)
        self.rail.aller.connect(self.aller)
        self.rail.sortir.connect(self.revenir)
        self.barre.annuler.clicked.connect(self.annuler)
        self.barre.retablir.clicked.connect(self.retablir)
        self.barre.copie.clicked.connect(self.enregistrer_une_copie)
        theme.change.connect(self._suivre_le_theme)

    def annuler(self) -> None:
        """Défait le dernier geste, où que soit le clavier."""
        if self.ouvert is not None:
            self.ouvert.session.annuler()

    def retablir(self) -> None:
        """Refait le dernier geste défait."""
        if self.ouvert is not None:
            self.ouvert.session.retablir()

    def commencer(self) -> None:
        """Ctrl+N : commence un élément de la page montrée."""
        self.page.commencer()

    def agir(self) -> None:
        """Ctrl+Entrée : fait l’action principale de la page montrée."""
        self.page.agir()

    def _montrer_accueil(self) -> None:
        self.setWindowTitle(TITRE)
        self.barre.vider()
        self.rail.montrer(None)
        fiches = self.atelier.fiches()
        self.accueil.montrer(
            deriver_accueil(fiches, self.atelier.vocabulaire, le=self.atelier.aujourd_hui())
        )
        self._pile.setCurrentWidget(self.accueil)
        self._resserrer()
        self.accueil.viser()

    def _montrer_dossier(self, session: Session, fichier: Path | None) -> None:
        self._fermer_dossier()
        self.accueil.refus.dire("")
        self.ouvert = DossierOuvert(self.atelier, session, self._dialogues, fichier, self)
        self.ouvert.neuve.connect(self._accueillir)
        self.ouvert.session.change.connect(self._suivre)
        self.ouvert.enregistreur.change.connect(self.barre.montrer_enregistrement)
        self.ouvert.enregistreur.refuse.connect(self.incident.dire)
        self.ouvert.enregistreur.annoncer()
        self._suivre(session.dossier)
        self.aller(CodePage.PLAN_ACTION)

    def _accueillir(self, page: Page) -> None:
        self._pile.addWidget(page)
        page.aller.connect(self.aller)
        page.dit.connect(self._dire)
        page.copie.connect(self.enregistrer_une_copie)

    def _fermer_dossier(self) -> None:
        if self.ouvert is not None:
            self.message.hide()
            for page in self.ouvert.pages.values():
                self._pile.removeWidget(page)
            self.ouvert.fermer()
            self.ouvert = None

    def _suivre(self, dossier: Dossier) -> None:
        """Reprend ce qui dépend du dossier hors de ses pages."""
        vocabulaire = self.atelier.vocabulaire(dossier.vocabulaire)
        self.rail.montrer(deriver(dossier, vocabulaire, le=self.atelier.aujourd_hui()))
        self.setWindowTitle(f"{dossier.beneficiaire.nom_complet} – {TITRE}")
        self._resserrer()
        if self.ouvert is not None:
            session = self.ouvert.session.session
            self.barre.montrer_gestes(session.libelle_annuler, session.libelle_retablir)

    def _dire(self, phrase: str) -> None:
        self.message.dire(phrase, geste=self.annuler)

    def _suivre_le_theme(self) -> None:
        ajuster(self)
        self._resserrer()

    def _resserrer(self) -> None:
        est_compact = self.width() < u(_LARGEUR_RAIL_ENTIER)
        self.barre.resserrer(est_compact=est_compact)
        self.rail.resserrer(
            est_compact=est_compact,
            est_haut=self.height() >= u(_HAUTEUR_RENDEZ_VOUS),
        )
