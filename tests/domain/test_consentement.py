"""Un accord de la personne : daté, limité, retirable."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from tests.cas.dossier import LE

JOUR = timedelta(days=1)
ACCORD = Consentement(id="N1", objet=ObjetConsentement.CONTACT_FINANCEURS, donne_le=LE)


def test_un_accord_vaut_a_partir_du_jour_ou_il_est_donne() -> None:
    assert not ACCORD.vaut_le(LE - JOUR)
    assert ACCORD.vaut_le(LE)
    assert ACCORD.vaut_le(LE + 1000 * JOUR)


def test_un_accord_retire_ne_vaut_plus_le_jour_du_retrait() -> None:
    retire = ACCORD.avec(retire_le=LE + JOUR)

    assert retire.vaut_le(LE)
    assert not retire.vaut_le(LE + JOUR)


def test_un_accord_ne_se_retire_pas_avant_d_etre_donne() -> None:
    with pytest.raises(ValidationError, match="retiré avant d’être donné"):
        ACCORD.avec(retire_le=LE - JOUR)


def test_un_accord_n_est_jamais_suppose() -> None:
    with pytest.raises(ValidationError):
        Consentement.model_validate({"id": "N1", "objet": "contact_financeurs"})
