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
    except RecursionError:
        problemes = (Probleme(chemin, "ce fichier emboîte trop de niveaux."),)
    raise FichierRefuse(problemes[0].phrase, lieu=problemes[0].lieu, problemes=problemes)


def _lire_toml(chemin: str, octets: bytes) -> tuple[str, dict[str, object]]:
    try:
        texte = octets.decode("utf-8")
        return texte, tomllib.loads(texte, parse_float=Decimal)
    except UnicodeDecodeError as cause:
        ligne = octets[: cause.start].count(b"\n") + 1
        lieu = f"{chemin}, ligne {ligne}"
        phrase = "ce fichier n’est pas en UTF-8. Enregistrez-le de nouveau en UTF-8."
    except RecursionError:
        lieu, phrase = chemin, "ce fichier emboîte trop de niveaux."
    except (tomllib.TOMLDecodeError, ValueError, ArithmeticError) as cause:
        lieu = f"{chemin}{_ligne_toml(str(cause), octets)}"
        phrase = "ce fichier n’est pas du TOML. Vérifiez les guillemets et les crochets."
    raise FichierRefuse(phrase, lieu=lieu, problemes=(Probleme(lieu, phrase),))


def _ligne_toml(cause: str, octets: bytes) -> str:
    """La ligne que nomme le lecteur TOML, la dernière s’il s’arrête à la fin, ou rien."""
    place = _ERREUR_TOML.search(cause)
    if place:
        return f", ligne {place[1]}"
    return f", ligne {len(octets.splitlines())}" if "end of document" in cause else ""


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
