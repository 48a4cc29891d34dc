"""Dit en français ce que pydantic refuse."""

import re
from decimal import Decimal

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cep_desktop.domain.typographie import ecrire_entier

_ENTIER = "un nombre entier est attendu, sans guillemets."
_DATE = "cette date n’existe pas. Exemple\u00a0: 2026-12-20."
_GROUPE = "un groupe de champs est attendu, entre accolades."
_IDENTIFIANT = "un identifiant unique (UUID) est attendu."
_VALEURS = "cette valeur n’est pas admise. Valeurs admises\u00a0: {expected}."
_TROP_DE_CHIFFRES = "ce nombre a trop de chiffres."
_VRAI_OU_FAUX = "«\u00a0true\u00a0» ou «\u00a0false\u00a0» est attendu, sans guillemets."

_PHRASES = {
    "missing": "ce champ manque. Ajoutez-le.",
    "extra_forbidden": "ce champ n’existe pas dans cette version. Retirez-le ou corrigez son nom.",
    "string_type": "un texte est attendu, entre guillemets.",
    "string_unicode": "ce texte contient un caractère impossible. Écrivez-le de nouveau.",
    "string_too_short": "ce champ est vide. Remplissez-le.",
    "string_too_long": "ce texte est trop long\u00a0: {max_length} caractères au plus.",
    "int_type": _ENTIER,
    "int_parsing": _ENTIER,
    "int_from_float": "un nombre entier est attendu\u00a0; un montant s’écrit en centimes.",
    "int_parsing_size": "ce nombre est trop grand.",
    "bool_type": _VRAI_OU_FAUX,
    "bool_parsing": _VRAI_OU_FAUX,
    "decimal_type": "un nombre est attendu. Exemple\u00a0: 12.5.",
    "decimal_parsing": "un nombre est attendu. Exemple\u00a0: 12.5.",
    "decimal_max_places": "deux décimales au plus.",
    "decimal_max_digits": _TROP_DE_CHIFFRES,
    "decimal_whole_digits": _TROP_DE_CHIFFRES,
    "finite_number": "un nombre fini est attendu.",
    "greater_than": "ce nombre doit être supérieur à {gt}.",
    "greater_than_equal": "ce nombre doit être au moins {ge}.",
    "less_than": "ce nombre doit être inférieur à {lt}.",
    "less_than_equal": "ce nombre doit être au plus {le}.",
    "date_type": "une date est attendue. Exemple\u00a0: 2026-12-20.",
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": "une date sans heure est attendue. Exemple\u00a0: 2026-12-20.",
    "time_type": "une heure est attendue. Exemple\u00a0: 10:30:00.",
    "time_parsing": "cette heure n’existe pas. Exemple\u00a0: 10:30:00.",
    "enum": _VALEURS,
    "literal_error": _VALEURS,
    "union_tag_invalid": "cette nature n’existe pas. Natures admises\u00a0: {expected_tags}.",
    "union_tag_not_found": "il manque ce qui dit la nature de cet élément ({discriminator}).",
    "tuple_type": "une liste est attendue, entre crochets.",
    "dict_type": _GROUPE,
    "model_type": _GROUPE,
    "model_attributes_type": _GROUPE,
    "uuid_type": _IDENTIFIANT,
    "uuid_parsing": _IDENTIFIANT,
}
_AUTRE = "cette valeur n’est pas admise ici."
_PREFIXE = "Value error, "
_MEMBRE = re.compile(r"<[\w.]+: '([^']*)'>")
"""Un membre d’énumération, tel que pydantic l’écrit dans ses valeurs admises."""


def traduire(erreur: ErrorDetails) -> str:
    """Dit en français une erreur de validation ; les règles du métier parlent déjà français."""
    if erreur["type"] == "value_error":
        return erreur["msg"].removeprefix(_PREFIXE)
    contexte = {nom: _ecrire(valeur) for nom, valeur in erreur.get("ctx", {}).items()}
    return _PHRASES.get(erreur["type"], _AUTRE).format_map(contexte)


def expliquer(erreur: ValidationError) -> str:
    """Rend la première raison d’un refus, en une phrase qui commence par une majuscule."""
    phrase = traduire(erreur.errors(include_url=False, include_input=False)[0])
    return phrase[0].upper() + phrase[1:]


def _ecrire(valeur: object) -> str:
    if isinstance(valeur, int | Decimal):
        return ecrire_entier(int(valeur))
    return _MEMBRE.sub(r"\1", str(valeur)).replace(" or ", " ou ").replace("'", "")
