"""L’avenant se fait et s’ouvre depuis la page des révisions."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.plan_action import AjouterAction
from cep_desktop.usecases.session import Session
from tests.cas.dossier import exemple
from tests.cas.ecran import DialoguesMuets
from tests.usecases.test_version_precedente import revise, une_version_de_plus
from ui.pages.revision.page import PageRevision
from ui.pont import SessionQt

GAUCHE = Qt.MouseButton.LeftButton


def _page(qtbot: QtBot, atelier: Atelier, dialogues: DialoguesMuets, d: Dossier) -> PageRevision:
    page = PageRevision(SessionQt(Session(d)), atelier, dialogues)
    qtbot.addWidget(page)
    page.resize(1102, 700)
    page.show()
    return page


def test_sans_version_d_avant_l_avenant_ne_se_propose_pas(
    qtbot: QtBot, atelier: Atelier, dialogues: DialoguesMuets
) -> None:
    assert _page(qtbot, atelier, dialogues, exemple("camille")).avenant.isHidden()


def test_le_premier_changement_fait_paraitre_l_avenant(
    qtbot: QtBot, atelier: Atelier, dialogues: DialoguesMuets
) -> None:
    page = _page(qtbot, atelier, dialogues, une_version_de_plus())
    assert page.avenant.isHidden()
    assert page._session.executer(AjouterAction("E1", "Appeler la Région")) == ""
    assert page.avenant.isVisible()
    assert page.avenant.titre.text() == "Avenant n°\u00a02"
    assert page.avenant.phrase.text().startswith("1\u00a0changement depuis")


def test_l_avenant_se_fait_et_s_ouvre(
    qtbot: QtBot, atelier: Atelier, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    dialogues.dossier = tmp_path
    page = _page(qtbot, atelier, dialogues, revise())
    qtbot.mouseClick(page.avenant.faire, GAUCHE)
    qtbot.waitUntil(page.avenant.ouvrir.isVisible)
    fichier = tmp_path / "avenant-0142-v3.docx"
    assert fichier.read_bytes().startswith(b"PK")
    assert dialogues.demandes[-1] == f"montrer {fichier}"
    qtbot.keyClick(page.avenant.ouvrir, Qt.Key.Key_Space)
    assert dialogues.demandes[-1] == f"montrer {fichier}"


def test_un_depot_impossible_se_dit(
    qtbot: QtBot, atelier: Atelier, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    (tmp_path / "fichier").write_text("occupé")
    dialogues.dossier = tmp_path / "fichier" / "dedans"
    page = _page(qtbot, atelier, dialogues, revise())
    qtbot.mouseClick(page.avenant.faire, GAUCHE)
    qtbot.waitUntil(page.avenant.refus.isVisible)
    assert page.avenant.faire.isEnabled()
