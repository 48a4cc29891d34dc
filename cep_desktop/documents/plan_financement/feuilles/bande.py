"""La place d’un tableau dans sa feuille, pour que les formules s’y réfèrent."""

from bisect import bisect_right
from dataclasses import dataclass

from cep_desktop.documents.excel.cases import plage


@dataclass(frozen=True, slots=True)
class Bande:
    """Un tableau : la rangée de son en-tête et son nombre de lignes.

    Un tableau vide garde une rangée, qui dit qu’il est vide et que les formules savent additionner.
    `reprises` sont les rangs des lignes qui ouvrent une page : l’en-tête s’y répète au-dessus.
    """

    entete: int
    nombre: int
    reprises: tuple[int, ...] = ()

    @property
    def premiere(self) -> int:
        """Rangée de la première ligne."""
        return self.entete + 1

    @property
    def derniere(self) -> int:
        """Rangée de la dernière ligne."""
        return self.entete + max(self.nombre, 1) + len(self.reprises)

    @property
    def suite(self) -> int:
        """Première rangée sous le tableau."""
        return self.derniere + 1

    @property
    def entetes_repris(self) -> tuple[int, ...]:
        """Rangées où l’en-tête se répète."""
        return tuple(self.rangee(rang) - 1 for rang in self.reprises)

    @property
    def rangees(self) -> tuple[int, ...]:
        """Rangée de chaque ligne, dans l’ordre."""
        return tuple(map(self.rangee, range(self.nombre)))

    def rangee(self, rang: int) -> int:
        """Rangée de la ligne de ce rang ; le premier est 0."""
        return self.premiere + rang + bisect_right(self.reprises, rang)

    def colonne(self, numero: int, feuille: str = "") -> str:
        """Plage d’une colonne, en-tête exclu."""
        return plage((self.premiere, numero), (self.derniere, numero), feuille)

    def relative(self, debut: int, fin: int | None = None) -> str:
        """Plage sans « $ », de la colonne `debut` à la colonne `fin`, pour une mise en couleur."""
        derniere = debut if fin is None else fin
        return plage((self.premiere, debut), (self.derniere, derniere)).replace("$", "")
