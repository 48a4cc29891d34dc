"""La visite se joue sur un exemple, au clavier ou à la souris, et s’arrête quand on veut."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.typographie import composer
from tests.cas.atelier import un_atelier
from tests.cas.ecran import DialoguesMuets
from ui.pages.visite.etat import ETAPES
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


def test_la_visite_va_jusqu_au_bout_a_la_souris(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.visite.commencer()
    for etape in ETAPES:
        couche = fenetre.visite.couche
        assert couche is not None
        assert couche.titre.text() == composer(etape.titre)
        assert fenetre.rail.courante == (etape.page or "accueil")
        assert fenetre.rect().contains(couche.panneau.geometry())
        qtbot.mouseClick(couche.suivant, GAUCHE)
    assert fenetre.visite.couche is None
    assert fenetre.page is fenetre.accueil


def test_les_fleches_tournent_et_echap_arrete(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.visite.commencer()
    for touche, titre in (
        (Qt.Key.Key_Right, ETAPES[1].titre),
        (Qt.Key.Key_Right, ETAPES[2].titre),
        (Qt.Key.Key_Left, ETAPES[1].titre),
    ):
        assert fenetre.visite.couche is not None
        qtbot.keyClick(fenetre.visite.couche, touche)
        assert fenetre.visite.couche is not None
        assert fenetre.visite.couche.titre.text() == titre
    with qtbot.waitSignal(fenetre.visite.finie, timeout=1000):
        qtbot.keyClick(fenetre.visite.couche, Qt.Key.Key_Escape)
    assert fenetre.ouvert is None
    assert fenetre.message.phrase.text() == "Vous retrouverez la visite dans l’aide (F1)"


def test_elle_se_rejoue_depuis_l_aide_d_un_dossier_ouvert(qtbot: QtBot, camille: Fenetre) -> None:
    camille.aide.expliquer()
    qtbot.mouseClick(camille.aide.couche.revoir, GAUCHE)  # type: ignore[union-attr]
    assert camille.ouvert is None
    assert camille.visite.couche is not None
    assert camille.visite.couche.titre.text() == ETAPES[0].titre


def test_sans_exemple_elle_en_ajoute_un(qtbot: QtBot) -> None:
    fenetre = Fenetre(un_atelier(), DialoguesMuets())
    qtbot.addWidget(fenetre)
    fenetre.show()
    fenetre.visite.commencer()
    qtbot.waitUntil(lambda: fenetre.visite.couche is not None)
    (fiche,) = fenetre.atelier.fiches()
    assert fiche.est_fictif
