"""Régler les papiers de son organisme, à l’écran : modèle, logo, signataire, nom des fichiers."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.locations import gabarits
from cep_desktop.usecases.atelier import Atelier
from tests.cas.ecran import DialoguesMuets, taper
from ui.pages.reglages.page import PageReglages
from ui.shell.fenetre import Fenetre
from ui.shell.rail import REGLAGES
from ui.widgets.libelle import Libelle

GAUCHE = Qt.MouseButton.LeftButton
DELAI = 30_000
BILAN = "bilan.docx"


@pytest.fixture
def page(fenetre: Fenetre, qtbot: QtBot) -> PageReglages:
    """La page, ouverte par le rail."""
    qtbot.mouseClick(fenetre.rail.pages[REGLAGES], GAUCHE)
    page = fenetre.page
    assert isinstance(page, PageReglages)
    return page


def _modele(tmp_path: Path, avant: str = "", apres: str = "") -> Path:
    """Le modèle du bilan, retouché comme dans Word."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(gabarits() / BILAN) as lu, zipfile.ZipFile(sortie, "w") as ecrit:
        for partie in lu.namelist():
            octets = lu.read(partie)
            if partie == "word/document.xml":
                assert avant.encode() in octets
                octets = octets.replace(avant.encode(), apres.encode(), 1)
            ecrit.writestr(partie, octets)
    fichier = tmp_path / "notre bilan.docx"
    fichier.write_bytes(sortie.getvalue())
    return fichier


def _verifier(qtbot: QtBot, page: PageReglages) -> set[str]:
    """Choisit le modèle du bilan, et rend tout ce que la vérification dit."""
    qtbot.mouseClick(page.modeles.rangees[BILAN].choisir, GAUCHE)
    assert page.attente.text() == "Le modèle se vérifie…"
    qtbot.waitUntil(page.rapport.isVisible, timeout=DELAI)
    return {mot.text() for mot in page.rapport.findChildren(Libelle)}


def test_un_modele_se_verifie_s_active_puis_se_retire(
    qtbot: QtBot, page: PageReglages, dialogues: DialoguesMuets, atelier: Atelier, tmp_path: Path
) -> None:
    dialogues.modele = _modele(tmp_path)
    dits = _verifier(qtbot, page)
    assert "Ce modèle convient. Accessibilité\u00a0: 100 sur 100." in dits
    assert atelier.organisme.modeles() == frozenset()
    qtbot.keyClick(page.rapport.activer, Qt.Key.Key_Space)
    assert atelier.organisme.modeles() == {BILAN}
    rangee = page.modeles.rangees[BILAN]
    assert rangee.precision.text() == "Votre modèle sert."
    assert page.rapport.isHidden()
    dialogues.accord = True
    qtbot.mouseClick(rangee.retirer, GAUCHE)
    assert atelier.organisme.modeles() == frozenset()
    assert rangee.retirer.isHidden()


def test_une_ancre_inconnue_se_dit_avec_sa_place_et_le_bon_nom(
    qtbot: QtBot, page: PageReglages, dialogues: DialoguesMuets, atelier: Atelier, tmp_path: Path
) -> None:
    dialogues.modele = _modele(tmp_path, "{{ personne }}", "{{ personnne }}")
    dits = " ".join(_verifier(qtbot, page))
    assert "Ce modèle ne peut pas servir\u00a0: 1\u00a0défaut" in dits
    assert "Vouliez-vous écrire «\u00a0{{ personne }}\u00a0»" in dits
    assert page.rapport.activer.isHidden()
    page.rapport.activer.click()
    assert atelier.organisme.modeles() == frozenset()


@pytest.mark.libreoffice
def test_une_ancre_inconnue_se_remplace_d_un_clic_dans_une_copie(
    qtbot: QtBot, page: PageReglages, dialogues: DialoguesMuets, atelier: Atelier, tmp_path: Path
) -> None:
    dialogues.modele = _modele(tmp_path, "{{ personne }}", "{{ personnne }}")
    avant = dialogues.modele.read_bytes()
    _verifier(qtbot, page)
    qtbot.waitUntil(
        lambda: any(m.text().endswith("page\u00a02") for m in page.rapport.findChildren(Libelle)),
        timeout=DELAI,
    )
    (bouton,) = page.rapport.remplacements
    assert bouton.accessibleName() == "Remplacer personnne par personne"
    assert bouton.hasFocus()
    qtbot.keyClick(bouton, Qt.Key.Key_Space)
    qtbot.waitUntil(page.rapport.activer.isVisible, timeout=DELAI)
    assert "Votre fichier n’a pas changé." in page.rapport.copie.text()
    assert dialogues.modele.read_bytes() == avant
    dialogues.dossier = tmp_path / "copie"
    qtbot.mouseClick(page.rapport.garder, GAUCHE)
    assert zipfile.is_zipfile(tmp_path / "copie" / "corrige-bilan.docx")
    qtbot.mouseClick(page.rapport.activer, GAUCHE)
    assert atelier.organisme.modeles() == {BILAN}


def test_une_ancre_coupee_par_word_est_recollee_et_dite(
    qtbot: QtBot, page: PageReglages, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    coupee = "{{ perso</w:t></w:r><w:r><w:t>nne }}"
    dialogues.modele = _modele(tmp_path, "{{ personne }}", coupee)
    dits = " ".join(_verifier(qtbot, page))
    assert "elle est recollée" in dits
    assert not page.rapport.activer.isHidden()


def test_un_fichier_qui_n_est_pas_word_laisse_tout_en_place(
    qtbot: QtBot, page: PageReglages, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    (tmp_path / "faux.docx").write_bytes(b"du texte")
    dialogues.modele = tmp_path / "faux.docx"
    dits = " ".join(_verifier(qtbot, page))
    assert "pas un document Word" in dits
    dialogues.modele = tmp_path / "absent.docx"
    qtbot.mouseClick(page.modeles.rangees[BILAN].choisir, GAUCHE)
    qtbot.waitUntil(page.refus.isVisible, timeout=DELAI)
    assert "absent.docx" in page.refus.phrase.text()
    assert page.modeles.isEnabled()


@pytest.mark.libreoffice
def test_l_exemple_rempli_se_regarde_et_s_enregistre(
    qtbot: QtBot, page: PageReglages, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    dialogues.modele = _modele(tmp_path)
    _verifier(qtbot, page)
    qtbot.mouseClick(page.rapport.regarder, GAUCHE)
    qtbot.waitUntil(lambda: page.fenetre_apercu is not None, timeout=DELAI)
    assert page.fenetre_apercu is not None
    assert page.fenetre_apercu.windowTitle() == "Aperçu\u00a0: Exemple, Bilan du plan"
    page.fenetre_apercu.accept()
    dialogues.dossier = tmp_path / "la"
    qtbot.mouseClick(page.rapport.enregistrer, GAUCHE)
    assert zipfile.is_zipfile(tmp_path / "la" / "exemple-bilan.docx")


def test_le_modele_livre_s_enregistre_pour_etre_change(
    qtbot: QtBot, page: PageReglages, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    dialogues.dossier = tmp_path
    qtbot.mouseClick(page.modeles.rangees[BILAN].copier, GAUCHE)
    assert (tmp_path / BILAN).read_bytes() == (gabarits() / BILAN).read_bytes()


def _ecrire_la_regle(qtbot: QtBot, page: PageReglages, regle: str) -> None:
    ligne = page.entete.nommage.ligne
    ligne.setFocus()
    ligne.selectAll()
    taper(ligne, regle)
    qtbot.keyClick(ligne, Qt.Key.Key_Return)


def test_le_nom_des_fichiers_se_regle_et_se_montre(
    qtbot: QtBot, page: PageReglages, atelier: Atelier
) -> None:
    _ecrire_la_regle(qtbot, page, "{annee}_{dossier}_{papier}_V{version}")
    assert page.entete.exemple.text().endswith("2026_0142_plan-action_V2.docx")
    assert atelier.organisme.regles().nommage.startswith("{annee}_")


@pytest.mark.parametrize(
    ("regle", "dit"),
    [
        ("{papier}-{nom}", "{nom} n’est pas un repère"),
        ("{papier}-{dosier}", "Vouliez-vous écrire {dossier}"),
        ("papier-{dossier}", "Il manque {papier}"),
        ("{papier}/{dossier}", "n’admet pas"),
    ],
)
def test_une_regle_impossible_est_refusee_sous_le_champ(
    qtbot: QtBot, page: PageReglages, atelier: Atelier, regle: str, dit: str
) -> None:
    avant = atelier.organisme.regles()
    _ecrire_la_regle(qtbot, page, regle)
    assert dit in page.entete.nommage.faute
    assert atelier.organisme.regles() == avant


def test_le_signataire_et_l_en_tete_se_gardent(
    qtbot: QtBot, page: PageReglages, atelier: Atelier
) -> None:
    for champ, texte in (
        (page.entete.en_tete, "Cap Évolution, antenne de Tours"),
        (page.entete.signataire, "Maud Rivet"),
        (page.entete.fonction, "directrice"),
    ):
        taper(champ.ligne, texte)
        qtbot.keyClick(champ.ligne, Qt.Key.Key_Return)
    regles = atelier.organisme.regles()
    assert regles.en_tete == "Cap Évolution, antenne de Tours"
    assert regles.signature == "Maud Rivet, directrice"


def test_le_logo_se_choisit_se_montre_et_se_retire(
    qtbot: QtBot, page: PageReglages, dialogues: DialoguesMuets, atelier: Atelier, tmp_path: Path
) -> None:
    Image.new("RGB", (300, 100), "navy").save(tmp_path / "logo.png")
    dialogues.logo = tmp_path / "logo.png"
    qtbot.mouseClick(page.entete.choisir_logo, GAUCHE)
    qtbot.waitUntil(page.entete.logo.isVisible, timeout=DELAI)
    assert atelier.organisme.logo() is not None
    qtbot.mouseClick(page.entete.retirer_logo, GAUCHE)
    assert atelier.organisme.logo() is None
    assert page.entete.logo.isHidden()


def test_un_logo_illisible_est_refuse(
    qtbot: QtBot, page: PageReglages, dialogues: DialoguesMuets, atelier: Atelier, tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_bytes(b"rien")
    dialogues.logo = tmp_path / "logo.png"
    qtbot.mouseClick(page.entete.choisir_logo, GAUCHE)
    qtbot.waitUntil(page.refus.isVisible, timeout=DELAI)
    assert "PNG ou JPEG" in page.refus.phrase.text()
    assert atelier.organisme.logo() is None
