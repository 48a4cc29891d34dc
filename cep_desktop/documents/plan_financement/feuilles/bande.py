"""La place d’un tableau dans sa feuille, pour que les formules s’y réfèrent."""

from dataclasses import dataclass

from cep_desktop.documents.excel.cases import plage


@dataclass(frozen=True, slots=True)
class Bande:
    """Un tableau : la rangée de son en-tête et son nombre de lignes.

    Un tableau vide garde une rangée, qui dit qu’il est vide et que les formules savent additionner.
    """

    entete: int
    nombre: int

    @property
    def premiere(self) -> int:
        """Rangée de la première ligne."""
        return self.entete + 1

    @property
    def derniere(self) -> int:
        """Rangée de la dernière ligne."""
        return self.entete + max(self.nombre, 1)

    @property
    def suite(self) -> int:
        """Première rangée sous le tableau."""
        return self.derniere + 1

    def colonne(self, numero: int, feuille: str = "") -> str:
        """Plage d’une colonne, en-tête exclu."""
        return plage((self.premiere, numero), (self.derniere, numero), feuille)

    def relative(self, debut: int, fin: int | None = None) -> str:
        """Plage sans « $ », de la colonne `debut` à la colonne `fin`, pour une mise en couleur."""
        derniere = debut if fin is None else fin
        return plage((self.premiere, debut), (self.derniere, derniere)).replace("$", "")
