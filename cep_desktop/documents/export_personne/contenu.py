"""Ce que dit le papier remis à la personne : qui, pourquoi, à qui, jusqu’à quand, et tout."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ligne:
    """Une information : sa question et ce qui est noté."""

    libelle: str
    valeur: str


@dataclass(frozen=True, slots=True)
class Groupe:
    """Les informations d’un même élément ; titre vide pour la rubrique elle-même."""

    titre: str
    lignes: tuple[Ligne, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Une rubrique du dossier."""

    titre: str
    groupes: tuple[Groupe, ...]


@dataclass(frozen=True, slots=True)
class ContenuExport:
    """Tout ce que le papier montre, déjà en phrases."""

    personne: str
    numero: str
    fait_le: str
    structure: str
    referent: str
    contacts: tuple[str, ...]
    conservation: str
    destinataires: tuple[str, ...]
    sources: tuple[str, ...]
    notes: str
    sections: tuple[Section, ...]
