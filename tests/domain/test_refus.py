"""Une valeur fausse, n’importe où dans un dossier, se refuse toujours par une phrase française."""

import re

import pytest
from pydantic import ValidationError

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.francais import traduire
from tests.cas.dossier import un_dossier_complet

ANGLAIS = re.compile(
    r"\b(should|input|valid|expected|extra|field|must|string|invalid)\b", re.IGNORECASE
)
COMPLET = un_dossier_complet().model_dump(mode="json")
GROUPES = tuple(nom for nom, valeur in COMPLET.items() if isinstance(valeur, dict | list))
FAUX = (None, True, 3, -1.5, 10**30, "", "bientôt", "\ud800", "x" * 20_000, [None], {"a": 1})
DEMI_CARACTERE = "\ud800"


def _remplacer(noeud: object, faux: object) -> object:
    """Met la valeur fausse à chaque feuille."""
    if isinstance(noeud, dict):
        return {nom: _remplacer(fils, faux) for nom, fils in noeud.items()}
    if isinstance(noeud, list):
        return [_remplacer(fils, faux) for fils in noeud]
    return faux


def _phrases(donnees: object) -> list[str]:
    try:
        Dossier.model_validate(donnees)
    except ValidationError as refus:
        return [traduire(e) for e in refus.errors(include_url=False, include_input=False)]
    return []


@pytest.mark.parametrize("faux", FAUX, ids=lambda faux: ascii(faux)[:12])
def test_une_valeur_fausse_se_refuse_en_francais_partout(faux: object) -> None:
    phrases = _phrases(_remplacer(COMPLET, faux))

    assert len(phrases) > 100
    for phrase in phrases:
        assert not ANGLAIS.search(phrase), phrase
        assert phrase.endswith("."), phrase


@pytest.mark.parametrize("faux", FAUX, ids=lambda faux: ascii(faux)[:12])
@pytest.mark.parametrize("groupe", GROUPES)
def test_un_groupe_remplace_par_autre_chose_se_refuse_en_francais(
    groupe: str, faux: object
) -> None:
    for phrase in _phrases(COMPLET | {groupe: faux}):
        assert not ANGLAIS.search(phrase), phrase
        assert phrase.endswith("."), phrase


def test_une_moitie_de_caractere_ne_fait_tomber_aucun_champ() -> None:
    for phrase in _phrases(_remplacer(COMPLET, DEMI_CARACTERE)):
        assert DEMI_CARACTERE not in phrase
