"""Le volet d’accompagnement : des versions qui se suivent, sans trou ni retour en arrière."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.revision import Revision
from tests.cas.dossier import LE


def _versions(*numeros: int, jours: tuple[int, ...] = ()) -> Accompagnement:
    ecarts = jours or tuple(range(len(numeros)))
    return Accompagnement(
        revisions=tuple(
            Revision(version=n, preparee_le=LE + timedelta(days=ecart), ce_qui_change="Dates")
            for n, ecart in zip(numeros, ecarts, strict=True)
        )
    )


def test_la_version_en_cours_est_la_derniere() -> None:
    plan = _versions(1, 2, 3)

    assert plan.revision == plan.revisions[2]
    assert Accompagnement().revision is None


@pytest.mark.parametrize("numeros", [(2,), (1, 3), (1, 1), (2, 1)])
def test_les_versions_se_suivent_a_partir_de_1(numeros: tuple[int, ...]) -> None:
    with pytest.raises(ValidationError, match="se suivent à partir de 1"):
        _versions(*numeros)


def test_une_version_n_est_pas_preparee_avant_la_precedente() -> None:
    _versions(1, 2, jours=(0, 0))
    with pytest.raises(ValidationError, match="préparée avant la précédente"):
        _versions(1, 2, jours=(1, 0))


def test_une_cle_retiree_se_dit_une_fois() -> None:
    assert Accompagnement(cles_retirees=("A2", "A1", "A2")).cles_retirees == ("A2", "A1")
