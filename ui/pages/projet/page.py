"""La page « Projet et stratégie » : les pistes, les chemins, ce qui est possible."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.livres.code_ecrit import dire_le_code
from ui.pages.projet.etat import EtatProjet, deriver
from ui.pages.projet.gestes_chemins import GestesChemins
from ui.pages.projet.gestes_pistes import GestesPistes
from ui.pages.projet.gestes_projet import GestesProjet
from ui.pages.projet.rappel_autres import RappelAutres
from ui.pages.projet.vue_chemins import VueChemins
from ui.pages.projet.vue_pistes import VuePistes
from ui.pages.projet.vue_possible import VuePossible
from ui.pont import SessionQt
from ui.taches import lancer
from ui.widgets.boutons import Bouton
from ui.widgets.choix import Choix
from ui.widgets.morceaux import Etapes
from ui.widgets.page_paresseuse import PageParesseuse

PISTES, CHEMINS, POSSIBLE = "pistes", "chemins", "possible"
_VUES = ((PISTES, "Pistes"), (CHEMINS, "Chemins"), (POSSIBLE, "Est-ce possible ?"))
_TITRE = "Projet et stratégie"
_Vue = TypeVar("_Vue", bound=QWidget)


class PageProjet(PageParesseuse):
    """Trois vues d’un même choix ; chacune a au plus une action principale."""

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        self._atelier, aujourd_hui = atelier, atelier.aujourd_hui
        self.vue = Choix("Vue", _VUES)
        self.vue.montrer(PISTES)
        self.suite = Bouton("Choisir le chemin", "plein", "arrow-right-bold")
        self.creation = Bouton("Créer les étapes", "plein", "path-bold")
        self.certifications = Bouton("Certifications", "contour", "seal-check-bold")
        super().__init__(_TITRE, (self.vue, self.certifications, self.suite, self.creation))
        self._bibliotheque = atelier.livres
        self._session = session
        self.fabriquer(self._monter(session, aujourd_hui))

    def _monter(self, session: SessionQt, aujourd_hui: Callable[[], date]) -> Etapes:
        self.etat: EtatProjet = deriver(session.dossier)
        self.intituler(_TITRE, self.etat.pistes.sous_titre)
        for bouton in (self.creation, self.certifications):
            bouton.hide()
        self.rappel = RappelAutres()
        self.corps.addWidget(self.rappel)
        self.gestes_pistes = GestesPistes(session, aujourd_hui, self)
        self.gestes_chemins = GestesChemins(session, aujourd_hui, self)
        self.gestes_projet = GestesProjet(session, aujourd_hui, self)
        yield
        self.pistes = VuePistes(self.gestes_pistes)
        self._vues: dict[str, QWidget] = {PISTES: self.pistes}
        self.corps.addWidget(self.pistes, 1)
        yield from self.pistes.monter(session.dossier, self.etat.pistes)
        self.vue.choisi.connect(self.regarder)
        self.suite.clicked.connect(lambda: self.regarder(CHEMINS))
        self.creation.clicked.connect(self._creer)
        self.rappel.voir.clicked.connect(self.voir_les_autres)
        self.certifications.clicked.connect(lambda: self.aller.emit("certifications"))
        for gestes in (self.gestes_pistes, self.gestes_chemins, self.gestes_projet):
            gestes.dit.connect(self.dit)
        self.pistes.approche.connect(self._approcher)
        session.change.connect(self.suivre)
        self._voir()

    @cached_property
    def chemins(self) -> VueChemins:
        """La vue des chemins, fabriquée quand on la regarde."""
        dossier = self._session.dossier
        personne, conseiller = dossier.beneficiaire.prenom, dossier.referent.prenom
        vue = VueChemins(personne, conseiller, self.gestes_chemins, self._controler)
        vue.approche.connect(self._approcher)
        return self._ajouter(CHEMINS, vue)

    @cached_property
    def possible(self) -> VuePossible:
        """La vue de ce qui est possible, fabriquée quand on la regarde."""
        return self._ajouter(
            POSSIBLE,
            VuePossible(self._session.dossier, self.gestes_projet, self._bibliotheque.proposer),
        )

    def _controler(self, texte: str) -> str:
        """Ce que le livre dit d’un code écrit ; appelé hors du fil de l’écran."""
        atelier = self._atelier
        return dire_le_code(texte, atelier.livres, atelier.regles, le=atelier.aujourd_hui())

    def rafraichir(self) -> None:
        """Affiche le dossier tel qu’il est, dans la vue que l’on regarde."""
        self.etat = deriver(self._session.dossier)
        self._voir()

    def _voir(self) -> None:
        match self.vue.code:
            case "pistes":
                self.pistes.montrer(self.etat.pistes)
            case "chemins":
                self.chemins.montrer(self.etat.chemins)
            case _:
                self.possible.montrer(self.etat.possible)
        self._habiller()

    def regarder(self, vue: str) -> None:
        """Montre une des trois vues, depuis son début."""
        self.vue.montrer(vue)
        self.verticalScrollBar().setValue(0)
        self.rafraichir()

    def showEvent(self, evenement: QShowEvent) -> None:
        """Prépare la recherche d’un métier, hors du fil de l’écran."""
        super().showEvent(evenement)
        if not self._bibliotheque.est_prete:
            lancer(lambda _: self._bibliotheque.preparer(), self)

    def agir(self) -> None:
        """Ctrl+Entrée : l’action principale de la vue."""
        if self.vue.code == PISTES:
            self.regarder(CHEMINS)
        elif self.vue.code == CHEMINS and self.etat.chemins.peut_creer:
            self._creer()

    def voir_les_autres(self) -> None:
        """Montre les projets mis de côté, ou de quoi y mettre celui-ci."""
        self.regarder(POSSIBLE)
        self._approcher(self.possible.autres)
        self.possible.autres.viser()

    def commencer(self) -> None:
        """Ctrl+N : ajoute une piste."""
        self.regarder(PISTES)
        self.pistes.ajout.viser()

    def _ajouter(self, code: str, vue: _Vue) -> _Vue:
        vue.hide()
        self._vues[code] = vue
        self.corps.addWidget(vue, 1)
        return vue

    def _habiller(self) -> None:
        """Montre la vue choisie, son titre et son action."""
        choisie = self.vue.code
        for code, vue in self._vues.items():
            vue.setVisible(code == choisie)
        sous_titres = {
            PISTES: self.etat.pistes.sous_titre,
            CHEMINS: self.etat.chemins.sous_titre,
            POSSIBLE: self.etat.possible.sous_titre,
        }
        self.intituler(_TITRE, sous_titres[choisie])
        self.rappel.montrer(self.etat.possible.autres)
        self.suite.setVisible(choisie == PISTES and self.etat.pistes.choix is not None)
        self.certifications.setVisible(choisie == CHEMINS)
        self.creation.setVisible(choisie == CHEMINS and bool(self.etat.chemins.chemins))
        self.creation.setEnabled(self.etat.chemins.peut_creer)
        self.creation.setAccessibleDescription(self.etat.chemins.raison)

    def _creer(self) -> None:
        self.chemins.refus.dire(self.gestes_chemins.creer_les_etapes())

    def _approcher(self, widget: QWidget) -> None:
        """Fait défiler juste ce qu’il faut pour voir le bloc ouvert."""
        disposition = self.fond.layout()
        if disposition is not None:
            disposition.activate()
        self.ensureWidgetVisible(widget, 0, 24)
