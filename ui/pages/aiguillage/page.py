"""La page de l’aiguillage : les raisons d’abord, puis l’orientation préparée ensemble."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cep_desktop.domain.accueil import MoyenOrientation, Orientation
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.rules.aiguillage import Aiguillage
from cep_desktop.rules.verdict import EtatCondition
from cep_desktop.usecases.atelier import Atelier
from ui.pages.aiguillage.carte_autres import CarteAutres
from ui.pages.aiguillage.carte_ordre import CarteOrdre
from ui.pages.aiguillage.carte_orientation import CarteOrientation
from ui.pages.aiguillage.carte_questions import CarteQuestions
from ui.pages.aiguillage.carte_structure import CarteStructure
from ui.pages.aiguillage.carte_transmission import CarteTransmission
from ui.pages.aiguillage.etat import EtatAiguillage, OrdreAffiche, deriver
from ui.pages.aiguillage.gestes import Gestes
from ui.pages.aiguillage.transmission import (
    Brouillon,
    EtatTransmission,
    preparer,
    recocher,
)
from ui.pages.aiguillage.transmission import deriver as deriver_transmission
from ui.pont import SessionQt
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.deux_colonnes import DeuxColonnes, empiler
from ui.widgets.libelle import libelle
from ui.widgets.mise_en_page import colonne, vider
from ui.widgets.morceaux import Etapes
from ui.widgets.page import Page
from ui.widgets.source import LigneSource

TITRE = "La suite que nous choisissons"


class PageAiguillage(Page):
    """Une réponse de plus relance l’aiguillage ; rien ne part sans l’accord de la personne."""

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        self.continuer = Bouton("Continuer ici", "contour", "chats-circle")
        self.principal = Bouton("Préparer l’orientation", "plein", "signpost-bold")
        super().__init__(TITRE, (self.continuer, self.principal))
        self._session = session
        self._atelier = atelier
        self._choisie = ""
        self._ouverte = ""
        self._brouillon = Brouillon()
        self._ordres_montres: tuple[OrdreAffiche, ...] = ()
        self.fabriquer(self._monter(session, atelier))

    def _monter(self, session: SessionQt, atelier: Atelier) -> Etapes:
        self.gestes = Gestes(session, atelier.aujourd_hui, self)
        self.refus = Avis("refus")
        self.avis = Avis("avis")
        self._ordres = QWidget()
        self._place_ordres: QVBoxLayout = colonne(self._ordres, espace=12)
        for widget in (self.refus, self.avis, self._ordres):
            self.corps.addWidget(widget)
        self._gauche, droite = empiler(), empiler()
        self.corps.addWidget(DeuxColonnes(self._gauche, droite, largeur=358), 1)
        self.questions = CarteQuestions(self.gestes)
        self._gauche.poser(self.questions)
        yield
        self.structure = CarteStructure()
        self.orientations = CarteOrientation(self.gestes, atelier.livres)
        self._gauche.poser(self.structure, self.orientations)
        yield
        self._titre_autres = libelle("Autres réponses possibles", "carte")
        self.autres = CarteAutres()
        self.source = LigneSource()
        self.transmission = CarteTransmission()
        self.etat: EtatAiguillage
        self.etat_transmission: EtatTransmission
        self._gauche.poser(self._titre_autres, self.autres, self.source)
        droite.poser(self.transmission)
        yield
        self._brancher()
        session.change.connect(self.montrer)
        self.montrer(session.dossier)

    def montrer(self, dossier: Dossier) -> None:
        """Affiche le dossier tel qu’il est, après un nouvel aiguillage."""
        jour = self._atelier.aujourd_hui()
        try:
            aiguillage = self._atelier.aiguiller(dossier, le=jour)
            self.refus.dire("")
        except ErreurMetier as refus:
            aiguillage = Aiguillage((), ())
            self.refus.dire(str(refus))
        self.etat = etat = deriver(dossier, aiguillage, choisie=self._choisie, le=jour)
        self.etat_transmission = deriver_transmission(
            dossier, etat.structure, self._brouillon, ouverte=self._ouverte, le=jour
        )
        self.intituler(TITRE, etat.sous_titre)
        self.avis.dire(etat.avis)
        self._montrer_ordres(etat.ordres)
        self.questions.montrer(dossier, etat.questions, etat.resume_questions)
        self.structure.montrer(etat.structure)
        self._ranger(etat)
        self.autres.montrer(etat.autres)
        self._titre_autres.setVisible(bool(etat.autres))
        self.source.dire(etat.source)
        self.continuer.setEnabled(not etat.continue_ici)
        self.continuer.setText("Nous continuons ici" if etat.continue_ici else "Continuer ici")
        self._montrer_transmission()

    def agir(self) -> None:
        """Ctrl+Entrée : prépare l’orientation, puis note qu’elle est faite."""
        orientation = self.etat_transmission.ouverte
        if orientation is None:
            self._preparer()
        elif orientation.faite_le is None and self.principal.isEnabled():
            self.refus.dire(self.gestes.faire(orientation))

    def commencer(self) -> None:
        """Ctrl+N : ouvre la première question sans réponse."""
        sans_reponse = (q.code for q in self.etat.questions if not q.est_repondue)
        if code := next(sans_reponse, ""):
            self._demander(code)

    def _brancher(self) -> None:
        for bouton in (self.principal, self.orientations.faire):
            bouton.clicked.connect(self.agir)
        self.continuer.clicked.connect(lambda: self.refus.dire(self.gestes.continuer_ici()))
        self.structure.question.connect(self._demander)
        self.autres.regardee.connect(self._regarder)
        self.transmission.change.connect(self._cocher)
        self.orientations.ouverte.connect(self._ouvrir)
        self.gestes.dit.connect(self.dit)

    def _ranger(self, etat: EtatAiguillage) -> None:
        """Une structure qui convient passe devant ; sinon, les questions d’abord."""
        est_trouvee = etat.structure is not None and etat.structure.etat is EtatCondition.REMPLI
        premier = self.structure if est_trouvee else self.questions
        disposition = self._gauche.layout()
        if isinstance(disposition, QVBoxLayout) and disposition.indexOf(premier):
            disposition.insertWidget(0, premier)

    def _montrer_transmission(self) -> None:
        etat = self.etat_transmission
        self.transmission.montrer(etat)
        self.orientations.montrer(etat)
        self.principal.setText(_action(etat.ouverte))
        self.orientations.faire.setText(_action(etat.ouverte))
        est_a_faire = etat.ouverte is None or etat.ouverte.faite_le is None
        for bouton in (self.principal, self.orientations.faire):
            bouton.setVisible(est_a_faire)
            bouton.setEnabled(not etat.empechement)
        self.avis.dire(etat.empechement or self.etat.avis)

    def _montrer_ordres(self, ordres: tuple[OrdreAffiche, ...]) -> None:
        self._ordres.setVisible(bool(ordres))
        if ordres != self._ordres_montres:
            self._ordres_montres = ordres
            vider(self._place_ordres)
            for ordre in ordres:
                self._place_ordres.addWidget(CarteOrdre(ordre))

    def _preparer(self) -> None:
        jour = self._atelier.aujourd_hui()
        orientation = preparer(self.etat.structure, self._brouillon, le=jour)
        self._ouverte = orientation.structure
        refus = self.gestes.preparer(orientation)
        self.refus.dire(refus)
        if not refus:
            self._brouillon = Brouillon()
            self.orientations.viser()
            self.montrer_en_haut(self.orientations)

    def _cocher(self, brouillon: Brouillon) -> None:
        """Une orientation préparée suit les cases ; sinon, on prépare la suivante."""
        orientation = self.etat_transmission.ouverte
        if orientation is None:
            self._brouillon = brouillon
            self.montrer(self._session.dossier)
            return
        champs = recocher(
            orientation,
            self.etat.structure,
            brouillon,
            tues=self.etat.raisons_de_sante,
            le=self._atelier.aujourd_hui(),
        )
        self.refus.dire(self.gestes.modifier(orientation.structure, champs))

    def _demander(self, code: str) -> None:
        self.questions.ouvrir(code)
        self.ensureWidgetVisible(self.questions.lignes[code])

    def _regarder(self, code: str) -> None:
        self._choisie = code
        self._ouverte = ""
        self.montrer(self._session.dossier)
        self.montrer_en_haut(self.structure)

    def _ouvrir(self, structure: str) -> None:
        self._ouverte = structure
        self.montrer(self._session.dossier)


def _action(ouverte: Orientation | None) -> str:
    if ouverte is None:
        return "Préparer l’orientation"
    est_fiche = ouverte.moyen is MoyenOrientation.FICHE
    return "La fiche est remise" if est_fiche else "Le courriel est parti"
