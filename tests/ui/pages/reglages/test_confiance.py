"""Régler l’heure prouvée : adresse, délai, essai hors du fil, certificat de l’autorité."""

import socket
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.usecases.atelier import Atelier
from tests.cas.ecran import DialoguesMuets, taper
from tests.signing.autorite import Autorite, servie
from ui.pages.reglages.carte_confiance import CarteConfiance
from ui.pages.reglages.page import PageReglages
from ui.shell.fenetre import Fenetre
from ui.shell.rail import REGLAGES

GAUCHE = Qt.MouseButton.LeftButton


@pytest.fixture
def carte(fenetre: Fenetre, qtbot: QtBot) -> CarteConfiance:
    """La carte, dans les réglages."""
    qtbot.mouseClick(fenetre.rail.pages[REGLAGES], GAUCHE)
    page = fenetre.page
    assert isinstance(page, PageReglages)
    return page.confiance


def _ecrire(qtbot: QtBot, carte: CarteConfiance, adresse: str) -> None:
    carte.autorite.ligne.clear()
    taper(carte.autorite.ligne, adresse)
    qtbot.keyClick(carte.autorite.ligne, Qt.Key.Key_Return)


def test_l_adresse_et_le_delai_se_reglent_une_fois(
    qtbot: QtBot, carte: CarteConfiance, atelier: Atelier
) -> None:
    assert not carte.essayer.isEnabled()
    _ecrire(qtbot, carte, "heure.exemple.fr")
    assert "commence par https://" in carte.autorite.faute
    assert atelier.annuaires.autorite() == ""
    _ecrire(qtbot, carte, "https://heure.exemple.fr")
    assert carte.autorite.faute == ""
    carte.delai.setFocus()
    qtbot.keyClick(carte.delai, Qt.Key.Key_Down)
    assert atelier.annuaires.autorite() == "https://heure.exemple.fr"
    assert atelier.annuaires.attente() == 8
    assert carte.essayer.isEnabled()


def test_l_essai_dit_l_heure_puis_l_autorite_devient_connue(
    qtbot: QtBot,
    carte: CarteConfiance,
    atelier: Atelier,
    dialogues: DialoguesMuets,
    tmp_path: Path,
) -> None:
    autorite = Autorite(atelier.maintenant() + timedelta(minutes=10))
    dialogues.certificat = tmp_path / "heure.pem"
    dialogues.certificat.write_bytes(autorite.certificat.public_bytes(Encoding.PEM))
    with servie(autorite) as adresse:
        _ecrire(qtbot, carte, adresse)
        qtbot.mouseClick(carte.essayer, GAUCHE)
        qtbot.waitUntil(lambda: "répond" in carte.reponse.phrase.text())
        assert "ne la connaît pas encore" in carte.reponse.phrase.text()
        assert "s’en écarte de 10" in carte.reponse.phrase.text()
        qtbot.mouseClick(carte.racine_heure, GAUCHE)
        assert "est connue de ce poste" in carte.reponse.phrase.text()
        qtbot.mouseClick(carte.essayer, GAUCHE)
        qtbot.waitUntil(lambda: "répond" in carte.reponse.phrase.text())
    assert "ne la connaît pas" not in carte.reponse.phrase.text()
    assert atelier.annuaires.lire().racines == ()


def test_une_autorite_muette_se_dit_et_l_attente_s_arrete(
    qtbot: QtBot, carte: CarteConfiance, atelier: Atelier
) -> None:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        _ecrire(qtbot, carte, f"http://127.0.0.1:{prise.getsockname()[1]}/")
        qtbot.mouseClick(carte.essayer, GAUCHE)
        qtbot.waitUntil(carte.refus.isVisible)
        assert "n’a pas donné de preuve d’heure" in carte.refus.phrase.text()
        prise.listen()
        qtbot.mouseClick(carte.essayer, GAUCHE)
        qtbot.waitUntil(carte.annuler.isVisible)
        qtbot.mouseClick(carte.annuler, GAUCHE)
        assert carte.annuler.isHidden()
        assert carte.essayer.isEnabled()


def test_un_organisme_connu_s_ajoute_et_un_faux_certificat_est_refuse(
    qtbot: QtBot, carte: CarteConfiance, atelier: Atelier, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    autorite = Autorite(atelier.maintenant())
    dialogues.certificat = tmp_path / "faux.pem"
    dialogues.certificat.write_bytes(b"rien")
    qtbot.mouseClick(carte.racine, GAUCHE)
    assert "pas un certificat" in carte.refus.phrase.text()
    dialogues.certificat.write_bytes(autorite.certificat.public_bytes(Encoding.DER))
    qtbot.mouseClick(carte.racine, GAUCHE)
    assert len(atelier.annuaires.lire().racines) == 1
