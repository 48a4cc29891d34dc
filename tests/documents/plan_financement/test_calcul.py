"""Un tableur qui recalcule tout trouve les valeurs écrites, et celles du programme."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cep_desktop.documents.plan_financement.ecriture import ecrire
from cep_desktop.documents.plan_financement.lecture import lire
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Assurance
from cep_desktop.domain.montant import Montant
from tests.cas.dossier import EXEMPLES, exemple, un_dossier
from tests.documents.plan_financement.classeurs import contenu, formules, sans_valeurs
from tests.documents.plan_financement.libreoffice import recalculer
from tests.documents.plan_financement.plans import dossiers_finances

pytestmark = pytest.mark.libreoffice


def test_libreoffice_retrouve_chaque_valeur_des_exemples(tmp_path: Path) -> None:
    dits = [contenu(exemple(nom)) for nom in EXEMPLES] + [contenu(un_dossier())]
    assert [lire(fichier) for fichier in recalculer(dits, tmp_path)] == dits


@settings(
    max_examples=2,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
@given(st.lists(dossiers_finances(), min_size=12, max_size=12))
def test_libreoffice_retrouve_chaque_valeur_de_plans_au_hasard(
    tmp_path_factory: pytest.TempPathFactory, plans: list[Dossier]
) -> None:
    dits = [contenu(dossier) for dossier in plans]
    recalcules = recalculer(dits, tmp_path_factory.mktemp("hasard"))
    assert [lire(fichier) for fichier in recalcules] == dits


@pytest.mark.parametrize("nom", EXEMPLES)
def test_le_recalcul_donne_les_totaux_du_programme(nom: str, tmp_path: Path) -> None:
    dossier = exemple(nom)
    plan = dossier.accompagnement.plan_financement
    (fichier,) = recalculer([contenu(dossier)], tmp_path)
    synthese = lire(fichier).synthese
    assert synthese.cout.montant == plan.cout_total.montant
    assert synthese.accorde.montant == plan.total(Assurance.ACCORDE).montant
    assert synthese.demande.montant == plan.total(Assurance.DEMANDE).montant
    assert synthese.a_demander.montant == plan.total(Assurance.A_DEMANDER).montant
    assert synthese.reste.montant == plan.reste_a_payer.montant
    assert synthese.pas_encore_assure.montant == plan.pas_encore_assure.montant
    assert synthese.ecart == Montant(0)


def test_le_recalcul_porte_sur_toutes_les_formules() -> None:
    fichier = ecrire(contenu(exemple("camille")))
    assert len(formules(fichier)) > 70
    assert b"</f><v>" not in sans_valeurs(fichier)
