"""La page du format dit vrai : ses parties, sa fiche et sa phrase sont celles du code."""

import json
import re
from pathlib import Path

from cep_desktop.domain.transmission import FicheTransmission, PartieDossier
from tests.documents.dossier_chiffre.specimens import PHRASE

PAGE = (Path(__file__).parents[3] / "docs" / "format" / "cep.md").read_text(encoding="utf-8")


def test_la_page_decrit_chaque_partie() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == [p.value for p in PartieDossier]


def test_la_fiche_de_la_page_est_une_vraie_fiche() -> None:
    exemple = re.search(r"```json\n(.+?)```", PAGE, re.DOTALL)
    assert exemple
    contenu = json.loads(exemple[1])
    assert FicheTransmission.model_validate_json(json.dumps(contenu["fiche"]), strict=True)


def test_la_page_donne_la_phrase_des_specimens() -> None:
    assert PHRASE in PAGE
