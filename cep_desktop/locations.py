"""Où sont les données du programme et le dossier de la personne qui l’emploie."""

from pathlib import Path

from platformdirs import user_data_path

_PAQUET = Path(__file__).resolve().parent
_EMBARQUEES = "_donnees"
_FAMILLES = ("templates", "resources")


def donnees() -> Path:
    """Dossier qui contient `templates/` et `resources/`, en lecture seule.

    La roue et le paquet figé les rangent sous le code (`cep_desktop/_donnees`) ; une copie de
    travail les garde à la racine du dépôt.
    """
    embarquees = _PAQUET / _EMBARQUEES
    return embarquees if embarquees.is_dir() else _PAQUET.parent


def gabarits() -> Path:
    """Dossier des papiers vierges, que l’on retouche dans Word et Excel."""
    return donnees() / "templates"


def ressources() -> Path:
    """Dossier des règles datées, polices, pictogrammes et textes."""
    return donnees() / "resources"


def donnees_embarquees() -> tuple[tuple[str, str], ...]:
    """Couples (source, destination) que la recette du paquet figé recopie."""
    racine = donnees()
    return tuple(
        (str(racine / famille), f"{_PAQUET.name}/{_EMBARQUEES}/{famille}") for famille in _FAMILLES
    )


def dossier_utilisateur() -> Path:
    """Dossier où l’application garde ce qui appartient à la personne ; il peut ne pas exister."""
    return user_data_path("CEP Desktop", appauthor=False)


def dossier_organisme() -> Path:
    """Paquet de l’organisme : ses modèles Word et son logo ; il peut ne pas exister."""
    return dossier_utilisateur() / "organisme"
