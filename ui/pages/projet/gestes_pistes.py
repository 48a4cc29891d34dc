"""Les gestes de la vue des pistes : chacun devient une commande de la session."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.projet import Faisable, Piste
from cep_desktop.usecases.commandes.action_suggeree import CreerAction
from cep_desktop.usecases.commandes.piste import (
    AjouterPiste,
    ChoisirPiste,
    DirePourquoi,
    ModifierPiste,
    NePlusChoisir,
    PlacerPiste,
    RepondreCritere,
    SupprimerPiste,
    ValiderPiste,
)
from cep_desktop.usecases.commandes.priorite import PeserPriorite
from cep_desktop.usecases.session import Commande
from ui.pages.projet.etat_pistes import Case
from ui.pont import SessionQt
from ui.widgets.choix import code_choisi

_SUIVANTE = {
    Faisable.OUI: Faisable.A_VERIFIER,
    Faisable.A_VERIFIER: Faisable.PAS_ENCORE,
    Faisable.PAS_ENCORE: Faisable.OUI,
}


class GestesPistes(QObject):
    """`dit` annonce un geste fait et annulable ; chaque geste rend la phrase de son refus."""

    dit = Signal(str)

    def __init__(
        self, session: SessionQt, aujourd_hui: Callable[[], date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._aujourd_hui = aujourd_hui

    def piste(self, cle: str) -> Piste | None:
        """La piste de cette clé, si elle est dans le dossier."""
        return next((p for p in self._session.dossier.conseil.pistes if p.id == cle), None)

    @property
    def aujourd_hui(self) -> date:
        """Le jour des mots que l’on écrit."""
        return self._aujourd_hui()

    @property
    def choisie(self) -> Piste | None:
        """La piste choisie, s’il y en a une."""
        return next((p for p in self._session.dossier.conseil.pistes if p.est_choisie), None)

    def ajouter(self, titre: str) -> str:
        """Ajoute une piste."""
        return self._session.executer(AjouterPiste(titre))

    def changer(self, cle: str, nom: str, valeur: object) -> str:
        """Change un champ d’une piste."""
        return self._session.executer(ModifierPiste(cle, {nom: valeur}))

    def basculer(self, case: Case) -> str:
        """Passe une case à la réponse suivante ; sa raison reste."""
        suivante = _SUIVANTE[code_choisi(Faisable, case.reponse)]
        return self._session.executer(
            RepondreCritere(case.piste, case.critere, suivante, self._raison(case))
        )

    def repondre(self, case: Case, code: str, raison: str) -> str:
        """Note la réponse d’une piste à un critère."""
        reponse = code_choisi(Faisable, code)
        return self._session.executer(RepondreCritere(case.piste, case.critere, reponse, raison))

    def peser(self, rang: int, poids: int) -> str:
        """Dit combien un critère compte ; les lignes se rangent."""
        return self._session.executer(PeserPriorite(rang, poids))

    def choisir(self, cle: str) -> str:
        """Choisit une piste, ou rouvre la comparaison si elle l’était déjà."""
        piste = self.piste(cle)
        if piste is not None and piste.est_choisie:
            return self._faire(NePlusChoisir(), "La comparaison est rouverte")
        return self._faire(ChoisirPiste(cle), "Piste choisie")

    def attribuer(self, code: str) -> str:
        """Dit à qui revient le choix."""
        if self.choisie is None:
            return ""
        return self._session.executer(ChoisirPiste(self.choisie.id, code_choisi(Auteur, code)))

    def dire(self, texte: str) -> str:
        """Note pourquoi, avec les mots de la personne."""
        if self.choisie is None:
            return ""
        return self._session.executer(DirePourquoi(self.choisie.id, texte, self._aujourd_hui()))

    def commenter(self, texte: str) -> str:
        """Note, à part, les mots du conseiller."""
        if self.choisie is None:
            return ""
        return self.changer(self.choisie.id, "avis_du_conseiller", texte)

    def valider(self) -> str:
        """Pose « validé ensemble » sur la piste choisie, ou le retire."""
        if self.choisie is None:
            return ""
        le = None if self.choisie.co_construction.est_valide else self._aujourd_hui()
        phrase = "Validé ensemble" if le else "Validation retirée"
        return self._faire(ValiderPiste(self.choisie.id, le), phrase)

    def placer(self, cle: str, rang: int) -> str:
        """Place une piste dans la comparaison."""
        return self._session.executer(PlacerPiste(cle, rang))

    def supprimer(self, cle: str) -> str:
        """Retire une piste ; « Annuler » la rend."""
        return self._faire(SupprimerPiste(cle), "Piste supprimée")

    def creer_action(self, intitule: str) -> str:
        """Fait d’un doute une action du plan."""
        return self._faire(CreerAction(intitule), "Action ajoutée au plan")

    def _raison(self, case: Case) -> str:
        piste = self.piste(case.piste)
        criteres = piste.criteres if piste else ()
        return next((c.raison for c in criteres if c.libelle == case.critere), "")

    def _faire(self, commande: Commande, phrase: str) -> str:
        refus = self._session.executer(commande)
        if not refus:
            self.dit.emit(phrase)
        return refus
