"""La page de signature d’un plan que personne n’a encore signé."""

from pathlib import Path

import pytest

from tests.cas.ecran import DialoguesMuets
from ui.pages.signature.page import PageSignature
from ui.shell.fenetre import Fenetre


@pytest.fixture
def page(fenetre: Fenetre, dialogues: DialoguesMuets, tmp_path: Path) -> PageSignature:
    """La signature du plan d’Idriss, que personne n’a encore signé."""
    dialogues.dossier = tmp_path / "remis"
    fiches = fenetre.atelier.fiches()
    fenetre.ouvrir(next(f.id for f in fiches if f.personne.startswith("Idriss")))
    fenetre.aller("signature")
    assert isinstance(fenetre.page, PageSignature)
    return fenetre.page
