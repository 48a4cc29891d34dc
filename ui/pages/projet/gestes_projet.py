"""Les gestes de la vue du projet : chacun devient une commande de la session."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.co_construction import Auteur, Paroles
from cep_desktop.domain.projet import Faisable, NatureProjet
from cep_desktop.usecases.commandes.action_suggeree import CreerAction
from cep_desktop.usecases.commandes.autres_projets import (
    MettreDeCote,
    OublierProjet,
    Reprendre,
)
from cep_desktop.usecases.commandes.projet import (
    EcrireProjet,
    ModifierProjet,
    RepondreCondition,
    RetirerCondition,
    ValiderProjet,
)
from cep_desktop.usecases.commandes.regards import AjouterRegard, Regard, RetirerRegard
from cep_desktop.usecases.session import Commande
from ui.pont import SessionQt
from ui.widgets.choix import code_choisi


class GestesProjet(QObject):
    """`dit` annonce un geste fait et annulable ; chaque geste rend la phrase de son refus."""

    dit = Signal(str)

    def __init__(
        self, session: SessionQt, aujourd_hui: Callable[[], date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._aujourd_hui = aujourd_hui

    def ecrire(self, enonce: str, nature: str, metier: str, rome: str) -> str:
        """Écrit le projet pour la première fois."""
        geste = EcrireProjet(
            enonce, code_choisi(NatureProjet, nature), metier, {"rome": rome or None}
        )
        return self._faire(geste, "Projet écrit")

    def changer(self, nom: str, valeur: object) -> str:
        """Change un champ du projet ; « proposé par » change la trace."""
        projet = self._session.dossier.conseil.projet
        if nom == "propose_par" and projet is not None:
            auteur = code_choisi(Auteur, str(valeur))
            trace = projet.co_construction.avec(propose_par=auteur, valide_ensemble_le=None)
            return self._session.executer(ModifierProjet({"co_construction": trace}))
        return self._session.executer(ModifierProjet({nom: valeur}))

    def prendre_le_metier(self, code: str, nom: str) -> str:
        """Prend d’un geste le nom et le code d’un métier du livre."""
        return self._session.executer(ModifierProjet({"metier": nom, "rome": code}))

    def dire(self, texte: str) -> str:
        """Note pourquoi, avec les mots de la personne."""
        paroles = Paroles(texte=texte, dites_le=self._aujourd_hui()) if texte else None
        return self._session.executer(ModifierProjet({"motivation": paroles}))

    def valider(self) -> str:
        """Pose « validé ensemble » sur le projet, ou le retire."""
        projet = self._session.dossier.conseil.projet
        est_valide = projet is not None and projet.co_construction.est_valide
        le = None if est_valide else self._aujourd_hui()
        return self._faire(ValiderProjet(le), "Validé ensemble" if le else "Validation retirée")

    def repondre(self, condition: str, code: str, raison: str) -> str:
        """Dit si une condition est remplie."""
        reponse = code_choisi(Faisable, code)
        return self._session.executer(RepondreCondition(condition, reponse, raison))

    def retirer(self, condition: str) -> str:
        """Efface ce que l’on a dit d’une condition ; « Annuler » le rend."""
        return self._faire(RetirerCondition(condition), "Condition retirée")

    def ajouter_regard(self, regard: Regard, texte: str) -> str:
        """Ajoute un atout, un frein ou une opportunité."""
        return self._session.executer(AjouterRegard(regard, texte))

    def retirer_regard(self, regard: Regard, texte: str) -> str:
        """Retire un atout, un frein ou une opportunité ; « Annuler » le rend."""
        return self._faire(RetirerRegard(regard, texte), "Ligne retirée")

    def mettre_de_cote(self) -> str:
        """Garde ce projet pour en écrire un autre."""
        return self._faire(MettreDeCote(self._aujourd_hui()), "Projet mis de côté")

    def reprendre(self, cle: str) -> str:
        """Reprend un projet mis de côté ; celui d’avant prend sa place."""
        return self._faire(Reprendre(cle, self._aujourd_hui()), "Projet repris")

    def oublier(self, cle: str) -> str:
        """Retire un projet mis de côté ; « Annuler » le rend."""
        return self._faire(OublierProjet(cle), "Projet retiré")

    def creer_action(self, intitule: str) -> str:
        """Fait d’un doute une action du plan."""
        return self._faire(CreerAction(intitule), "Action ajoutée au plan")

    def _faire(self, commande: Commande, phrase: str) -> str:
        refus = self._session.executer(commande)
        if not refus:
            self.dit.emit(phrase)
        return refus
