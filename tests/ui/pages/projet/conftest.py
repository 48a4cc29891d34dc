"""Un dossier rempli, et un autre où tout reste à écrire."""

import pytest

from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import exemple, un_dossier


@pytest.fixture
def atelier() -> Atelier:
    """Camille, et un dossier vide de numéro 0000."""
    return un_atelier([exemple("camille"), un_dossier(id=exemple("idriss").id, numero="0000")])
