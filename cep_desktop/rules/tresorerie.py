"""La trésorerie de la personne, mois par mois : ce qu’elle paie, reçoit, et le pire mois."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.montant import ZERO, Montant, Total, connu
from cep_desktop.domain.tresorerie import Mouvement, Sens


@dataclass(frozen=True, slots=True)
class MoisTresorerie:
    """Un mois : le revenu est compté à part, car il ne change pas le reste à payer."""

    mois: date
    revenu: Total
    paie: Total
    recoit: Total
    cumul: Montant

    @property
    def solde(self) -> Montant:
        """Ce qui est reçu moins ce qui est payé ce mois-ci, hors montants inconnus."""
        return self.recoit.montant - self.paie.montant

    @property
    def inconnus(self) -> int:
        """Nombre de paiements et de remboursements non chiffrés ce mois-ci."""
        return self.paie.inconnus + self.recoit.inconnus


@dataclass(frozen=True, slots=True)
class Tresorerie:
    """Tous les mois, du premier au dernier mouvement, sans trou."""

    mois: tuple[MoisTresorerie, ...]

    @property
    def pire(self) -> MoisTresorerie | None:
        """Le mois où la personne avance le plus ; `None` si aucun mois ne lui coûte."""
        couteux = [mois for mois in self.mois if mois.solde < ZERO]
        return min(couteux, key=lambda mois: (mois.solde, mois.mois), default=None)

    @property
    def solde_final(self) -> Montant:
        """Somme de tous les soldes : l’opposé du reste à payer quand le plan est équilibré."""
        return self.mois[-1].cumul if self.mois else ZERO

    @property
    def est_complete(self) -> bool:
        """Vrai si aucun mouvement n’est inconnu, revenus compris."""
        return all(m.inconnus == 0 and m.revenu.est_complet for m in self.mois)


def tenir_tresorerie(mouvements: Iterable[Mouvement]) -> Tresorerie:
    """Range les mouvements par mois et cumule les soldes, du plus ancien au plus récent."""
    liste = tuple(mouvements)
    if not liste:
        return Tresorerie(())
    cumul = ZERO
    lignes: list[MoisTresorerie] = []
    for mois in _suite(min(m.mois for m in liste), max(m.mois for m in liste)):
        du_mois = [m for m in liste if m.mois == mois]
        paie, recoit = _total(du_mois, Sens.PAIE), _total(du_mois, Sens.RECOIT)
        cumul = cumul + recoit.montant - paie.montant
        lignes.append(MoisTresorerie(mois, _total(du_mois, Sens.REVENU), paie, recoit, cumul))
    return Tresorerie(tuple(lignes))


def _total(mouvements: Iterable[Mouvement], sens: Sens) -> Total:
    return Total.de(connu(m.montant) for m in mouvements if m.sens is sens)


def _suite(premier: date, dernier: date) -> Iterable[date]:
    mois = premier
    while mois <= dernier:
        yield mois
        mois = date(mois.year + mois.month // 12, mois.month % 12 + 1, 1)
