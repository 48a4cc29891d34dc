"""Ce que la page compare à la situation, et qui se lit hors du fil de l’écran."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.montant import Montant
from cep_desktop.usecases.atelier import Atelier


def _rien(_texte: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Reperes:
    """Le salaire minimum du jour, et de quoi trouver les mots sensibles d’un texte."""

    salaire_minimum: Montant | None = None
    sensibles: Callable[[str], tuple[str, ...]] = _rien


def lire_reperes(atelier: Atelier, *, le: date) -> Reperes:
    """Lit les règles et le lexique ; sans règles sûres, aucun salaire minimum n’est supposé."""
    from cep_desktop.rules.donnees_sensibles import reperer
    from cep_desktop.usecases.salaire_minimum import salaire_minimum

    try:
        minimum = salaire_minimum(atelier.regles, le=le)
    except ErreurMetier:
        minimum = None
    reperer("")
    return Reperes(minimum, lambda texte: tuple(trouve.mot for trouve in reperer(texte)))
