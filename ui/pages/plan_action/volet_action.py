"""Le détail d’une action : chaque champ quitté est un geste annulable."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.co_construction import Auteur, Paroles
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.plan_action import Action, StatutAction
from cep_desktop.domain.typographie import ecrire_date_courte
from cep_desktop.usecases.commandes.plan_action import ModifierAction
from cep_desktop.usecases.session import Commande
from ui.pages.plan_action.champ_qui import ChampQui
from ui.widgets.boutons import Bouton
from ui.widgets.champ import Champ, ChampRecit, ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_echeance import ChampEcheance
from ui.widgets.choix import Choix, code_choisi
from ui.widgets.choix_auteur import ChoixAuteur
from ui.widgets.flux import Flux
from ui.widgets.mise_en_page import fixer
from ui.widgets.volet import Volet

Executer = Callable[[Commande], str]
"""Fait un geste ; rend la phrase de refus, vide si le geste est fait."""


class VoletAction(Volet):
    """Montre une action ; les gestes qui ont un équivalent dans la liste sont des signaux."""

    statue = Signal(str, str)
    validee = Signal(str)
    supprimee = Signal(str)
    deplacee = Signal(str, int)
    mise_en_avant = Signal(str)
    cataloguee = Signal(str)

    def __init__(self, dossier: Dossier, executer: Executer, parent: QWidget | None = None) -> None:
        super().__init__("Action", parent)
        self._executer = executer
        self._action: Action | None = None
        self.libelle = ChampTexte("Que faire", aide="Un verbe d’abord : demander, appeler, écrire.")
        self.etat = Choix("Où en est l’action", ((s.value, s.libelle) for s in StatutAction))
        self.echeance = ChampEcheance("Pour quand")
        self.faite_le = ChampDate("Fait le")
        self.qui = ChampQui(dossier.beneficiaire.prenom, dossier.referent.prenom)
        self.avec_qui = ChampTexte("Avec qui")
        self.resultat = ChampTexte("Ce que l’on en attend")
        personne, conseiller = dossier.beneficiaire.prenom, dossier.referent.prenom
        self.auteur = ChoixAuteur("Proposé par", personne, conseiller)
        self.paroles = ChampRecit("Les mots de la personne")
        fixer(self.paroles.zone, hauteur=96)
        self.validation = Bouton("Valider ensemble", "pilule", "handshake")
        self.validation.setCheckable(True)
        for champ in (
            self.libelle,
            Champ("Où en est l’action", self.etat),
            self.faite_le,
            self.echeance,
            self.qui,
            self.avec_qui,
            self.resultat,
            Champ("Proposé par", self.auteur),
            self.paroles,
            self.validation,
            self._rangee(),
        ):
            self.champs.addWidget(champ)
        self.champs.addStretch(1)
        self._brancher()

    def montrer(self, action: Action) -> None:
        """Affiche une action du dossier."""
        if action.id != self.cle:
            self.changer_d_element()
        self._action = action
        trace = action.co_construction
        self.libelle.suivre(action.libelle)
        self.etat.montrer(action.statut)
        self.faite_le.suivre(action.faite_le)
        self.faite_le.setVisible(action.statut is StatutAction.FAITE)
        self.echeance.suivre(action.echeance)
        self.qui.montrer(action.qui)
        self.avec_qui.suivre(action.avec_qui)
        self.resultat.suivre(action.resultat_attendu)
        self.auteur.montrer(trace.propose_par or "")
        self.paroles.montrer(trace.paroles.texte if trace.paroles else "")
        valide_le = trace.valide_ensemble_le
        self.validation.setChecked(trace.est_valide)
        self.validation.setText(
            f"Validé ensemble le {ecrire_date_courte(valide_le)}"
            if valide_le
            else "Valider ensemble"
        )

    @property
    def cle(self) -> str:
        """Clé de l’action montrée."""
        return self._action.id if self._action else ""

    def _rangee(self) -> QWidget:
        rangee = QWidget()
        flux = Flux(rangee, espace=8)
        gestes: tuple[tuple[Bouton, Callable[[], None]], ...] = (
            (Bouton("Mettre en avant"), lambda: self.mise_en_avant.emit(self.cle)),
            (Bouton("Ajouter au catalogue"), lambda: self.cataloguee.emit(self.cle)),
            (Bouton("Monter"), lambda: self.deplacee.emit(self.cle, -1)),
            (Bouton("Descendre"), lambda: self.deplacee.emit(self.cle, 1)),
            (Bouton("Supprimer", "danger", "trash"), lambda: self.supprimee.emit(self.cle)),
        )
        for bouton, geste in gestes:
            bouton.clicked.connect(geste)
            flux.addWidget(bouton)
        return rangee

    def _brancher(self) -> None:
        self.etat.choisi.connect(lambda code: self.statue.emit(self.cle, code))
        self.validation.clicked.connect(lambda: self.validee.emit(self.cle))
        for champ, nom in (
            (self.libelle, "libelle"),
            (self.faite_le, "faite_le"),
            (self.echeance, "echeance"),
            (self.qui, "qui"),
            (self.avec_qui, "avec_qui"),
            (self.resultat, "resultat_attendu"),
        ):
            champ.saisi.connect(
                lambda valeur, champ=champ, nom=nom: self._essayer(champ, {nom: valeur})
            )
        self.auteur.choisi.connect(lambda code: self._tracer(propose_par=code_choisi(Auteur, code)))
        self.paroles.saisi.connect(
            lambda texte: self._tracer(paroles=Paroles(texte=texte) if texte else None)
        )

    def _tracer(self, **champs: object) -> None:
        if self._action is not None:
            trace = self._action.co_construction.avec(**champs)
            self._essayer(self.paroles, {"co_construction": trace})

    def _essayer(self, champ: Champ, champs: dict[str, object]) -> None:
        if self._action is None:
            return
        refus = self._executer(ModifierAction(self._action.id, champs))
        if refus:
            champ.refuser(refus)
