"""Des valeurs du domaine tirées au hasard, toutes valides, champ par champ.

La forme d’une valeur est lue sur son modèle : un champ ajouté au domaine est tiré sans rien
changer ici. Seules les règles qui lient plusieurs champs sont redites, dans `ajustement`.
"""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from annotated_types import Ge, Gt, Le
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from cep_desktop.domain import identifiant, texte
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import CENTIMES_MAXIMUM, Montant
from cep_desktop.domain.valeur import Valeur
from tests.cas.ajustement import AJUSTEMENTS, Champs
from tests.cas.liaison import relier
from tests.cas.textes import NOMS, PIEGES

JOURS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
HEURES = st.times().map(lambda heure: heure.replace(second=0, microsecond=0))
MONTANTS = st.integers(-CENTIMES_MAXIMUM, CENTIMES_MAXIMUM).map(Montant)
_LETTRES = st.characters(
    exclude_categories=("Cc", "Cs"),
    exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff",
)

LIGNES = st.sampled_from(("", *PIEGES)) | st.text(_LETTRES, max_size=8)
"""Textes d’une ligne, vides compris : pièges connus ou caractères au hasard."""

INTITULES = LIGNES.filter(lambda ligne: bool(ligne.strip()))
"""Textes d’une ligne, jamais vides."""

RECITS = LIGNES | st.just("Première ligne\n\tDeuxième ligne & <fin>")
"""Textes de plusieurs lignes."""

_TEXTES: tuple[tuple[object, st.SearchStrategy[str]], ...] = (
    (texte.Ligne, LIGNES),
    (texte.Intitule, INTITULES),
    (texte.Recit, RECITS),
    (texte.NomPropre, st.sampled_from(NOMS)),
    (identifiant.Cle, st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,5}", fullmatch=True)),
    (identifiant.Siret, st.sampled_from(("00000001800010", "35600000049837"))),
    (identifiant.Siren, st.sampled_from(("000000018", "356000000"))),
    (identifiant.Nda, st.from_regex(r"[0-9]{11}", fullmatch=True)),
    (identifiant.CodeCertification, st.sampled_from(("RNCP40792", "RS5641"))),
    (identifiant.CodeBloc, st.just("RNCP40792BC01")),
    (identifiant.CodeRome, st.from_regex(r"[A-N][0-9]{4}", fullmatch=True)),
    (identifiant.Formacode, st.from_regex(r"[0-9]{5}", fullmatch=True)),
    (identifiant.Idcc, st.sampled_from(("0787", "1486"))),
    (identifiant.Sha256, st.sampled_from(("0123456789abcdef" * 4, "a" * 64))),
    (identifiant.CodePostal, st.from_regex(r"[0-9]{5}", fullmatch=True)),
    (identifiant.CodeRegion, st.sampled_from(("11", "24", "94", "06"))),
    (identifiant.Telephone, st.sampled_from(("0261910012", "+33261910012"))),
    (identifiant.Courriel, st.sampled_from(("nadia.benali@exemple.fr", "é@très.invalid"))),
)
_SIMPLES: dict[object, st.SearchStrategy[object]] = {
    str: LIGNES,
    bool: st.booleans(),
    date: JOURS,
    time: HEURES,
    UUID: st.uuids(),
    Montant: MONTANTS,
    NoneType: st.none(),
}


@cache
def valeurs(modele: type[Valeur]) -> st.SearchStrategy[Valeur]:
    """Tire une valeur valide de ce modèle, sans relier ses clés à celles d’un dossier."""
    ajuster: Callable[[Champs], Champs] = AJUSTEMENTS.get(modele, dict)
    return _champs(modele).map(ajuster).map(modele.model_validate)


def dossiers() -> st.SearchStrategy[Dossier]:
    """Tire un dossier entier : clés uniques, renvois qui mènent quelque part."""
    return _champs(Dossier).map(relier).map(Dossier.model_validate)


def _champs(modele: type[Valeur]) -> st.SearchStrategy[Champs]:
    annotations = get_type_hints(modele, include_extras=True)
    return st.fixed_dictionaries(
        {nom: _champ(annotations[nom], info) for nom, info in modele.model_fields.items()}
    )


def _champ(annotation: object, info: FieldInfo) -> st.SearchStrategy[object]:
    tirage = _tirer(annotation, tuple(info.metadata))
    est_ensemble = isinstance(info.default, tuple | Valeur)
    if info.is_required() or est_ensemble:
        return tirage
    return st.just(info.default) | tirage


def _tirer(annotation: object, bornes: tuple[object, ...] = ()) -> st.SearchStrategy[object]:
    for alias, tirage in _TEXTES:
        if annotation == alias:
            return tirage
    if get_origin(annotation) is not None:
        return _tirer_compose(annotation, bornes)
    if annotation in _SIMPLES:
        return _SIMPLES[annotation]
    assert isinstance(annotation, type), f"Type sans tirage : {annotation!r}"
    return _tirer_type(annotation, bornes)


def _tirer_compose(annotation: object, bornes: tuple[object, ...]) -> st.SearchStrategy[object]:
    origine, arguments = get_origin(annotation), get_args(annotation)
    if origine is Annotated:
        return _tirer(arguments[0], _contraintes(arguments[1:]) or bornes)
    if origine is Literal:
        return st.sampled_from(arguments)
    if origine is tuple:
        return st.lists(_tirer(arguments[0]), max_size=2).map(tuple)
    assert origine in {Union, UnionType}, f"Type sans tirage : {annotation!r}"
    return st.one_of(*(_tirer(argument, bornes) for argument in arguments))


def _tirer_type(annotation: type, bornes: tuple[object, ...]) -> st.SearchStrategy[object]:
    if issubclass(annotation, Enum):
        return st.sampled_from(tuple(annotation))
    if issubclass(annotation, Valeur):
        return st.deferred(lambda: valeurs(annotation))
    bas, haut = _entre(bornes)
    if annotation is int:
        return st.integers(bas, haut)
    assert annotation is Decimal, f"Type sans tirage : {annotation!r}"
    return st.decimals(max(Decimal(bas), Decimal("0.01")), haut, places=2)


def _contraintes(extras: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(
        contrainte
        for extra in extras
        for contrainte in (extra.metadata if isinstance(extra, FieldInfo) else (extra,))
    )


def _entre(bornes: tuple[object, ...]) -> tuple[int, int]:
    bas, haut = 0, 1000
    for borne in bornes:
        match borne:
            case Ge(ge=int(limite)) | Gt(gt=int(limite)):
                bas = limite
            case Le(le=int(limite)):
                haut = limite
            case _:
                continue
    return bas, haut
