"""Une page en chantier tient tout ce qu’elle a déjà fait : la fermer n’en laisse rien."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.fenetre import Fenetre
from ui.shell.recettes import composer_recettes
from ui.widgets.morceaux import par_morceaux
from ui.widgets.page import Page


def _orphelins(avant: set[QWidget]) -> list[QWidget]:
    """Les fenêtres apparues depuis, qu’aucune page ne tient ; une liste surgissante a son champ."""
    fenetres = (w for w in QApplication.topLevelWidgets() if w not in avant)
    return [w for w in fenetres if w.windowType() is not Qt.WindowType.Popup]


def _en_chantier(fenetre: Fenetre, code: str) -> Page:
    assert fenetre.ouvert is not None
    recettes = composer_recettes(
        fenetre.ouvert.session, fenetre.atelier, fenetre.dialogues, fenetre.garde
    )
    with par_morceaux():
        return recettes[code]()


def test_a_chaque_etape_une_page_tient_ses_pieces(qtbot: QtBot, camille: Fenetre) -> None:
    assert camille.ouvert is not None
    etapes = 0
    for code in camille.ouvert.toutes:
        page = _en_chantier(camille, code)
        qtbot.addWidget(page)
        avant = set(QApplication.topLevelWidgets())
        while not page.est_finie:
            page.avancer()
            etapes += 1
            assert not _orphelins(avant), code
    assert etapes > len(camille.ouvert.toutes)


@pytest.mark.parametrize("pas", [1, 3])
def test_fermee_avant_la_fin_une_page_ne_laisse_aucun_prenom(camille: Fenetre, pas: int) -> None:
    avant = set(QApplication.topLevelWidgets())
    page = _en_chantier(camille, "plan_action")
    for _ in range(pas):
        page.avancer()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not _orphelins(avant)
