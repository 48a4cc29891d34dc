"""Chaque écran du poste et du coffre se nomme, se touche, et tient à 200 %."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.cas.ecrans_du_poste import FERMES, NEUFS, OUVERTS
from ui.poste.fenetre import FenetrePoste
from ui.shell.mot_d_etat import MotDEtat
from ui.theme import theme

CIBLE, LARGEUR, HAUTEUR = 44, 1366, 690


def _focalisables(poste: FenetrePoste) -> Iterator[QWidget]:
    for widget in poste.findChildren(QWidget):
        peut = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if peut and widget.isVisible() and not isinstance(widget, QScrollBar):
            yield widget


def _muets(poste: FenetrePoste) -> list[str]:
    muets = []
    for widget in _focalisables(poste):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            muets.append(f"{type(widget).__name__} {widget.objectName()}")
    return muets


def _petits(poste: FenetrePoste) -> list[str]:
    return [
        f"{type(w).__name__} {w.accessibleName()} {w.size()}"
        for w in _focalisables(poste)
        if isinstance(w, QAbstractButton | QLineEdit | QComboBox)
        and (w.height() < CIBLE or w.width() < CIBLE)
    ]


def _coupes(poste: FenetrePoste) -> list[str]:
    coupes = []
    for mot in poste.findChildren(QLabel):
        if not mot.isVisible():
            continue
        if isinstance(mot, MotDEtat):
            assert mot.fontMetrics().horizontalAdvance(mot.forme) <= mot.width()
            continue
        voulu = mot.heightForWidth(mot.width()) if mot.wordWrap() else mot.sizeHint().height()
        trop_etroit = not mot.wordWrap() and mot.width() < mot.sizeHint().width()
        if mot.height() < voulu or trop_etroit:
            coupes.append(f"{mot.text()} {mot.size()} {voulu}")
    return coupes


def _debordent(poste: FenetrePoste) -> list[str]:
    zones = [
        f"{type(zone).__name__}"
        for zone in poste.findChildren(QScrollArea)
        if zone.isVisible()
        and zone.widget() is not None
        and zone.widget().width() > zone.viewport().width()
    ]
    depasse = (
        poste.minimumSizeHint().width() > LARGEUR or poste.minimumSizeHint().height() > HAUTEUR
    )
    return [*zones, *([f"fenêtre {poste.minimumSizeHint()}"] if depasse else [])]


def _examiner(qtbot: QtBot, poste: FenetrePoste) -> None:
    qtbot.wait(20)
    assert not _muets(poste)
    assert not _petits(poste)
    assert not _coupes(poste)
    assert not _debordent(poste)


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("ecran", NEUFS)
def test_un_poste_neuf_est_accessible(
    qtbot: QtBot, neuf: FenetrePoste, ecran: str, zoom: int
) -> None:
    neuf.resize(LARGEUR, HAUTEUR)
    theme.regler(zoom=zoom)
    NEUFS[ecran](neuf)
    _examiner(qtbot, neuf)


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("ecran", FERMES)
def test_un_poste_ferme_est_accessible(
    qtbot: QtBot, ferme: FenetrePoste, ecran: str, zoom: int
) -> None:
    ferme.resize(LARGEUR, HAUTEUR)
    theme.regler(zoom=zoom)
    FERMES[ecran](ferme)
    _examiner(qtbot, ferme)


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("ecran", OUVERTS)
def test_un_coffre_ouvert_est_accessible(
    qtbot: QtBot, ouvert: FenetrePoste, ecran: str, zoom: int
) -> None:
    ouvert.resize(LARGEUR, HAUTEUR)
    theme.regler(zoom=zoom)
    OUVERTS[ecran](ouvert)
    _examiner(qtbot, ouvert)
