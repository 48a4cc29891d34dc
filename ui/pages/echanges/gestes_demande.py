"""De chaque champ du suivi d’une demande à sa commande."""

from datetime import date

from cep_desktop.domain.financement import ModePaiement, StatutFinancement
from cep_desktop.domain.montant import Montant
from cep_desktop.usecases.commandes.decision import ChangerStatutFinancement, NoterAccord
from cep_desktop.usecases.commandes.financement import ModifierFinancement
from cep_desktop.usecases.commandes.suivi_demande import EnvoyerDemande, PreciserDecision
from cep_desktop.usecases.session import Commande
from ui.widgets.choix import code_choisi


def geste_de_suivi(cle: str, nom: str, valeur: object, le: date) -> Commande:
    """Rend la commande qui donne cette valeur à ce champ de la demande."""
    match nom:
        case "statut":
            statut = code_choisi(StatutFinancement, str(valeur))
            return ChangerStatutFinancement(cle, statut, le)
        case "accorde":
            return NoterAccord(cle, valeur if isinstance(valeur, Montant) else None, le)
        case "envoye_le":
            return EnvoyerDemande(cle, valeur if isinstance(valeur, date) else None)
        case "motif":
            return PreciserDecision(cle, motif=str(valeur))
        case "decision_le":
            return PreciserDecision(cle, le=valeur if isinstance(valeur, date) else None)
        case _:
            est_le_mode = nom == "mode_paiement"
            lue = code_choisi(ModePaiement, str(valeur)) if est_le_mode else valeur
            return ModifierFinancement(cle, {nom: lue})
