"""Les gestes de la page : chacun devient une commande de la session."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import Mot, OrigineFait, Reponse
from cep_desktop.usecases.commandes.action_suggeree import CreerAction
from cep_desktop.usecases.commandes.bloc_situation import (
    AjouterLigne,
    Bloc,
    ModifierLigne,
    RetirerLigne,
    ValiderBloc,
)
from cep_desktop.usecases.commandes.facon_avancer import ConvenirFacon, ValiderFacon
from cep_desktop.usecases.commandes.priorite import (
    AjouterPriorite,
    DeplacerPriorite,
    DireCeQuiCompte,
    RenommerPriorite,
    SupprimerPriorite,
    ValiderPriorites,
)
from cep_desktop.usecases.commandes.situation import EffacerFait, NoterFait
from cep_desktop.usecases.livres.completion import Proposition
from cep_desktop.usecases.session import Commande
from ui.pont import SessionQt
from ui.widgets.choix import code_choisi


class Gestes(QObject):
    """`dit` annonce un geste fait et annulable ; chaque geste rend la phrase de son refus."""

    dit = Signal(str)

    def __init__(
        self, session: SessionQt, aujourd_hui: Callable[[], date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._aujourd_hui = aujourd_hui

    def repondre(self, code: CodeFait, reponse: Reponse, origine: str) -> str:
        """Note une réponse, datée d’aujourd’hui."""
        de = code_choisi(OrigineFait, origine)
        return self._session.executer(NoterFait(code, reponse, self._aujourd_hui(), de))

    def choisir(self, code: CodeFait, origine: str, choix: Proposition) -> str:
        """Note ce qu’un livre propose, et ce qu’il en dit, d’un seul geste."""
        de, le = code_choisi(OrigineFait, origine), self._aujourd_hui()
        reponse = Mot(valeur=choix.valeur)
        return self._session.executer(NoterFait(code, reponse, le, de, choix.complement))

    def preciser(self, code: CodeFait, origine: str, precision: str) -> str:
        """Dit mieux d’où vient une réponse ; sa date ne change pas."""
        fait = self._session.dossier.situation.fait(code, le=self._aujourd_hui())
        if fait is None:
            return ""
        de = code_choisi(OrigineFait, origine)
        return self._session.executer(NoterFait(code, fait.reponse, fait.connu_le, de, precision))

    def effacer(self, code: CodeFait) -> str:
        """Efface une réponse ; « Annuler » la rend."""
        return self._faire(EffacerFait(code), "Réponse effacée")

    def creer_action(self, intitule: str) -> str:
        """Fait d’une question ouverte une action du plan."""
        return self._faire(CreerAction(intitule), "Action ajoutée au plan")

    def ajouter_ligne(self, bloc: Bloc, texte: str) -> str:
        """Ajoute une contrainte ou un appui."""
        return self._session.executer(AjouterLigne(bloc, texte))

    def modifier_ligne(self, bloc: Bloc, rang: int, texte: str) -> str:
        """Change les mots d’une contrainte ou d’un appui."""
        return self._session.executer(ModifierLigne(bloc, rang, texte))

    def retirer_ligne(self, bloc: Bloc, rang: int) -> str:
        """Retire une contrainte ou un appui ; « Annuler » le rend."""
        return self._faire(RetirerLigne(bloc, rang), "Ligne retirée")

    def valider_bloc(self, bloc: Bloc, deja: date | None) -> str:
        """Pose « validé ensemble » sur un bloc, ou le retire s’il y était."""
        le = None if deja else self._aujourd_hui()
        return self._faire(ValiderBloc(bloc, le), _dire_validation(le))

    def ajouter_priorite(self, texte: str) -> str:
        """Ajoute une chose qui compte."""
        return self._session.executer(AjouterPriorite(texte))

    def deplacer_priorite(self, rang: int, pas: int) -> str:
        """Monte ou descend une chose qui compte."""
        return self._session.executer(DeplacerPriorite(rang, pas))

    def renommer_priorite(self, rang: int, texte: str) -> str:
        """Change les mots d’une chose qui compte."""
        return self._session.executer(RenommerPriorite(rang, texte))

    def retirer_priorite(self, rang: int) -> str:
        """Retire une chose qui compte ; « Annuler » la rend."""
        return self._faire(SupprimerPriorite(rang), "Priorité retirée")

    def dire(self, texte: str) -> str:
        """Note les mots de la personne sur ce qui compte."""
        return self._session.executer(DireCeQuiCompte(texte, self._aujourd_hui()))

    def valider_priorites(self, deja: date | None) -> str:
        """Pose « validé ensemble » sur ce qui compte, ou le retire."""
        le = None if deja else self._aujourd_hui()
        return self._faire(ValiderPriorites(le), _dire_validation(le))

    def convenir(self, nom: str, valeur: object) -> str:
        """Note comment la personne veut avancer."""
        return self._session.executer(ConvenirFacon({nom: valeur}))

    def valider_facon(self) -> str:
        """Pose « validé ensemble » sur la façon d’avancer, ou le retire."""
        est_valide = self._session.dossier.conseil.facon_avancer.co_construction.est_valide
        le = None if est_valide else self._aujourd_hui()
        return self._faire(ValiderFacon(le), _dire_validation(le))

    def _faire(self, commande: Commande, phrase: str) -> str:
        refus = self._session.executer(commande)
        if not refus:
            self.dit.emit(phrase)
        return refus


def _dire_validation(le: date | None) -> str:
    return "Validé ensemble" if le else "Validation retirée"
