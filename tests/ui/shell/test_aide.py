"""F1 explique la page montrée ; une seconde fois, il montre toutes les touches."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cep_desktop.domain.typographie import composer
from ui.pages.aide.couche import CoucheAide
from ui.pages.aide.etat import lire
from ui.pages.touches.couche import CoucheTouches
from ui.shell.etat import PAGES, CodePage
from ui.shell.fenetre import Fenetre
from ui.shell.rail import ACCUEIL
from ui.shell.touches import ecrire_touche

GAUCHE = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
MAJ = Qt.KeyboardModifier.ShiftModifier


def _titre(fenetre: Fenetre) -> str:
    assert isinstance(fenetre.aide.couche, CoucheAide)
    return fenetre.aide.couche.titre.text()


def test_f1_explique_chaque_page(qtbot: QtBot, camille: Fenetre) -> None:
    for code in (*(page.code for page in PAGES), CodePage.HISTORIQUE):
        camille.aller(code)
        qtbot.keyClick(camille.page, Qt.Key.Key_F1)
        assert _titre(camille) == composer(f"Aide : {lire(code).titre}")
        assert camille.aide.couche is not None
        qtbot.keyClick(camille.aide.couche, Qt.Key.Key_Escape)
        assert camille.aide.couche is None


def test_l_aide_de_la_liste_et_celle_d_un_dossier_neuf(qtbot: QtBot, fenetre: Fenetre) -> None:
    qtbot.mouseClick(fenetre.barre.aide, GAUCHE)
    assert _titre(fenetre) == composer(f"Aide : {lire(ACCUEIL).titre}")
    assert isinstance(fenetre.aide.couche, CoucheAide)
    qtbot.mouseClick(fenetre.aide.couche.fermer_la, GAUCHE)
    fenetre.creation.commencer()
    qtbot.keyClick(fenetre.page, Qt.Key.Key_F1)
    assert _titre(fenetre) == composer("Aide : Nouveau dossier")


def test_f1_deux_fois_montre_toutes_les_touches(qtbot: QtBot, camille: Fenetre) -> None:
    qtbot.keyClick(camille.page, Qt.Key.Key_F1)
    assert camille.aide.couche is not None
    qtbot.keyClick(camille.aide.couche, Qt.Key.Key_F1)
    couche = camille.aide.couche
    assert isinstance(couche, CoucheTouches)
    textes = {etiquette.text() for etiquette in couche.findChildren(QLabel)}
    for action in camille.registre.actions:
        if action.touches:
            assert " ou ".join(map(ecrire_touche, action.touches)) in textes
            assert composer(action.mot) in textes


def test_ctrl_point_d_interrogation_montre_les_touches(qtbot: QtBot, fenetre: Fenetre) -> None:
    qtbot.keyClick(fenetre.page, Qt.Key.Key_Question, CTRL | MAJ)
    assert isinstance(fenetre.aide.couche, CoucheTouches)
    qtbot.mouseClick(fenetre.aide.couche.fermer_la, GAUCHE)
    assert fenetre.aide.couche is None


def test_sous_une_autre_couche_l_aide_se_tait(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.recherche.demander()
    assert fenetre.recherche.couche is not None
    qtbot.keyClick(fenetre.recherche.couche, Qt.Key.Key_F1)
    qtbot.keyClick(fenetre.recherche.couche, Qt.Key.Key_Question, CTRL | MAJ)
    assert fenetre.aide.couche is None


def test_l_aide_d_une_autre_page_se_cherche(qtbot: QtBot, fenetre: Fenetre) -> None:
    assert fenetre.registre.faire("aide.page.montage") == ""
    assert _titre(fenetre) == composer("Aide : Le montage proposé")
    assert fenetre.aide.couche is not None
    assert fenetre.aide.couche.isAncestorOf(QApplication.focusWidget())
