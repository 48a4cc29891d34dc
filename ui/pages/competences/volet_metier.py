"""Le détail d’un métier : goût, ce qui est déjà là, ce qu’il reste à apprendre, l’essayer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.competences.etat import ATraiter, CarteMetier
from ui.widgets.ajout_ligne import AjoutLigne
from ui.widgets.barre_competences import BarreCompetences
from ui.widgets.boutons import Bouton
from ui.widgets.case import CaseACocher
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.echelle import Aspect, Echelle
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.lignes_action import LignesAction
from ui.widgets.mise_en_page import colonne, vider
from ui.widgets.volet import Volet


class VoletMetier(Volet):
    """Chaque signal est un geste ; sans référentiel, tout est dit par les deux personnes."""

    change = Signal(str, object)
    bascule = Signal(str)
    appris = Signal(str)
    oublie = Signal(str)
    cree = Signal(str)
    garde = Signal()
    supprime = Signal()

    def __init__(self) -> None:
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
        self.rencontrer = Bouton("Rencontrer quelqu’un qui le fait", "contour", "chats-circle")
        self.essayer = Bouton("Essayer quelques jours", "contour", "person-simple-walk")
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
            self._rangee(self.rencontrer, self.essayer),
            self.rome,
            self._rangee(self.retrait),
        ):
            self.champs.addWidget(partie)
        self.champs.addStretch(1)
        self._actions = ("", "")
        self._brancher()

    def montrer(self, metier: CarteMetier) -> None:
        """Affiche un métier du dossier."""
        self.cle = metier.cle
        self.garder.setVisible(not metier.mot)
        self.appellation.montrer(metier.appellation)
        self.lieux.montrer(metier.lieux)
        self.rome.montrer(metier.rome)
        self.gout.montrer(metier.gout)
        self.barre.montrer(metier.la, metier.a_confirmer, metier.a_apprendre)
        self.compte.montrer(
            metier.compte if metier.competences else "Racontez une expérience pour les trouver."
        )
        self._cocher(metier)
        self.besoins.montrer(metier.besoins)
        self._actions = (metier.rencontre.action, metier.essai.action)
        self._proposer(self.rencontrer, metier.rencontre)
        self._proposer(self.essayer, metier.essai)

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

    def _proposer(self, bouton: Bouton, idee: ATraiter) -> None:
        bouton.setEnabled(not idee.est_dans_le_plan)
        etat = "Déjà dans le plan" if idee.est_dans_le_plan else "Créer l’action"
        bouton.setAccessibleDescription(f"{etat}\u00a0: {idee.action}")

    def _brancher(self) -> None:
        for champ, nom in ((self.appellation, "appellation"), (self.lieux, "lieux")):
            champ.saisi.connect(lambda mots, nom=nom: self.change.emit(nom, mots))
        self.rome.saisi.connect(lambda code: self.change.emit("rome", code or None))
        self.gout.choisi.connect(lambda note: self.change.emit("gout", note or None))
        self.ajout.ajoute.connect(self.appris)
        self.besoins.retiree.connect(self.oublie)
        self.besoins.cree.connect(self.cree)
        self.rencontrer.clicked.connect(lambda: self.cree.emit(self._actions[0]))
        self.essayer.clicked.connect(lambda: self.cree.emit(self._actions[1]))
        self.garder.clicked.connect(self.garde)
        self.retrait.clicked.connect(self.supprime)

    @staticmethod
    def _rangee(*boutons: Bouton) -> QWidget:
        boite = QWidget()
        flux = Flux(boite, espace=8)
        for bouton in boutons:
            flux.addWidget(bouton)
        return boite
