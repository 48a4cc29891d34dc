"""Les préférences de la personne sur ce poste, gardées à côté de ses dossiers."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

_FICHIER = "preferences.json"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Ce que la personne a choisi : taille du texte en pour cent, thème."""

    zoom: int = 100
    apparence: str = "systeme"


def lire_preferences(dossier: Path) -> Preferences:
    """Lit les préférences ; un fichier absent, abîmé ou partiel rend celles par défaut."""
    defaut = Preferences()
    try:
        contenu = json.loads((dossier / _FICHIER).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return defaut
    if not isinstance(contenu, dict):
        return defaut
    zoom, apparence = contenu.get("zoom"), contenu.get("apparence")
    return Preferences(
        zoom=zoom if isinstance(zoom, int) else defaut.zoom,
        apparence=apparence if isinstance(apparence, str) else defaut.apparence,
    )


def ecrire_preferences(dossier: Path, preferences: Preferences) -> None:
    """Garde les préférences ; un disque qui refuse ne gêne pas le travail."""
    with suppress(OSError):
        dossier.mkdir(parents=True, exist_ok=True)
        provisoire = dossier / f"{_FICHIER}.partiel"
        provisoire.write_text(json.dumps(asdict(preferences), indent=2), encoding="utf-8")
        provisoire.replace(dossier / _FICHIER)
