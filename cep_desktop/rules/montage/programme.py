"""Un programme linéaire en nombres entiers : des colonnes, des lignes, rien du métier.

Tout y est entier : bornes, coefficients, solutions. La vérification d’une solution est exacte.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Termes = tuple[tuple[int, int], ...]
"""Somme de colonnes : paires (colonne, coefficient)."""


@dataclass(frozen=True, slots=True)
class Ligne:
    """`minimum ≤ somme des termes ≤ maximum` ; une borne `None` est absente."""

    termes: Termes
    minimum: int | None
    maximum: int | None

    def est_respectee(self, valeurs: Sequence[int]) -> bool:
        """Vrai si ces valeurs entières respectent la ligne."""
        somme = valeur(self.termes, valeurs)
        return (self.minimum is None or somme >= self.minimum) and (
            self.maximum is None or somme <= self.maximum
        )


@dataclass(slots=True)
class Programme:
    """Des colonnes entières, de 0 à leur maximum, et des lignes qui les lient."""

    maxima: list[int] = field(default_factory=list)
    binaires: list[bool] = field(default_factory=list)
    lignes: list[Ligne] = field(default_factory=list)

    def decider(self) -> int:
        """Ajoute une colonne qui vaut 0 ou 1, et rend son rang."""
        return self._ajouter(1, est_binaire=True)

    def compter(self, maximum: int) -> int:
        """Ajoute une colonne de centimes, de 0 à `maximum`, et rend son rang."""
        return self._ajouter(maximum, est_binaire=False)

    def lier(
        self, termes: Iterable[tuple[int, int]], *, au_moins: int | None = None,
        au_plus: int | None = None,
    ) -> None:  # fmt: skip
        """Ajoute une ligne."""
        self.lignes.append(Ligne(tuple(termes), au_moins, au_plus))

    def fixer(self, colonne: int, valeur_fixee: int) -> None:
        """Impose la valeur d’une colonne, même hors de ses bornes : sans solution alors."""
        self.lier([(colonne, 1)], au_moins=valeur_fixee, au_plus=valeur_fixee)

    def est_respecte(self, valeurs: Sequence[int]) -> bool:
        """Vrai si des valeurs entières respectent chaque borne et chaque ligne, exactement."""
        bornes = zip(valeurs, self.maxima, strict=True)
        return all(0 <= v <= maximum for v, maximum in bornes) and all(
            ligne.est_respectee(valeurs) for ligne in self.lignes
        )

    def _ajouter(self, maximum: int, *, est_binaire: bool) -> int:
        self.maxima.append(maximum)
        self.binaires.append(est_binaire)
        return len(self.maxima) - 1


def valeur(termes: Termes, valeurs: Sequence[int]) -> int:
    """La somme des termes pour ces valeurs, exacte."""
    return sum(coefficient * valeurs[colonne] for colonne, coefficient in termes)
