"""Tab suit ce que l’on voit dans les couches et dans l’écran partagé, sans rien sauter."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import exemple
from tests.cas.ecran import arriver
from ui.pont import SessionQt
from ui.shell.fenetre import Fenetre
from ui.shell.partage.ecran import EcranPartage
from ui.shell.partage.registre import PARTAGES
from ui.widgets.couche import Couche

_BORD = 4
"""Deux widgets d’une même rangée ne commencent pas toujours au même pixel."""


@pytest.fixture
def atelier() -> Atelier:
    """Camille seule."""
    return un_atelier([exemple("camille")])


def _tour(qtbot: QtBot, fenetre: QWidget, racine: QWidget) -> list[QWidget]:
    """Ce que Tab atteint sous `racine`, du premier au dernier, une fois."""
    tour: list[QWidget] = []
    for _ in range(400):
        focus: QWidget | None = fenetre.focusWidget()
        assert focus is not None
        if focus in tour:
            return _remis_en_haut(tour, racine)
        if racine.isAncestorOf(focus):
            tour.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    raise AssertionError("Tab ne revient pas à son départ")


def _remis_en_haut(tour: list[QWidget], racine: QWidget) -> list[QWidget]:
    """Rend le tour, ce qui défile étant revenu à son début : les places se comparent."""
    for zone in (racine, *racine.findChildren(QScrollArea)):
        if isinstance(zone, QScrollArea):
            zone.verticalScrollBar().setValue(0)
    return tour


def _attendus(racine: QWidget) -> set[QWidget]:
    return {
        widget
        for widget in racine.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }


def _cadre(widget: QWidget, racine: QWidget) -> QRect:
    return QRect(widget.mapTo(racine, QPoint(0, 0)), widget.size())


def _defile(widget: QWidget) -> QWidget | None:
    """La zone qui fait défiler ce widget."""
    parent: QWidget | None = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def _retours(tour: list[QWidget], racine: QWidget) -> list[str]:
    """Les pas qui remontent sans passer à une colonne plus à droite."""
    pas = []
    for avant, apres in pairwise(tour):
        if _defile(avant) is not _defile(apres):
            continue  # ce qui défile passe sous le pied de la couche
        ici, la = _cadre(avant, racine), _cadre(apres, racine)
        if la.bottom() < ici.top() + _BORD and la.left() < ici.right() - _BORD:
            pas.append(f"{avant.accessibleName()} → {apres.accessibleName()}")
    return pas


def _envoi(fenetre: Fenetre) -> None:
    fenetre.aller("donnees")
    fenetre.page.agir()


def _accord(fenetre: Fenetre) -> None:
    fenetre.aller("donnees")
    fenetre.page.commencer()


COUCHES: dict[str, Callable[[Fenetre], object]] = {
    "palette": lambda fenetre: fenetre.recherche.demander(),
    "aide": lambda fenetre: fenetre.aide.expliquer(),
    "touches": lambda fenetre: fenetre.aide.montrer_les_touches(),
    "visite": lambda fenetre: fenetre.visite.commencer(),
    "accord": _accord,
    "envoi": _envoi,
}


@pytest.mark.parametrize("nom", COUCHES)
def test_tab_descend_la_couche_sans_rien_sauter(qtbot: QtBot, camille: Fenetre, nom: str) -> None:
    COUCHES[nom](camille)
    qtbot.wait(1)
    couche = next(c for c in camille.findChildren(Couche) if c.isVisible())
    tour = _tour(qtbot, camille, couche)
    assert set(tour) == _attendus(couche)
    debut = min(range(len(tour)), key=lambda rang: _cadre(tour[rang], couche).top())
    assert _retours(tour[debut:] + tour[:debut], couche) == []


@pytest.mark.parametrize("code", PARTAGES)
def test_tab_descend_l_ecran_partage_sans_rien_sauter(
    qtbot: QtBot, atelier: Atelier, code: str
) -> None:
    session = SessionQt(atelier.ouvrir(exemple("camille").id))
    ecran = EcranPartage(session, atelier, code)
    session.setParent(ecran)
    qtbot.addWidget(ecran)
    ecran.resize(1366, 768)
    ecran.show()
    ecran.activateWindow()
    qtbot.wait(1)
    ecran.page.viser()
    tour = _tour(qtbot, ecran, ecran)
    assert set(tour) == _attendus(ecran)
    page = [widget for widget in tour if ecran.page.isAncestorOf(widget)]
    assert page[0] is ecran.page.titre
    assert _retours(page, ecran.page.fond) == []
    zones = [ecran.page, ecran.bandeau, ecran.rail]
    rangs = [next(r for r, zone in enumerate(zones) if zone.isAncestorOf(w)) for w in tour]
    assert rangs == sorted(rangs)


@pytest.mark.parametrize(
    ("code", "cle"), [("competences", "K3"), ("competences", "M1"), ("plan_action", "A4")]
)
def test_tab_descend_le_volet_ouvert(qtbot: QtBot, camille: Fenetre, code: str, cle: str) -> None:
    arriver(qtbot, camille, code)
    camille.page.rouvrir(cle)
    qtbot.wait(1)
    page = camille.page
    page.viser()
    tour = [w for w in _tour(qtbot, camille, page) if w.isVisible()]
    assert set(tour) == _attendus(page)
    assert _retours(tour, page.fond) == []
