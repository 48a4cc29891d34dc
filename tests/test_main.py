"""La porte d’entrée mène à la ligne de commande, à la fenêtre, ou dit pourquoi elle reste close."""

import os
import subprocess
import sys

import pytest

from cep_desktop.__main__ import a_un_ecran, main

ECRANS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def sans_ecran(monkeypatch: pytest.MonkeyPatch) -> None:
    """Machine Linux sans écran."""
    monkeypatch.setattr(sys, "platform", "linux")
    for nom in ECRANS:
        monkeypatch.delenv(nom, raising=False)


@pytest.mark.usefixtures("sans_ecran")
def test_sans_ecran_une_phrase_dit_quoi_faire(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 1
    assert "cep-desktop exemple --sortie sortie" in capsys.readouterr().err


@pytest.mark.usefixtures("sans_ecran")
def test_un_dossier_donne_seul_demande_la_fenetre(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["camille.dossier.json"]) == 1
    assert "Aucun écran" in capsys.readouterr().err


@pytest.mark.usefixtures("sans_ecran")
@pytest.mark.parametrize("nom", ECRANS)
def test_un_ecran_ou_un_choix_de_dessin_ouvre_la_fenetre(
    monkeypatch: pytest.MonkeyPatch, nom: str
) -> None:
    assert not a_un_ecran()
    monkeypatch.setenv(nom, "offscreen")
    assert a_un_ecran()


@pytest.mark.parametrize("systeme", ["win32", "darwin"])
def test_windows_et_macos_ont_toujours_un_ecran(
    monkeypatch: pytest.MonkeyPatch, systeme: str
) -> None:
    monkeypatch.setattr(sys, "platform", systeme)
    assert a_un_ecran()


def test_un_verbe_inconnu_est_mal_appele(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["danser"]) == 2
    assert "danser" in capsys.readouterr().err


def test_la_ligne_de_commande_ne_charge_ni_qt_ni_word_ni_excel() -> None:
    question = (
        "import sys; from cep_desktop.__main__ import main; main(['danser'])\n"
        "print({'PySide6', 'docx', 'docxtpl', 'openpyxl', 'xlsxwriter', 'PIL'} & set(sys.modules))"
    )
    reponse = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=True
    )
    assert reponse.stdout.strip() == "set()"


def test_la_premiere_fenetre_ne_charge_ni_word_ni_excel_ni_signature() -> None:
    question = (
        "import sys; import ui.app\n"
        "lourds = {'docx', 'docxtpl', 'openpyxl', 'xlsxwriter', 'PIL', 'lxml', 'cryptography'}\n"
        "print(lourds & set(sys.modules))"
    )
    reponse = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=True
    )
    assert reponse.stdout.strip() == "set()"


def test_la_liste_s_ouvre_sans_charger_les_pages_d_un_dossier() -> None:
    question = (
        "import sys; from cep_desktop.composition import composer_poste; composer_poste()\n"
        "import ui.app\n"
        "import ui.shell.devanture\n"
        "attendus = ('sqlalchemy', 'pydantic', 'cryptography', 'cep_desktop.domain.dossier',"
        " 'cep_desktop.usecases.atelier', 'ui.shell.fenetre', 'ui.pages.situation',"
        " 'ui.pages.projet', 'ui.shell.recettes',"
        " 'ui.shell.partage.ecran', 'ui.pages.conflit', 'ui.pages.equipe', 'ui.pages.livres',"
        " 'ui.pages.nouveau_dossier', 'cep_desktop.rules.aiguillage', 'cep_desktop.signing',"
        " 'cep_desktop.usecases.hors_ligne', 'cep_desktop.referentiels.plan_import',"
        " 'cep_desktop.orthographe.mots', 'ui.widgets.saisie', 'ui.voix', 'ui.prechauffage',"
        " 'ui.poste.entree', 'PySide6.QtDBus', 'secrets')\n"
        "print([nom for nom in attendus if nom in sys.modules], len(sys.modules) < 500)"
    )
    reponse = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=True
    )
    assert reponse.stdout.strip() == "[] True"


def test_pyside_ne_relit_pas_la_source_de_ce_qui_se_charge_apres_lui() -> None:
    question = (
        "import inspect; relus = []\n"
        "inspect.getsource = lambda module: relus.append(module.__name__) or ''\n"
        "from ui.importation import rendre_l_import\n"
        "from ui.jetons import Jetons; avant = 'ui.jetons' in relus\n"
        "rendre_l_import(); relus.clear()\n"
        "from ui.dates import ecrire_quand; print(avant, relus)"
    )
    reponse = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=True
    )
    assert reponse.stdout.strip() == "True []"


def test_l_autotest_ouvre_la_fenetre_et_produit_les_papiers() -> None:
    essai = subprocess.run(
        [sys.executable, "-m", "cep_desktop", "--autotest"],
        env={nom: valeur for nom, valeur in os.environ.items() if nom not in ECRANS},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert essai.returncode == 0, essai.stderr
