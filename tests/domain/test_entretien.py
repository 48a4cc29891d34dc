"""Un entretien tenu ou prévu."""

import pytest
from pydantic import ValidationError

from cep_desktop.domain.entretien import Entretien
from tests.cas.dossier import LE


@pytest.mark.parametrize("minutes", [0, -5, 601])
def test_un_entretien_dure_de_une_minute_a_dix_heures(minutes: int) -> None:
    Entretien(id="R1", le=LE, duree_minutes=45)
    with pytest.raises(ValidationError):
        Entretien(id="R1", le=LE, duree_minutes=minutes)
