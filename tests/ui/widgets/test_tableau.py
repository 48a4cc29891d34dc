"""Un tableau se remplit au clavier, explique ses refus, et cache ce qui ne tient pas."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cep_desktop.domain.montant import Montant
from tests.cas.ecran import taper
from ui.qt import Role
from ui.widgets.champ_montant import lire_montant
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.tableau.case import Case, Colonne, Rangee
from ui.widgets.tableau.vue import Tableau

COLONNES = (
    Colonne("nom", "Nom", 200, str.strip, est_elastique=True),
    Colonne("prix", "Prix", 120, lire_montant, est_un_nombre=True),
    Colonne("etat", "État", 160, str.strip, (("a", "Ouvert"), ("b", "Fermé")), importance=2),
    Colonne("total", "Total", 120, est_un_nombre=True),
)


def _rangee(cle: str) -> Rangee:
    cases = (
        Case("Train", "Train", "Tours"), Case("10,00\u00a0€", "10,00"), Case("Ouvert", "a"),
        Case("10,00\u00a0€"),
    )  # fmt: skip
    return Rangee(cle, cases)


def _tableau(qtbot: QtBot) -> Tableau:
    tableau = Tableau("Dépenses", COLONNES)
    qtbot.addWidget(tableau)
    tableau.montrer((_rangee("D1"), _rangee("D2")))
    tableau.resize(900, 300)
    tableau.show()
    qtbot.waitExposed(tableau)
    tableau.setFocus()
    return tableau


def _ouvrir(qtbot: QtBot, tableau: Tableau, colonne: int) -> QLineEdit:
    tableau.setCurrentIndex(tableau.modele.index(0, colonne))
    qtbot.keyClick(tableau, Qt.Key.Key_Return)
    editeurs = tableau.viewport().findChildren(QLineEdit)
    return editeurs[-1]


def test_entree_ouvre_la_case_et_entree_la_lit(qtbot: QtBot) -> None:
    tableau = _tableau(qtbot)
    editeur = _ouvrir(qtbot, tableau, 1)
    editeur.selectAll()
    taper(editeur, "1 234,5")
    with qtbot.waitSignal(tableau.saisi) as emis:
        qtbot.keyClick(editeur, Qt.Key.Key_Return)
    assert emis.args == ["D1", "prix", Montant(123_450)]


def test_une_case_illisible_reste_ouverte_avec_sa_phrase(qtbot: QtBot) -> None:
    tableau = _tableau(qtbot)
    editeur = _ouvrir(qtbot, tableau, 1)
    editeur.selectAll()
    taper(editeur, "cher")
    with qtbot.waitSignal(tableau.refuse) as refus:
        qtbot.keyClick(editeur, Qt.Key.Key_Return)
    assert refus.args[0].startswith("«\u00a0cher\u00a0» n’est pas un montant en euros.")
    assert editeur.isVisible()
    assert editeur.property("erreur") == "true"
    with qtbot.assertNotEmitted(tableau.saisi):
        qtbot.keyClick(editeur, Qt.Key.Key_Escape)


def test_une_case_inchangee_ne_change_rien(qtbot: QtBot) -> None:
    tableau = _tableau(qtbot)
    editeur = _ouvrir(qtbot, tableau, 0)
    with qtbot.assertNotEmitted(tableau.saisi):
        qtbot.keyClick(editeur, Qt.Key.Key_Return)


def test_une_liste_se_choisit(qtbot: QtBot) -> None:
    tableau = _tableau(qtbot)
    tableau.setCurrentIndex(tableau.modele.index(1, 2))
    qtbot.keyClick(tableau, Qt.Key.Key_F2)
    liste = tableau.viewport().findChildren(ListeChoix)[-1]
    assert liste.accessibleName() == "État"
    with qtbot.waitSignal(tableau.saisi) as emis:
        liste.setCurrentIndex(1)
        liste.activated.emit(1)
    assert emis.args == ["D2", "etat", "b"]


def test_suppr_demande_de_retirer_la_rangee(qtbot: QtBot) -> None:
    tableau = _tableau(qtbot)
    tableau.designer("D2")
    with qtbot.waitSignal(tableau.supprimee) as emis:
        qtbot.keyClick(tableau, Qt.Key.Key_Delete)
    assert emis.args == ["D2"]


def test_un_total_ne_se_corrige_pas(qtbot: QtBot) -> None:
    tableau = _tableau(qtbot)
    drapeaux = tableau.modele.flags(tableau.modele.index(0, 3))
    assert not drapeaux & Qt.ItemFlag.ItemIsEditable


def test_chaque_case_se_dit(qtbot: QtBot) -> None:
    tableau = _tableau(qtbot)
    dit = [tableau.modele.index(0, colonne).data(Role.AccessibleTextRole) for colonne in range(4)]
    assert dit == [
        "Nom\u00a0: Train, Tours",
        "Prix\u00a0: 10,00\u00a0€",
        "État\u00a0: Ouvert",
        "Total\u00a0: 10,00\u00a0€",
    ]


def test_les_colonnes_secondaires_s_effacent_puis_reviennent(qtbot: QtBot) -> None:
    tableau = _tableau(qtbot)
    assert not tableau.isColumnHidden(2)
    tableau.resize(420, 300)
    assert tableau.isColumnHidden(2)
    largeurs = sum(tableau.columnWidth(rang) for rang in (0, 1, 3))
    assert largeurs == tableau.viewport().width()
    tableau.resize(900, 300)
    assert not tableau.isColumnHidden(2)


def test_montrer_garde_la_rangee_courante(qtbot: QtBot) -> None:
    tableau = _tableau(qtbot)
    tableau.designer("D2")
    tableau.montrer((_rangee("D0"), _rangee("D1"), _rangee("D2")))
    assert tableau.courante == "D2"
    assert tableau.sizeHint().height() > 3 * 56
