"""Un niveau n’est pas une étape obligatoire : n’importe lequel peut être le seul."""

from itertools import product

import pytest

from cep_desktop.domain.parcours import Avancement, Parcours
from cep_desktop.domain.vocabulaire import Volet


@pytest.mark.parametrize("etats", list(product(Avancement, repeat=3)))
def test_toutes_les_combinaisons_d_avancement_sont_possibles(
    etats: tuple[Avancement, Avancement, Avancement],
) -> None:
    accueil, conseil, accompagnement = etats
    parcours = Parcours(accueil=accueil, conseil=conseil, accompagnement=accompagnement)

    assert [parcours.avancement(volet) for volet in Volet] == [*etats]
