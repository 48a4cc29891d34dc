"""Les couleurs des classeurs sont celles de la maison."""

import json

from cep_desktop.documents.excel.styles import JETONS
from cep_desktop.locations import ressources


def test_les_couleurs_sont_celles_du_theme_clair() -> None:
    jetons = json.loads((ressources() / "jetons.json").read_text(encoding="utf-8"))["light"]
    assert {nom: jetons[nom] for nom in JETONS} == JETONS
