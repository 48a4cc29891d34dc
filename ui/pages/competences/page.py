"""La page « Compétences et métiers » : ce que la personne sait faire, et ce qui s’en rapproche."""

from functools import cached_property

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from cep_desktop.referentiels.genre import nommer
from cep_desktop.usecases.atelier import Atelier
from ui.dialogs.dialogues import Dialogues
from ui.pages.competences.carte_metier import TuileMetier
from ui.pages.competences.comparateur import Comparateur
from ui.pages.competences.etat import EtatCompetences, deriver
from ui.pages.competences.gauche import CarteSavoirFaire
from ui.pages.competences.gestes import Gestes
from ui.pages.competences.liste import ListeCompetences
from ui.pages.competences.volet_competence import VoletCompetence
from ui.pages.competences.volet_experience import VoletExperience
from ui.pages.competences.volet_metier import VoletMetier
from ui.pont import SessionQt
from ui.qt import Alignement
from ui.taches import lancer
from ui.theme import theme, u
from ui.widgets.ajout_metier import AjoutMetier
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne, vider
from ui.widgets.page_paresseuse import PageParesseuse
from ui.widgets.volet import LARGEUR, Volet

_LARGEUR_A_DEUX = 900
_SANS_LIMITE = {"largeur_min": 0, "largeur_max": 8_000}


class PageCompetences(PageParesseuse):
    """À gauche les savoir-faire, à droite les métiers ou le détail de ce que l’on ouvre."""

    def __init__(self, session: SessionQt, atelier: Atelier, dialogues: Dialogues) -> None:
        self.nouvelle = Bouton("Ajouter une compétence", "contour", "plus-bold")
        self.proches = Bouton("Métiers proches", "contour", "arrows-left-right-bold")
        super().__init__("Compétences et métiers", (self.proches, self.nouvelle))
        self._bibliotheque = bibliotheque = atelier.livres
        self._session, self._dialogues = session, dialogues
        self._aujourd_hui = aujourd_hui = atelier.aujourd_hui
        self.etat: EtatCompetences = deriver(session.dossier, le=aujourd_hui())
        self.gestes = Gestes(session, aujourd_hui, self)
        self.refus = Avis("refus")
        self.gauche = CarteSavoirFaire()
        self._volets: list[VoletCompetence | VoletExperience | VoletMetier] = []
        self.comparateur = Comparateur(lambda: session.dossier, self)
        accord = session.dossier.beneficiaire.accord
        self.ajout_metier = AjoutMetier(
            "Un métier à regarder",
            bibliotheque.proposer,
            exemple="Avec vos mots",
            nommer=lambda nom: nommer(nom, accord),
        )
        self.tuiles: dict[str, TuileMetier] = {}
        self._disposer()
        self._brancher()
        session.change.connect(self.suivre)
        theme.change.connect(self._ajuster)
        self.rafraichir()

    @cached_property
    def competence(self) -> VoletCompetence:
        """Le détail d’une compétence, fabriqué à la première ouverture."""
        session = self._session
        volet = VoletCompetence(
            session.dossier, session.executer, self._dialogues, self._aujourd_hui
        )
        self._ranger(volet)
        self._brancher_competence(volet)
        volet.creee.connect(lambda: self._entrer(self.etat.competences[-1].cle))
        return volet

    @cached_property
    def experience(self) -> VoletExperience:
        """Le récit d’une expérience, fabriqué à la première ouverture."""
        volet = VoletExperience(self._session.executer, self._bibliotheque.proposer)
        self._ranger(volet)
        volet.creee.connect(lambda: self.ouvrir(self.etat.experiences[-1].cle))
        volet.supprimee.connect(lambda cle: self.refus.dire(self.gestes.supprimer_experience(cle)))
        volet.a_tirer.connect(self._tirer)
        return volet

    @cached_property
    def metier(self) -> VoletMetier:
        """Le détail d’un métier, fabriqué à la première ouverture."""
        volet = VoletMetier(self._session.dossier)
        self._ranger(volet)
        self._brancher_metier(volet)
        return volet

    def rafraichir(self) -> None:
        """Affiche le dossier tel qu’il est."""
        self.etat = deriver(self._session.dossier, le=self._aujourd_hui())
        self.intituler("Compétences et métiers", self.etat.sous_titre)
        self.gauche.montrer(self.etat)
        cles = tuple(metier.cle for metier in self.etat.metiers)
        if cles != tuple(self.tuiles):
            vider(self._metiers)
            self.tuiles = {cle: self._tuile(cle) for cle in cles}
        for metier in self.etat.metiers:
            self.tuiles[metier.cle].montrer(metier)
        self.invite.montrer(self.etat.conseil_metiers)
        self.invite.setVisible(bool(self.etat.conseil_metiers))
        self.comparateur.suivre()
        self._remontrer_volet()

    def agir(self) -> None:
        """Ctrl+Entrée : valide ensemble la compétence courante."""
        if self.gauche.liste.courante:
            self.refus.dire(self.gestes.valider(self.gauche.liste.courante))

    def commencer(self) -> None:
        """Ctrl+N : écrit une compétence."""
        self._montrer_volet(self.competence)
        self.competence.preparer(self.gestes.experiences)

    def showEvent(self, evenement: QShowEvent) -> None:
        """Prépare la recherche d’un métier, hors du fil de l’écran."""
        super().showEvent(evenement)
        if not self._bibliotheque.est_prete:
            lancer(lambda _: self._bibliotheque.preparer(), self)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Sur une fenêtre étroite, le détail prend toute la place."""
        super().resizeEvent(evenement)
        self._ajuster()

    def ouvrir(self, cle: str) -> None:
        """Montre le détail d’une compétence, d’une expérience ou d’un métier."""
        competence, experience = self.gestes.competence(cle), self.gestes.experience(cle)
        metier = next((m for m in self.etat.metiers if m.cle == cle), None)
        valeur = self.gestes.metier(cle)
        if competence is not None:
            self.gauche.liste.designer(cle)
            self.competence.montrer(competence, self.gestes.experiences)
            self._montrer_volet(self.competence)
        elif experience is not None:
            self.experience.montrer(experience)
            self._montrer_volet(self.experience)
        elif metier is not None and valeur is not None:
            self.metier.montrer(metier, valeur, le=self._aujourd_hui())
            self._montrer_volet(self.metier)

    def _disposer(self) -> None:
        self.corps.addWidget(self.refus)
        self.corps.addWidget(self.comparateur.carte)
        self.droite = QWidget()
        pile = colonne(self.droite, espace=12)
        pile.addWidget(paragraphe("Métiers regardés", "section"))
        self.invite = paragraphe("", "second")
        pile.addWidget(self.invite)
        self._metiers = colonne(espace=12)
        pile.addLayout(self._metiers)
        pile.addWidget(self.comparateur.bouton, 0, Alignement.AlignLeft)
        pile.addWidget(self.ajout_metier)
        pile.addStretch(1)
        self._rang = ligne(espace=20)
        self._rang.addWidget(self.gauche, 1)
        self._rang.addWidget(self.droite)
        self._cote = QWidget()
        pile = colonne(self._cote)
        self._cale = QWidget()
        pile.addWidget(self._cale)
        pile.addStretch(1)
        self._pile_du_cote = pile
        self._rang.addWidget(self._cote)
        self.corps.addLayout(self._rang, 1)

    def _brancher(self) -> None:
        gestes, liste = self.gestes, self.gauche.liste
        self.nouvelle.clicked.connect(self.commencer)
        liste.ouverte.connect(self.ouvrir)
        liste.entree.connect(self._entrer)
        self._brancher_competence(liste)
        self.gauche.racontee.connect(self._raconter)
        self.gauche.ouverte.connect(self.ouvrir)
        besoins = self.gauche.besoins
        besoins.cree.connect(lambda mots: self.refus.dire(gestes.creer_action(mots)))
        besoins.retiree.connect(lambda mots: self.refus.dire(gestes.retirer_besoin(mots)))
        self.gauche.ajout.ajoute.connect(
            lambda mots: self.gauche.ajout.repondre(gestes.ajouter_besoin(mots))
        )
        self.ajout_metier.ajoute.connect(self._ajouter_metier)
        self.ajout_metier.trouve.connect(self._ajouter_du_livre)
        self.proches.clicked.connect(lambda: self.aller.emit("metiers_proches"))
        self.comparateur.ouvert.connect(lambda: self.montrer_en_haut(self.comparateur.carte))
        gestes.dit.connect(self.dit)

    def _brancher_competence(self, origine: ListeCompetences | VoletCompetence) -> None:
        gestes = self.gestes
        origine.validee.connect(lambda cle: self.refus.dire(gestes.valider(cle)))
        origine.supprimee.connect(lambda cle: self.refus.dire(gestes.supprimer_competence(cle)))

    def _ranger(self, volet: VoletCompetence | VoletExperience | VoletMetier) -> None:
        """Place un volet qui vient d’être fabriqué, caché."""
        volet.hide()
        self._volets.append(volet)
        self._pile_du_cote.insertWidget(len(self._volets), volet)
        volet.ferme.connect(lambda: self._montrer_volet(None))

    def _brancher_metier(self, volet: VoletMetier) -> None:
        gestes = self.gestes
        volet.change.connect(self._changer_metier)
        volet.explore.connect(lambda *vu: self.refus.dire(gestes.explorer(volet.cle, *vu)))
        volet.validation.clicked.connect(lambda: self.refus.dire(gestes.valider_metier(volet.cle)))
        volet.bascule.connect(lambda cle: self.refus.dire(gestes.basculer(volet.cle, cle)))
        volet.appris.connect(
            lambda mots: volet.ajout.repondre(gestes.ajouter_a_apprendre(volet.cle, mots))
        )
        volet.oublie.connect(
            lambda mots: self.refus.dire(gestes.retirer_a_apprendre(volet.cle, mots))
        )
        volet.cree.connect(lambda mots: self.refus.dire(gestes.creer_action(mots)))
        volet.garde.connect(lambda: self.refus.dire(gestes.garder(volet.cle)))
        volet.supprime.connect(lambda: self.refus.dire(gestes.supprimer_metier(volet.cle)))

    def _tuile(self, cle: str) -> TuileMetier:
        tuile = TuileMetier(cle)
        tuile.clicked.connect(lambda: self.ouvrir(cle))
        self._metiers.addWidget(tuile)
        return tuile

    def _entrer(self, cle: str) -> None:
        """Ouvre une compétence et y place le clavier."""
        self.ouvrir(cle)
        self.competence.libelle.viser()

    def _raconter(self) -> None:
        self._montrer_volet(self.experience)
        self.experience.preparer()

    def _tirer(self, experience: str) -> None:
        self._montrer_volet(self.competence)
        self.competence.preparer(self.gestes.experiences, experience)

    def _ajouter_metier(self, mots: str) -> None:
        refus = self.gestes.ajouter_metier(mots)
        self.ajout_metier.repondre(refus)
        if not refus:
            self.ouvrir(self.etat.metiers[-1].cle)

    def _ajouter_du_livre(self, code: str, nom: str) -> None:
        refus = self.gestes.ajouter_du_livre(code, nom)
        self.ajout_metier.repondre(refus)
        metier = next((m for m in self.etat.metiers if m.rome == code), None)
        if metier is not None:
            self.ouvrir(metier.cle)

    def _changer_metier(self, nom: str, valeur: object) -> None:
        if refus := self.gestes.changer_metier(self.metier.cle, nom, valeur):
            self.metier.refuser(nom, refus)

    def _remontrer_volet(self) -> None:
        """Suit le dossier : le volet montre la valeur neuve, ou se ferme si elle a disparu."""
        for volet in self._volets:
            if not volet.isHidden() and volet.cle:
                connus = (self.gestes.competence, self.gestes.experience, self.tuiles.get)
                if any(connu(volet.cle) for connu in connus):
                    self.ouvrir(volet.cle)
                else:
                    self._montrer_volet(None)

    def _montrer_volet(self, montre: Volet | None) -> None:
        avait = any(not volet.isHidden() for volet in self._volets)
        for volet in self._volets:
            volet.setVisible(volet is montre)
        self._ajuster()
        if montre is None and avait:
            self.gauche.liste.setFocus()
        elif montre is not None and not avait:
            self._approcher(montre)

    def _approcher(self, volet: Volet) -> None:
        """Place le détail là où l’on regarde, sans faire défiler la liste."""
        if self.gauche.isHidden():
            self._cale.setFixedHeight(0)
            self.montrer_en_haut(volet)
        else:
            haut = self.verticalScrollBar().value() - self._rang.geometry().y()
            self._cale.setFixedHeight(max(0, haut))

    def _ajuster(self) -> None:
        est_large = self.viewport().width() >= u(_LARGEUR_A_DEUX)
        a_un_volet = any(not volet.isHidden() for volet in self._volets)
        directions = type(self._rang).Direction
        self._rang.setDirection(directions.LeftToRight if est_large else directions.TopToBottom)
        self._rang.setStretch(0, int(est_large))
        self.gauche.setVisible(est_large or not a_un_volet)
        self.droite.setVisible(not a_un_volet)
        fixer(self.droite, **({"largeur": LARGEUR} if est_large else _SANS_LIMITE))
        self._cote.setVisible(a_un_volet)
        for volet in self._volets:
            volet.placer(a_cote=False)
            fixer(volet, **({"largeur": LARGEUR} if est_large else _SANS_LIMITE))
        self.gauche.liste.disposer()
