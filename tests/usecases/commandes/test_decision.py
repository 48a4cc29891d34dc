"""Le statut d’une demande et le montant accordé se notent, datés, sans rien inventer."""

from datetime import date

import pytest

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.financement import (
    Accord,
    Ajournement,
    Demarche,
    Financement,
    Refus,
    StatutFinancement,
)
from cep_desktop.domain.montant import INCONNU
from cep_desktop.usecases.commandes.decision import ChangerStatutFinancement, NoterAccord
from tests.cas.dossier import LE, un_dossier
from tests.cas.plan import (
    ENVOI,
    REPONSE,
    accorde,
    estimation,
    euros,
    refuse,
    un_financement,
    un_plan,
)

APRES = date(2026, 12, 20)


def _dossier(demande: Financement) -> Dossier:
    plan = un_plan("1000", demande)
    return un_dossier(accompagnement=Accompagnement(plan_financement=plan))


def _noter(demande: Financement, statut: StatutFinancement) -> Financement:
    commande = ChangerStatutFinancement("F1", statut, APRES)
    return commande.appliquer(_dossier(demande)).accompagnement.plan_financement.financements[0]


@pytest.mark.parametrize(
    "statut",
    [s for s in StatutFinancement if s is not StatutFinancement.ACCORDE_PARTIELLEMENT],
)
@pytest.mark.parametrize(
    "demande",
    [un_financement(), accorde("400"), refuse("400")],
    ids=["neuve", "accordée", "refusée"],
)
def test_le_statut_choisi_est_le_statut_lu(demande: Financement, statut: StatutFinancement) -> None:
    assert _noter(demande, statut).statut is statut


def test_un_accord_reprend_le_montant_demande_et_la_date() -> None:
    notee = _noter(un_financement(demande=estimation("400")), StatutFinancement.ACCORDE)
    assert notee.decision == Accord(le=APRES, montant=estimation("400"))
    assert notee.demarche is Demarche.ENVOYEE


def test_une_demande_envoyee_garde_sa_date_d_envoi() -> None:
    envoyee = un_financement(demarche=Demarche.ENVOYEE, envoye_le=ENVOI)
    assert _noter(envoyee, StatutFinancement.A_L_ETUDE).envoye_le == ENVOI
    assert _noter(un_financement(), StatutFinancement.ENVOYE).envoye_le == APRES


def test_revenir_a_preparer_efface_envoi_et_decision() -> None:
    notee = _noter(accorde("400"), StatutFinancement.A_PREPARER)
    assert (notee.envoye_le, notee.decision) == (None, None)


def test_refus_et_ajournement_sont_dates() -> None:
    assert _noter(un_financement(), StatutFinancement.REFUSE).decision == Refus(le=APRES)
    assert _noter(un_financement(), StatutFinancement.AJOURNE).decision == Ajournement(le=APRES)


def test_un_recours_garde_le_refus_et_n_en_invente_pas() -> None:
    assert _noter(refuse("400"), StatutFinancement.RECOURS).decision == refuse("400").decision
    assert _noter(un_financement(), StatutFinancement.RECOURS).decision is None


def test_un_accord_partiel_se_deduit_du_montant() -> None:
    dossier = NoterAccord("F1", euros("250"), APRES).appliquer(_dossier(un_financement()))
    notee = dossier.accompagnement.plan_financement.financements[0]
    assert notee.statut is StatutFinancement.ACCORDE_PARTIELLEMENT
    assert notee.accorde == euros("250")


def test_corriger_un_accord_garde_sa_date() -> None:
    dossier = NoterAccord("F1", euros("300"), APRES).appliquer(_dossier(accorde("400")))
    decision = dossier.accompagnement.plan_financement.financements[0].decision
    assert decision is not None
    assert decision.le == REPONSE


def test_un_accord_non_chiffre_reste_inconnu() -> None:
    dossier = NoterAccord("F1", None, LE).appliquer(_dossier(un_financement()))
    assert dossier.accompagnement.plan_financement.financements[0].decision == Accord(
        le=LE, montant=INCONNU
    )


def test_les_mots_pour_annuler() -> None:
    statut = ChangerStatutFinancement("F1", StatutFinancement.REFUSE, LE)
    assert statut.libelle == "demande notée «\u00a0Refusé\u00a0»"
    assert NoterAccord("F1", None, LE).libelle == "montant accordé noté"


def test_une_demande_disparue_est_refusee() -> None:
    with pytest.raises(ElementIntrouvable):
        NoterAccord("F9", None, LE).appliquer(_dossier(un_financement()))
