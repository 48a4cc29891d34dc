"""Ce qu’un tableau montre et sait lire, sans connaître le métier."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.widgets.etiquette import Marque


@dataclass(frozen=True, slots=True)
class Case:
    """Une case : le texte montré, celui que l’on corrige, et leur aspect."""

    texte: str
    saisie: str = ""
    dessous: str = ""
    est_forte: bool = False
    ton: str = "ink"
    marque: Marque | None = None
    jeton: str = ""

    @property
    def phrase(self) -> str:
        """Tout ce que dit la case."""
        mots = self.marque.mot if self.marque else self.texte
        return f"{mots}, {self.dessous}" if self.dessous else mots


@dataclass(frozen=True, slots=True)
class Rangee:
    """Une ligne du tableau ; `cle` désigne l’élément du dossier."""

    cle: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Colonne:
    """Une colonne : sa largeur en cote, comment la lire, et quand la cacher.

    Sans `lire`, la colonne ne se corrige pas. Avec `reponses`, elle se choisit dans une liste.
    `importance` : 1 toujours montrée, 2 si la page est large, 3 si elle l’est beaucoup.
    """

    nom: str
    titre: str
    largeur: int
    lire: Callable[[str], object] | None = None
    reponses: tuple[tuple[str, str], ...] = ()
    est_un_nombre: bool = False
    importance: int = 1
    est_elastique: bool = False
