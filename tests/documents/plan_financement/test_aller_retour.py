"""Ce qu’on relit est ce qu’on a écrit, quel que soit le dossier."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cep_desktop.documents.plan_financement.ecriture import ecrire
from cep_desktop.documents.plan_financement.lecture import lire
from cep_desktop.domain.dossier import Dossier
from tests.cas.dossier import EXEMPLES, exemple, un_dossier, un_dossier_complet
from tests.cas.hasard import dossiers
from tests.documents.plan_financement.classeurs import contenu
from tests.documents.plan_financement.plans import dossiers_finances, retours

LENTS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)


@pytest.mark.parametrize("nom", EXEMPLES)
def test_un_exemple_se_relit_tel_quel(nom: str) -> None:
    ecrit = contenu(exemple(nom))
    assert lire(ecrire(ecrit)) == ecrit


def test_un_dossier_vide_se_relit_tel_quel() -> None:
    ecrit = contenu(un_dossier())
    assert lire(ecrire(ecrit)) == ecrit


def test_un_dossier_complet_se_relit_tel_quel() -> None:
    ecrit = contenu(un_dossier_complet())
    assert lire(ecrire(ecrit)) == ecrit


@settings(max_examples=25, suppress_health_check=LENTS)
@given(dossiers())
def test_n_importe_quel_dossier_se_relit_tel_quel(dossier: Dossier) -> None:
    ecrit = contenu(dossier)
    assert lire(ecrire(ecrit)) == ecrit


@settings(max_examples=25, suppress_health_check=LENTS)
@given(dossiers_finances())
def test_n_importe_quel_plan_se_relit_tel_quel(dossier: Dossier) -> None:
    ecrit = contenu(dossier)
    assert lire(ecrire(ecrit)) == ecrit


@settings(max_examples=15, suppress_health_check=LENTS)
@given(st.data())
def test_la_reponse_d_un_organisme_se_relit_telle_quelle(donnees: st.DataObject) -> None:
    vierge = contenu(exemple("camille"))
    rempli = replace(vierge, retour=donnees.draw(retours(vierge)))
    assert lire(ecrire(rempli)) == rempli


@pytest.mark.parametrize("nom", EXEMPLES)
def test_un_meme_contenu_donne_les_memes_octets(nom: str) -> None:
    assert ecrire(contenu(exemple(nom))) == ecrire(contenu(exemple(nom)))


def test_un_autre_contenu_donne_d_autres_octets() -> None:
    assert ecrire(contenu(exemple("camille"))) != ecrire(contenu(exemple("idriss")))
