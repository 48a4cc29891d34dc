"""Les gestes de la page : chacun devient une commande de la session."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.accueil import FicheMetier, Interet, Presence, ThemeInformation
from cep_desktop.usecases.commandes.enchainement import Enchainer
from cep_desktop.usecases.commandes.information import (
    AjouterInformation,
    DireInteret,
    ModifierInformation,
    RemettreInformation,
    RetirerInformation,
)
from cep_desktop.usecases.commandes.reunion import (
    AjouterReunion,
    ModifierReunion,
    NoterPresence,
    RetirerReunion,
)
from cep_desktop.usecases.session import Commande
from ui.pont import SessionQt
from ui.widgets.choix import code_choisi


class Gestes(QObject):
    """`dit` annonce un geste fait et annulable ; chaque geste rend la phrase de refus, ou vide."""

    dit = Signal(str)

    def __init__(
        self, session: SessionQt, aujourd_hui: Callable[[], date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._aujourd_hui = aujourd_hui

    def ajouter(self, theme: str, titre: str) -> tuple[str, str]:
        """Ajoute une information à remettre ; rend le refus, ou vide, et sa clé."""
        champs = {"titre": titre, "theme": code_choisi(ThemeInformation, theme)}
        refus = self._faire(AjouterInformation(champs), "Information ajoutée")
        return refus, "" if refus else self._session.dossier.accueil.informations[-1].id

    def prendre_dans_les_livres(self, cartes: tuple[Mapping[str, object], ...]) -> tuple[str, str]:
        """Ajoute des cartes d’un seul geste ; rend le refus, ou vide, et la clé de la première."""
        rang = len(self._session.dossier.accueil.informations)
        geste = Enchainer(tuple(map(AjouterInformation, cartes)), "informations ajoutées")
        refus = self._faire(geste, "Informations ajoutées")
        return refus, "" if refus else self._session.dossier.accueil.informations[rang].id

    def inscrire(self, champs: Mapping[str, object]) -> tuple[str, str]:
        """Inscrit à une réunion ; rend le refus, ou vide, et sa clé."""
        refus = self._faire(AjouterReunion(champs), "Réunion ajoutée")
        return refus, "" if refus else self._session.dossier.accueil.reunions[-1].id

    def modifier(self, cle: str, nom: str, valeur: object) -> str:
        """Change un champ d’une information."""
        return self._session.executer(ModifierInformation(cle, {nom: valeur}))

    def modifier_fiche(self, cle: str, nom: str, valeur: object) -> str:
        """Change un champ de la fiche métier d’une information."""
        informations = self._session.dossier.accueil.informations
        fiche = next((i.fiche for i in informations if i.id == cle), None) or FicheMetier()
        return self.modifier(cle, "fiche", fiche.model_copy(update={nom: valeur}).model_dump())

    def remettre(self, cle: str) -> str:
        """Note que l’information est remise aujourd’hui."""
        return self._faire(RemettreInformation(cle, self._aujourd_hui()), "Information remise")

    def reprendre(self, cle: str) -> str:
        """Note que l’information n’est pas remise."""
        return self._faire(RemettreInformation(cle, None), "Remise annulée")

    def interesser(self, cle: str, code: str) -> str:
        """Note ce que la personne en pense."""
        return self._session.executer(DireInteret(cle, code_choisi(Interet, code)))

    def modifier_reunion(self, cle: str, nom: str, valeur: object) -> str:
        """Change un champ d’une réunion."""
        return self._session.executer(ModifierReunion(cle, {nom: valeur}))

    def presenter(self, cle: str, code: str) -> str:
        """Note la présence à une réunion."""
        return self._session.executer(NoterPresence(cle, code_choisi(Presence, code)))

    def retirer(self, cle: str, *, est_reunion: bool) -> str:
        """Retire une information ou une réunion ; « Annuler » la rend."""
        geste: Commande = RetirerReunion(cle) if est_reunion else RetirerInformation(cle)
        return self._faire(geste, "Réunion retirée" if est_reunion else "Information retirée")

    def _faire(self, commande: Commande, phrase: str) -> str:
        refus = self._session.executer(commande)
        if not refus:
            self.dit.emit(phrase)
        return refus
