"""Les verrous tiennent chaque bibliothèque par ses empreintes, sans nommer d’adresse."""

import re
import tomllib

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.arbre import RACINE

VERROUS = ("execution", "test", "dev")
PYTHONS = ("3.11", "3.12", "3.13")

PROJET = tomllib.loads((RACINE / "pyproject.toml").read_text(encoding="utf-8"))


def _texte(verrou: str) -> str:
    return (RACINE / "requirements" / f"{verrou}.txt").read_text(encoding="utf-8")


def _lignes(verrou: str) -> list[str]:
    return [ligne for ligne in _texte(verrou).replace("\\\n", "").splitlines() if ligne.strip()]


def _vaut(marque: Marker | None, python: str) -> bool:
    ou = {"python_version": python, "python_full_version": f"{python}.9", "extra": ""}
    return marque is None or marque.evaluate(ou)


def _versions(verrou: str, python: str) -> dict[str, str]:
    exigences = [Requirement(ligne.partition(" --hash")[0]) for ligne in _lignes(verrou)]
    return {
        canonicalize_name(exigence.name): str(exigence.specifier).removeprefix("==")
        for exigence in exigences
        if _vaut(exigence.marker, python)
    }


@pytest.mark.parametrize("verrou", VERROUS)
def test_un_verrou_ne_nomme_aucune_adresse(verrou: str) -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links|-i ", _texte(verrou))


@pytest.mark.parametrize("verrou", VERROUS)
def test_chaque_bibliotheque_a_sa_version_et_ses_empreintes(verrou: str) -> None:
    forme = re.compile(r"[\w.-]+==[\w.+!]+( ;[^#]+?)?\s+--hash=sha256:[0-9a-f]{64}")
    assert all(forme.match(ligne) for ligne in _lignes(verrou))


@pytest.mark.parametrize("python", PYTHONS)
def test_le_verrou_suit_ce_que_le_projet_demande(python: str) -> None:
    demandes = [Requirement(texte) for texte in PROJET["project"]["dependencies"]]
    versions = _versions("execution", python)
    for demande in demandes:
        if _vaut(demande.marker, python):
            assert demande.specifier.contains(versions[canonicalize_name(demande.name)])


@pytest.mark.parametrize("python", PYTHONS)
def test_les_trois_verrous_s_accordent(python: str) -> None:
    execution, test, dev = (_versions(verrou, python) for verrou in VERROUS)
    assert execution.items() <= test.items() <= dev.items()
