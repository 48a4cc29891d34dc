"""Les préférences de la personne sur ce poste, gardées à côté de ses dossiers."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

_FICHIER = "preferences.json"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Ce que la personne a choisi sur ce poste, et son nom : jamais celui d’un bénéficiaire.

    Taille du texte en pour cent, thème, mouvements, minutes d’inactivité avant le verrouillage.
    """

    zoom: int = 100
    apparence: str = "systeme"
    mouvement: str = "systeme"
    veille_minutes: int = 5
    prenom: str = ""
    nom: str = ""

    @property
    def auteur(self) -> str:
        """Prénom puis nom de la personne qui tient ce poste."""
        return f"{self.prenom} {self.nom}".strip()


def lire_preferences(dossier: Path) -> Preferences:
    """Lit les préférences ; un fichier absent, abîmé ou partiel rend celles par défaut."""
    defaut = Preferences()
    try:
        contenu = json.loads((dossier / _FICHIER).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return defaut
    if not isinstance(contenu, dict):
        return defaut
    lues = {
        nom: contenu[nom]
        for nom, valeur in asdict(defaut).items()
        if type(contenu.get(nom)) is type(valeur)
    }
    return replace(defaut, **lues)


def ecrire_preferences(dossier: Path, preferences: Preferences) -> None:
    """Garde les préférences ; un disque qui refuse ne gêne pas le travail."""
    with suppress(OSError):
        dossier.mkdir(parents=True, exist_ok=True)
        provisoire = dossier / f"{_FICHIER}.partiel"
        provisoire.write_text(json.dumps(asdict(preferences), indent=2), encoding="utf-8")
        provisoire.replace(dossier / _FICHIER)
