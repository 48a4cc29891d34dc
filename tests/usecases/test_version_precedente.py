"""L’avenant se fait depuis la version gardée : rien d’autre à fournir."""

import io
from pathlib import Path

import pytest
from docx import Document

from cep_desktop.documents.avenant.contenu import SansAvenant
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.revision import MotifRevision
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases.commandes.plan_action import AjouterAction
from cep_desktop.usecases.commandes.version_plan import PreparerVersion
from cep_desktop.usecases.papiers import NaturePapier, possibles
from cep_desktop.usecases.remise import composer_remise
from cep_desktop.usecases.version_precedente import relire_la_precedente, version_precedente
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple
from tests.documents.papiers.cas import signe


def une_version_de_plus() -> Dossier:
    """Camille a signé la version 2 ; la version 3 se prépare, sans rien changer encore."""
    return PreparerVersion(MotifRevision.ARGENT, "La Région refuse.", LE).appliquer(
        signe(exemple("camille"))
    )


def revise() -> Dossier:
    """La même, avec une action de plus."""
    return AjouterAction("E1", "Appeler la Région").appliquer(une_version_de_plus())


def test_sans_version_gardee_il_n_y_a_pas_d_avenant() -> None:
    assert version_precedente(exemple("camille")) is None


def test_une_version_sans_changement_n_a_pas_d_avenant() -> None:
    assert relire_la_precedente(une_version_de_plus()) is not None
    assert version_precedente(une_version_de_plus()) is None


def test_la_version_precedente_est_celle_qui_a_ete_signee() -> None:
    avant = version_precedente(revise())
    assert avant is not None
    assert avant.accompagnement.revision == signe(exemple("camille")).accompagnement.revision
    assert avant.accompagnement.plan_action == exemple("camille").accompagnement.plan_action


def test_le_projet_change_se_voit_dans_l_avenant() -> None:
    dossier = une_version_de_plus()
    projet = dossier.conseil.projet
    assert projet is not None
    neuf = projet.avec(enonce="Devenir aide-soignante en maison de retraite")
    dossier = dossier.avec(conseil=dossier.conseil.avec(projet=neuf))
    avant = version_precedente(dossier)
    assert avant is not None
    assert avant.conseil.projet == projet


def test_une_version_gardee_par_une_application_plus_ancienne_se_relit() -> None:
    dossier = revise()
    volet = dossier.accompagnement
    ancienne = volet.versions_figees[0].avec(projet=None)
    ancien = dossier.avec(accompagnement=volet.avec(versions_figees=(ancienne,)))
    avant = version_precedente(ancien)
    assert avant is not None
    assert avant.conseil.projet == dossier.conseil.projet


def test_le_paquet_porte_l_avenant_sans_qu_on_le_demande() -> None:
    papiers = composer_remise(revise(), GabaritsEmbarques(), le=LE)
    avenant = next(p for p in papiers if p.nature is NaturePapier.AVENANT)
    lignes = [
        case.text
        for tableau in Document(io.BytesIO(avenant.octets)).tables
        for rangee in tableau.rows
        for case in rangee.cells
    ]
    assert any("Appeler la Région" in ligne for ligne in lignes)
    assert NaturePapier.AVENANT not in possibles(une_version_de_plus())


def test_l_avenant_seul_se_depose_sans_toucher_au_manifeste(tmp_path: Path) -> None:
    fichier = un_atelier().faire_l_avenant(revise(), tmp_path)
    assert [f.name for f in tmp_path.iterdir()] == [fichier.name]
    assert fichier.name.startswith("avenant-")


def test_sans_changement_l_avenant_se_refuse(tmp_path: Path) -> None:
    with pytest.raises(SansAvenant):
        un_atelier().faire_l_avenant(une_version_de_plus(), tmp_path / "rien")
    assert not (tmp_path / "rien").exists()
