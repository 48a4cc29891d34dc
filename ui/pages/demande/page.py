"""La page de la demande : écouter, comprendre, décider de la suite."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.accueil import Suite
from cep_desktop.domain.avancement import Avancement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.usecases.atelier import Atelier
from ui.pages.demande.carte_bref import CarteBref
from ui.pages.demande.carte_metier import CarteMetier
from ui.pages.demande.carte_paroles import CarteParoles
from ui.pages.demande.carte_rendez_vous import CarteRendezVous
from ui.pages.demande.carte_suite import CarteSuite
from ui.pages.demande.etat import EtatDemande, Geste, deriver
from ui.pages.demande.gestes import Gestes
from ui.pont import SessionQt
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.champ import Champ
from ui.widgets.choix import Choix
from ui.widgets.deux_colonnes import DeuxColonnes, empiler
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne
from ui.widgets.morceaux import Etapes
from ui.widgets.page import Page

AIGUILLAGE = "aiguillage"
"""Code de la page où l’on prépare une orientation."""


class PageDemande(Page):
    """Ce qui amène la personne, avec ses mots, et la suite choisie ensemble."""

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        self.principal = Bouton("Choisir la suite", "plein")
        super().__init__("Votre demande", (self.principal,))
        self._atelier = atelier
        self.gestes = Gestes(session, atelier.aujourd_hui, self)
        self.fabriquer(self._monter(session))

    def _monter(self, session: SessionQt) -> Etapes:
        atelier = self._atelier
        self.etat: EtatDemande = self._deriver(session.dossier)
        self.intituler("Votre demande", self.etat.sous_titre)
        gauche, droite = empiler(), empiler()
        self.corps.addWidget(DeuxColonnes(gauche, droite), 1)
        self.paroles = CarteParoles(self.gestes)
        gauche.poser(self.paroles)
        self.paroles.montrer(self.etat)
        yield
        accord = session.dossier.beneficiaire.accord
        self.metier = CarteMetier(self.gestes, atelier.livres, accord)
        self.suite = CarteSuite(self.gestes)
        gauche.poser(self.metier, self.suite)
        yield
        self.bref = CarteBref(self.gestes, atelier.livres)
        droite.poser(self.bref)
        yield
        self.rendez_vous = CarteRendezVous(self.gestes)
        self.rendez_vous.hide()
        self.cep = CaseACocher("Information sur le conseil (CEP)")
        self.donnees = CaseACocher("Information sur ses données")
        self.avancement = Choix("Avancement", ((a.value, a.libelle) for a in Avancement))
        self._ou_en_est = Champ("Où en est ce niveau", self.avancement)
        droite.poser(self.rendez_vous, self._carte_remises(), self._carte_niveau())
        yield
        self._brancher()
        session.change.connect(self.montrer)
        self.montrer(session.dossier)

    def montrer(self, dossier: Dossier) -> None:
        """Affiche le dossier tel qu’il est."""
        self.etat = etat = self._deriver(dossier)
        self.intituler("Votre demande", etat.sous_titre)
        self.principal.setVisible(etat.geste is not Geste.AUCUN)
        self.principal.setText(etat.action)
        self.paroles.montrer(etat)
        self.suite.montrer(etat)
        self.bref.montrer(dossier, etat.bref)
        self.rendez_vous.montrer(etat.rendez_vous)
        self.rendez_vous.setVisible(etat.suite == Suite.CONTINUER or etat.rendez_vous is not None)
        for case, le in (
            (self.cep, etat.information_cep_le),
            (self.donnees, etat.information_donnees_le),
        ):
            case.setChecked(le is not None)
            case.precision.montrer(f"Remise le {ecrire_date(le)}" if le else "Pas encore remise")
            case.precision.show()
        self._ou_en_est.nommer(composer(f"Où en est : {etat.niveau}"))
        self.avancement.montrer(etat.avancement)

    def commencer(self) -> None:
        """Ctrl+N : écrit la demande."""
        self.paroles.paroles.viser()

    def agir(self) -> None:
        """Ctrl+Entrée : ce que la décision demande de faire."""
        gestes: dict[Geste, Callable[[], object]] = {
            Geste.CHOISIR: self.suite.viser,
            Geste.PRENDRE_RENDEZ_VOUS: self._viser_le_rendez_vous,
            Geste.ORIENTER: lambda: self.aller.emit(AIGUILLAGE),
            Geste.TERMINER: self.gestes.terminer,
        }
        if geste := gestes.get(self.etat.geste):
            geste()

    def _deriver(self, dossier: Dossier) -> EtatDemande:
        jour = self._atelier.aujourd_hui()
        try:
            reponses = self._atelier.aiguiller(dossier, le=jour).reponses
        except ErreurMetier:
            reponses = ()
        structures = (reponse.route.operateur for reponse in reponses)
        vocabulaire = self._atelier.vocabulaire(dossier.vocabulaire)
        return deriver(dossier, vocabulaire, structures, le=jour)

    def _carte_remises(self) -> QWidget:
        carte = Carte("douce")
        disposition = colonne(carte, marges=(22, 16, 22, 16), espace=6)
        disposition.addWidget(libelle("Dès le premier entretien", "carte"))
        disposition.addWidget(self.cep)
        disposition.addWidget(self.donnees)
        loi = "Code du travail, D. 6111-6. RGPD, article 13."
        disposition.addWidget(paragraphe(loi, "legende"))
        return carte

    def _carte_niveau(self) -> QWidget:
        carte = Carte()
        colonne(carte, marges=(22, 16, 22, 18)).addWidget(self._ou_en_est)
        return carte

    def _brancher(self) -> None:
        self.principal.clicked.connect(self.agir)
        self.gestes.dit.connect(self.dit)
        self.cep.clicked.connect(lambda coche: self.gestes.remettre_cep(est_remise=coche))
        self.donnees.clicked.connect(lambda coche: self.gestes.remettre_donnees(est_remise=coche))
        self.avancement.choisi.connect(self.gestes.avancer)

    def _viser_le_rendez_vous(self) -> None:
        self.rendez_vous.viser()
        self.ensureWidgetVisible(self.rendez_vous)
