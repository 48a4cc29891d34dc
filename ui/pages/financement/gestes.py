"""Les gestes de la page : chaque case remplie devient une commande de la session."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.financement import (
    Demarche,
    Financement,
    NatureFinanceur,
    StatutFinancement,
)
from cep_desktop.domain.montant import INCONNU, Chiffre, Montant, estime
from cep_desktop.usecases.commandes.decision import ChangerStatutFinancement, NoterAccord
from cep_desktop.usecases.commandes.depense import AjouterDepense, ModifierDepense, SupprimerDepense
from cep_desktop.usecases.commandes.financement import (
    AjouterFinancement,
    ModifierFinancement,
    SupprimerFinancement,
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

    def financement(self, cle: str) -> Financement | None:
        """La demande de cette clé, si elle est dans le plan."""
        financements = self._session.dossier.accompagnement.plan_financement.financements
        return next((demande for demande in financements if demande.id == cle), None)

    def modifier_financement(self, cle: str, nom: str, valeur: object) -> str:
        """Change ce qu’une case ou un champ d’une demande contient."""
        return self._session.executer(self._commande(cle, nom, valeur))

    def essayer_financement(self, cle: str, nom: str, valeur: object) -> Dossier:
        """Rend le dossier tel que cette case le laisserait ; rien ne change, rien ne s’annule."""
        return self._essayer(self._commande(cle, nom, valeur))

    def essayer_depense(self, cle: str, nom: str, valeur: object) -> Dossier:
        """Rend le dossier tel que cette case de dépense le laisserait."""
        champ = _chiffrer(valeur) if nom == "prix_unitaire" else valeur
        return self._essayer(ModifierDepense(cle, {nom: champ}))

    def ajouter_financement(
        self, financeur: str, nature: str, aide: str, demande: Montant | None
    ) -> str:
        """Ajoute une demande d’aide à préparer."""
        champs: dict[str, object] = {
            "financeur": financeur,
            "nature": code_choisi(NatureFinanceur, nature),
            "dispositif": nature,
            "libelle": aide,
            "demande": _chiffrer(demande),
        }
        return self._faire(AjouterFinancement(champs), "Financeur ajouté")

    def supprimer_financement(self, cle: str) -> str:
        """Retire une demande ; « Annuler » la rend."""
        return self._faire(SupprimerFinancement(cle), "Financeur supprimé")

    def modifier_depense(self, cle: str, nom: str, valeur: object) -> str:
        """Change ce qu’une case d’une dépense contient."""
        champ = _chiffrer(valeur) if nom == "prix_unitaire" else valeur
        return self._session.executer(ModifierDepense(cle, {nom: champ}))

    def ajouter_depense(self, poste: str, libelle: str, prix: Montant | None) -> str:
        """Ajoute une dépense au forfait."""
        champs: Mapping[str, object] = {
            "poste": code_choisi(Poste, poste),
            "libelle": libelle,
            "prix_unitaire": _chiffrer(prix),
        }
        return self._faire(AjouterDepense(champs), "Dépense ajoutée")

    def supprimer_depense(self, cle: str) -> str:
        """Retire une dépense ; « Annuler » la rend."""
        return self._faire(SupprimerDepense(cle), "Dépense supprimée")

    def _commande(self, cle: str, nom: str, valeur: object) -> Commande:
        match nom:
            case "statut":
                statut = code_choisi(StatutFinancement, str(valeur))
                return ChangerStatutFinancement(cle, statut, self._aujourd_hui())
            case "accorde":
                montant = valeur if isinstance(valeur, Montant) else None
                return NoterAccord(cle, montant, self._aujourd_hui())
            case "demande":
                return ModifierFinancement(cle, {"demande": _chiffrer(valeur)})
            case "envoye_le" if valeur is not None and self._est_a_preparer(cle):
                champs = {"envoye_le": valeur, "demarche": Demarche.ENVOYEE}
                return ModifierFinancement(cle, champs)
            case _:
                return ModifierFinancement(cle, {nom: valeur})

    def _est_a_preparer(self, cle: str) -> bool:
        demande = self.financement(cle)
        return demande is not None and demande.demarche is Demarche.A_PREPARER

    def _essayer(self, commande: Commande) -> Dossier:
        """Un geste que le domaine refuserait laisse le dossier tel qu’il est."""
        try:
            return commande.appliquer(self._session.dossier)
        except (ErreurMetier, ValueError):
            return self._session.dossier

    def _faire(self, commande: Commande, phrase: str) -> str:
        refus = self._session.executer(commande)
        if not refus:
            self.dit.emit(phrase)
        return refus


def _chiffrer(valeur: object) -> Chiffre:
    """Un montant tapé est une estimation ; rien de tapé est inconnu, jamais zéro."""
    return estime(valeur) if isinstance(valeur, Montant) else INCONNU
