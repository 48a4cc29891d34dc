"""Un champ d’argent : 4900, 4 900 ou 4900,5 sont compris ; vide veut dire « inconnu »."""

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.montant import Montant
from ui.qt import Alignement
from ui.theme import police
from ui.widgets.champ_valeur import ChampValeur
from ui.widgets.saisie import LigneSaisie

INCONNU_ECRIT = "inconnu"
_ILS_NE_SAVENT_PAS = {"", "?", INCONNU_ECRIT, "je ne sais pas"}


def lire_montant(saisie: str) -> Montant | None:
    """Lit un montant, `None` pour « inconnu ». Lève `MontantIllisible`."""
    if saisie.strip().lower() in _ILS_NE_SAVENT_PAS:
        return None
    return Montant.lire(saisie)


def ecrire_montant(montant: Montant | None) -> str:
    """« 4 900,00 », sans le signe de l’euro ; vide si le montant est inconnu."""
    return str(montant).removesuffix("\u00a0€") if montant is not None else ""


class ChampMontant(ChampValeur[Montant]):
    """Un montant en euros, ou inconnu."""

    def __init__(self, titre: str, *, aide: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            titre, LigneSaisie(), lire=lire_montant, ecrire=ecrire_montant, aide=aide, parent=parent
        )
        self.ligne.setAlignment(Alignement.AlignRight | Alignement.AlignVCenter)
        self.ligne.setFont(police(16, tabulaire=True))
        self.ligne.setPlaceholderText(INCONNU_ECRIT)
