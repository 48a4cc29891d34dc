"""L’historique se lit, se nomme, se compare, et l’on y revient."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.usecases.commandes.plan_action import ModifierAction
from tests.cas.ecran import taper
from ui.pages.historique.page import PageHistorique
from ui.poste.fenetre import FenetrePoste
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton
LIBELLES = ("Appeler le centre", "Écrire au centre", "Visiter le centre")


@pytest.fixture
def fenetre(qtbot: QtBot, plan: FenetrePoste) -> Fenetre:
    """Le dossier de Camille après trois gestes, chacun gardé."""
    fenetre = plan.fenetre
    assert fenetre is not None
    assert fenetre.ouvert is not None
    for libelle in LIBELLES:
        assert not fenetre.ouvert.session.executer(ModifierAction("A5", {"libelle": libelle}))
        fenetre.ouvert.enregistreur.terminer()
    return fenetre


@pytest.fixture
def page(qtbot: QtBot, fenetre: Fenetre) -> PageHistorique:
    """L’historique, ouvert par le rail."""
    qtbot.mouseClick(fenetre.rail.pages["historique"], GAUCHE)
    page = fenetre.page
    assert isinstance(page, PageHistorique)
    qtbot.waitUntil(lambda: page.liste.table.rowCount() == 4)
    qtbot.waitUntil(lambda: bool(page.nombre.text()))
    return page


def _dit(page: PageHistorique) -> str:
    return page.differences.accessibleName() + " ".join(
        mot.text() for mot in page.differences.findChildren(type(page.nombre))
    )


def test_chaque_version_dit_quoi_quand_et_qui(page: PageHistorique) -> None:
    lignes = page.etat.lignes
    assert page.sous_titre.text() == "4 versions gardées. Rien n’est effacé."
    assert lignes[0].titre == "Action modifiée"
    assert lignes[0].phrase.endswith("version actuelle")
    assert "Nadia Benali" in lignes[0].precision
    assert lignes[-1].titre == "Dossier créé"


def test_au_clavier_on_compare_avec_celle_d_avant(qtbot: QtBot, page: PageHistorique) -> None:
    qtbot.keyClick(page.liste, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: LIBELLES[0] in _dit(page) and LIBELLES[1] in _dit(page))
    assert page.nombre.text() == "1 différence"


def test_on_compare_deux_versions_choisies(qtbot: QtBot, page: PageHistorique) -> None:
    page.comparee.montrer("2")
    page.comparee.choisi.emit("2")
    qtbot.waitUntil(lambda: LIBELLES[0] in _dit(page) and LIBELLES[2] in _dit(page))


def test_une_version_se_nomme_et_garde_son_nom(qtbot: QtBot, page: PageHistorique) -> None:
    qtbot.keyClick(page.liste, Qt.Key.Key_Down)
    numero = page.liste.numero
    page.nom.ligne.setFocus()
    taper(page.nom.ligne, "Avant le rendez-vous")
    qtbot.keyClick(page.nom.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(ligne.est_nommee for ligne in page.etat.lignes))
    nommee = next(ligne for ligne in page.etat.lignes if ligne.est_nommee)
    assert nommee.titre == "Avant le rendez-vous"
    assert nommee.numero == numero == page.liste.numero


def test_restaurer_remet_la_version_et_s_annule(
    qtbot: QtBot, page: PageHistorique, fenetre: Fenetre
) -> None:
    assert not page.restaurer.isEnabled()
    qtbot.keyClick(page.liste, Qt.Key.Key_Down)
    qtbot.keyClick(page.liste, Qt.Key.Key_Down)
    assert page.restaurer.isEnabled()
    qtbot.mouseClick(page.restaurer, GAUCHE)
    qtbot.waitUntil(lambda: fenetre.message.phrase.text() == "Version restaurée")
    assert fenetre.ouvert is not None
    assert LIBELLES[0] in str(fenetre.ouvert.session.dossier)
    assert fenetre.barre.annuler.accessibleName() == "Annuler\u00a0: version 2 restaurée"
    qtbot.waitUntil(lambda: page.liste.table.rowCount() == 5)
    qtbot.mouseClick(fenetre.barre.annuler, GAUCHE)
    assert LIBELLES[2] in str(fenetre.ouvert.session.dossier)
