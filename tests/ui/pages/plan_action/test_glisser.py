"""Une action ou une étape se déplace à la souris, en la glissant, et au clavier."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.pages.plan_action.gestes import la_page, le_plan
from ui.pages.plan_action.liste import ListePlan
from ui.shell.fenetre import Fenetre

GAUCHE, SANS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


def _ordre(fenetre: Fenetre) -> dict[str, list[str]]:
    return {e.id: [a.id for a in e.actions] for e in le_plan(fenetre).etapes}


def _point(liste: ListePlan, cle: str, part: float) -> QPoint:
    """Un point d’une ligne : `part` va de 0 (en haut) à 1 (en bas)."""
    cadre = liste.visualRect(liste.table.chercher(cle))
    return QPoint(cadre.x() + 150, round(cadre.top() + part * cadre.height()))


def _glisser(liste: ListePlan, cle: str, vers: str, part: float, *, lacher: bool = True) -> None:
    """Appuie sur une ligne, bouge pas à pas jusqu’à une autre, et lâche."""
    vue = liste.viewport()
    debut, fin = _point(liste, cle, 0.5), _point(liste, vers, part)
    QTest.mousePress(vue, GAUCHE, SANS, debut)
    for pas in range(1, 9):
        QTest.mouseMove(vue, debut + (fin - debut) * pas / 8)
    if lacher:
        QTest.mouseRelease(vue, GAUCHE, SANS, fin)


def test_une_action_glissee_change_de_place_et_s_annule(camille: Fenetre) -> None:
    liste = la_page(camille).liste
    avant = _ordre(camille)
    etape = next(e for e, actions in avant.items() if len(actions) > 1)
    premiere, *_, derniere = avant[etape]
    _glisser(liste, premiere, derniere, 0.9)
    assert _ordre(camille)[etape] == [*avant[etape][1:], premiere]
    assert liste.courante == premiere
    camille.annuler()
    assert _ordre(camille) == avant


def test_une_action_glissee_sur_une_etape_passe_en_tete(camille: Fenetre) -> None:
    liste = la_page(camille).liste
    avant = _ordre(camille)
    depart, arrivee, *_ = avant
    action = avant[depart][0]
    _glisser(liste, action, arrivee, 0.8)
    assert _ordre(camille)[arrivee] == [action, *avant[arrivee]]
    assert action not in _ordre(camille)[depart]


def test_une_etape_glissee_emporte_ses_actions(camille: Fenetre) -> None:
    liste = la_page(camille).liste
    avant = _ordre(camille)
    premiere, deuxieme, *_ = avant
    _glisser(liste, deuxieme, premiere, 0.1)
    apres = _ordre(camille)
    assert list(apres)[:2] == [deuxieme, premiere]
    assert apres[deuxieme] == avant[deuxieme]


def test_echap_renonce_et_un_petit_tremblement_reste_un_clic(
    qtbot: QtBot, camille: Fenetre
) -> None:
    page = la_page(camille)
    liste, avant = page.liste, _ordre(camille)
    actions = next(a for a in avant.values() if len(a) > 1)
    _glisser(liste, actions[0], actions[-1], 0.9, lacher=False)
    qtbot.keyClick(liste, Qt.Key.Key_Escape)
    QTest.mouseRelease(liste.viewport(), GAUCHE, SANS, _point(liste, actions[-1], 0.9))
    assert _ordre(camille) == avant

    ici = _point(liste, actions[0], 0.5)
    QTest.mousePress(liste.viewport(), GAUCHE, SANS, ici)
    QTest.mouseMove(liste.viewport(), ici + QPoint(1, 1))
    QTest.mouseRelease(liste.viewport(), GAUCHE, SANS, ici + QPoint(1, 1))
    assert _ordre(camille) == avant
    assert page.element == actions[0], "un clic ouvre le détail"


def test_la_place_se_voit_pendant_que_l_on_glisse(camille: Fenetre) -> None:
    liste = la_page(camille).liste
    actions = next(a for a in _ordre(camille).values() if len(a) > 1)
    liste.designer(actions[0])
    avant = liste.viewport().grab().toImage()
    _glisser(liste, actions[0], actions[-1], 0.9, lacher=False)
    assert liste.viewport().grab().toImage() != avant
    assert liste.viewport().cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(liste.viewport(), GAUCHE, SANS, _point(liste, actions[-1], 0.9))
    assert liste.viewport().cursor().shape() is not Qt.CursorShape.ClosedHandCursor


def test_au_clavier_alt_et_les_fleches_deplacent_la_meme_ligne(
    qtbot: QtBot, camille: Fenetre
) -> None:
    liste = la_page(camille).liste
    avant = _ordre(camille)
    etape, (premiere, deuxieme, *_) = next(
        (e, actions) for e, actions in avant.items() if len(actions) > 1
    )
    liste.setFocus()
    liste.designer(premiere)
    qtbot.keyClick(liste, Qt.Key.Key_Down, ALT)
    assert _ordre(camille)[etape][:2] == [deuxieme, premiere]
    assert liste.courante == premiere, "la ligne reste sous le clavier"
    qtbot.keyClick(liste, Qt.Key.Key_Up, ALT)
    assert _ordre(camille) == avant
