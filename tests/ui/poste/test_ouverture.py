"""On entre avec sa phrase ou son code de secours ; un essai manqué fait attendre."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.cas.coffre import AUTRE_PHRASE, PHRASE, des_coffres
from tests.cas.ecran import taper
from ui.poste.fenetre import FenetrePoste
from ui.poste.ouverture import EcranOuverture

GAUCHE = Qt.MouseButton.LeftButton


def _ecran(poste: FenetrePoste) -> EcranOuverture:
    ecran = poste.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    return ecran


def _essayer(qtbot: QtBot, ecran: EcranOuverture, saisie: str) -> None:
    ecran.champ.ligne.selectAll()
    taper(ecran.champ.ligne, saisie)
    qtbot.keyClick(ecran.champ.ligne, Qt.Key.Key_Return)


def test_la_phrase_au_clavier_montre_les_dossiers(qtbot: QtBot, ferme: FenetrePoste) -> None:
    ecran = _ecran(ferme)
    assert ecran.champ.ligne.hasFocus()
    _essayer(qtbot, ecran, PHRASE)
    assert not ecran.ouvrir.isEnabled()
    qtbot.waitUntil(lambda: ferme.fenetre is not None)
    fenetre = ferme.fenetre
    assert fenetre is not None
    assert len(fenetre.atelier.fiches()) == 3
    assert fenetre.barre.verrou.isVisible()


def test_une_phrase_fausse_le_dit_et_fait_attendre(qtbot: QtBot, ferme: FenetrePoste) -> None:
    ecran = _ecran(ferme)
    _essayer(qtbot, ecran, AUTRE_PHRASE)
    qtbot.waitUntil(lambda: bool(ecran.champ.faute))
    assert "n’ouvre pas ce coffre" in ecran.champ.faute
    assert not ecran.ouvrir.isEnabled()
    assert ecran.ouvrir.text().startswith("Attendez 1 seconde")
    assert ecran.champ.ligne.hasFocus()
    assert ecran.champ.ligne.selectedText() == AUTRE_PHRASE
    ecran._minuterie.timeout.emit()
    assert ecran.ouvrir.isEnabled()
    assert ecran.ouvrir.text() == "Ouvrir"
    _essayer(qtbot, ecran, PHRASE)
    qtbot.waitUntil(lambda: ferme.fenetre is not None)


def test_l_attente_grandit_a_chaque_essai(qtbot: QtBot, ferme: FenetrePoste) -> None:
    ecran = _ecran(ferme)
    attentes = []
    for _ in range(5):
        ecran.champ.accepter()
        _essayer(qtbot, ecran, AUTRE_PHRASE)
        qtbot.waitUntil(lambda: bool(ecran.champ.faute))
        attentes.append(ecran._reste_s)
        for _ in range(ecran._reste_s):
            ecran._minuterie.timeout.emit()
    assert attentes == [1, 2, 5, 15, 15]


def test_rien_ne_part_tant_que_l_on_attend(qtbot: QtBot, ferme: FenetrePoste) -> None:
    ecran = _ecran(ferme)
    _essayer(qtbot, ecran, AUTRE_PHRASE)
    qtbot.waitUntil(lambda: bool(ecran.champ.faute))
    with qtbot.assertNotEmitted(ecran.propose):
        _essayer(qtbot, ecran, PHRASE)
    assert ferme.fenetre is None


def test_sans_rien_ecrire_on_dit_quoi_faire(qtbot: QtBot, ferme: FenetrePoste) -> None:
    ecran = _ecran(ferme)
    qtbot.mouseClick(ecran.ouvrir, GAUCHE)
    assert ecran.champ.faute == "Écrivez votre phrase secrète."
    assert ecran.ouvrir.isEnabled()


def test_le_code_de_secours_ouvre_et_fait_choisir_une_phrase(
    qtbot: QtBot, ferme: FenetrePoste, code: str
) -> None:
    _essayer(qtbot, _ecran(ferme), code.lower().replace("-", " "))
    qtbot.waitUntil(lambda: ferme.fenetre is not None)
    assert ferme.fenetre is not None
    cote = ferme.fenetre.cote_coffre
    assert cote is not None
    assert cote.couche is not None
    assert cote.couche.isVisible()


def test_l_oeil_montre_ce_que_l_on_ecrit(qtbot: QtBot, ferme: FenetrePoste) -> None:
    ligne = _ecran(ferme).champ.ligne
    taper(ligne, "lune")
    assert ligne.displayText() != "lune"
    qtbot.mouseClick(ligne.oeil, GAUCHE)
    assert ligne.displayText() == "lune"


def test_verr_maj_se_voit(ferme: FenetrePoste) -> None:
    champ = _ecran(ferme).champ
    taper(champ.ligne, "L")
    assert champ.signale_verr_maj


@pytest.mark.usefixtures("code")
def test_un_coffre_abime_le_dit_et_reste_tel_quel(
    qtbot: QtBot, ferme: FenetrePoste, tmp_path: Path
) -> None:
    base = tmp_path / "coffre" / "dossiers.db"
    octets = base.read_bytes()[:-4096]
    base.write_bytes(octets)
    ecran = _ecran(ferme)
    _essayer(qtbot, ecran, PHRASE)
    qtbot.waitUntil(lambda: bool(ecran.champ.faute))
    assert "incomplet ou altéré" in ecran.champ.faute
    assert ecran.ouvrir.isEnabled()
    assert base.read_bytes() == octets


def test_fermer_la_fenetre_ferme_le_coffre(ouvert: FenetrePoste, tmp_path: Path) -> None:
    ouvert.close()
    rouvert = des_coffres(tmp_path).ouvrir(PHRASE, auteur="Nadia Benali")
    assert not rouvert.est_en_lecture_seule
    rouvert.fermer()


def test_ouvrir_a_la_souris(qtbot: QtBot, ferme: FenetrePoste) -> None:
    ecran = _ecran(ferme)
    taper(ecran.champ.ligne, PHRASE)
    qtbot.mouseClick(ecran.ouvrir, GAUCHE)
    qtbot.waitUntil(lambda: ferme.fenetre is not None)
