"""Le parcours des feuilles : aucune n’échappe, et tout réécrire à l’identique ne change rien."""

from hypothesis import given, settings

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.forme import Feuille, feuilles, reecrire
from cep_desktop.domain.identifiant import Cle
from tests.cas.dossier import un_dossier, un_dossier_complet
from tests.cas.hasard import dossiers
from tests.cas.textes import textes


@settings(max_examples=15)
@given(dossiers())
def test_reecrire_a_l_identique_rend_le_meme_dossier(dossier: Dossier) -> None:
    assert Dossier.model_validate(reecrire(dossier, lambda feuille: feuille.valeur)) == dossier


def test_tous_les_textes_du_fichier_sont_des_feuilles() -> None:
    complet = un_dossier_complet()
    vus = {str(f.valeur) for f in feuilles(complet)}
    uuid = str(complet.id)
    attendus = {t for t in textes(complet.model_dump(mode="json")) if not t[:4].isdecimal()}
    assert not attendus - vus - {uuid}


def test_une_feuille_dit_sa_place_et_son_type() -> None:
    trouvees = {f.lieu: f for f in feuilles(un_dossier())}
    assert trouvees[("beneficiaire", "nom")].est_un_nom
    assert not trouvees[("beneficiaire", "nom")].est_libre
    assert trouvees[("structure", "nom")].est_libre
    assert trouvees[("numero",)].genre == Cle
    assert trouvees[("beneficiaire", "naissance_le")] == Feuille(
        ("beneficiaire", "naissance_le"), trouvees[("ouvert_le",)].genre, None
    )
