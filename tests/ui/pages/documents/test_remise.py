"""Contrôler, remettre, voir un papier, attacher un scan : à la souris, au clavier, au dépôt."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from cep_desktop.documents.plan_action.contenu import composer
from cep_desktop.usecases import controle_remise
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.note import EcrireNote
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.produire import Papier
from cep_desktop.usecases.session import Session
from tests.cas.dossier import exemple, un_dossier
from tests.cas.ecran import DialoguesMuets
from tests.usecases.test_retour_papier import numeriser
from ui.pages.documents.page import PageDocuments
from ui.pont import SessionQt
from ui.widgets.fenetre_apercu import FenetreApercu
from ui.widgets.libelle import Libelle

GAUCHE = Qt.MouseButton.LeftButton
DELAI = 30_000


@pytest.fixture
def page(
    qtbot: QtBot, atelier: Atelier, dialogues: DialoguesMuets, tmp_path: Path
) -> PageDocuments:
    """La page des documents de Camille, prête à déposer."""
    dialogues.dossier = tmp_path / "remis"
    page = PageDocuments(SessionQt(Session(exemple("camille"))), atelier, dialogues)
    qtbot.addWidget(page)
    page.resize(1102, 700)
    page.show()
    return page


def _textes(widget: object) -> set[str]:
    return {mot.text() for mot in widget.findChildren(Libelle)}  # type: ignore[attr-defined]


@pytest.fixture
def scan(atelier: Atelier, tmp_path: Path) -> Path:
    """Le plan de Camille, signé sur papier puis numérisé."""
    dit = composer(exemple("camille").partageable(), le=atelier.aujourd_hui())
    fichier = tmp_path / "scan.png"
    fichier.write_bytes(numeriser(dit.code, angle=2))
    return fichier


@pytest.mark.libreoffice
def test_le_controle_dit_ce_qui_part_et_ce_qui_reste(qtbot: QtBot, page: PageDocuments) -> None:
    qtbot.mouseClick(page.remise.controler, GAUCHE)
    qtbot.waitUntil(lambda: "Ce qui reste ici" in _textes(page.remise), timeout=DELAI)
    textes = _textes(page.remise)
    assert "Aucune note privée dans les 16\u00a0documents" in textes
    assert {"fiche-falc-0142-v2.docx", "1\u00a0page", "6\u00a0pages"} <= textes
    assert any(texte.startswith("16\u00a0documents, ") for texte in textes)
    assert page.remise.remettre.isEnabled()


def test_sans_convertisseur_les_pages_ne_sont_pas_comptees(
    qtbot: QtBot, page: PageDocuments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    qtbot.mouseClick(page.remise.controler, GAUCHE)
    qtbot.waitUntil(page.remise.bilan.isVisible, timeout=DELAI)
    textes = _textes(page.remise)
    assert "pages non comptées" in textes
    assert any("Installez LibreOffice" in texte for texte in textes)
    assert page.remise.remettre.isEnabled()


def test_une_fuite_bloque_la_remise_jusqu_a_ce_que_le_dossier_change(
    qtbot: QtBot, page: PageDocuments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    peur = "Une peur dont elle parle peu."
    fuite = Papier(NaturePapier.RECU, "recu-0142-v2.csv", peur.encode())
    monkeypatch.setattr(controle_remise, "composer_remise", lambda *_, **__: (fuite,))
    monkeypatch.setenv("PATH", str(tmp_path))
    page._session.executer(EcrireNote(peur, date(2026, 11, 20)))
    qtbot.mouseClick(page.remise.controler, GAUCHE)
    qtbot.waitUntil(page.remise.bilan.isVisible, timeout=DELAI)
    assert not page.remise.remettre.isEnabled()
    page.remise.permettre(oui=False)
    page.remise.permettre(oui=True)
    assert not page.remise.remettre.isEnabled()
    page._session.annuler()
    assert page.remise.remettre.isEnabled()
    assert not page.remise.bilan.isVisible()


def test_un_point_a_completer_mene_a_sa_page(
    qtbot: QtBot,
    atelier: Atelier,
    dialogues: DialoguesMuets,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    page = PageDocuments(SessionQt(Session(un_dossier())), atelier, dialogues)
    qtbot.addWidget(page)
    page.resize(1102, 700)
    page.show()
    qtbot.mouseClick(page.remise.controler, GAUCHE)
    qtbot.waitUntil(page.remise.bilan.isVisible, timeout=DELAI)
    premier = page.remise.bilan.reparations[0]
    assert premier.accessibleName().startswith("Compléter")
    with qtbot.waitSignal(page.aller) as visee:
        qtbot.keyClick(premier, Qt.Key.Key_Return)
    assert visee.args == ["plan_action"]


@pytest.mark.libreoffice
def test_le_paquet_se_fait_en_une_action(qtbot: QtBot, page: PageDocuments, tmp_path: Path) -> None:
    qtbot.mouseClick(page.remise.canal.bouton("cle"), GAUCHE)
    assert page.remise.remettre.text() == "Copier sur la clé"
    qtbot.mouseClick(page.remise.remettre, GAUCHE)
    qtbot.waitUntil(page._resultat.isVisible, timeout=DELAI)
    deposes = {fichier.suffix for fichier in (tmp_path / "remis" / "paquet-0142-v2").iterdir()}
    assert deposes == {".docx", ".xlsx", ".csv", ".pdf", ".json", ".ics"}
    assert not page.refus.isVisible()


@pytest.mark.libreoffice
def test_sur_papier_tout_se_voit_puis_s_imprime(
    qtbot: QtBot, page: PageDocuments, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    assert page.remise.remettre.text() == "Voir et imprimer"
    qtbot.mouseClick(page.remise.remettre, GAUCHE)
    qtbot.waitUntil(lambda: page.fenetre_apercu is not None, timeout=DELAI)
    fenetre = page.fenetre_apercu
    assert fenetre is not None
    assert fenetre.windowTitle() == "Aperçu\u00a0: Tous les papiers"
    assert fenetre.vignettes.count() > 20
    assert not (tmp_path / "remis").exists()
    qtbot.mouseClick(fenetre.fermer, GAUCHE)


def test_par_courriel_les_fichiers_a_joindre_sont_dits_et_rien_ne_part(
    qtbot: QtBot,
    page: PageDocuments,
    dialogues: DialoguesMuets,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    dialogues.montrable = False
    qtbot.mouseClick(page.remise.canal.bouton("courriel"), GAUCHE)
    qtbot.keyClick(page.remise.remettre, Qt.Key.Key_Space)
    qtbot.waitUntil(page._resultat.isVisible, timeout=DELAI)
    demande = dialogues.demandes[-1]
    assert "Vos documents" in demande
    assert "- plan-action-0142-v2.docx" in demande
    assert "-financeur-1.xlsx" not in demande
    assert "Moreau" not in demande.partition(" | ")[2]
    paquet = tmp_path / "remis" / "paquet-0142-v2"
    suite = next(t for t in _textes(page._resultat) if t.startswith("À joindre"))
    assert all((paquet / nom).exists() for nom in suite.rpartition(": ")[2][:-1].split(", "))
    assert "pas de logiciel de courriel" in page.refus.phrase.text()


def test_sans_convertisseur_l_apercu_s_explique(
    qtbot: QtBot, page: PageDocuments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    qtbot.mouseClick(page.apercus.boutons[NaturePapier.FICHE_FALC], GAUCHE)
    qtbot.waitUntil(page.refus.isVisible, timeout=DELAI)
    assert "Installez LibreOffice" in page.refus.phrase.text()
    assert page.produire.isEnabled()


@pytest.mark.libreoffice
def test_un_papier_se_voit_page_par_page_se_grossit_et_s_imprime(
    qtbot: QtBot, page: PageDocuments, dialogues: DialoguesMuets
) -> None:
    qtbot.mouseClick(page.apercus.boutons[NaturePapier.PROJET_STRATEGIE], GAUCHE)
    qtbot.waitUntil(lambda: page.fenetre_apercu is not None, timeout=DELAI)
    fenetre = page.fenetre_apercu
    assert isinstance(fenetre, FenetreApercu)
    assert fenetre.vignettes.count() == 2
    assert fenetre.place.text() == "Page 1 sur 2, 75\u00a0%"
    assert "projet" in fenetre.vue.accessibleDescription()
    qtbot.keyClick(fenetre.vignettes, Qt.Key.Key_Down)
    assert fenetre.vue.accessibleName() == "Page 2 sur 2"
    qtbot.mouseClick(fenetre.imprimer, GAUCHE)
    qtbot.waitUntil(lambda: dialogues.imprimante.fin == "finie", timeout=DELAI)
    assert dialogues.demandes[-1] == "Projet et stratégie : 2 pages"
    assert len(dialogues.imprimante.recues) == 2
    qtbot.mouseClick(fenetre.fermer, GAUCHE)


def test_un_scan_choisi_signe_la_version(
    qtbot: QtBot, page: PageDocuments, dialogues: DialoguesMuets, scan: Path
) -> None:
    dialogues.scan, dialogues.accord = scan, True
    with qtbot.waitSignal(page.dit, timeout=DELAI) as dit:
        qtbot.mouseClick(page.retour.choisir, GAUCHE)
    assert dit.args == ["Version 2 signée sur papier"]
    revision = page._session.dossier.accompagnement.revision
    assert revision is not None
    assert revision.signee_le is not None
    assert revision.fichiers_signes[0].nom == "scan-0142-v2.png"


def test_un_scan_depose_demande_avant_de_noter(
    qtbot: QtBot, page: PageDocuments, dialogues: DialoguesMuets, scan: Path
) -> None:
    donnees = QMimeData()
    donnees.setUrls([QUrl.fromLocalFile(str(scan))])
    page.dropEvent(
        QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            donnees,
            GAUCHE,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: bool(dialogues.demandes), timeout=DELAI)
    assert "Version\u00a02 du plan, reconnue." in dialogues.demandes[-1]
    revision = page._session.dossier.accompagnement.revision
    assert revision is not None
    assert revision.signee_le is None


def test_une_image_sans_code_s_explique(
    qtbot: QtBot, page: PageDocuments, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    vide = tmp_path / "vide.png"
    vide.write_bytes(numeriser(""))
    dialogues.scan = vide
    qtbot.mouseClick(page.retour.choisir, GAUCHE)
    qtbot.waitUntil(page.refus.isVisible, timeout=DELAI)
    assert "Aucun code de plan" in page.refus.phrase.text()
