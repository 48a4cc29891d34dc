"""Quoi que l’on fasse à un dossier, il reste valide et tout s’annule."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cep_desktop.documents import dossier_portable
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.session import Commande, Session
from tests.cas.dossier import exemple, un_dossier
from tests.cas.gestes import gestes
from tests.cas.gestes_conseil import gestes_du_conseil

DEPARTS = st.sampled_from((un_dossier(), exemple("camille"), exemple("solene")))


def _tenter(session: Session, geste: Commande) -> str:
    try:
        session.executer(geste)
    except ErreurMetier as refus:
        return str(refus)
    return ""


@settings(max_examples=40)
@given(DEPARTS, st.data())
def test_une_suite_de_gestes_garde_un_dossier_valide_et_s_annule(
    depart: Dossier, donnees: st.DataObject
) -> None:
    session = Session(depart)
    vus: list[Dossier] = []
    session.abonner(vus.append)
    for _ in range(donnees.draw(st.integers(1, 12))):
        avant, prevenus = session.dossier, len(vus)
        geste = donnees.draw(gestes(avant) | gestes_du_conseil(avant))
        phrase = _tenter(session, geste)
        apres = session.dossier
        assert not phrase or apres is avant
        assert "Input should" not in phrase
        assert len(vus) - prevenus == (apres != avant)
        assert dossier_portable.lire(dossier_portable.ecrire(apres)) == apres

    arrivee = session.dossier
    while session.libelle_annuler:
        session.annuler()
    assert session.dossier == depart
    assert not session.est_modifie
    while session.libelle_retablir:
        session.retablir()
    assert session.dossier == arrivee
