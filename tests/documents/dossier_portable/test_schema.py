"""Le schéma publié dit exactement ce que l’application écrit."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from cep_desktop.documents.dossier_portable import ecrire
from cep_desktop.documents.dossier_portable.schema import schema
from cep_desktop.documents.dossier_portable.versions import VERSION
from cep_desktop.domain.dossier import Dossier
from tests.cas.dossier import EXEMPLES, exemple, un_dossier, un_dossier_complet
from tests.cas.hasard import dossiers
from tests.documents.dossier_portable.abimer import remplacer

PUBLIE = Path(__file__).parents[3] / "docs" / "format" / f"dossier-v{VERSION}.schema.json"


@pytest.fixture(scope="module")
def verificateur() -> Any:  # noqa: ANN401 - jsonschema ne type pas ses validateurs
    publie = json.loads(PUBLIE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(publie)
    return jsonschema.Draft202012Validator(publie)


def test_le_schema_publie_est_a_jour() -> None:
    assert PUBLIE.read_text(encoding="utf-8") == schema(), "Lancez « make schema »."


@pytest.mark.parametrize("nom", EXEMPLES)
def test_chaque_exemple_respecte_le_schema(verificateur: Any, nom: str) -> None:  # noqa: ANN401
    verificateur.validate(json.loads(ecrire(exemple(nom))))


@pytest.mark.parametrize("dossier", [un_dossier(), un_dossier_complet()])
def test_un_dossier_minimal_et_un_dossier_rempli_le_respectent(
    verificateur: Any,  # noqa: ANN401
    dossier: Dossier,
) -> None:
    verificateur.validate(json.loads(ecrire(dossier)))


@settings(max_examples=30)
@given(dossiers())
def test_tout_dossier_le_respecte(dossier: Dossier) -> None:
    jsonschema.Draft202012Validator(json.loads(schema())).validate(json.loads(ecrire(dossier)))


@pytest.mark.parametrize(
    ("lieu", "valeur"),
    [
        ("numero", 142),
        ("couleur", "vert"),
        ("est_fictif", "oui"),
        ("id", None),
        ("beneficiaire", {}),
        ("accompagnement.plan_financement.depenses.0.poste", "voyage"),
        ("accompagnement.plan_financement.depenses.0.prix_unitaire.montant", 12.5),
    ],
)
def test_le_schema_refuse_ce_que_la_lecture_refuse(
    verificateur: Any,  # noqa: ANN401
    lieu: str,
    valeur: object,
) -> None:
    assert not verificateur.is_valid(json.loads(remplacer(lieu, valeur)))
