"""Le parcours de formation : des heures qui ne s’inventent pas."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from cep_desktop.domain.formation import Certification, ParcoursFormation
from cep_desktop.domain.personne import OrganismeFormation

PARCOURS = ParcoursFormation(
    id="P1",
    intitule="Secrétaire assistant médico-social",
    organisme=OrganismeFormation(nom="Centre de formation de Tours"),
)


def test_le_total_des_heures_demande_les_deux_parts() -> None:
    assert PARCOURS.heures is None
    assert PARCOURS.avec(heures_centre=Decimal(770)).heures is None
    complet = PARCOURS.avec(heures_centre=Decimal(770), heures_entreprise=Decimal("210.5"))
    assert complet.heures == Decimal("980.5")


@pytest.mark.parametrize(
    ("champ", "valeur"),
    [
        ("heures_centre", "-1"),
        ("heures_centre", "10001"),
        ("heures_entreprise", "NaN"),
        ("part_a_distance", "100.01"),
        ("part_a_distance", "-0.01"),
    ],
)
def test_une_duree_ou_une_part_impossible_est_refusee(champ: str, valeur: str) -> None:
    with pytest.raises(ValidationError):
        PARCOURS.avec(**{champ: Decimal(valeur)})


@pytest.mark.parametrize("niveau", [0, 9])
def test_un_niveau_de_diplome_va_de_1_a_8(niveau: int) -> None:
    with pytest.raises(ValidationError):
        Certification(intitule="Titre professionnel", niveau=niveau)
