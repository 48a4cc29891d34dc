"""Monter un dossier : le mélange, ses avertissements, ses refus expliqués."""

import pytest

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.montant import Montant, Total
from cep_desktop.rules.montage.choix import Ecarter, Fixer, Prendre
from cep_desktop.usecases.monter import ChoixImpossibles
from tests.cas.atelier import un_atelier
from tests.cas.dossier import EXEMPLES, LE, exemple, un_dossier


@pytest.mark.parametrize("nom", EXEMPLES)
def test_chaque_exemple_se_monte_et_se_prouve(nom: str) -> None:
    trouve = un_atelier().monter(exemple(nom))
    assert trouve.le == LE
    assert trouve.montage.melange.apportees
    assert all(preuve.est_etablie for preuve in trouve.montage.melange.preuves)


def test_un_dossier_vide_se_monte_sans_rien() -> None:
    montage = un_atelier().monter(un_dossier()).montage
    assert montage.melange.reste_a_payer == Total(Montant(0))
    assert montage.alternatives == montage.sensibilites == ()


def test_un_choix_change_le_melange() -> None:
    trouve = un_atelier().monter(exemple("camille"), choix=(Ecarter("employeur"),))
    assert trouve.montage.melange.reste_a_payer == Total(Montant(15_000))


def test_des_choix_impossibles_sont_refuses_en_une_phrase() -> None:
    with pytest.raises(ChoixImpossibles, match="peut payer au plus"):
        un_atelier().monter(exemple("camille"), choix=(Fixer("ptp", Montant(900_000)),))


def test_une_aide_inconnue_est_refusee() -> None:
    with pytest.raises(ErreurMetier, match="n’est pas dans ce montage"):
        un_atelier().monter(exemple("camille"), choix=(Prendre("licorne"),))


def test_les_alertes_du_dossier_precedent_celles_du_montage() -> None:
    phrases = un_atelier().monter(exemple("solene")).avertissements
    assert phrases[0].startswith("FAFCEA (artisanat)\u00a0: pas encore possible.")
    assert "cumul non documenté" in phrases[-1]
