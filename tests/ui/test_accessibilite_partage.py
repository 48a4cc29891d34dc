"""L’écran partagé tient à l’écran, se parcourt au clavier, se touche sans viser."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QSlider, QWidget
from pytestqt.qtbot import QtBot

from cep_desktop.domain.personne import Beneficiaire
from tests.cas.atelier import un_atelier
from tests.cas.dossier import exemple, un_dossier
from ui.pont import SessionQt
from ui.shell.partage.ecran import EcranPartage
from ui.shell.partage.registre import PARTAGES
from ui.theme import theme
from ui.widgets.echelle import Aspect, Echelle
from ui.widgets.partage.signer import SignerPartage

CIBLE = 44
VIDE = UUID(int=1)


def _ecran(qtbot: QtBot, code: str, *, est_vide: bool = False) -> EcranPartage:
    vide = un_dossier(id=VIDE, beneficiaire=Beneficiaire(prenom="Zoé", nom="Rien d’Écrit"))
    atelier = un_atelier([exemple("camille"), vide])
    session = SessionQt(atelier.ouvrir(VIDE if est_vide else exemple("camille").id))
    ecran = EcranPartage(session, atelier, code)
    session.setParent(ecran)
    qtbot.addWidget(ecran)
    ecran.resize(1366, 690)
    ecran.show()
    ecran.activateWindow()
    qtbot.wait(1)
    return ecran


def _focalisables(ecran: EcranPartage) -> Iterator[QWidget]:
    for widget in ecran.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            yield widget


@pytest.mark.parametrize("code", PARTAGES)
def test_tout_a_un_nom_et_se_touche_du_doigt(qtbot: QtBot, code: str) -> None:
    ecran = _ecran(qtbot, code)
    for widget in _focalisables(ecran):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name).strip(), widget
        if isinstance(widget, QAbstractButton | QSlider):
            assert widget.height() >= CIBLE, widget.accessibleName()
            assert widget.width() >= CIBLE, widget.accessibleName()


def test_chaque_coeur_du_gout_fait_quarante_quatre_pixels(qtbot: QtBot) -> None:
    ecran = _ecran(qtbot, "projet")
    gouts = ecran.page.findChildren(Echelle)
    assert len(gouts) == 3
    assert Aspect.GRANDS.pas >= CIBLE
    assert all(gout.width() >= 5 * CIBLE and gout.height() >= CIBLE for gout in gouts)
    qtbot.mouseClick(gouts[2], Qt.MouseButton.LeftButton, pos=gouts[2].rect().center())
    pistes = ecran.session.dossier.conseil.pistes
    assert [piste.gout for piste in pistes] == [5, 4, 3]


@pytest.mark.parametrize("zoom", [100, 200])
def test_le_pave_de_la_personne_tient_a_l_ecran_et_se_touche(qtbot: QtBot, zoom: int) -> None:
    theme.regler(zoom=zoom)
    ecran = _ecran(qtbot, "signature")
    bloc = ecran.page.findChild(SignerPartage)
    assert isinstance(bloc, SignerPartage)
    bloc.ouvrir(1)
    qtbot.wait(1)
    assert ecran.page.fond.width() <= ecran.page.viewport().width()
    assert bloc.feuille.pave.visibleRegion().boundingRect().height() >= 200
    for widget in _focalisables(ecran):
        if bloc.isAncestorOf(widget):
            assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name), widget
            assert min(widget.width(), widget.height()) >= CIBLE, widget.accessibleName()


@pytest.mark.parametrize("est_vide", [False, True])
@pytest.mark.parametrize("code", PARTAGES)
@pytest.mark.parametrize("zoom", [100, 200])
def test_rien_ne_deborde_ni_ne_se_coupe(qtbot: QtBot, code: str, zoom: int, est_vide: bool) -> None:
    theme.regler(zoom=zoom)
    ecran = _ecran(qtbot, code, est_vide=est_vide)
    assert ecran.minimumSizeHint().width() <= 1366
    assert ecran.minimumSizeHint().height() <= 690
    assert ecran.page.fond.width() <= ecran.page.viewport().width()
    promesse = ecran.bandeau._promesse
    coupes = []
    for mot in ecran.findChildren(QLabel):
        if not mot.isVisible() or mot is promesse:
            continue
        voulu = mot.heightForWidth(mot.width()) if mot.wordWrap() else mot.sizeHint().height()
        trop_etroit = not mot.wordWrap() and mot.width() < mot.sizeHint().width()
        if mot.height() < voulu or trop_etroit:
            coupes.append((mot.text(), mot.size(), voulu))
    assert not coupes


@pytest.mark.parametrize("code", PARTAGES)
def test_un_seul_bouton_plein_par_page(qtbot: QtBot, code: str) -> None:
    ecran = _ecran(qtbot, code)
    boutons = ecran.page.findChildren(QAbstractButton)
    assert len([b for b in boutons if b.property("genre") == "plein" and b.isVisible()]) <= 1


def test_le_tour_au_clavier_passe_par_le_retour_le_rail_et_la_page(qtbot: QtBot) -> None:
    ecran = _ecran(qtbot, "plan_action")
    ecran.annoncer()
    vus = []
    for _ in range(40):
        focus = ecran.focusWidget()
        if focus is None or focus in vus:
            break
        vus.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert ecran.page.titre in vus
    assert ecran.bandeau.retour in vus
    assert any(ecran.rail.isAncestorOf(widget) for widget in vus)


def test_le_clavier_reste_sur_le_geste_que_l_on_vient_de_faire(qtbot: QtBot) -> None:
    ecran = _ecran(qtbot, "situation")
    nom = "Descendre : Le contact avec les gens"
    bouton = next(
        b
        for b in ecran.page.findChildren(QAbstractButton)
        if b.accessibleName().replace("\u00a0", " ") == nom
    )
    bouton.setFocus()
    qtbot.keyClick(bouton, Qt.Key.Key_Space)
    focus = ecran.focusWidget()
    assert focus is not bouton
    assert focus.accessibleName().replace("\u00a0", " ") == nom
