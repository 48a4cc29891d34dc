"""Une seule liste d’actions : chacune a son mot, ses touches, et sa raison d’attendre."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.usecases.commandes.plan_action import ModifierAction
from ui.shell.actions import SANS_DOSSIER
from ui.shell.etat import PAGES, CodePage
from ui.shell.fenetre import Fenetre
from ui.shell.registre import RECENTES, Action, Rubrique
from ui.shell.touches import ecrire_touche


@pytest.mark.parametrize(
    ("touche", "ecrite"),
    [
        ("Ctrl+Shift+S", "Ctrl+Maj+S"),
        ("Ctrl++", "Ctrl++"),
        ("Ctrl+-", "Ctrl+−"),
        ("Ctrl+Return", "Ctrl+Entrée"),
        ("Ctrl+PgDown", "Ctrl+Page suiv."),
        ("F6", "F6"),
    ],
)
def test_une_touche_s_ecrit_comme_sur_le_clavier(touche: str, ecrite: str) -> None:
    assert ecrire_touche(touche) == ecrite


def test_aucune_touche_ne_sert_deux_fois(fenetre: Fenetre) -> None:
    touches = Counter(touche for action in fenetre.registre.actions for touche in action.touches)
    assert max(touches.values()) == 1
    assert {"Ctrl+Z", "Ctrl+N", "Ctrl+Return", "F6", "Ctrl+Shift+L"} <= set(touches)


def test_chaque_page_du_parcours_a_son_action(fenetre: Fenetre) -> None:
    codes = {action.code for action in fenetre.registre.actions}
    assert {f"aller.{page.code}" for page in PAGES} <= codes


def test_un_code_ne_s_ajoute_qu_une_fois(fenetre: Fenetre) -> None:
    with pytest.raises(ValueError, match=r"zoom\.plus"):
        fenetre.registre.ajouter([fenetre.registre.action("zoom.plus")])


def test_sans_dossier_l_action_dit_pourquoi_elle_est_impossible(fenetre: Fenetre) -> None:
    assert fenetre.registre.faire(f"aller.{CodePage.FINANCEMENT}") == SANS_DOSSIER
    assert fenetre.registre.recentes == ()


def test_rien_a_annuler_se_dit_puis_s_annule(camille: Fenetre) -> None:
    assert camille.registre.faire("dossier.annuler") == "Rien à annuler pour le moment."
    assert camille.ouvert is not None
    camille.ouvert.session.executer(ModifierAction("A5", {"libelle": "Écrire au centre"}))
    assert camille.registre.faire("dossier.annuler") == ""
    assert camille.registre.faire("dossier.annuler") == "Rien à annuler pour le moment."


def test_un_geste_mene_a_sa_page_et_y_commence(camille: Fenetre) -> None:
    assert camille.registre.faire("geste.competences.commencer") == ""
    assert camille.rail.courante == CodePage.COMPETENCES
    assert camille.registre.recentes == ("geste.competences.commencer",)


def test_seules_les_dernieres_actions_restent_recentes(camille: Fenetre) -> None:
    for page in PAGES:
        camille.registre.faire(f"aller.{page.code}")
    dernieres = [f"aller.{page.code}" for page in PAGES[-RECENTES:]]
    assert list(camille.registre.recentes) == dernieres[::-1]


def test_en_ecran_partage_les_actions_privees_n_existent_pas(
    qtbot: QtBot, camille: Fenetre
) -> None:
    faits: list[str] = []
    camille.registre.ajouter(
        [
            Action("essai.prive", "Lire mes notes", lambda: faits.append("prive"), Rubrique.PAGE,
                   ("F8",), est_partageable=False),
            Action("essai.tous", "Relire", lambda: faits.append("tous"), Rubrique.PAGE, ("F7",)),
        ]
    )  # fmt: skip
    camille.registre.est_partage = lambda: True
    codes = {action.code for action in camille.registre.actions}
    assert "essai.tous" in codes
    assert not {"essai.prive", "dossier.fermer", "aller.historique"} & codes
    for touche in (Qt.Key.Key_F8, Qt.Key.Key_F7):
        qtbot.keyClick(camille.page, touche)
    assert camille.registre.faire("essai.prive")
    assert faits == ["tous"]


def test_ctrl_w_revient_a_la_liste(qtbot: QtBot, camille: Fenetre) -> None:
    qtbot.keyClick(camille.page, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert camille.ouvert is None
    assert camille.page is camille.accueil
