"""Une heure se note comme le lieu l’affiche, sans fuseau."""

from datetime import time, timedelta, timezone

import pytest
from pydantic import ValidationError

from cep_desktop.domain.echange import Canal, Echange
from tests.cas.dossier import LE


def _echange(heure: time) -> Echange:
    return Echange(id="X1", le=LE, a=heure, canal=Canal.APPEL, objet="Point")


def test_une_heure_locale_est_gardee() -> None:
    assert _echange(time(10, 30)).a == time(10, 30)


def test_un_fuseau_est_refuse() -> None:
    with pytest.raises(ValidationError, match="sans fuseau"):
        _echange(time(10, 30, tzinfo=timezone(timedelta(hours=2))))
