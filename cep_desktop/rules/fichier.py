"""Lire un fichier TOML dans un modèle strict : chaque défaut avec sa ligne, en français."""

import re
import tomllib
from decimal import Decimal
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cep_desktop.domain.erreurs import ErreurMetier, Probleme
from cep_desktop.domain.francais import traduire
from cep_desktop.domain.valeur import Valeur
from cep_desktop.rules.ligne import ligne_de

Modele = TypeVar("Modele", bound=Valeur)

_ERREUR_TOML = re.compile(r"\(at line (\d+), column \d+\)")
_NIVEAUX_MAXIMUM = 40
"""Niveaux de tables et de listes ; les règles nationales en comptent moins de vingt."""
_TROP_PROFOND = "ce fichier emboîte trop de niveaux. Écrivez une condition plus simple."


class FichierRefuse(ErreurMetier):
    """Un fichier TOML n’est pas sûr ; `problemes` dit tout."""


def lire_modele(modele: type[Modele], chemin: str, octets: bytes) -> tuple[Modele, str]:
    """Rend le modèle rempli et le texte lu. Lève `FichierRefuse`."""
    texte, brut = _lire_toml(chemin, octets)
    try:
        return modele.model_validate(brut), texte
    except ValidationError as cause:
        details = cause.errors(include_url=False, include_input=False)
        problemes = tuple(Probleme(_lieu(chemin, texte, d), _phrase(d)) for d in details)
    raise FichierRefuse(problemes[0].phrase, lieu=problemes[0].lieu, problemes=problemes)


def _lire_toml(chemin: str, octets: bytes) -> tuple[str, dict[str, object]]:
    try:
        texte = octets.decode("utf-8-sig")
        brut = tomllib.loads(texte, parse_float=Decimal)
        if _niveaux(brut) <= _NIVEAUX_MAXIMUM:
            return texte, brut
        lieu, phrase = f"{chemin}{_ligne_profonde(octets)}", _TROP_PROFOND
    except UnicodeDecodeError as cause:
        ligne = octets[: cause.start].count(b"\n") + 1
        lieu = f"{chemin}, ligne {ligne}"
        phrase = "ce fichier n’est pas en UTF-8. Enregistrez-le de nouveau en UTF-8."
    except RecursionError:
        lieu, phrase = f"{chemin}{_ligne_profonde(octets)}", _TROP_PROFOND
    except (tomllib.TOMLDecodeError, ValueError, ArithmeticError) as cause:
        lieu = f"{chemin}{_ligne_toml(str(cause), octets)}"
        phrase = "ce fichier n’est pas du TOML. Vérifiez les guillemets et les crochets."
    raise FichierRefuse(phrase, lieu=lieu, problemes=(Probleme(lieu, phrase),))


def _ligne_toml(cause: str, octets: bytes) -> str:
    """La ligne que nomme le lecteur TOML, la dernière s’il s’arrête à la fin, ou rien."""
    place = _ERREUR_TOML.search(cause)
    if place:
        return f", ligne {place[1]}"
    lignes = octets.splitlines()
    if "digits" in cause:  # un entier trop long : Python refuse de le lire, sans dire où
        return f", ligne {max(range(len(lignes)), key=lambda rang: len(lignes[rang])) + 1}"
    return f", ligne {len(lignes)}" if "end of document" in cause else ""


def _niveaux(brut: object) -> int:
    """Rend combien de tables et de listes s’emboîtent. Parcours sans récursion."""
    plus_profond, pile = 0, [(brut, 1)]
    while pile:
        valeur, niveau = pile.pop()
        if isinstance(valeur, dict):
            valeur = list(valeur.values())
        if isinstance(valeur, list):
            plus_profond = max(plus_profond, niveau)
            pile.extend((enfant, niveau + 1) for enfant in valeur)
    return plus_profond


def _ligne_profonde(octets: bytes) -> str:
    """La ligne qui ouvre le plus de crochets et d’accolades."""
    ouvertures = [ligne.count(b"[") + ligne.count(b"{") for ligne in octets.splitlines()]
    return f", ligne {ouvertures.index(max(ouvertures)) + 1}"


def _lieu(chemin: str, texte: str, detail: ErrorDetails) -> str:
    ligne = ligne_de(texte, detail["loc"])
    champ = next((p for p in reversed(detail["loc"]) if isinstance(p, str)), "")
    lieu = f"{chemin}, ligne {ligne}"
    return f"{lieu} ({champ})" if champ else lieu


def _phrase(detail: ErrorDetails) -> str:
    if detail["type"] == "condition_inconnue":
        return detail["msg"]
    if detail["type"] == "missing" and detail["loc"][-1] == "reference":
        return "cette règle n’a pas de référence. Ajoutez le texte qui la fonde."
    return traduire(detail)
