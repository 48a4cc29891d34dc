"""Un mouvement de trésorerie se compte par mois."""

from datetime import date

import pytest
from pydantic import ValidationError

from cep_desktop.domain.montant import INCONNU
from cep_desktop.domain.tresorerie import Mouvement, Sens


def test_un_mois_s_ecrit_par_son_premier_jour() -> None:
    Mouvement(mois=date(2027, 4, 1), libelle="Train", sens=Sens.PAIE, montant=INCONNU)
    with pytest.raises(ValidationError, match="premier jour"):
        Mouvement(mois=date(2027, 4, 2), libelle="Train", sens=Sens.PAIE, montant=INCONNU)
