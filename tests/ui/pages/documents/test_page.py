"""Les papiers se produisent sans bloquer l’écran ; un refus ou un arrêt se dit."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.organisme import ReglesOrganisme
from cep_desktop.usecases.session import Session
from tests.cas.dossier import exemple, un_dossier
from tests.cas.ecran import DialoguesMuets
from ui.pages.documents.page import PageDocuments
from ui.pont import SessionQt
from ui.widgets.libelle import Libelle

GAUCHE = Qt.MouseButton.LeftButton
Ouvrir = Callable[[Atelier], PageDocuments]


@dataclass(frozen=True)
class GabaritsLents:
    """Attend qu’on l’y autorise, puis refuse ou rend la main."""

    demande: Event
    reprise: Event
    refus: str = ""

    def lire(self, nom: str) -> bytes:  # noqa: ARG002 - signature du port
        self.demande.set()
        self.reprise.wait(5)
        if self.refus:
            raise ErreurMetier(self.refus)
        return b""

    def regles(self) -> ReglesOrganisme:
        return ReglesOrganisme()


@pytest.fixture
def ouvrir(qtbot: QtBot, dialogues: DialoguesMuets, tmp_path: Path) -> Ouvrir:
    """Montre la page des documents de Camille, sortie choisie d’avance."""
    dialogues.dossier = tmp_path / "remis"

    def ouvrir_(atelier: Atelier) -> PageDocuments:
        page = PageDocuments(SessionQt(Session(exemple("camille"))), atelier, dialogues)
        qtbot.addWidget(page)
        page.resize(1102, 700)
        page.show()
        return page

    return ouvrir_


def test_les_papiers_sont_produits_et_listes(
    qtbot: QtBot, atelier: Atelier, ouvrir: Ouvrir, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    page = ouvrir(atelier)
    qtbot.mouseClick(page.produire, GAUCHE)
    qtbot.waitUntil(page._resultat.isVisible, timeout=20_000)
    deposes = {fichier.suffix for fichier in (tmp_path / "remis").iterdir()}
    assert deposes == {".docx", ".xlsx", ".json"}
    textes = {libelle.text() for libelle in page._resultat.findChildren(Libelle)}
    assert "2 papiers sont prêts" in textes
    assert any(texte.endswith(".docx") for texte in textes)
    qtbot.mouseClick(page.ouvrir, GAUCHE)
    assert dialogues.demandes[-1] == f"montrer {tmp_path / 'remis'}"


def test_un_papier_deja_la_ne_se_remplace_qu_a_la_demande(
    qtbot: QtBot, atelier: Atelier, ouvrir: Ouvrir, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    page, annote = ouvrir(atelier), tmp_path / "remis" / "plan-action-0142-v2.docx"
    annote.parent.mkdir()
    annote.write_bytes(b"avec nos notes")
    qtbot.mouseClick(page.produire, GAUCHE)
    assert "plan-action-0142-v2.docx est déjà là" in dialogues.demandes[-1]
    assert page.produire.isEnabled()
    assert annote.read_bytes() == b"avec nos notes"
    dialogues.accord = True
    qtbot.mouseClick(page.produire, GAUCHE)
    qtbot.waitUntil(page._resultat.isVisible, timeout=20_000)
    assert annote.read_bytes() != b"avec nos notes"


def test_l_ecran_reste_vivant_et_l_on_peut_arreter(
    qtbot: QtBot, atelier: Atelier, ouvrir: Ouvrir, tmp_path: Path
) -> None:
    lents = GabaritsLents(Event(), Event())
    page = ouvrir(replace(atelier, gabarits=lents))
    qtbot.mouseClick(page.produire, GAUCHE)
    qtbot.waitUntil(lents.demande.is_set)
    assert page._attente.isVisible()
    assert not page.produire.isEnabled()
    qtbot.mouseClick(page.arret, GAUCHE)
    lents.reprise.set()
    qtbot.waitUntil(page.refus.isVisible, timeout=20_000)
    assert page.produire.isEnabled()
    assert not (tmp_path / "remis").exists()


def test_un_gabarit_absent_est_explique(qtbot: QtBot, atelier: Atelier, ouvrir: Ouvrir) -> None:
    lents = GabaritsLents(Event(), Event(), "Le modèle du plan d’actions manque.")
    lents.reprise.set()
    page = ouvrir(replace(atelier, gabarits=lents))
    qtbot.mouseClick(page.produire, GAUCHE)
    qtbot.waitUntil(page.refus.isVisible, timeout=20_000)
    assert page.refus.phrase.text() == "Le modèle du plan d’actions manque."
    assert not page._attente.isVisible()


def test_renoncer_au_dossier_ne_produit_rien(
    qtbot: QtBot, atelier: Atelier, ouvrir: Ouvrir, dialogues: DialoguesMuets
) -> None:
    page = ouvrir(atelier)
    dialogues.dossier = None
    qtbot.mouseClick(page.produire, GAUCHE)
    assert page.produire.isEnabled()
    assert not page._attente.isVisible()


def test_un_explorateur_muet_se_dit(
    atelier: Atelier, ouvrir: Ouvrir, dialogues: DialoguesMuets
) -> None:
    page = ouvrir(atelier)
    dialogues.montrable = False
    page.ouvrir.click()
    assert "pas pu ouvrir ce dossier" in page.refus.phrase.text()


def test_ce_qui_manque_est_montre_avant_de_produire(
    qtbot: QtBot, atelier: Atelier, dialogues: DialoguesMuets
) -> None:
    page = PageDocuments(SessionQt(Session(un_dossier())), atelier, dialogues)
    qtbot.addWidget(page)
    page.show()
    assert page.manques.isVisible()
    assert "Ajoutez une première étape." in page.manques.phrase.text()


def test_une_copie_du_dossier_se_demande_aussi_ici(
    qtbot: QtBot, atelier: Atelier, ouvrir: Ouvrir
) -> None:
    page = ouvrir(atelier)
    with qtbot.waitSignal(page.copie):
        qtbot.mouseClick(page.enregistrer, GAUCHE)
