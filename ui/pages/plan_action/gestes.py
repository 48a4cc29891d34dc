"""Les gestes de la page : chacun devient une commande de la session."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.plan_action import Action, Etape, StatutAction
from cep_desktop.usecases.catalogue import ActionType, Catalogue, composer
from cep_desktop.usecases.commandes.plan_action import (
    AjouterAction,
    ChangerStatut,
    ChoisirProchaine,
    DeplacerEtape,
    SupprimerAction,
    SupprimerEtape,
    ValiderAction,
)
from cep_desktop.usecases.session import Commande
from ui.pages.plan_action.deplacement import cocher, deplacer, poser
from ui.pont import SessionQt
from ui.widgets.choix import code_choisi


class Gestes(QObject):
    """`dit` annonce un geste fait et annulable ; `garde`, un geste hors du dossier.

    `refuse` porte la phrase d’un refus.
    """

    dit = Signal(str)
    garde = Signal(str)
    refuse = Signal(str)

    def __init__(
        self,
        session: SessionQt,
        aujourd_hui: Callable[[], date],
        catalogue: Catalogue,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._session = session
        self._aujourd_hui = aujourd_hui

    def action(self, cle: str) -> Action | None:
        """L’action de cette clé, si elle est dans le plan."""
        actions = self._session.dossier.accompagnement.plan_action.actions()
        return next((action for _, action in actions if action.id == cle), None)

    def etape(self, cle: str) -> Etape | None:
        """L’étape de cette clé, si elle est dans le plan."""
        etapes = self._session.dossier.accompagnement.plan_action.etapes
        return next((etape for etape in etapes if etape.id == cle), None)

    def ajouter(self, etape: str, voulue: ActionType) -> tuple[str, str]:
        """Ajoute une action ; rend la phrase de refus et la clé neuve, l’une des deux vide."""
        geste = AjouterAction(
            etape,
            voulue.libelle,
            avec_qui=voulue.avec_qui,
            resultat_attendu=voulue.resultat_attendu,
        )
        refus = self._session.executer(geste)
        arrivee = self.etape(etape)
        return refus, "" if refus or arrivee is None else arrivee.actions[-1].id

    def cataloguer(self, cle: str) -> None:
        """Garde une action au catalogue de l’organisme, sans rien de la personne."""
        action = self.action(cle)
        if action is None:
            return
        try:
            self._catalogue.ajouter(composer(action, self._session.dossier))
        except ErreurMetier as refus:
            self.refuse.emit(str(refus))
        else:
            self.refuse.emit("")
            self.garde.emit("Action ajoutée au catalogue")

    def cocher(self, cle: str) -> None:
        """Note une action faite, ou de nouveau à faire."""
        plan = self._session.dossier.accompagnement.plan_action
        commande = cocher(plan, cle, le=self._aujourd_hui())
        est_faite = commande.statut is StatutAction.FAITE
        self._faire(commande, "Action faite" if est_faite else "Action de nouveau à faire")

    def changer_statut(self, cle: str, code: str) -> None:
        """Change le statut d’une action."""
        statut = code_choisi(StatutAction, code)
        commande = ChangerStatut(cle, statut, self._aujourd_hui())
        self._faire(commande, f"Action notée « {statut.libelle} »")

    def valider(self, cle: str) -> None:
        """Pose ou retire « validé ensemble »."""
        action = self.action(cle)
        if action is not None:
            le = None if action.co_construction.est_valide else self._aujourd_hui()
            self._faire(ValiderAction(cle, le), "Validé ensemble" if le else "Validation retirée")

    def deplacer(self, cle: str, pas: int) -> None:
        """Monte ou descend une étape ou une action."""
        commande = deplacer(self._session.dossier.accompagnement.plan_action, cle, pas)
        if commande is not None:
            self._faire(commande, "")

    def poser(self, cle: str, cible: str, dessous: bool) -> None:  # noqa: FBT001 - vient du signal
        """Pose la ligne que l’on a glissée au-dessus ou au-dessous d’une autre."""
        plan = self._session.dossier.accompagnement.plan_action
        commande = poser(plan, cle, cible, dessous=dessous)
        if commande is not None:
            mot = "Étape déplacée" if isinstance(commande, DeplacerEtape) else "Action déplacée"
            self._faire(commande, mot)

    def supprimer(self, cle: str) -> None:
        """Retire une étape ou une action ; « Annuler » la rend."""
        if self.action(cle) is not None:
            self._faire(SupprimerAction(cle), "Action supprimée")
        elif self.etape(cle) is not None:
            self._faire(SupprimerEtape(cle), "Étape supprimée, avec ses actions")

    def mettre_en_avant(self, cle: str) -> None:
        """Choisit la prochaine étape à la main."""
        self._faire(ChoisirProchaine(cle), "C’est la prochaine étape")

    def _faire(self, commande: Commande, phrase: str) -> None:
        refus = self._session.executer(commande)
        self.refuse.emit(refus)
        if phrase and not refus:
            self.dit.emit(phrase)
