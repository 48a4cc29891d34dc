"""Les colonnes du programme, et où lire ses réponses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cep_desktop.rules.montage.offre import Confiance
from cep_desktop.rules.montage.preparation import Apport
from cep_desktop.rules.montage.programme import Programme, Termes


@dataclass(slots=True)
class Modele:
    """Le programme, et où lire ses réponses : `prise[code]`, `paye[code][rang du coût]`.

    `due` est la colonne qui dit si la participation est due, s’il y en a une.
    """

    programme: Programme = field(default_factory=Programme)
    apports: dict[str, Apport] = field(default_factory=dict)
    prise: dict[str, int] = field(default_factory=dict)
    paye: dict[str, dict[int, int]] = field(default_factory=dict)
    due: int | None = None

    def payes(
        self, codes: Iterable[str], couts: frozenset[int], coefficient: int = 1
    ) -> Iterator[tuple[int, int]]:
        """Les colonnes que ces aides paient sur ces coûts."""
        for code in codes:
            for rang, colonne in self.paye[code].items():
                if rang in couts:
                    yield colonne, coefficient

    def demandes_nouvelles(self) -> Termes:
        """Compte les aides prises qui ne sont pas encore accordées."""
        return tuple(
            (self.prise[code], 1)
            for code, apport in self.apports.items()
            if apport.offre.confiance is not Confiance.ACCORDE
        )
