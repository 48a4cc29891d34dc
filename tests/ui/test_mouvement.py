"""Les mouvements se réduisent si l’ordinateur ou la personne le demande."""

import plistlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressBar

from cep_desktop.settings import Preferences
from ui.mouvement import REDUIT, SYSTEME, mouvement, reduit_par_le_systeme
from ui.shell.fenetre import Fenetre


@pytest.fixture(autouse=True)
def comme_avant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """L’ordinateur de l’essai ne demande rien ; le choix revient ensuite."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    yield
    mouvement.regler(SYSTEME)


def test_le_menu_reduit_les_mouvements_et_s_en_souvient(fenetre: Fenetre) -> None:
    fenetre.barre.affichage.immobilise.emit(REDUIT)
    assert mouvement.est_reduit
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    assert fenetre.habillage.preferences == Preferences(mouvement=REDUIT)
    fenetre.barre.affichage.immobilise.emit(SYSTEME)
    assert not mouvement.est_reduit


def test_sans_mouvement_la_barre_d_attente_ne_defile_pas(camille: Fenetre) -> None:
    mouvement.regler(REDUIT)
    camille.aller("documents")
    (barre,) = camille.page.findChildren(QProgressBar)
    assert barre.maximum() == 1


@pytest.mark.parametrize(
    ("fichier", "texte", "attendu"),
    [
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", True),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "ceci n’est pas un réglage", False),
    ],
)
def test_linux_le_dit_dans_ses_reglages(
    tmp_path: Path, fichier: str, texte: str, attendu: bool
) -> None:
    chemin = tmp_path / fichier
    chemin.parent.mkdir(parents=True, exist_ok=True)
    chemin.write_text(texte, encoding="utf-8")
    assert reduit_par_le_systeme("linux") is attendu


def test_un_mac_le_dit_dans_ses_preferences(tmp_path: Path) -> None:
    assert not reduit_par_le_systeme("darwin", tmp_path)
    dossier = tmp_path / "Library" / "Preferences"
    dossier.mkdir(parents=True)
    fichier = dossier / "com.apple.universalaccess.plist"
    fichier.write_bytes(plistlib.dumps({"reduceMotion": True}))
    assert reduit_par_le_systeme("darwin", tmp_path)


def test_hors_de_windows_on_ne_demande_rien_a_windows() -> None:
    assert not reduit_par_le_systeme("win32")


def test_un_choix_inconnu_suit_l_ordinateur() -> None:
    mouvement.regler("n’importe quoi")
    assert not mouvement.est_reduit
