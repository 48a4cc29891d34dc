"""Le salaire minimum vient des règles datées, jamais du programme."""

from datetime import date

from cep_desktop.usecases.salaire_minimum import SMIC_MENSUEL, salaire_minimum
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE


def test_le_salaire_minimum_est_celui_des_regles_ce_jour_la() -> None:
    regles = un_atelier().regles
    assert salaire_minimum(regles, le=LE) == regles.regles.montant(SMIC_MENSUEL, le=LE)
    assert salaire_minimum(regles, le=LE) is not None


def test_avant_les_regles_connues_le_salaire_minimum_est_inconnu() -> None:
    assert salaire_minimum(un_atelier().regles, le=date(1990, 1, 1)) is None
