"""La description d’un fichier publié : ses colonnes, et la table où elles vont."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cep_desktop.domain.pliage import plier
from cep_desktop.referentiels.livre import Livre

Valeur = str | int | None
"""Une case : un texte, un nombre, ou l’inconnu."""

Rangee = tuple[Valeur, ...]
"""Une ligne prête à être rangée."""


@dataclass(frozen=True, slots=True)
class Colonne:
    """Une colonne gardée : son nom dans la base, ses en-têtes publiés, sa lecture.

    `forme` est celle de toutes ses cases ; une case qui n’y répond pas trahit un décalage.
    """

    nom: str
    entetes: tuple[str, ...]
    est_requise: bool = True
    lire: Callable[[str], Valeur] = str
    forme: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Feuille:
    """Un fichier attendu ; sans `motif`, on le reconnaît à ses colonnes.

    `garder` range ou écarte (`None`) une ligne ; `fondre` réunit les lignes d’un fichier plus fin
    que le livre ; `ignorees` sont les en-têtes publiés dont l’application ne se sert pas.
    """

    livre: Livre
    table: str
    colonnes: tuple[Colonne, ...]
    motif: re.Pattern[str] | None = None
    est_requise: bool = False
    garder: Callable[[Rangee], Rangee | None] | None = None
    ignorees: frozenset[str] = frozenset()
    fondre: Callable[[Iterator[Rangee]], Iterator[Rangee]] | None = None

    def reconnait(self, nom: str, entetes: tuple[str, ...]) -> bool:
        """Vrai si ce fichier est celui-là : par son nom, sinon par ses colonnes."""
        if self.motif is not None:
            return bool(self.motif.search(plier(nom)))
        return all(colonne_de(entetes, c) is not None for c in self.colonnes if c.est_requise)


def plier_entete(entete: str) -> str:
    """« #Code_commune_INSEE » devient « code_commune_insee »."""
    return re.sub(r"[^a-z0-9]+", "_", plier(entete)).strip("_")


def colonne_de(entetes: tuple[str, ...], colonne: Colonne) -> int | None:
    """Rang de la colonne parmi les en-têtes pliés, ou `None`."""
    return next((entetes.index(nom) for nom in colonne.entetes if nom in entetes), None)


def colonne(
    nom: str,
    *entetes: str,
    lire: Callable[[str], Valeur] = str,
    requise: bool = True,
    forme: str = "",
) -> Colonne:
    """Rend une colonne ; sans en-tête, elle se publie sous son nom."""
    attendue = re.compile(forme) if forme else None
    return Colonne(nom, tuple(map(plier_entete, entetes or (nom,))), requise, lire, attendue)


def lire_nombre(texte: str) -> int | None:
    """Rend un entier ; « * » (secret statistique) et le vide sont inconnus."""
    propre = re.sub(r"[\s\u00a0\u202f]", "", texte).replace(",", ".")
    try:
        return round(float(propre))
    except ValueError:
        return None


def lire_jour(texte: str) -> str | None:
    """Rend une date ISO depuis « 31/12/2027 », « 2027-12-31 » ou un horodatage ; sinon inconnu."""
    if trouve := re.match(r"(\d{4})-(\d{2})-(\d{2})", texte):
        return "-".join(trouve.groups())
    if trouve := re.match(r"(\d{2})/(\d{2})/(\d{4})", texte):
        return "-".join(reversed(trouve.groups()))
    return None


def lire_oui(texte: str) -> int | None:
    """Rend 1 (oui), 0 (non) ou l’inconnu."""
    plie = plier(texte).strip()
    if plie in {"o", "oui", "true", "vrai", "1", "active", "actif", "y"}:
        return 1
    return 0 if plie in {"n", "non", "false", "faux", "0", "inactive", "inactif"} else None
