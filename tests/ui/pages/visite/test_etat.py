"""La visite a un début et une fin, et ses haltes parlent de vraies pages."""

import pytest

from ui.pages.visite.etat import ETAPES, halte
from ui.shell.etat import CodePage


def test_la_visite_commence_et_finit() -> None:
    haltes = [halte(rang) for rang in range(len(ETAPES))]
    assert [etat.est_premiere for etat in haltes] == [True] + [False] * (len(ETAPES) - 1)
    assert [etat.est_derniere for etat in haltes] == [False] * (len(ETAPES) - 1) + [True]
    assert haltes[1].place == f"Visite, 2 sur {len(ETAPES)}"


@pytest.mark.parametrize("rang", [-1, len(ETAPES)])
def test_hors_de_la_visite_il_n_y_a_rien(rang: int) -> None:
    with pytest.raises(IndexError):
        halte(rang)


def test_chaque_halte_se_fait_sur_une_page_qui_existe() -> None:
    assert {etape.page for etape in ETAPES} <= {"", *CodePage}
