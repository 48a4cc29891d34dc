"""Dit en français, et d’un coup, tout ce qui ne va pas dans un fichier."""

from collections.abc import Iterable, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cep_desktop.domain.erreurs import Probleme
from cep_desktop.domain.liens import LienRompu

_PHRASES = {
    "missing": "ce champ manque. Ajoutez-le.",
    "extra_forbidden": "ce champ n’existe pas dans cette version. Retirez-le ou corrigez son nom.",
    "string_type": "un texte est attendu, entre guillemets.",
    "string_unicode": "ce texte contient un caractère impossible. Écrivez-le de nouveau.",
    "string_too_short": "ce champ est vide. Remplissez-le.",
    "string_too_long": "ce texte est trop long\u00a0: {max_length} caractères au plus.",
    "int_type": "un nombre entier est attendu, sans guillemets.",
    "int_from_float": "un nombre entier est attendu\u00a0; un montant s’écrit en centimes.",
    "int_parsing": "un nombre entier est attendu.",
    "int_parsing_size": "ce nombre est trop grand.",
    "bool_type": "«\u00a0true\u00a0» ou «\u00a0false\u00a0» est attendu.",
    "bool_parsing": "«\u00a0true\u00a0» ou «\u00a0false\u00a0» est attendu.",
    "decimal_parsing": "un nombre est attendu. Exemple\u00a0: 12.5.",
    "decimal_type": "un nombre est attendu. Exemple\u00a0: 12.5.",
    "decimal_max_places": "deux décimales au plus.",
    "decimal_max_digits": "ce nombre a trop de chiffres.",
    "decimal_whole_digits": "ce nombre a trop de chiffres.",
    "finite_number": "un nombre fini est attendu.",
    "greater_than": "ce nombre doit être supérieur à {gt}.",
    "greater_than_equal": "ce nombre doit être au moins {ge}.",
    "less_than": "ce nombre doit être inférieur à {lt}.",
    "less_than_equal": "ce nombre doit être au plus {le}.",
    "date_type": "une date est attendue. Exemple\u00a0: 2026-12-20.",
    "date_parsing": "cette date n’existe pas. Exemple\u00a0: 2026-12-20.",
    "date_from_datetime_parsing": "cette date n’existe pas. Exemple\u00a0: 2026-12-20.",
    "date_from_datetime_inexact": "une date sans heure est attendue. Exemple\u00a0: 2026-12-20.",
    "time_type": "une heure est attendue. Exemple\u00a0: 10:30:00.",
    "time_parsing": "cette heure n’existe pas. Exemple\u00a0: 10:30:00.",
    "enum": "cette valeur n’est pas admise. Valeurs admises\u00a0: {expected}.",
    "literal_error": "cette valeur n’est pas admise. Valeurs admises\u00a0: {expected}.",
    "union_tag_invalid": "cette nature n’existe pas. Natures admises\u00a0: {expected_tags}.",
    "union_tag_not_found": "il manque ce qui dit la nature de cet élément ({discriminator}).",
    "tuple_type": "une liste est attendue, entre crochets.",
    "model_type": "un groupe de champs est attendu, entre accolades.",
    "model_attributes_type": "un groupe de champs est attendu, entre accolades.",
    "uuid_type": "un identifiant unique (UUID) est attendu.",
    "uuid_parsing": "un identifiant unique (UUID) est attendu.",
}
_AUTRE = "cette valeur n’est pas admise ici."
_PREFIXE = "Value error, "


def _ecrire_lieu(lieu: Iterable[str | int], brut: object) -> str:
    """Garde du chemin ce qui existe dans le fichier : ni étiquette d’union ni détail interne."""
    morceaux: list[str] = []
    noeud = brut
    parties = tuple(lieu)
    for rang, partie in enumerate(parties):
        if isinstance(partie, int):
            morceaux.append(f"n°\u00a0{partie + 1}")
            noeud = noeud[partie] if isinstance(noeud, list) and partie < len(noeud) else None
        elif isinstance(noeud, Mapping) and partie in noeud:
            morceaux.append(partie.replace("_", " "))
            noeud = noeud[partie]
        elif rang == len(parties) - 1 and isinstance(noeud, Mapping):
            morceaux.append(partie.replace("_", " "))
    return " › ".join(morceaux)


def _traduire(erreur: ErrorDetails) -> str:
    if erreur["type"] == "value_error":
        return erreur["msg"].removeprefix(_PREFIXE)
    phrase = _PHRASES.get(erreur["type"], _AUTRE)
    contexte = {nom: str(valeur) for nom, valeur in erreur.get("ctx", {}).items()}
    return phrase.format_map(contexte).replace(" or ", " ou ").replace("'", "")


def problemes_de_forme(erreur: ValidationError, brut: object) -> tuple[Probleme, ...]:
    """Traduit chaque erreur de validation, dans l’ordre du fichier, sans doublon."""
    details = erreur.errors(include_url=False, include_input=False)
    problemes = (Probleme(_ecrire_lieu(d["loc"], brut), _traduire(d)) for d in details)
    return tuple(dict.fromkeys(problemes))


def problemes_de_liens(rompus: Iterable[LienRompu], brut: object) -> tuple[Probleme, ...]:
    """Traduit les clés en double et les renvois sans cible."""
    return tuple(Probleme(_ecrire_lieu(lien.lieu, brut), lien.phrase) for lien in rompus)
