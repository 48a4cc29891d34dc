"""À 200 %, le rail n’a plus la place de tout montrer : la page où l’on est reste entière."""

import pytest
from pytestqt.qtbot import QtBot

from ui.shell.fenetre import Fenetre
from ui.theme import theme


@pytest.mark.parametrize("pages", [("financement",), ("plan_action", "aides")])
def test_le_rail_tasse_montre_en_entier_la_page_ou_l_on_est(
    qtbot: QtBot, fenetre: Fenetre, pages: tuple[str, ...]
) -> None:
    theme.regler(zoom=200)
    fenetre.resize(1366, 768)
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    for page in pages:
        fenetre.aller(page)
        qtbot.wait(50)
    bouton = fenetre.rail.pages["financement"]
    qtbot.waitUntil(
        lambda: bouton.visibleRegion().boundingRect().height() == bouton.height(), timeout=2000
    )
