"""Ce qu’il faut payer : une dépense du projet, vue par le montage."""

from collections.abc import Iterable
from dataclasses import dataclass

from cep_desktop.domain.depense import Depense, Poste
from cep_desktop.domain.montant import Montant


@dataclass(frozen=True, slots=True)
class Cout:
    """Une dépense à couvrir ; `montant` vaut `None` tant que le prix n’est pas connu.

    `annee` est l’année civile de la dépense, ou `None` si elle n’est pas dite.
    """

    cle: str
    libelle: str
    poste: Poste
    montant: Montant | None
    annee: int | None = None


def couts_des_depenses(depenses: Iterable[Depense]) -> tuple[Cout, ...]:
    """Rend un coût par dépense, taxe comprise, dans l’ordre du plan."""
    return tuple(Cout(d.id, d.libelle, d.poste, d.montant) for d in depenses)
