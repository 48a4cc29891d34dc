"""Le rythme des essais, la veille, les mots d’entrée : calculés sans écran."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

ATTENTES_S = (1, 2, 5, 15)
"""Secondes à attendre après chaque essai manqué ; la dernière vaut ensuite."""

AVERTISSEMENT = timedelta(seconds=60)
REPOS = timedelta(seconds=30)
"""Sans geste depuis ce temps, le coffre se range."""

RESTE = "Du travail n’a pas pu être enregistré. Ouvrez le coffre pour le garder."
"""Pourquoi fermer maintenant serait dommage, coffre verrouillé."""

_SIGNES_DU_CODE = 34
_CODE = re.compile(r"[0-9A-Z]+")


@dataclass(frozen=True, slots=True)
class Essais:
    """Les essais manqués de suite ; un essai réussi repart de zéro."""

    manques: int = 0

    def manquer(self) -> "Essais":
        """Rend l’état après un essai manqué de plus."""
        return Essais(self.manques + 1)

    @property
    def attente_s(self) -> int:
        """Secondes à attendre avant l’essai suivant."""
        return ATTENTES_S[min(self.manques, len(ATTENTES_S)) - 1] if self.manques else 0


class EtatVeille(StrEnum):
    """Ce que demande l’inactivité."""

    ACTIF = "actif"
    REPOS = "repos"
    AVERTIR = "avertir"
    VERROUILLER = "verrouiller"


@dataclass(frozen=True, slots=True)
class Inactivite:
    """Depuis quand rien n’a bougé, et au bout de combien de minutes on verrouille."""

    depuis: datetime
    minutes: int

    def etat(self, maintenant: datetime) -> EtatVeille:
        """Rend ce qu’il faut faire à cet instant.

        Une horloge qui recule ne verrouille pas ; une qui saute (mise en veille) verrouille.
        """
        ecoule = maintenant - self.depuis
        if ecoule >= self.limite:
            return EtatVeille.VERROUILLER
        if ecoule >= self.limite - AVERTISSEMENT:
            return EtatVeille.AVERTIR
        return EtatVeille.REPOS if ecoule >= REPOS else EtatVeille.ACTIF

    def reste_s(self, maintenant: datetime) -> int:
        """Rend les secondes avant le verrouillage, au moins zéro."""
        return max(0, int((self.depuis + self.limite - maintenant).total_seconds()))

    @property
    def limite(self) -> timedelta:
        """Temps d’inactivité qui verrouille."""
        return timedelta(minutes=self.minutes)


def phrase_d_attente(secondes: int) -> str:
    """« Attendez 5 secondes, puis réessayez. »."""
    return f"Attendez {secondes} seconde{'s' if secondes > 1 else ''}, puis réessayez."


def phrase_de_veille(secondes: int) -> str:
    """« L’écran se verrouille dans 42 secondes. Appuyez sur une touche pour continuer. »."""
    mot = "secondes" if secondes > 1 else "seconde"
    return f"L’écran se verrouille dans {secondes} {mot}. Appuyez sur une touche pour continuer."


def ressemble_au_code(saisie: str) -> bool:
    """Vrai si la saisie a la forme du code de secours, pas d’une phrase."""
    signes = re.sub(r"[\s\-]", "", saisie).upper()
    return len(signes) == _SIGNES_DU_CODE and bool(_CODE.fullmatch(signes))
