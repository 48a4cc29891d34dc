"""Les gestes de la vue des chemins : chacun devient une commande de la session."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.strategie import Chemin, ChoixChemin, NatureChemin
from cep_desktop.usecases.commandes.etapes_des_chemins import CreerEtapes, chemins_a_planifier
from cep_desktop.usecases.commandes.strategie import (
    AjouterChemin,
    DeciderChemin,
    DireStrategie,
    ModifierChemin,
    ModifierStrategie,
    SupprimerChemin,
    ValiderStrategie,
)
from cep_desktop.usecases.session import Commande
from ui.pont import SessionQt
from ui.widgets.choix import code_choisi


class GestesChemins(QObject):
    """`dit` annonce un geste fait et annulable ; chaque geste rend la phrase de son refus."""

    dit = Signal(str)

    def __init__(
        self, session: SessionQt, aujourd_hui: Callable[[], date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._aujourd_hui = aujourd_hui

    @property
    def aujourd_hui(self) -> date:
        """Le jour des mots que l’on écrit."""
        return self._aujourd_hui()

    @property
    def _chemins(self) -> tuple[Chemin, ...]:
        strategie = self._session.dossier.conseil.strategie
        return strategie.chemins if strategie else ()

    def chemin(self, cle: str) -> Chemin | None:
        """Le chemin de cette clé, s’il est dans le dossier."""
        return next((c for c in self._chemins if c.id == cle), None)

    def ajouter(self, nature: NatureChemin) -> tuple[str, str]:
        """Ajoute un chemin ; rend la phrase de refus et la clé neuve, l’une des deux vide."""
        refus = self._session.executer(AjouterChemin(nature, nature.libelle))
        return refus, "" if refus else self._chemins[-1].id

    def changer(self, cle: str, nom: str, valeur: object) -> str:
        """Change ce que l’on sait d’un chemin."""
        return self._session.executer(ModifierChemin(cle, {nom: valeur}))

    def decider(self, cle: str, choix: ChoixChemin, raison: str) -> str:
        """Note ce que l’on décide d’un chemin."""
        return self._session.executer(DeciderChemin(cle, choix, raison))

    def supprimer(self, cle: str) -> str:
        """Retire un chemin ; « Annuler » le rend."""
        return self._faire(SupprimerChemin(cle), "Chemin supprimé")

    def changer_strategie(self, nom: str, mots: str) -> str:
        """Change l’énoncé ou le plan de secours."""
        return self._session.executer(ModifierStrategie({nom: mots}))

    def attribuer(self, role: str, code: str) -> str:
        """Dit qui a proposé la stratégie (`propose_par`), ou qui l’a choisie (`choisi_par`)."""
        strategie = self._session.dossier.conseil.strategie
        if strategie is None:
            return ""
        auteur = code_choisi(Auteur, code)
        trace = strategie.co_construction.avec(**{role: auteur, "valide_ensemble_le": None})
        return self._session.executer(ModifierStrategie({"co_construction": trace}))

    def dire(self, texte: str) -> str:
        """Note les mots de la personne sur la stratégie."""
        return self._session.executer(DireStrategie(texte, self._aujourd_hui()))

    def valider(self) -> str:
        """Pose « validé ensemble » sur la stratégie, ou le retire."""
        strategie = self._session.dossier.conseil.strategie
        est_valide = strategie is not None and strategie.co_construction.est_valide
        le = None if est_valide else self._aujourd_hui()
        return self._faire(ValiderStrategie(le), "Validé ensemble" if le else "Validation retirée")

    def creer_les_etapes(self) -> str:
        """Fait les étapes du plan ; une seule annulation les défait."""
        nombre = len(chemins_a_planifier(self._session.dossier))
        mots = "étapes créées" if nombre > 1 else "étape créée"
        return self._faire(CreerEtapes(), f"{nombre} {mots} dans le plan")

    def _faire(self, commande: Commande, phrase: str) -> str:
        refus = self._session.executer(commande)
        if not refus:
            self.dit.emit(phrase)
        return refus
