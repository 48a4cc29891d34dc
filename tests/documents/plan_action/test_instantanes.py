"""Le texte entier du plan, comparé ligne à ligne à ce qui a été relu.

`CEP_REFAIRE_INSTANTANES=1` réécrit les fichiers ; la différence se relit dans git.
"""

import os
from pathlib import Path

import pytest

from tests.cas.dossier import EXEMPLES, exemple, un_dossier
from tests.documents.lecture_word import en_texte
from tests.documents.plan_action.cas import comme_la_maquette, papier

INSTANTANES = Path(__file__).parent / "instantanes"
DOSSIERS = dict.fromkeys(EXEMPLES, exemple) | {
    "maquette": lambda _: comme_la_maquette(),
    "vide": lambda _: un_dossier(),
}


@pytest.mark.parametrize("nom", DOSSIERS)
def test_le_plan_dit_ce_qui_a_ete_relu(nom: str) -> None:
    lu = en_texte(papier(DOSSIERS[nom](nom)))
    fichier = INSTANTANES / f"{nom}.txt"
    if os.environ.get("CEP_REFAIRE_INSTANTANES") == "1":
        fichier.write_text(lu, encoding="utf-8")
    assert lu == fichier.read_text(encoding="utf-8")
