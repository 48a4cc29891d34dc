"""Ce qu’un programme qui fait des PDF doit savoir dire."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Ordre:
    """Un programme à lancer, ses arguments, et ce qu’il lit dans l’environnement."""

    arguments: tuple[str, ...]
    environnement: Mapping[str, str]


class Convertisseur(Protocol):
    """Fait, de chaque « n.docx » ou « n.xlsx » d’un atelier, un « n.pdf » à côté."""

    @property
    def formats(self) -> frozenset[str]:
        """Extensions que ce programme lit."""
        ...

    def preparer(self, atelier: Path, sources: tuple[Path, ...]) -> Ordre:
        """Pose ce qu’il faut dans l’atelier et rend l’ordre ; les sources ont une extension."""
        ...

    def interrompre(self, atelier: Path) -> float:
        """Demande au programme de finir, et rend les secondes à lui laisser avant de le tuer."""
        ...
