"""La page des informations remises : choisir, remettre, demander ce qu’on en pense."""

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.livres.cartes import garder_carte
from ui.pages.informations.carte_fiche import CarteFiche
from ui.pages.informations.carte_livre import CarteDuLivre
from ui.pages.informations.carte_reunion import CarteReunion
from ui.pages.informations.etat import EtatInformations, deriver
from ui.pages.informations.formulaires import AjoutInformation, FormulaireInformation
from ui.pages.informations.gestes import Gestes
from ui.pages.informations.liste import ListeFiches
from ui.pont import SessionQt
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.deux_colonnes import DeuxColonnes, empiler
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.mise_en_page import colonne
from ui.widgets.morceaux import Etapes
from ui.widgets.page import Page

TITRE = "Informations remises"


class PageInformations(Page):
    """À gauche ce que la personne emporte ; à droite la fiche que l’on regarde."""

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        self.nouvelle = Bouton("Ajouter", "contour", "plus-bold")
        self.principal = Bouton("Remettre la fiche", "plein", "printer-bold")
        super().__init__(TITRE, (self.nouvelle, self.principal))
        self._session = session
        self._aujourd_hui, self._livres = atelier.aujourd_hui, atelier.livres
        self._choisie = ""
        self._ajoute = False
        self._modifie = False
        self.fabriquer(self._monter(session, atelier))

    def _monter(self, session: SessionQt, atelier: Atelier) -> Etapes:
        self.gestes = Gestes(session, atelier.aujourd_hui, self)
        self.refus = Avis("refus")
        self.liste = ListeFiches()
        self._gauche, self._droite = empiler(self.liste), empiler()
        self._colonnes = DeuxColonnes(
            self._gauche, self._droite, largeur=350, seuil=860, etroite_a_gauche=True
        )
        self.etat: EtatInformations = self._deriver(session.dossier)
        self.intituler(TITRE, self.etat.sous_titre)
        self._colonnes.setVisible(bool(self.etat.lignes))
        self.corps.addWidget(self.refus)
        self.corps.addWidget(self._colonnes, 1)
        self.liste.montrer(self.etat.lignes, self.etat.choisie)
        yield
        self.ajout = AjoutInformation(self.gestes)
        self._poser(self.ajout)
        yield
        self.livre = CarteDuLivre(self.gestes, atelier.livres, lambda: session.dossier)
        self._poser(self.livre)
        yield
        self.fiche = CarteFiche()
        self._poser(self.fiche)
        yield
        self.formulaire = FormulaireInformation(self.gestes)
        self._poser(self.formulaire)
        yield
        self.reunion = CarteReunion(self.gestes)
        self._poser(self.reunion)
        yield
        self.premiere = Bouton("Ajouter une information", "plein", "plus-bold")
        self.vide = Carte()
        colonne(self.vide).addWidget(
            EcranVide(
                "Qu’est-ce qui pourrait aider ?",
                "Un métier, une aide, un service, une réunion : la personne repart avec.",
                self.premiere,
            )
        )
        self.corps.insertWidget(self.corps.indexOf(self._colonnes), self.vide)
        self.corps.addStretch(1)
        self._brancher()
        session.change.connect(self.montrer)
        self.montrer(session.dossier)

    def montrer(self, dossier: Dossier) -> None:
        """Affiche le dossier tel qu’il est."""
        self.etat = etat = self._deriver(dossier)
        self._choisie = etat.choisie
        self.intituler(TITRE, etat.sous_titre)
        self.liste.montrer(etat.lignes, etat.choisie)
        self._gauche.setVisible(bool(etat.lignes))
        if etat.information is not None:
            self.fiche.montrer(etat.information)
            self.formulaire.montrer(etat.information.valeur)
        if etat.reunion is not None:
            self.reunion.montrer(etat.reunion)
        self._afficher()

    def commencer(self) -> None:
        """Ctrl+N : ajoute une information."""
        self._ajoute = True
        self._afficher()
        self.ajout.preparer()
        self.ensureWidgetVisible(self.ajout)

    def agir(self) -> None:
        """Ctrl+Entrée : remet la fiche regardée."""
        if self.etat.action:
            self.refus.dire(self.gestes.remettre(self._choisie))

    def regarder(self, cle: str) -> None:
        """Montre une ligne de la liste."""
        self._choisie, self._ajoute, self._modifie = cle, False, False
        self.montrer(self._session.dossier)
        if not self._colonnes.est_large:
            self.montrer_en_haut(self._droite)

    def _poser(self, carte: QWidget) -> None:
        """Ajoute une carte à droite ; `montrer` dira laquelle se voit."""
        carte.hide()
        self._droite.poser(carte)

    def _deriver(self, dossier: Dossier) -> EtatInformations:
        return deriver(dossier, choisie=self._choisie, le=self._aujourd_hui())

    def _afficher(self) -> None:
        etat = self.etat
        est_information = etat.information is not None and not self._ajoute
        self.vide.setVisible(not etat.lignes and not self._ajoute)
        self._colonnes.setVisible(bool(etat.lignes) or self._ajoute)
        self.ajout.setVisible(self._ajoute)
        self.livre.setVisible(self._ajoute)
        self.fiche.setVisible(est_information and not self._modifie)
        self.formulaire.setVisible(est_information and self._modifie)
        self.reunion.setVisible(etat.reunion is not None and not self._ajoute)
        self.principal.setVisible(bool(etat.action) and not self._ajoute)

    def _brancher(self) -> None:
        for bouton in (self.nouvelle, self.premiere):
            bouton.clicked.connect(self.commencer)
        self.principal.clicked.connect(self.agir)
        self.liste.choisie.connect(self.regarder)
        self.ajout.ajoutee.connect(self._suivre_l_ajout)
        self.livre.ajoutee.connect(self.regarder)
        self.ajout.ferme.connect(self._fermer_l_ajout)
        self.formulaire.garde.connect(self._garder_pour_l_organisme)
        self.formulaire.ferme.connect(lambda: self._modifier(est_ouvert=False))
        self.fiche.modifier.clicked.connect(lambda: self._modifier(est_ouvert=True))
        self.fiche.reprendre.clicked.connect(
            lambda: self.refus.dire(self.gestes.reprendre(self._choisie))
        )
        self.fiche.interesse.connect(
            lambda code: self.refus.dire(self.gestes.interesser(self._choisie, code))
        )
        for retrait, est_reunion in ((self.fiche.retirer, False), (self.reunion.retirer, True)):
            retrait.clicked.connect(
                lambda _=False, est_reunion=est_reunion: self.refus.dire(
                    self.gestes.retirer(self._choisie, est_reunion=est_reunion)
                )
            )
        self.gestes.dit.connect(self.dit)

    def _suivre_l_ajout(self, cle: str) -> None:
        """Une information neuve se complète ; une réunion se relit."""
        est_information = any(i.id == cle for i in self._session.dossier.accueil.informations)
        self._choisie, self._ajoute, self._modifie = cle, False, est_information
        self.montrer(self._session.dossier)
        if est_information:
            self.formulaire.resume.viser()
        else:
            self.liste.viser(cle)

    def _fermer_l_ajout(self) -> None:
        self._ajoute = False
        self._afficher()
        self.nouvelle.setFocus()

    def _garder_pour_l_organisme(self) -> None:
        """Fait de l’information regardée une carte que l’on pourra remettre à d’autres."""
        montree = self.etat.information
        if montree is None:
            return
        try:
            garder_carte(self._livres, montree.valeur)
        except ErreurMetier as refus:
            self.refus.dire(str(refus))
            self.ensureWidgetVisible(self.refus)
            return
        self.refus.dire("")
        self.dit_sans_annuler.emit("Carte gardée pour l’organisme")

    def _modifier(self, *, est_ouvert: bool) -> None:
        self._modifie = est_ouvert
        self._afficher()
        cible: QWidget = self.formulaire.titre.commande if est_ouvert else self.fiche.modifier
        cible.setFocus()
