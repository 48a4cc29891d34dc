"""Une version du plan : préparée, puis signée, jamais l’inverse."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from cep_desktop.domain.revision import Revision
from tests.cas.dossier import LE


def test_une_version_se_signe_le_jour_meme_ou_apres() -> None:
    Revision(version=1, preparee_le=LE, ce_qui_change="Premier plan", signee_le=LE)
    with pytest.raises(ValidationError, match="signée avant d’être préparée"):
        Revision(
            version=1,
            preparee_le=LE,
            ce_qui_change="Premier plan",
            signee_le=LE - timedelta(days=1),
        )


@pytest.mark.parametrize("version", [0, -1, 1000])
def test_les_versions_vont_de_1_a_999(version: int) -> None:
    with pytest.raises(ValidationError):
        Revision(version=version, preparee_le=LE, ce_qui_change="Premier plan")
