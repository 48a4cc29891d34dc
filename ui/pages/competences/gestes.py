"""Les gestes de la page : chacun devient une commande de la session."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.competence import (
    Competence,
    Experience,
    MetierVise,
    NatureExploration,
)
from cep_desktop.usecases.commandes.action_suggeree import CreerAction
from cep_desktop.usecases.commandes.besoin import AjouterBesoin, RetirerBesoin
from cep_desktop.usecases.commandes.competence import SupprimerCompetence, ValiderCompetence
from cep_desktop.usecases.commandes.ecarts import AjouterMetierDuLivre
from cep_desktop.usecases.commandes.experience import SupprimerExperience
from cep_desktop.usecases.commandes.metier import (
    AjouterMetier,
    BasculerCompetence,
    Explorer,
    ModifierMetier,
    SupprimerMetier,
    ValiderMetier,
)
from cep_desktop.usecases.commandes.piste import GarderPiste
from cep_desktop.usecases.session import Commande
from ui.pont import SessionQt


class Gestes(QObject):
    """`dit` annonce un geste fait et annulable ; chaque geste rend la phrase de son refus."""

    dit = Signal(str)

    def __init__(
        self, session: SessionQt, aujourd_hui: Callable[[], date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._aujourd_hui = aujourd_hui

    @property
    def experiences(self) -> tuple[Experience, ...]:
        """Les expériences du dossier."""
        return self._session.dossier.conseil.experiences

    def competence(self, cle: str) -> Competence | None:
        """La compétence de cette clé, si elle est dans le dossier."""
        competences = self._session.dossier.conseil.competences
        return next((c for c in competences if c.id == cle), None)

    def experience(self, cle: str) -> Experience | None:
        """L’expérience de cette clé, si elle est dans le dossier."""
        return next((e for e in self.experiences if e.id == cle), None)

    def valider(self, cle: str) -> str:
        """Pose « validé ensemble » sur une compétence, ou le retire."""
        competence = self.competence(cle)
        if competence is None:
            return ""
        le = None if competence.co_construction.est_valide else self._aujourd_hui()
        phrase = "Validé ensemble" if le else "Validation retirée"
        return self._faire(ValiderCompetence(cle, le), phrase)

    def supprimer_competence(self, cle: str) -> str:
        """Retire une compétence ; « Annuler » la rend."""
        return self._faire(SupprimerCompetence(cle), "Compétence supprimée")

    def supprimer_experience(self, cle: str) -> str:
        """Retire une expérience ; ses compétences restent."""
        return self._faire(SupprimerExperience(cle), "Expérience supprimée")

    def ajouter_besoin(self, texte: str) -> str:
        """Ajoute une chose à apprendre."""
        return self._session.executer(AjouterBesoin(texte))

    def retirer_besoin(self, texte: str) -> str:
        """Retire une chose à apprendre."""
        return self._faire(RetirerBesoin(texte), "Besoin de formation retiré")

    def creer_action(self, intitule: str) -> str:
        """Fait d’un besoin une action du plan."""
        return self._faire(CreerAction(intitule), "Action ajoutée au plan")

    def ajouter_metier(self, appellation: str) -> str:
        """Ajoute un métier à regarder."""
        return self._session.executer(AjouterMetier(appellation))

    def ajouter_du_livre(self, code: str, appellation: str) -> str:
        """Ajoute un métier trouvé dans un livre, avec son code."""
        return self._session.executer(AjouterMetierDuLivre(appellation, code))

    def changer_metier(self, cle: str, nom: str, valeur: object) -> str:
        """Change un champ d’un métier."""
        return self._session.executer(ModifierMetier(cle, {nom: valeur}))

    def explorer(self, cle: str, nature: NatureExploration, nom: str, valeur: object) -> str:
        """Note ce que l’on a vu d’un métier."""
        return self._session.executer(Explorer(cle, nature, {nom: valeur}))

    def valider_metier(self, cle: str) -> str:
        """Pose « validé ensemble » sur un métier, ou le retire."""
        metier = self.metier(cle)
        if metier is None:
            return ""
        le = None if metier.co_construction.est_valide else self._aujourd_hui()
        phrase = "Validé ensemble" if le else "Validation retirée"
        return self._faire(ValiderMetier(cle, le), phrase)

    def basculer(self, metier: str, competence: str) -> str:
        """Compte une compétence dans un métier, ou ne l’y compte plus."""
        return self._session.executer(BasculerCompetence(metier, competence))

    def ajouter_a_apprendre(self, cle: str, texte: str) -> str:
        """Ajoute une compétence à acquérir pour un métier."""
        return self._changer_a_apprendre(cle, lambda suite: (*suite, texte))

    def retirer_a_apprendre(self, cle: str, texte: str) -> str:
        """Retire une compétence à acquérir d’un métier."""
        return self._changer_a_apprendre(
            cle, lambda suite: tuple(mots for mots in suite if mots != texte)
        )

    def garder(self, metier: str) -> str:
        """Fait d’un métier une piste à comparer."""
        return self._faire(GarderPiste(metier), "Gardé dans les pistes à comparer")

    def supprimer_metier(self, metier: str) -> str:
        """Retire un métier ; « Annuler » le rend."""
        return self._faire(SupprimerMetier(metier), "Métier retiré")

    def _changer_a_apprendre(
        self, cle: str, changement: Callable[[tuple[str, ...]], tuple[str, ...]]
    ) -> str:
        metier = self.metier(cle)
        if metier is None:
            return ""
        return self.changer_metier(cle, "a_acquerir", changement(metier.a_acquerir))

    def metier(self, cle: str) -> MetierVise | None:
        """Le métier de cette clé, s’il est dans le dossier."""
        return next((m for m in self._session.dossier.conseil.metiers if m.id == cle), None)

    def _faire(self, commande: Commande, phrase: str) -> str:
        refus = self._session.executer(commande)
        if not refus:
            self.dit.emit(phrase)
        return refus
