"""Ce que montre le journal des accès, calculé sans écran."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.coffre.journal import LigneDeJournal
from ui.dates import ecrire_moment_entier

TOUT = ""
"""Le coffre entier, au lieu d’un dossier."""


@dataclass(frozen=True, slots=True)
class LigneAcces:
    """Une ligne du journal, en mots ; jamais de contenu."""

    geste: str
    precision: str


def raconter(lignes: Sequence[LigneDeJournal], *, le: date) -> tuple[LigneAcces, ...]:
    """Rend les lignes en mots, la plus récente d’abord ; `le` est le jour même."""
    return tuple(
        LigneAcces(
            composer(f"{ligne.geste.libelle} ({ligne.precision})")
            if ligne.precision
            else ligne.geste.libelle,
            composer(f"{ecrire_moment_entier(ligne.le, le=le).capitalize()}, {ligne.auteur}"),
        )
        for ligne in lignes
    )


def compter(nombre: int) -> str:
    """« 12 gestes notés. Rien ne s’y efface à la main. »."""
    mot = "geste noté" if nombre == 1 else "gestes notés"
    return f"{nombre} {mot}. Rien ne s’y efface à la main."
