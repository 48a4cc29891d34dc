"""Sept mots français tirés au hasard : une phrase que l’on retient et qui ne se devine pas."""

from functools import cache

from cep_desktop.domain.phrase import MOTS_SUFFISANTS
from cep_desktop.locations import ressources


@cache
def mots() -> tuple[str, ...]:
    """Rend la liste livrée : mots courants de 4 à 8 lettres, sans accent."""
    fichier = ressources() / "lexiques" / "mots.txt"
    return tuple(fichier.read_text(encoding="utf-8").split())


def tirer_phrase() -> str:
    """Tire sept mots différents ; plus de 77 bits de hasard avec 2 200 mots ou plus."""
    import secrets

    return " ".join(secrets.SystemRandom().sample(mots(), MOTS_SUFFISANTS))
