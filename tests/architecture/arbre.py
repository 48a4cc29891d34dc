"""Les fichiers Python du projet, lus sans être exécutés."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RACINE = Path(__file__).parents[2]
PAQUETS = ("cep_desktop", "ui")


@dataclass(frozen=True)
class Module:
    """Un fichier Python et son nom importable."""

    nom: str
    chemin: Path
    arbre: ast.Module

    def est_dans(self, pieces: tuple[str, ...]) -> bool:
        """Vrai si le module est l’une de ces pièces, ou rangé dessous."""
        return any(self.nom == piece or self.nom.startswith(f"{piece}.") for piece in pieces)

    def imports(self) -> Iterator[str]:
        """Noms pointés que le module importe, où qu’il le fasse."""
        for noeud in ast.walk(self.arbre):
            if isinstance(noeud, ast.Import):
                yield from (alias.name for alias in noeud.names)
            elif isinstance(noeud, ast.ImportFrom) and noeud.module and not noeud.level:
                yield noeud.module
                yield from (f"{noeud.module}.{alias.name}" for alias in noeud.names)


def modules(*paquets: str, racine: Path = RACINE) -> tuple[Module, ...]:
    """Modules des paquets donnés (ceux du programme par défaut), dans un ordre stable."""
    return tuple(
        Module(
            nom=".".join(chemin.relative_to(racine).with_suffix("").parts).removesuffix(
                ".__init__"
            ),
            chemin=chemin,
            arbre=ast.parse(chemin.read_text(encoding="utf-8"), filename=str(chemin)),
        )
        for paquet in paquets or PAQUETS
        for chemin in sorted((racine / paquet).rglob("*.py"))
    )
