"""Les niveaux d’un vocabulaire, réduits à ce qu’une liste de dossiers en montre."""

from dataclasses import dataclass

from cep_desktop.domain.avancement import Volet


@dataclass(frozen=True, slots=True)
class NiveauBref:
    """Un niveau : son rang, son titre court, les volets qu’il contient."""

    rang: int
    titre_court: str
    volets: tuple[Volet, ...]


@dataclass(frozen=True, slots=True)
class Decoupage:
    """Les niveaux d’un vocabulaire, dans l’ordre."""

    niveaux: tuple[NiveauBref, ...]
