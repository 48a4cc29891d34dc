"""Ce que dit l’aide d’une page, lu dans `resources/aide`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cep_desktop.domain.typographie import composer
from cep_desktop.locations import ressources

_SIGLES = "sigles"


@dataclass(frozen=True, slots=True)
class EtatAide:
    """L’aide d’une page : à quoi elle sert, ce que l’on y fait, les sigles qu’elle emploie."""

    titre: str
    a_quoi: str
    gestes: tuple[str, ...]
    bon_a_savoir: str
    sigles: tuple[tuple[str, str], ...]


@cache
def codes() -> tuple[str, ...]:
    """Rend les codes des pages qui ont leur aide, dans l’ordre alphabétique."""
    return tuple(sorted(f.stem for f in _dossier().glob("*.toml") if f.stem != _SIGLES))


@cache
def lire(code: str) -> EtatAide:
    """Rend l’aide d’une page. Lève `KeyError` si cette page n’en a pas."""
    fichier = _dossier() / f"{code}.toml"
    if code not in codes():
        raise KeyError(code)
    contenu = tomllib.loads(fichier.read_text(encoding="utf-8"))
    sens = _sens()
    return EtatAide(
        titre=composer(contenu["titre"]),
        a_quoi=composer(contenu["a_quoi"]),
        gestes=tuple(composer(geste) for geste in contenu["gestes"]),
        bon_a_savoir=composer(contenu["bon_a_savoir"]),
        sigles=tuple((sigle, composer(sens[sigle])) for sigle in contenu.get("sigles", ())),
    )


@cache
def _sens() -> dict[str, str]:
    """Ce que veut dire chaque sigle, lu une fois."""
    return tomllib.loads((_dossier() / f"{_SIGLES}.toml").read_text(encoding="utf-8"))


def _dossier() -> Path:
    return ressources() / "aide"
