"""La page du financement : qui paie quoi, et ce qu’il reste à payer."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.evaluation import Evaluation
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.devis import RetenirDevis, SupprimerDevis
from cep_desktop.usecases.livres.financeur import opco_de_la_convention
from ui.pages.financement.ajout_depense import AjoutDepense
from ui.pages.financement.carte_formation import CarteFormation
from ui.pages.financement.carte_haute import CarteHaute
from ui.pages.financement.colonnes import (
    DEPENSES,
    FINANCEMENTS,
    rangee_depense,
    rangee_financement,
)
from ui.pages.financement.etat import EtatFinancement, deriver
from ui.pages.financement.gestes import Gestes
from ui.pages.financement.phrase import CORRIGER, RETENIR, comparer_les_devis, raconter
from ui.pages.financement.phrase_lue import PhraseLue
from ui.pages.financement.verdicts import verdicts_du_plan
from ui.pages.financement.volet import VoletFinancement
from ui.pont import SessionQt
from ui.taches import DernierCalcul
from ui.theme import theme, u
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.libelle import libelle
from ui.widgets.liste_fiches import ListeFiches
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.morceaux import Etapes
from ui.widgets.page_paresseuse import PageParesseuse
from ui.widgets.sous_pages import FINANCEMENT, SousPages
from ui.widgets.tableau.vue import Tableau

_LARGEUR_A_DEUX = 900
_VERDICTS = "Conditions des aides du plan"


class PageFinancement(PageParesseuse):
    """Deux tableaux que l’on remplit, et leurs totaux au-dessus."""

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        self.nouveau = Bouton("Ajouter un financeur", "plein", "plus-bold")
        self.vues = SousPages("financement", FINANCEMENT)
        self.alerte = Bouton("Signaler à mon organisme", "contour", "warning-bold")
        super().__init__("Financement", (self.vues, self.nouveau))
        self._session, self._evaluer = session, atelier.evaluer
        self.gestes = Gestes(session, atelier.aujourd_hui, self)
        self.fabriquer(self._monter(session, atelier))

    def _monter(self, session: SessionQt, atelier: Atelier) -> Etapes:
        self.etat: EtatFinancement = deriver(session.dossier)
        self.intituler("Financement", self.etat.sous_titre)
        self.haute = CarteHaute()
        self.corps.addWidget(self.haute)
        self.haute.montrer(self.etat)
        yield
        self.phrase, self._calcul = PhraseLue(self.alerte), DernierCalcul(self)
        self._les_regles_sont_lues = False
        self.verdicts = ListeFiches(_VERDICTS, titre=_VERDICTS)
        yield
        self.formation = CarteFormation(session, atelier)
        yield
        self.devis = ListeFiches("Devis à comparer", titre="Devis à comparer")
        self.avis, self.refus = Avis("avis"), Avis("refus")
        self.financements = Tableau("Financements", FINANCEMENTS, hauteur=60)
        self.depenses = Tableau("Dépenses", DEPENSES, hauteur=48)
        self.ajout = AjoutDepense()
        yield
        self.volet = VoletFinancement(
            self.gestes,
            lambda: opco_de_la_convention(
                session.dossier, atelier.livres, le=atelier.aujourd_hui()
            ),
        )
        self.total, self.detail = libelle("", "montant_simple"), Bouton("Voir le détail", "contour")
        self.retrait = Bouton("Supprimer", "danger", "trash")
        self.retrait_depense = Bouton("Supprimer la dépense", "danger", "trash")
        yield from self._disposer()
        self._brancher()
        session.change.connect(self.suivre)
        theme.change.connect(self._ajuster)
        self.rafraichir()
        self._ajuster()

    def rafraichir(self) -> None:
        """Affiche le dossier tel qu’il est."""
        dossier = self._session.dossier
        self.compter(dossier)
        self.alerte.setVisible(bool(self.etat.financements))
        self.formation.montrer(dossier)
        self.devis.montrer(comparer_les_devis(dossier))
        self.financements.montrer(tuple(map(rangee_financement, self.etat.financements)))
        self.depenses.montrer(tuple(map(rangee_depense, self.etat.depenses)))
        a_des_aides, a_des_depenses = bool(self.etat.financements), bool(self.etat.depenses)
        self._sans_aide.setVisible(not a_des_aides)
        for aide in (self.financements, self.detail, self.retrait):
            aide.setVisible(a_des_aides)
        for bloc in (self.retrait_depense, self.depenses, self.total):
            bloc.setVisible(a_des_depenses)
        self._activer()
        self._remontrer_volet()

    def compter(self, dossier: Dossier) -> None:
        """Affiche les totaux, la barre, la phrase et les verdicts d’un dossier, même à l’essai."""
        self.etat = deriver(dossier)
        self.intituler("Financement", self.etat.sous_titre)
        self.haute.montrer(self.etat)
        self.phrase.montrer(raconter(dossier))
        self.avis.dire(self.etat.avis)
        self.total.montrer(f"Total : {self.etat.total_depenses}")
        if self._les_regles_sont_lues:
            self._juger(self._evaluer(dossier))
        else:
            self._calcul.demander(lambda: self._evaluer(dossier))

    def commencer(self) -> None:
        """Ctrl+N : ajoute un financeur."""
        self.volet.show()
        self._ajuster()
        self.volet.preparer()
        self._approcher()

    def agir(self) -> None:
        """Ctrl+Entrée : l’action principale de la page."""
        self.commencer()

    @property
    def element(self) -> str:
        """Clé de la demande dont le détail est ouvert."""
        return self.volet.cle if self.volet.isVisibleTo(self) else ""

    def rouvrir(self, cle: str) -> None:
        """Rouvre le détail d’un élément."""
        self.ouvrir(cle)

    def ouvrir(self, cle: str) -> None:
        """Montre le détail d’une demande."""
        demande = self.gestes.financement(cle)
        if demande is not None:
            self.volet.montrer(demande)
            self.volet.show()
            self._ajuster()
            self._approcher()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Sur une fenêtre étroite, le détail prend la place des tableaux."""
        super().resizeEvent(evenement)
        if self.est_finie:
            self._ajuster()

    def _disposer(self) -> Etapes:
        for dit in (self.phrase, self.avis, self.refus):
            self.corps.addWidget(dit)
        rangee = ligne(espace=20)
        self._tableaux = QWidget()
        rangee.addWidget(self._tableaux, 1)
        self.corps.addLayout(rangee, 1)
        gauche = colonne(self._tableaux, espace=12)
        gauche.addLayout(_titre("Financements", self.detail, self.retrait))
        aides = Carte()
        interieur = colonne(aides, marges=(1, 1, 1, 10))
        interieur.addWidget(self.financements)
        self._sans_aide = EcranVide(
            "Aucun financeur pour le moment", "Ajoutez le premier organisme qui peut payer."
        )
        interieur.addWidget(self._sans_aide)
        gauche.addWidget(aides)
        yield
        gauche.addSpacing(8)
        gauche.addLayout(_titre("Dépenses", self.total, self.retrait_depense))
        depenses = Carte()
        interieur = colonne(depenses, marges=(1, 1, 1, 1))
        interieur.addWidget(self.depenses)
        interieur.addWidget(self.ajout)
        for carte in (depenses, self.verdicts, self.formation, self.devis):
            gauche.addWidget(carte)
        gauche.addStretch(1)
        yield
        self.volet.hide()
        rangee.addWidget(self.volet)

    def _brancher(self) -> None:
        self.nouveau.clicked.connect(self.commencer)
        self.vues.choisi.connect(self.aller)
        self.phrase.manque.connect(self.refus.dire)
        self.alerte.clicked.connect(lambda: self.aller.emit("alerte"))
        self.formation.faite.connect(self.dit)
        self.devis.geste.connect(self._agir_sur_un_devis)
        self.volet.ferme.connect(self._fermer_volet)
        self.volet.supprimee.connect(self._supprimer_financement)
        self.detail.clicked.connect(lambda: self.ouvrir(self.financements.courante))
        aides, depenses = self.financements, self.depenses
        self.retrait.clicked.connect(lambda: self._supprimer_financement(aides.courante))
        self.retrait_depense.clicked.connect(lambda: self._supprimer_depense(depenses.courante))
        gestes = self.gestes
        self.financements.saisi.connect(
            lambda *quoi: self.refus.dire(gestes.modifier_financement(*quoi))
        )
        self.financements.supprimee.connect(self._supprimer_financement)
        self.financements.designee.connect(self._designer)
        self.depenses.saisi.connect(lambda *quoi: self.refus.dire(gestes.modifier_depense(*quoi)))
        self.depenses.supprimee.connect(self._supprimer_depense)
        self.depenses.designee.connect(lambda _: self._activer())
        self.ajout.ajoutee.connect(self._ajouter_depense)
        self.financements.frappe.connect(
            lambda *quoi: self.compter(gestes.essayer_financement(*quoi))
        )
        self.depenses.frappe.connect(lambda *quoi: self.compter(gestes.essayer_depense(*quoi)))
        for tableau in (self.financements, self.depenses):
            tableau.refuse.connect(self.refus.dire)
            tableau.lache.connect(self._finir_l_essai)
        self.verdicts.geste.connect(lambda *_: self.aller.emit("aides"))
        self._calcul.pret.connect(self._recevoir_les_verdicts)
        self._calcul.refuse.connect(self.refus.dire)
        gestes.dit.connect(self.dit)

    def _finir_l_essai(self) -> None:
        """Une case refermée sans rien garder rend les totaux d’avant."""
        if self.etat != deriver(self._session.dossier):
            self.compter(self._session.dossier)

    def _recevoir_les_verdicts(self, evaluation: Evaluation) -> None:
        self._les_regles_sont_lues = True
        self._juger(evaluation)

    def _juger(self, evaluation: Evaluation) -> None:
        self.verdicts.montrer(verdicts_du_plan(self._session.dossier, evaluation))

    def _supprimer_financement(self, cle: str) -> None:
        self.refus.dire(self.gestes.supprimer_financement(cle))

    def _supprimer_depense(self, cle: str) -> None:
        self.refus.dire(self.gestes.supprimer_depense(cle))

    def _ajouter_depense(self, poste: str, libelle_: str, prix: Montant | None) -> None:
        self.ajout.repondre(self.gestes.ajouter_depense(poste, libelle_, prix))

    def _agir_sur_un_devis(self, cle: str, geste: str) -> None:
        formation, _, devis = cle.partition("/")
        if geste == CORRIGER:
            self.formation.reprendre(devis)
            self.montrer_en_haut(self.formation.devis)
            return
        faire = RetenirDevis if geste == RETENIR else SupprimerDevis
        refus = self._session.executer(faire(formation, devis))
        self.refus.dire(refus)
        if not refus:
            self.dit.emit("Devis retenu" if geste == RETENIR else "Devis supprimé")

    def _designer(self, cle: str) -> None:
        self._activer()
        if self.volet.isVisibleTo(self) and cle and cle != self.volet.cle:
            self.ouvrir(cle)

    def _activer(self) -> None:
        for bouton in (self.detail, self.retrait):
            bouton.setEnabled(bool(self.financements.courante))
        self.retrait_depense.setEnabled(bool(self.depenses.courante))

    def _remontrer_volet(self) -> None:
        if not self.volet.isVisibleTo(self) or not self.volet.cle:
            return
        demande = self.gestes.financement(self.volet.cle)
        if demande is None:
            self._fermer_volet()
        else:
            self.volet.montrer(demande)

    def _approcher(self) -> None:
        """Sur une fenêtre étroite, montre le début du détail."""
        if self._tableaux.isHidden():
            self.montrer_en_haut(self.volet)

    def _fermer_volet(self) -> None:
        self.volet.hide()
        self._ajuster()
        self.financements.setFocus()

    def _ajuster(self) -> None:
        est_large = self.viewport().width() >= u(_LARGEUR_A_DEUX)
        self._tableaux.setVisible(est_large or not self.volet.isVisibleTo(self))
        self.volet.placer(a_cote=est_large)


def _titre(mots: str, *gestes: QWidget) -> QHBoxLayout:
    rangee = ligne(espace=10)
    rangee.addWidget(libelle(mots, "section"), 1)
    for geste in gestes:
        rangee.addWidget(geste)
    return rangee
