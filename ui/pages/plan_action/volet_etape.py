"""Le détail d’une étape : son nom, son objectif, sa place ; ou une étape à créer."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.plan_action import Etape
from cep_desktop.usecases.commandes.plan_action import AjouterEtape, ModifierEtape
from cep_desktop.usecases.session import Commande
from ui.widgets.boutons import Bouton
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_echeance import ChampEcheance
from ui.widgets.flux import Flux
from ui.widgets.volet import Volet


class VoletEtape(Volet):
    """Montre une étape et son objectif intermédiaire."""

    creee = Signal()
    supprimee = Signal(str)
    deplacee = Signal(str, int)

    def __init__(self, executer: Callable[[Commande], str], parent: QWidget | None = None) -> None:
        super().__init__("Étape", parent)
        self._executer = executer
        self.cle = ""
        self.nom = ChampTexte("Nom de l’étape")
        self.objectif = ChampTexte(
            "Objectif intermédiaire", aide="À quoi voit-on que l’étape est franchie ?"
        )
        self.echeance = ChampEcheance("Pour quand")
        for champ, nom in (
            (self.nom, "titre"),
            (self.objectif, "objectif"),
            (self.echeance, "echeance"),
        ):
            self.champs.addWidget(champ)
            champ.saisi.connect(
                lambda valeur, champ=champ, nom=nom: self._essayer(champ, {nom: valeur})
            )
        self.creation = Bouton("Créer l’étape", "plein", "plus-bold")
        self.creation.clicked.connect(self._creer)
        self.champs.addWidget(self.creation)
        self._rangee = QWidget()
        flux = Flux(self._rangee, espace=8)
        gestes: tuple[tuple[Bouton, Callable[[], None]], ...] = (
            (Bouton("Monter"), lambda: self.deplacee.emit(self.cle, -1)),
            (Bouton("Descendre"), lambda: self.deplacee.emit(self.cle, 1)),
            (Bouton("Supprimer l’étape", "danger", "trash"), self._supprimer),
        )
        for bouton, geste in gestes:
            bouton.clicked.connect(geste)
            flux.addWidget(bouton)
        self.champs.addWidget(self._rangee)
        self.champs.addStretch(1)

    def montrer(self, etape: Etape) -> None:
        """Affiche une étape du dossier."""
        self._remplir(etape.id, etape.titre, etape.objectif)
        self.echeance.suivre(etape.echeance)

    def preparer(self) -> None:
        """Propose d’écrire une étape neuve."""
        self._remplir("", "", "")
        self.nom.viser()

    def _remplir(self, cle: str, nom: str, objectif: str) -> None:
        if not cle or cle != self.cle:
            self.changer_d_element()
        self.cle = cle
        self.titre.montrer("Étape" if cle else "Nouvelle étape")
        self.nom.suivre(nom)
        self.objectif.suivre(objectif)
        for partie in (self.echeance, self._rangee):
            partie.setVisible(bool(cle))
        self.creation.setVisible(not cle)

    def _creer(self) -> None:
        for champ in (self.nom, self.objectif):
            if not champ.texte:
                champ.refuser("À remplir pour continuer.")
                champ.viser()
                return
        refus = self._executer(AjouterEtape(self.nom.texte, self.objectif.texte))
        if refus:
            self.nom.refuser(refus)
            return
        self.creee.emit()

    def _supprimer(self) -> None:
        self.supprimee.emit(self.cle)

    def _essayer(self, champ: Champ, champs: dict[str, object]) -> None:
        refus = self._executer(ModifierEtape(self.cle, champs)) if self.cle else ""
        if refus:
            champ.refuser(refus)
