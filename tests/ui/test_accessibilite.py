"""Chaque page tient à l’écran, se parcourt au clavier, et dit le nom de tout."""

from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTableView,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as QtBotTimeoutError
from pytestqt.qtbot import QtBot

from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import exemple, un_dossier
from ui.pages.competences.page import PageCompetences
from ui.pages.financement.page import PageFinancement
from ui.pages.plan_action.page import PagePlanAction
from ui.pages.projet.page import CHEMINS, POSSIBLE, PageProjet
from ui.pages.situation.page import PageSituation
from ui.shell.etat import CodePage
from ui.shell.fenetre import Fenetre
from ui.shell.mot_d_etat import MotDEtat
from ui.theme import theme, u
from ui.widgets.page import Page

CIBLE = 44


@pytest.fixture
def atelier() -> Atelier:
    """Un dossier rempli, et un autre où tout reste à écrire."""
    vide = un_dossier(id=UUID(int=1), beneficiaire=Beneficiaire(prenom="Zoé", nom="Rien d’Écrit"))
    return un_atelier([exemple("camille"), vide])


PAGES = ("accueil", *CodePage)


def _montrer(
    fenetre: Fenetre, code: str, *, volet: bool = False, personne: str = "Camille"
) -> Page:
    if code != "accueil":
        fiches = fenetre.atelier.fiches()
        fenetre.ouvrir(next(f.id for f in fiches if f.personne.startswith(personne)))
        fenetre.aller(code)
    page = fenetre.page
    if volet and isinstance(page, PagePlanAction):
        page.ouvrir("A4")
    if volet and isinstance(page, PageFinancement):
        page.ouvrir("F2")
    if volet and isinstance(page, PageSituation):
        rangee = page.travail.rangees[CodeFait.IDCC]
        rangee.tete.click()
        page.priorites.tuiles[0].editer()
    if volet and isinstance(page, PageCompetences):
        page.ouvrir("M1")
    if volet and isinstance(page, PageProjet):
        page.pistes.detailler("O1")
    return page


def _focalisables(fenetre: Fenetre) -> Iterator[QWidget]:
    for widget in fenetre.findChildren(QWidget):
        peut = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if peut and widget.isVisible() and not isinstance(widget, QScrollBar):
            yield widget


@pytest.mark.parametrize("volet", [False, True])
@pytest.mark.parametrize("code", PAGES)
def test_tout_ce_qui_recoit_le_clavier_a_un_nom(fenetre: Fenetre, code: str, volet: bool) -> None:
    _montrer(fenetre, code, volet=volet)
    muets = []
    for widget in _focalisables(fenetre):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            muets.append(f"{type(widget).__name__} {widget.objectName()}")
    assert not muets


@pytest.mark.parametrize("volet", [False, True])
@pytest.mark.parametrize("code", PAGES)
def test_tout_ce_qui_se_touche_fait_quarante_quatre_pixels(
    qtbot: QtBot, fenetre: Fenetre, code: str, volet: bool
) -> None:
    _montrer(fenetre, code, volet=volet)
    qtbot.wait(1)
    petits = {
        f"{type(w).__name__} « {w.accessibleName() or getattr(w, 'text', str)()} » {w.size()}"
        for w in _focalisables(fenetre)
        if isinstance(w, QAbstractButton | QLineEdit | QComboBox)
        and (w.height() < CIBLE or w.width() < CIBLE)
    }
    assert not petits


@pytest.mark.parametrize("volet", [False, True])
@pytest.mark.parametrize("code", PAGES)
@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_rien_ne_deborde(qtbot: QtBot, fenetre: Fenetre, code: str, zoom: int, volet: bool) -> None:
    fenetre.resize(1366, 690)
    theme.regler(zoom=zoom)
    page = _montrer(fenetre, code, volet=volet)
    qtbot.wait(1)
    assert fenetre.minimumSizeHint().width() <= 1366
    assert fenetre.minimumSizeHint().height() <= 690
    assert fenetre.size().toTuple() == (1366, 690)
    for zone in (page, *page.findChildren(QScrollArea), *fenetre.rail.findChildren(QScrollArea)):
        contenu = zone.widget()
        if contenu is not None and zone.isVisible():
            assert contenu.width() <= zone.viewport().width(), type(zone)


@pytest.mark.parametrize("personne", ["Camille", "Zoé"])
@pytest.mark.parametrize("code", PAGES)
@pytest.mark.parametrize("zoom", [100, 200])
def test_aucun_mot_n_est_coupe(
    qtbot: QtBot, fenetre: Fenetre, code: str, zoom: int, personne: str
) -> None:
    fenetre.resize(1366, 690)
    theme.regler(zoom=zoom)
    _montrer(fenetre, code, personne=personne)
    # Une page qui se remplit hors du fil de l’écran se range au tour d’après.
    with suppress(QtBotTimeoutError):
        qtbot.waitUntil(lambda: not _coupes(fenetre), timeout=1_000)
    assert not _coupes(fenetre)


def _coupes(fenetre: Fenetre) -> list[tuple[str, QSize, int]]:
    """Les mots qui n’ont pas la place qu’ils demandent."""
    coupes = []
    for mot in fenetre.findChildren(QLabel):
        if not mot.isVisible():
            continue
        if isinstance(mot, MotDEtat):
            assert mot.fontMetrics().horizontalAdvance(mot.forme) <= mot.width()
            continue
        voulu = mot.heightForWidth(mot.width()) if mot.wordWrap() else mot.sizeHint().height()
        trop_etroit = not mot.wordWrap() and mot.width() < mot.sizeHint().width()
        if mot.height() < voulu or trop_etroit:
            coupes.append((mot.text(), mot.size(), voulu))
    return coupes


@pytest.mark.parametrize("code", PAGES)
def test_le_tour_au_clavier_passe_partout_sans_piege(
    qtbot: QtBot, fenetre: Fenetre, code: str
) -> None:
    page = _montrer(fenetre, code)
    page.viser()
    actifs = {w for w in _focalisables(fenetre) if w.isEnabled()}
    vus: list[QWidget] = []
    for _ in range(80):
        focus = fenetre.focusWidget()
        if focus in vus:
            break
        vus.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    exclus = {w for w in actifs if isinstance(w, QAbstractButton) and w.autoExclusive()}
    segments = {w for w in actifs if isinstance(w, QAbstractButton) and w.group() is not None}
    assert actifs - exclus - segments <= set(vus)


def test_les_listes_disent_chaque_ligne(fenetre: Fenetre) -> None:
    page = _montrer(fenetre, CodePage.PLAN_ACTION)
    assert isinstance(page, PagePlanAction)
    interface = QAccessible.queryAccessibleInterface(page.liste)
    assert interface.role() in {QAccessible.Role.Tree, QAccessible.Role.Table}
    index = page.liste.table.chercher("A4")
    dit = index.data(Qt.ItemDataRole.AccessibleTextRole).replace("\u00a0", " ")
    assert dit.startswith("Demander l’autorisation d’absence, En cours, avant le 20 décembre")


def test_a_l_ouverture_d_une_page_le_titre_a_le_clavier(fenetre: Fenetre) -> None:
    page = _montrer(fenetre, CodePage.FINANCEMENT)
    assert page.titre.hasFocus()
    assert page.titre.accessibleName() == "Financement"


@pytest.mark.parametrize("code", PAGES)
def test_un_seul_bouton_plein_par_page(fenetre: Fenetre, code: str) -> None:
    page = _montrer(fenetre, code)
    pleins = [
        bouton
        for bouton in page.findChildren(QAbstractButton)
        if bouton.property("genre") == "plein" and bouton.isVisible()
    ]
    assert len(pleins) <= 1


def test_les_vues_restent_de_vraies_listes(fenetre: Fenetre) -> None:
    page = _montrer(fenetre, CodePage.FINANCEMENT)
    vues = [vue for vue in page.findChildren(QTableView) if vue.isVisible()]
    assert {vue.accessibleName() for vue in vues} == {"Financements", "Dépenses"}
    assert u(CIBLE) == CIBLE


@pytest.mark.parametrize("personne", ["Camille", "Zoé"])
@pytest.mark.parametrize("vue", [CHEMINS, POSSIBLE])
@pytest.mark.parametrize("zoom", [100, 200])
def test_les_autres_vues_du_projet_tiennent_et_se_nomment(
    qtbot: QtBot, fenetre: Fenetre, zoom: int, vue: str, personne: str
) -> None:
    fenetre.resize(1366, 690)
    theme.regler(zoom=zoom)
    page = _montrer(fenetre, CodePage.PROJET, personne=personne)
    assert isinstance(page, PageProjet)
    page.regarder(vue)
    qtbot.wait(1)
    assert page.fond.width() <= page.viewport().width()
    for widget in _focalisables(fenetre):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name).strip(), widget
    pleins = [b for b in page.findChildren(QAbstractButton) if b.property("genre") == "plein"]
    assert len([bouton for bouton in pleins if bouton.isVisible()]) <= 1
