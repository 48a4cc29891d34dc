"""Ce qu’il y a à faire : relances, retards, dépôts, limites, signature, alertes, évaluations."""

from datetime import date, timedelta

import pytest

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.alerte import Alerte
from cep_desktop.domain.bilan import MomentEvaluation
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echange import Canal, Echange
from cep_desktop.domain.echeance import AvantLe
from cep_desktop.domain.financement import Demarche
from cep_desktop.domain.montant import INCONNU
from cep_desktop.domain.plan_action import PlanAction, StatutAction
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.revision import Revision
from cep_desktop.rules.jours import UniteDelai, decaler
from cep_desktop.usecases.commandes.bilan import NoterEvaluation
from cep_desktop.usecases.suivi import BIENTOT, AFaire, NatureAFaire, a_faire, a_faire_partout
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.plan import accorde, un_financement, une_action, une_etape


def _dossier(**volet: object) -> Dossier:
    return un_dossier(accompagnement=Accompagnement.model_validate(volet))


def _natures(dossier: Dossier, le: date = LE) -> list[NatureAFaire]:
    return [une.nature for une in a_faire(dossier, le=le)]


def _argent(*financements: object) -> PlanFinancement:
    return PlanFinancement.model_validate({"financements": financements})


def _relance(**champs: object) -> Echange:
    modele = {
        "id": "X1", "le": LE - timedelta(days=5), "canal": Canal.APPEL, "objet": "Promesse",
        "financement": "F1", "relancer_le": LE,
    }  # fmt: skip
    return Echange.model_validate(modele | champs)


def test_un_dossier_neuf_n_a_rien_a_faire() -> None:
    assert a_faire(un_dossier(), le=LE) == ()


def test_une_promesse_se_relance_jusqu_a_la_reponse() -> None:
    ouverte = _dossier(plan_financement=_argent(un_financement()), echanges=(_relance(),))
    (une,) = a_faire(ouverte, le=LE)
    assert (une.nature, une.page, une.element) == (NatureAFaire.RELANCE, "echanges", "F1")
    decidee = _dossier(plan_financement=_argent(accorde("400")), echanges=(_relance(),))
    assert not _natures(decidee)


def test_un_echange_plus_recent_vaut_une_relance_faite() -> None:
    suite = _relance(id="X2", le=LE, relancer_le=None)
    dossier = _dossier(plan_financement=_argent(un_financement()), echanges=(_relance(), suite))
    assert not _natures(dossier)


@pytest.mark.parametrize(
    ("jours", "nature"),
    [(BIENTOT.days, [NatureAFaire.DEPOT]), (BIENTOT.days + 1, [])],
)
def test_une_demande_se_depose_quand_sa_limite_est_proche(
    jours: int, nature: list[NatureAFaire]
) -> None:
    demande = un_financement(a_deposer_avant_le=LE + timedelta(days=jours))
    assert _natures(_dossier(plan_financement=_argent(demande))) == nature


def test_une_reponse_n_est_en_retard_qu_apres_son_jour() -> None:
    envoi = {"demarche": Demarche.ENVOYEE, "envoye_le": LE - timedelta(days=30)}
    demande = un_financement(**envoi, reponse_attendue_le=LE)
    dossier = _dossier(plan_financement=_argent(demande))
    assert not _natures(dossier)
    assert _natures(dossier, LE + timedelta(days=1)) == [NatureAFaire.REPONSE]


def test_une_action_faite_ou_lointaine_ne_presse_pas() -> None:
    proche, loin = AvantLe(le=LE), AvantLe(le=LE + timedelta(days=90))
    actions = (
        une_action(id="A1", echeance=proche),
        une_action(id="A2", echeance=loin),
        une_action(id="A3", echeance=proche, statut=StatutAction.FAITE, faite_le=LE),
    )
    dossier = _dossier(plan_action=PlanAction(etapes=(une_etape(*actions),)))
    assert [une.element for une in a_faire(dossier, le=LE)] == ["A1"]


def test_une_version_se_signe_et_une_alerte_se_suit() -> None:
    alerte = Alerte(id="Y1", donnee_le=LE, destinataire="Le pôle", manque=INCONNU, demande="Aider")
    version = Revision(version=1, preparee_le=LE, ce_qui_change="Premier plan")
    assert set(_natures(_dossier(alertes=(alerte,), revisions=(version,)))) == {
        NatureAFaire.SIGNATURE,
        NatureAFaire.ALERTE,
    }
    suivie = alerte.avec(suite="Aide trouvée", suite_le=LE)
    assert _natures(_dossier(alertes=(suivie,))) == []


def test_un_dossier_clos_ne_demande_plus_que_deux_avis() -> None:
    clos = _dossier(clos_le=LE, plan_financement=_argent(un_financement()), echanges=(_relance(),))
    assert _natures(clos) == [NatureAFaire.EVALUATION]
    note = NoterEvaluation(MomentEvaluation.FIN, LE, 4, 5).appliquer(clos)
    assert not _natures(note)
    six_mois = decaler(LE, 6, UniteDelai.MOIS)
    (une,) = a_faire(note, le=six_mois)
    assert une.quand == six_mois
    fini = NoterEvaluation(MomentEvaluation.SIX_MOIS, six_mois, 4, 5).appliquer(note)
    assert not _natures(fini, six_mois)


def test_tous_les_dossiers_se_rangent_du_plus_presse_au_moins_presse() -> None:
    atelier = un_atelier([exemple("camille"), exemple("idriss"), exemple("solene")])
    tous: tuple[AFaire, ...] = a_faire_partout(atelier.dossiers, le=LE, planifier=atelier.planifier)
    quand = [une.quand or LE for une in tous]
    assert quand == sorted(quand)
    assert len({une.personne for une in tous}) > 1
