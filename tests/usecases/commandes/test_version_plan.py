"""Une version signée ne change jamais ; la suivante dit son motif et se compare."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.revision import MotifRevision
from cep_desktop.usecases.commandes.plan_action import AjouterAction, SupprimerEtape
from cep_desktop.usecases.commandes.version_plan import PreparerVersion
from cep_desktop.usecases.versions import MAINTENANT, comparer_versions, versions_comparables
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.gestes import gestes


def _signee() -> Dossier:
    """Camille, dont la version 2 vient d’être signée."""
    camille = exemple("camille")
    volet = camille.accompagnement
    close = volet.revisions[-1].avec(signee_le=LE)
    return camille.avec(accompagnement=volet.avec(revisions=(*volet.revisions[:-1], close)))


REVISER = PreparerVersion(MotifRevision.ARGENT, "La Région refuse.", LE)


def test_apres_une_signature_la_version_suivante_s_ouvre() -> None:
    volet = REVISER.appliquer(_signee()).accompagnement
    assert volet.revision is not None
    assert (volet.revision.version, volet.revision.motif) == (3, MotifRevision.ARGENT)
    assert [v.version for v in volet.versions_figees] == [2]


def test_une_version_en_preparation_se_complete_sans_numero_de_plus() -> None:
    volet = REVISER.appliquer(exemple("camille")).accompagnement
    assert volet.revision is not None
    assert volet.revision.version == 2
    assert volet.revision.ce_qui_change.endswith("La Région refuse.")
    assert volet.versions_figees == ()


def test_le_premier_plan_a_le_numero_un() -> None:
    revision = REVISER.appliquer(un_dossier()).accompagnement.revision
    assert revision is not None
    assert revision.version == 1


@settings(max_examples=15)
@given(st.data())
def test_aucun_geste_ne_change_une_version_gardee(donnees: st.DataObject) -> None:
    dossier = REVISER.appliquer(_signee())
    gardee = dossier.accompagnement.versions_figees
    for _ in range(4):
        try:
            dossier = donnees.draw(gestes(dossier)).appliquer(dossier)
        except (ErreurMetier, ValueError):
            continue
        assert dossier.accompagnement.versions_figees == gardee


def test_deux_versions_se_comparent_cote_a_cote() -> None:
    dossier = REVISER.appliquer(_signee())
    assert comparer_versions(dossier, 2, MAINTENANT) == ()
    dossier = AjouterAction("E1", "Appeler la Région").appliquer(dossier)
    differences = comparer_versions(dossier, 2, MAINTENANT)
    assert len(differences) == 1
    assert "Appeler la Région" in differences[0].sujet
    assert [v.numero for v in versions_comparables(dossier)] == [2, MAINTENANT]


def test_une_version_se_relit_meme_si_l_etape_a_disparu() -> None:
    dossier = SupprimerEtape("E3").appliquer(REVISER.appliquer(_signee()))
    assert comparer_versions(dossier, 2, MAINTENANT)
