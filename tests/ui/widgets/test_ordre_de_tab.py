"""Tab suit ce que l’on voit, même quand une ligne est ajoutée au milieu de la page."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import exemple, un_dossier
from tests.cas.ecran import taper
from ui.pages.projet.page import PageProjet
from ui.pages.situation.page import PageSituation
from ui.shell.fenetre import Fenetre
from ui.widgets.ordre_de_tab import ranger

TAB, RETOUR = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


@pytest.fixture
def atelier() -> Atelier:
    """Camille, et un dossier où tout reste à écrire."""
    vide = un_dossier(id=UUID(int=1), beneficiaire=Beneficiaire(prenom="Zoé", nom="Rien d’Écrit"))
    return un_atelier([exemple("camille"), vide])


def _ouvrir(fenetre: Fenetre, code: str) -> QWidget:
    fiches = fenetre.atelier.fiches()
    fenetre.ouvrir(next(f.id for f in fiches if f.personne.startswith("Camille")))
    fenetre.aller(code)
    return fenetre.page


def _avancer(qtbot: QtBot, fenetre: Fenetre, *, fois: int, touche: Qt.Key = TAB) -> list[QWidget]:
    """Les widgets que le clavier atteint l’un après l’autre."""
    atteints = []
    for _ in range(fois):
        qtbot.keyClick(fenetre.focusWidget(), touche)
        atteints.append(fenetre.focusWidget())
    return atteints


def test_une_ligne_ajoutee_au_milieu_prend_son_rang(qtbot: QtBot) -> None:
    racine = QWidget()
    qtbot.addWidget(racine)
    disposition = QVBoxLayout(racine)
    premier, dernier, milieu = (QPushButton(mot) for mot in ("premier", "dernier", "milieu"))
    disposition.addWidget(premier)
    disposition.addWidget(dernier)
    disposition.insertWidget(1, milieu)
    assert premier.nextInFocusChain() is dernier
    ranger(racine)
    assert premier.nextInFocusChain() is milieu
    assert milieu.nextInFocusChain() is dernier


def test_tab_va_du_premier_fait_a_sa_reponse(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _ouvrir(fenetre, "situation")
    assert isinstance(page, PageSituation)
    rangees = tuple(page.travail.rangees.values())
    page.travail.tete.setFocus()
    atteints = _avancer(qtbot, fenetre, fois=3)
    assert atteints[0] is rangees[0].tete
    assert all(rangees[0].isAncestorOf(widget) for widget in atteints)
    assert _avancer(qtbot, fenetre, fois=1) == [rangees[1].tete]
    assert _avancer(qtbot, fenetre, fois=4, touche=RETOUR)[-1] is page.travail.tete


def test_la_contrainte_que_l_on_vient_d_ajouter_est_juste_avant(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    page = _ouvrir(fenetre, "situation")
    assert isinstance(page, PageSituation)
    contraintes = page.contraintes
    qtbot.mouseClick(contraintes.tete, Qt.MouseButton.LeftButton)
    deja = len(contraintes.champs)
    taper(contraintes.ajout.ligne, "Pas de train le dimanche")
    qtbot.keyClick(contraintes.ajout.ligne, Qt.Key.Key_Return)
    assert len(contraintes.champs) == deja + 1
    assert contraintes.ajout.ligne.hasFocus()
    qtbot.waitUntil(contraintes.champs[-1].commande.isVisible)
    retrait, champ = _avancer(qtbot, fenetre, fois=2, touche=RETOUR)
    assert retrait.accessibleName() == f"Retirer la ligne {deja + 1}"
    assert champ is contraintes.champs[-1].commande
    assert _avancer(qtbot, fenetre, fois=2)[-1] is contraintes.ajout.ligne


def test_les_pistes_se_parcourent_avant_ce_qui_les_suit(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _ouvrir(fenetre, "projet")
    assert isinstance(page, PageProjet)
    page.suite.setFocus()
    rappel, premier = _avancer(qtbot, fenetre, fois=2)
    assert rappel is page.rappel.voir
    assert page.pistes.tableau.isAncestorOf(premier)
