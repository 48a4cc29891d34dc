"""Une demande d’aide : son statut se déduit, et rien n’y contredit le reste."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from pydantic import ValidationError

from cep_desktop.domain.financement import (
    Accord,
    Affectation,
    Ajournement,
    Assurance,
    Decision,
    Demarche,
    Financement,
    Refus,
    StatutFinancement,
    Versement,
)
from cep_desktop.domain.montant import INCONNU, ZERO, Certitude, Montant, confirme, connu
from tests.cas.hasard import valeurs
from tests.cas.plan import ENVOI, REPONSE, accorde, estimation, euros, refuse, un_financement


@pytest.mark.parametrize(
    ("demarche", "statut", "assurance"),
    [
        (Demarche.A_PREPARER, StatutFinancement.A_PREPARER, Assurance.A_DEMANDER),
        (Demarche.ENVOYEE, StatutFinancement.ENVOYE, Assurance.DEMANDE),
        (Demarche.PIECES_DEMANDEES, StatutFinancement.PIECES_DEMANDEES, Assurance.DEMANDE),
        (Demarche.A_L_ETUDE, StatutFinancement.A_L_ETUDE, Assurance.DEMANDE),
        (Demarche.RECOURS, StatutFinancement.RECOURS, Assurance.DEMANDE),
        (Demarche.ABANDONNEE, StatutFinancement.ABANDONNE, Assurance.PERDU),
    ],
)
def test_sans_decision_le_statut_suit_la_demarche(
    demarche: Demarche, statut: StatutFinancement, assurance: Assurance
) -> None:
    aide = un_financement(demarche=demarche)

    assert (aide.statut, aide.assurance) == (statut, assurance)


_ACCORD = Accord(le=REPONSE, montant=confirme(euros("400")))
_PARTIEL = Accord(le=REPONSE, montant=confirme(euros("399,99")))


@pytest.mark.parametrize(
    ("decision", "statut", "assurance"),
    [
        (_ACCORD, StatutFinancement.ACCORDE, Assurance.ACCORDE),
        (_PARTIEL, StatutFinancement.ACCORDE_PARTIELLEMENT, Assurance.ACCORDE),
        (
            Accord(le=REPONSE, montant=INCONNU),
            StatutFinancement.ACCORDE,
            Assurance.ACCORDE,
        ),
        (Refus(le=REPONSE), StatutFinancement.REFUSE, Assurance.PERDU),
        (Ajournement(le=REPONSE), StatutFinancement.AJOURNE, Assurance.DEMANDE),
    ],
)
def test_une_decision_ecrite_l_emporte(
    decision: Decision, statut: StatutFinancement, assurance: Assurance
) -> None:
    aide = un_financement(demarche=Demarche.ENVOYEE, envoye_le=ENVOI, decision=decision)

    assert (aide.statut, aide.assurance) == (statut, assurance)


def test_un_recours_apres_refus_reste_une_demande_en_cours() -> None:
    aide = refuse("400", demarche=Demarche.RECOURS)

    assert aide.statut is StatutFinancement.RECOURS
    assert aide.assurance is Assurance.DEMANDE
    assert aide.retenu == euros("400")


def test_un_accord_partiel_ne_retient_que_ce_qui_est_accorde() -> None:
    aide = accorde("3600", demande=estimation("4900"))

    assert aide.statut is StatutFinancement.ACCORDE_PARTIELLEMENT
    assert aide.accorde == aide.retenu == euros("3600")


def test_un_accord_superieur_a_la_demande_est_un_accord() -> None:
    assert accorde("500", demande=estimation("400")).statut is StatutFinancement.ACCORDE


def test_un_refus_ne_retient_rien() -> None:
    aide = refuse("400")

    assert aide.accorde is None
    assert aide.retenu == ZERO


def test_une_demande_non_chiffree_reste_inconnue() -> None:
    aide = un_financement(demande=INCONNU)

    assert aide.retenu is None
    assert aide.certitude is Certitude.INCONNU


def test_un_accord_non_chiffre_reste_inconnu_meme_si_la_demande_est_chiffree() -> None:
    decision = Accord(le=REPONSE, montant=INCONNU)
    aide = un_financement(demarche=Demarche.ENVOYEE, decision=decision)

    assert aide.accorde is None
    assert aide.retenu is None


def test_la_certitude_vient_d_un_accord_ecrit() -> None:
    assert accorde("400").certitude is Certitude.CONFIRME
    assert un_financement().certitude is Certitude.ESTIME


def test_seul_ce_qui_est_verse_est_compte_comme_verse() -> None:
    prevu = Versement(le=REPONSE, montant=estimation("200"))
    fait = prevu.avec(est_fait=True)
    inconnu = Versement(le=REPONSE, montant=INCONNU, est_fait=True)

    assert un_financement(versements=(prevu, fait, fait, inconnu)).verse == euros("400")


def test_une_decision_avant_l_envoi_est_refusee() -> None:
    veille = ENVOI - timedelta(days=1)

    with pytest.raises(ValidationError, match="avant l’envoi"):
        un_financement(demarche=Demarche.ENVOYEE, envoye_le=ENVOI, decision=Refus(le=veille))
    un_financement(demarche=Demarche.ENVOYEE, envoye_le=ENVOI, decision=Refus(le=ENVOI))


def test_une_demande_envoyee_n_est_plus_a_preparer() -> None:
    with pytest.raises(ValidationError, match="n’est plus"):
        un_financement(envoye_le=ENVOI)


def test_les_depenses_couvertes_ne_depassent_pas_la_demande() -> None:
    juste = (
        Affectation(depense="D1", montant=euros("300")),
        Affectation(depense="D2", montant=euros("100")),
    )
    trop = (*juste, Affectation(depense="D3", montant=Montant(1)))

    un_financement(affectations=juste)
    with pytest.raises(ValidationError, match="dépassent le montant demandé"):
        un_financement(affectations=trop)
    un_financement(affectations=trop, demande=INCONNU)


def test_une_affectation_n_est_jamais_negative() -> None:
    with pytest.raises(ValidationError, match="ne peut pas être négative"):
        Affectation(depense="D1", montant=Montant(-1))


def test_un_accord_se_date() -> None:
    with pytest.raises(ValidationError):
        Accord.model_validate({"montant": {"nature": "inconnu"}})
    assert Accord(le=date(2026, 11, 9), montant=INCONNU).nature == "accord"


@given(valeurs(Financement))
def test_ce_qui_est_retenu_suit_toujours_l_assurance(aide: Financement) -> None:
    if aide.assurance is Assurance.PERDU:
        assert aide.retenu == ZERO
    elif isinstance(aide.decision, Accord):
        assert aide.assurance is Assurance.ACCORDE
        assert aide.retenu == aide.accorde
    else:
        assert aide.retenu == connu(aide.demande)
        assert aide.accorde is None
    assert (aide.certitude is Certitude.CONFIRME) >= (aide.accorde is not None)
