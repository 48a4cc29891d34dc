"""Au contrôle avant remise, un plan signé mène à un avenant, jamais à une retouche."""

from cep_desktop.documents.plan_action import contenu
from cep_desktop.domain.dossier import Dossier
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases.controle_remise import Controle, controler
from tests.cas.dossier import LE
from tests.cas.signature import signe_par_les_deux


def _clos(empreinte: str = "") -> Dossier:
    """Le plan de Camille, signé par les deux et clos."""
    signe = signe_par_les_deux()
    bonne = empreinte or contenu.composer(signe, le=LE).empreinte_longue
    signatures = tuple(s.avec(empreinte=bonne) for s in signe.signatures)
    volet = signe.accompagnement
    close = volet.revisions[-1].avec(signee_le=LE)
    revisions = (*volet.revisions[:-1], close)
    return signe.avec(signatures=signatures, accompagnement=volet.avec(revisions=revisions))


def _controler(dossier: Dossier) -> tuple[Controle, ...]:
    return controler(dossier, GabaritsEmbarques(), le=LE).controles


def test_un_plan_signe_qui_n_a_pas_bouge_se_dit() -> None:
    titres = {c.titre for c in _controler(_clos()) if c.est_bon}
    assert "Le plan imprimé est celui qui a été signé, version\u00a02" in titres


def test_un_plan_signe_qui_a_avance_renvoie_a_un_avenant() -> None:
    (avance,) = [c for c in _controler(_clos("51D0 8E2B 6F77 A3C9")) if "avancé" in c.titre]
    assert not avance.est_bon
    assert not avance.bloque
    assert avance.par_avenant


def test_une_partie_vide_d_un_plan_signe_ne_se_retouche_pas() -> None:
    clos = _clos()
    volet, plan = clos.accompagnement, clos.accompagnement.plan_action
    *debut, fin = plan.etapes
    sans_date = fin.avec(actions=tuple(a.avec(echeance=None) for a in fin.actions))
    etapes = plan.avec(etapes=(*debut, sans_date))
    vide = clos.avec(accompagnement=volet.avec(plan_action=etapes))
    vides = [c for c in _controler(vide) if c.titre.startswith("Une partie")]
    assert vides
    assert all(c.par_avenant and c.rubrique is None for c in vides)
    assert all("par un avenant" in c.precision for c in vides)
