"""Le détail d’un métier : goût, ce qui est déjà là, ce qu’il reste à apprendre, le voir en vrai."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.competence import MetierVise, NatureExploration
from cep_desktop.domain.dossier import Dossier
from ui.pages.competences.carte_exploration import CarteExploration
from ui.pages.competences.etat import CarteMetier
from ui.widgets.ajout_ligne import AjoutLigne
from ui.widgets.barre_competences import BarreCompetences
from ui.widgets.boutons import Bouton
from ui.widgets.case import CaseACocher
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_trace import ChampTrace
from ui.widgets.echelle import Aspect, Echelle
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.lignes_action import LignesAction
from ui.widgets.mise_en_page import colonne, vider
from ui.widgets.validation import BoutonValider
from ui.widgets.volet import Volet


class VoletMetier(Volet):
    """Chaque signal est un geste ; sans référentiel, tout est dit par les deux personnes."""

    change = Signal(str, object)
    explore = Signal(object, str, object)
    bascule = Signal(str)
    appris = Signal(str)
    oublie = Signal(str)
    cree = Signal(str)
    garde = Signal()
    supprime = Signal()

    def __init__(self, dossier: Dossier) -> None:
        super().__init__("Métier")
        self.cle = ""
        self.garder = Bouton("Garder cette piste", "plein", "star-bold")
        self.appellation = ChampTexte("Le métier, avec vos mots")
        self.lieux = ChampTexte("Où on l’exerce", exemple="Cabinets, hôpitaux, Ehpad")
        self.gout = Echelle("Goût pour ce métier", minimum=0, maximum=5, aspect=Aspect.COEURS)
        self.barre, self.compte = BarreCompetences(), paragraphe("", "second")
        self._boite = QWidget()
        self._pile = colonne(self._boite, espace=2)
        self.cases: dict[str, CaseACocher] = {}
        self.besoins = LignesAction()
        self.ajout = AjoutLigne("Ce qu’il reste à apprendre", exemple="Utiliser un logiciel")
        self.explorations = {nature: CarteExploration(nature) for nature in NatureExploration}
        self.trace = ChampTrace(dossier.beneficiaire.prenom, dossier.referent.prenom)
        self.validation = BoutonValider("ce métier", self)
        self.rome = ChampTexte("Code ROME, si vous le connaissez", exemple="M1609")
        self.retrait = Bouton("Retirer ce métier", "danger", "trash")
        for partie in (
            self.garder,
            self.appellation,
            self.lieux,
            Champ("Ce métier me plaît", self.gout),
            libelle("Ce que je sais déjà faire", "libelle"),
            self.barre,
            self.compte,
            self._boite,
            self.besoins,
            self.ajout,
            libelle("Le voir en vrai", "libelle"),
            *self.explorations.values(),
            self.trace,
            self.rome,
            self._rangee(self.validation, self.retrait),
        ):
            self.champs.addWidget(partie)
        self.champs.addStretch(1)
        self._brancher()

    def montrer(self, metier: CarteMetier, valeur: MetierVise, *, le: date) -> None:
        """Affiche un métier du dossier ; `le` date les mots que l’on écrira."""
        if metier.cle != self.cle:
            for champ in (self.appellation, self.lieux, self.rome):
                champ.accepter()
        self.cle = metier.cle
        self.garder.setVisible(not metier.mot)
        self.appellation.suivre(metier.appellation)
        self.lieux.suivre(metier.lieux)
        self.rome.suivre(metier.rome)
        self.gout.montrer(metier.gout)
        self.barre.montrer(metier.la, metier.a_confirmer, metier.a_apprendre)
        self.compte.montrer(
            metier.compte if metier.competences else "Racontez une expérience pour les trouver."
        )
        self._cocher(metier)
        self.besoins.montrer(metier.besoins)
        idees = {
            NatureExploration.ENQUETE: metier.rencontre,
            NatureExploration.IMMERSION: metier.essai,
        }
        for nature, carte in self.explorations.items():
            vue = next((e for e in valeur.explorations if e.nature is nature), None)
            carte.montrer(vue, idees[nature])
        self.trace.montrer(valeur.co_construction, le=le)
        self.validation.montrer(valeur.co_construction.valide_ensemble_le)

    def refuser(self, nom: str, phrase: str) -> None:
        """Montre, à côté du champ, pourquoi il n’est pas noté."""
        champs = {"rome": self.rome, "appellation": self.appellation, "lieux": self.lieux}
        champs.get(nom, self.appellation).refuser(phrase)

    def _cocher(self, metier: CarteMetier) -> None:
        cles = tuple(c.cle for c in metier.competences)
        if cles != tuple(self.cases):
            vider(self._pile)
            self.cases = {cle: self._case(cle) for cle in cles}
        for competence in metier.competences:
            case = self.cases[competence.cle]
            case.dire(competence.libelle)
            case.setChecked(competence.est_la)
        self._boite.setVisible(bool(cles))

    def _case(self, cle: str) -> CaseACocher:
        case = CaseACocher("")
        case.clicked.connect(lambda: self.bascule.emit(cle))
        self._pile.addWidget(case)
        return case

    def _brancher(self) -> None:
        for champ, nom in ((self.appellation, "appellation"), (self.lieux, "lieux")):
            champ.saisi.connect(lambda mots, nom=nom: self.change.emit(nom, mots))
        self.rome.saisi.connect(lambda code: self.change.emit("rome", code or None))
        self.gout.choisi.connect(lambda note: self.change.emit("gout", note or None))
        self.ajout.ajoute.connect(self.appris)
        self.besoins.retiree.connect(self.oublie)
        self.besoins.cree.connect(self.cree)
        for nature, carte in self.explorations.items():
            carte.cree.connect(self.cree)
            carte.change.connect(
                lambda nom, valeur, nature=nature: self.explore.emit(nature, nom, valeur)
            )
        self.trace.trace.connect(lambda trace: self.change.emit("co_construction", trace))
        self.garder.clicked.connect(self.garde)
        self.retrait.clicked.connect(self.supprime)

    @staticmethod
    def _rangee(*boutons: Bouton) -> QWidget:
        boite = QWidget()
        flux = Flux(boite, espace=8)
        for bouton in boutons:
            flux.addWidget(bouton)
        return boite
