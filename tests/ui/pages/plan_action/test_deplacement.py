"""Monter et descendre traverse les étapes, et s’arrête aux bords."""

import pytest

from cep_desktop.domain.plan_action import PlanAction, StatutAction
from cep_desktop.usecases.commandes.plan_action import DeplacerAction, DeplacerEtape
from tests.cas.dossier import LE
from tests.cas.plan import une_action, une_etape
from ui.pages.plan_action.deplacement import cocher, deplacer, poser

PLAN = PlanAction(
    etapes=(
        une_etape(une_action(id="A1"), une_action(id="A2"), id="E1"),
        une_etape(id="E2"),
        une_etape(
            une_action(id="A3", statut=StatutAction.FAITE, faite_le=LE),
            une_action(id="A4", statut=StatutAction.ABANDONNEE),
            id="E3",
        ),
    )
)


@pytest.mark.parametrize(
    ("cle", "pas", "attendu"),
    [
        ("A1", 1, DeplacerAction("A1", "E1", 1)),
        ("A2", -1, DeplacerAction("A2", "E1", 0)),
        ("A2", 1, DeplacerAction("A2", "E2", 0)),
        ("A3", -1, DeplacerAction("A3", "E2", 0)),
        ("A1", -1, None),
        ("A4", 1, None),
        ("E1", 1, DeplacerEtape("E1", 1)),
        ("E3", -1, DeplacerEtape("E3", 1)),
        ("E1", -1, None),
        ("E3", 1, None),
        ("A9", 1, None),
    ],
)
def test_deplacer(cle: str, pas: int, attendu: DeplacerAction | DeplacerEtape | None) -> None:
    assert deplacer(PLAN, cle, pas) == attendu


@pytest.mark.parametrize(
    ("cle", "statut"),
    [
        ("A1", StatutAction.FAITE),
        ("A3", StatutAction.A_FAIRE),
        ("A4", StatutAction.A_FAIRE),
    ],
)
def test_cocher_bascule_entre_fait_et_a_faire(cle: str, statut: StatutAction) -> None:
    commande = cocher(PLAN, cle, le=LE)
    assert (commande.action, commande.statut, commande.le) == (cle, statut, LE)


@pytest.mark.parametrize(
    ("cle", "cible", "dessous", "attendu"),
    [
        ("A1", "A2", True, DeplacerAction("A1", "E1", 1)),
        ("A2", "A1", False, DeplacerAction("A2", "E1", 0)),
        ("A1", "A2", False, None),
        ("A2", "A1", True, None),
        ("A1", "E2", True, DeplacerAction("A1", "E2", 0)),
        ("A1", "E3", False, DeplacerAction("A1", "E2", 0)),
        ("A1", "E2", False, DeplacerAction("A1", "E1", 1)),
        ("A3", "E1", False, DeplacerAction("A3", "E1", 0)),
        ("A1", "A4", True, DeplacerAction("A1", "E3", 2)),
        ("A1", "A1", True, None),
        ("A9", "A1", True, None),
        ("E1", "E2", True, DeplacerEtape("E1", 1)),
        ("E3", "E1", False, DeplacerEtape("E3", 0)),
        ("E1", "A3", False, DeplacerEtape("E1", 2)),
        ("E3", "E2", True, None),
        ("E1", "A2", True, None),
    ],
)
def test_poser(
    cle: str, cible: str, dessous: bool, attendu: DeplacerAction | DeplacerEtape | None
) -> None:
    assert poser(PLAN, cle, cible, dessous=dessous) == attendu
