"""La page « Votre situation » : des faits datés, et ce qui compte, rangé par la personne."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import Reponse
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.bloc_situation import Bloc
from cep_desktop.usecases.livres.completion import Recueil, proposer
from ui.pages.situation.ajout_question import AjoutQuestion
from ui.pages.situation.carte_ecrite import CarteEcrite
from ui.pages.situation.carte_facon import CarteFacon
from ui.pages.situation.carte_faits import CarteFaits
from ui.pages.situation.carte_priorites import CartePriorites
from ui.pages.situation.etat import EtatSituation, deriver
from ui.pages.situation.gestes import Gestes
from ui.pages.situation.reperes import Reperes, lire_reperes
from ui.pont import SessionQt
from ui.taches import lancer
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.depliant import Depliant
from ui.widgets.mise_en_page import colonne
from ui.widgets.morceaux import Etapes
from ui.widgets.page_paresseuse import PageParesseuse
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.validation import BoutonValider

_LARGEUR_A_DEUX = 940


class PageSituation(PageParesseuse):
    """Un bloc ouvert à la fois ; l’action principale valide celui-là."""

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        self.continuer = Bouton("Continuer", "contour", "arrow-right-bold")
        self.valider = Bouton("Valider ensemble", "plein", "handshake-bold")
        super().__init__("Votre situation", (self.continuer, self.valider))
        self._session, self._aujourd_hui = session, atelier.aujourd_hui
        self.fabriquer(self._monter(atelier))

    def _monter(self, atelier: Atelier) -> Etapes:
        session = self._session
        self._reperes = Reperes()
        self._posees: tuple[CodeFait, ...] = ()
        self.etat: EtatSituation
        self.gestes = Gestes(session, atelier.aujourd_hui, self)
        self.refus, self.avis = Avis("refus"), Avis("avis")
        self._valides = {bloc: BoutonValider(_NOMS[bloc]) for bloc in Bloc}
        for bouton in self._valides.values():
            bouton.setParent(self.fond)
            bouton.hide()
        self.etat = self._deriver()
        self.intituler("Votre situation", self.etat.sous_titre)
        self._ranger()
        livres = {CodeFait.IDCC: partial(proposer, atelier.livres, Recueil.CONVENTIONS)}
        self.travail = CarteFaits(
            "Mon travail aujourd’hui", self._valides[Bloc.FAITS], chercheurs=livres
        )
        self._poser(self.travail)
        self.travail.corps.insertWidget(0, self.avis)
        self.travail.deplier(est_ouvert=True)
        yield
        for _ in self.travail.remplir(self.etat.travail):
            yield
        self.autres = CarteFaits("Mes droits et le reste", chercheurs=livres)
        self.ajout = AjoutQuestion()
        self.autres.corps.addWidget(self.ajout)
        self._poser(self.autres)
        self.contraintes = CarteEcrite(
            "Mes contraintes",
            "Trajet, garde, horaires. La santé seulement si vous le souhaitez, sans détail.",
            "Pas de voiture le mercredi",
            self._valides[Bloc.CONTRAINTES],
        )
        self.appuis = CarteEcrite(
            "Mes appuis",
            "Ce et ceux sur qui vous pouvez compter.",
            "Ma sœur garde mon fils le mercredi",
            self._valides[Bloc.APPUIS],
        )
        for carte in (self.contraintes, self.appuis):
            self._poser(carte)
        yield
        self.facon = CarteFacon(session.dossier)
        self._poser(self.facon)
        self._pile.addStretch(1)
        yield
        self.priorites = CartePriorites()
        self._droite.addWidget(self.priorites)
        self.priorites.montrer(self.etat)
        yield
        self._blocs: dict[Depliant, Bloc] = {
            self.travail: Bloc.FAITS,
            self.autres: Bloc.FAITS,
            self.contraintes: Bloc.CONTRAINTES,
            self.appuis: Bloc.APPUIS,
        }
        self._brancher()
        session.change.connect(self.suivre)
        lecture = lancer(lambda _: lire_reperes(atelier, le=atelier.aujourd_hui()), self)
        lecture.fini.connect(self._comparer)
        self._ouvrir(self.travail)

    def rafraichir(self) -> None:
        """Affiche le dossier tel qu’il est."""
        self.etat = self._deriver()
        self.intituler("Votre situation", self.etat.sous_titre)
        self.avis.dire(self.etat.avis)
        self.travail.montrer(self.etat.travail)
        self.autres.montrer(self.etat.autres)
        self.ajout.montrer(self.etat.restantes)
        self.contraintes.montrer(self.etat.contraintes)
        self.appuis.montrer(self.etat.appuis)
        facon = self._session.dossier.conseil.facon_avancer
        self.facon.montrer(facon, self.etat.facon, le=self._aujourd_hui())
        self.priorites.montrer(self.etat)
        for bloc, bouton in self._valides.items():
            bouton.montrer(self._valide_le(bloc))
            bouton.setVisible(self._valide_le(bloc) is not None)
        self.valider.setVisible(self._a_valider() is not None)

    def agir(self) -> None:
        """Ctrl+Entrée : valide ensemble le bloc ouvert."""
        bloc = self._a_valider()
        if bloc is not None:
            self._valider(bloc)

    def commencer(self) -> None:
        """Ctrl+N : ajoute quelque chose qui compte."""
        if self.priorites.ajout.isVisibleTo(self):
            self.priorites.ajout.viser()

    def _deriver(self) -> EtatSituation:
        return deriver(
            self._session.dossier, self._reperes, le=self._aujourd_hui(), posees=self._posees
        )

    def _ranger(self) -> None:
        """Ouvre les deux colonnes, que les étapes remplissent."""
        self.corps.addWidget(self.refus)
        gauche, droite = QWidget(), QWidget()
        self.corps.addWidget(RangeeSouple(gauche, droite, seuil=_LARGEUR_A_DEUX, parts=(7, 5)), 1)
        self._pile, self._droite = colonne(gauche, espace=14), colonne(droite)

    def _poser(self, carte: Depliant) -> None:
        self._pile.addWidget(carte)

    def _brancher(self) -> None:
        gestes = self.gestes
        self.continuer.clicked.connect(lambda: self.aller.emit("competences"))
        self.valider.clicked.connect(self.agir)
        for carte in (*self._blocs, self.facon):
            carte.bascule.connect(
                lambda est_ouvert, c=carte: self._ouvrir(c if est_ouvert else None)
            )
        for bloc, bouton in self._valides.items():
            bouton.clicked.connect(lambda _=False, bloc=bloc: self._valider(bloc))
        for carte in (self.travail, self.autres):
            carte.repondu.connect(self._repondre)
            carte.precise.connect(lambda *mots: self.refus.dire(gestes.preciser(*mots)))
            carte.choisie.connect(lambda *choix: self.refus.dire(gestes.choisir(*choix)))
            carte.efface.connect(lambda code: self.refus.dire(gestes.effacer(code)))
            carte.cree.connect(lambda mots: self.refus.dire(gestes.creer_action(mots)))
        self.ajout.choisie.connect(self._ajouter_question)
        for carte, bloc in ((self.contraintes, Bloc.CONTRAINTES), (self.appuis, Bloc.APPUIS)):
            self._brancher_lignes(carte, bloc)
        self._brancher_priorites()
        self.facon.change.connect(self._convenir)
        self.facon.validation.clicked.connect(lambda: self.refus.dire(gestes.valider_facon()))
        gestes.dit.connect(self.dit)

    def _brancher_lignes(self, carte: CarteEcrite, bloc: Bloc) -> None:
        gestes = self.gestes
        carte.ajoutee.connect(lambda mots: carte.ajout.repondre(gestes.ajouter_ligne(bloc, mots)))
        carte.changee.connect(
            lambda rang, mots: self.refus.dire(gestes.modifier_ligne(bloc, rang, mots))
        )
        carte.retiree.connect(lambda rang: self.refus.dire(gestes.retirer_ligne(bloc, rang)))

    def _brancher_priorites(self) -> None:
        carte, gestes = self.priorites, self.gestes
        carte.ajoutee.connect(lambda mots: carte.ajout.repondre(gestes.ajouter_priorite(mots)))
        carte.deplacee.connect(self._deplacer)
        carte.renommee.connect(
            lambda rang, mots: self.refus.dire(gestes.renommer_priorite(rang, mots))
        )
        carte.retiree.connect(self._retirer)
        carte.dite.connect(lambda mots: self.refus.dire(gestes.dire(mots)))
        carte.validation.clicked.connect(
            lambda: self.refus.dire(gestes.valider_priorites(self.etat.priorites_valides_le))
        )

    def _ouvrir(self, carte: Depliant | None) -> None:
        """Déplie un bloc et replie les autres."""
        for bloc in (*self._blocs, self.facon):
            bloc.deplier(est_ouvert=bloc is carte)
        self.rafraichir()

    def _a_valider(self) -> Bloc | None:
        """Le bloc ouvert, s’il dit quelque chose qui n’est pas encore validé."""
        ouverts = (bloc for carte, bloc in self._blocs.items() if carte.est_ouvert)
        return next((b for b in ouverts if b in self.etat.a_valider), None)

    def _valide_le(self, bloc: Bloc) -> date | None:
        dates = {
            Bloc.FAITS: self.etat.faits_valides_le,
            Bloc.CONTRAINTES: self.etat.contraintes.valide_le,
            Bloc.APPUIS: self.etat.appuis.valide_le,
        }
        return dates[bloc]

    def _valider(self, bloc: Bloc) -> None:
        self.refus.dire(self.gestes.valider_bloc(bloc, self._valide_le(bloc)))

    def _repondre(self, code: CodeFait, reponse: Reponse, origine: str) -> None:
        refus = self.gestes.repondre(code, reponse, origine)
        carte = self.travail if code in self.travail.rangees else self.autres
        if refus:
            carte.rangees[code].refuser(refus)

    def _convenir(self, nom: str, valeur: object) -> None:
        if refus := self.gestes.convenir(nom, valeur):
            self.facon.refuser(nom, refus)

    def _ajouter_question(self, code: CodeFait) -> None:
        self._posees = (*self._posees, code)
        self.rafraichir()
        self.autres.rangees[code].viser()

    def _deplacer(self, rang: int, pas: int) -> None:
        self.refus.dire(self.gestes.deplacer_priorite(rang, pas))
        self.priorites.viser(rang + pas)

    def _retirer(self, rang: int) -> None:
        self.refus.dire(self.gestes.retirer_priorite(rang))
        self.priorites.viser(rang)

    def _comparer(self, reperes: Reperes) -> None:
        self._reperes = reperes
        self.rafraichir()


_NOMS = {
    Bloc.FAITS: "mon travail",
    Bloc.CONTRAINTES: "mes contraintes",
    Bloc.APPUIS: "mes appuis",
}
