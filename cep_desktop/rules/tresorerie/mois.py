"""La trésorerie rangée par mois : le solde, le cumul, et le mois le plus difficile."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.montant import ZERO, Montant, Total
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.rules.tresorerie.mouvement import MouvementPrevu


@dataclass(frozen=True, slots=True)
class MoisTresorerie:
    """Un mois et ses mouvements ; le revenu est à part, il ne change pas le reste à payer."""

    mois: date
    mouvements: tuple[MouvementPrevu, ...]
    cumul: Montant

    @property
    def revenu(self) -> Total:
        """Ce que la personne a pour vivre ce mois-ci."""
        return _total(self.mouvements, Sens.REVENU)

    @property
    def paie(self) -> Total:
        """Ce que la personne paie ce mois-ci pour son projet."""
        return _total(self.mouvements, Sens.PAIE)

    @property
    def recoit(self) -> Total:
        """Ce que les aides lui versent ou lui remboursent ce mois-ci."""
        return _total(self.mouvements, Sens.RECOIT)

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
    """Tous les mois, du premier au dernier mouvement, sans trou ; puis ce qui n’a pas de date."""

    mois: tuple[MoisTresorerie, ...]
    sans_date: tuple[MouvementPrevu, ...] = ()

    @property
    def mouvements(self) -> tuple[MouvementPrevu, ...]:
        """Tous les mouvements, dans l’ordre des mois, les non datés à la fin."""
        return (*(m for mois in self.mois for m in mois.mouvements), *self.sans_date)

    @property
    def pire(self) -> MoisTresorerie | None:
        """Le mois où la personne avance le plus ; `None` si aucun mois ne lui coûte."""
        couteux = [mois for mois in self.mois if mois.solde < ZERO]
        return min(couteux, key=lambda mois: (mois.solde, mois.mois), default=None)

    @property
    def solde_final(self) -> Montant:
        """Somme de tous les soldes : l’opposé du reste à payer quand le plan est équilibré."""
        cumul = self.mois[-1].cumul if self.mois else ZERO
        return cumul + _solde(self.sans_date)

    @property
    def est_complete(self) -> bool:
        """Vrai si aucun mouvement n’est inconnu, revenus compris, et si tous ont un mois."""
        return not self.sans_date and all(m.somme is not None for m in self.mouvements)


def tenir_tresorerie(mouvements: Iterable[MouvementPrevu]) -> Tresorerie:
    """Range les mouvements par mois et cumule les soldes, du plus ancien au plus récent."""
    par_mois: defaultdict[date, list[MouvementPrevu]] = defaultdict(list)
    sans_date: list[MouvementPrevu] = []
    for mouvement in mouvements:
        liste = sans_date if mouvement.mois is None else par_mois[mouvement.mois]
        liste.append(mouvement)
    cumul = ZERO
    lignes: list[MoisTresorerie] = []
    for mois in mois_de_a(min(par_mois), max(par_mois)) if par_mois else ():
        du_mois = tuple(par_mois.get(mois, ()))
        cumul += _solde(du_mois)
        lignes.append(MoisTresorerie(mois, du_mois, cumul))
    return Tresorerie(tuple(lignes), tuple(sans_date))


def mois_de_a(premier: date, dernier: date) -> Iterator[date]:
    """Rend chaque mois, par son premier jour, bornes comprises."""
    for rang in range(_rang(premier), _rang(dernier) + 1):
        yield date(rang // 12, rang % 12 + 1, 1)


def _rang(mois: date) -> int:
    return mois.year * 12 + mois.month - 1


def _total(mouvements: Iterable[MouvementPrevu], sens: Sens) -> Total:
    return Total.de(m.somme for m in mouvements if m.sens is sens)


def _solde(mouvements: Iterable[MouvementPrevu]) -> Montant:
    liste = tuple(mouvements)
    return _total(liste, Sens.RECOIT).montant - _total(liste, Sens.PAIE).montant
