"""La fiche qui voyage avec un dossier, et ce qui retient un dossier."""

from datetime import date

import pytest
from pydantic import ValidationError

from cep_desktop.domain.conservation import Gel
from cep_desktop.domain.transmission import FicheTransmission, PartieDossier
from tests.cas.dossier import LE

IDENTITE, PLAN = PartieDossier.IDENTITE, PartieDossier.PLAN


def _fiche(*parties: PartieDossier) -> FicheTransmission:
    return FicheTransmission(
        envoyee_le=LE,
        expediteur="Nadia Benali",
        structure="Cap Évolution Centre",
        destinataire="Apec Orléans",
        parties=parties,
        consentement="N1",
    )


def test_une_fiche_dit_ses_parties_dans_l_ordre() -> None:
    assert _fiche(IDENTITE, PLAN).parties == (IDENTITE, PLAN)


@pytest.mark.parametrize("parties", [(), (PLAN, IDENTITE), (PLAN, PLAN)])
def test_une_fiche_vide_melangee_ou_repetee_est_refusee(parties: tuple[PartieDossier, ...]) -> None:
    with pytest.raises(ValidationError):
        _fiche(*parties)


def test_un_gel_vaut_du_jour_ou_il_est_pose_a_la_veille_de_sa_levee() -> None:
    gel = Gel(motif="Recours", pose_le=LE, leve_le=date(2027, 1, 2))
    assert not gel.vaut_le(date(2026, 11, 22))
    assert gel.vaut_le(LE)
    assert gel.vaut_le(date(2027, 1, 1))
    assert not gel.vaut_le(date(2027, 1, 2))
    assert Gel(motif="Recours", pose_le=LE).vaut_le(date(2040, 1, 1))


def test_un_gel_ne_se_leve_pas_avant_d_etre_pose() -> None:
    with pytest.raises(ValidationError, match="levé avant"):
        Gel(motif="Recours", pose_le=LE, leve_le=date(2026, 11, 22))
