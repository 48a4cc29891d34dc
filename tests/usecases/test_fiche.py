"""La liste montre de chaque dossier la personne, son projet et la prochaine étape."""

from datetime import date

import pytest

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import EnMois, LeJour
from cep_desktop.domain.plan_action import Action, PlanAction, StatutAction
from cep_desktop.domain.projet import NatureProjet, Projet
from cep_desktop.usecases.fiche import FicheDossier, resumer
from tests.cas.dossier import LE, un_dossier, un_dossier_complet
from tests.cas.plan import une_action, une_etape


def _dossier(*actions: Action, **volet: object) -> Dossier:
    plan = PlanAction(etapes=(une_etape(*actions),))
    return un_dossier(accompagnement=Accompagnement.model_validate({"plan_action": plan} | volet))


def test_un_dossier_neuf_a_une_fiche_presque_vide() -> None:
    dossier = un_dossier()
    assert resumer(dossier) == FicheDossier(
        id=dossier.id,
        numero="0142",
        personne="Camille Moreau",
        projet="",
        parcours=dossier.parcours.avancements,
        vocabulaire="2014",
        prochaine_etape="",
        echeance=None,
        est_en_attente=False,
        est_clos=False,
        est_fictif=True,
        referent=dossier.referent.nom_complet,
    )


def test_le_projet_est_le_metier_vise() -> None:
    projet = Projet(
        enonce="Devenir comptable", nature=NatureProjet.RECONVERSION, metier="Comptable"
    )
    assert resumer(un_dossier(conseil=Conseil(projet=projet))).projet == "Comptable"


def test_la_prochaine_etape_et_son_echeance_sont_celles_du_plan() -> None:
    fiche = resumer(
        _dossier(
            une_action(id="A1", libelle="Plus tard", echeance=LeJour(le=date(2027, 5, 1))),
            une_action(
                id="A2",
                libelle="Bientôt",
                echeance=EnMois(du=date(2026, 12, 1), au=date(2026, 12, 1)),
            ),
        )
    )
    assert fiche.prochaine_etape == "Bientôt"
    assert fiche.echeance == date(2026, 12, 31)
    assert not fiche.est_en_attente


def test_une_prochaine_etape_sans_date_n_a_pas_d_echeance() -> None:
    fiche = resumer(_dossier(une_action()))
    assert fiche.prochaine_etape == "Passer le test d’entrée"
    assert fiche.echeance is None


@pytest.mark.parametrize("statut", [StatutAction.FAITE, StatutAction.ABANDONNEE])
def test_une_action_finie_n_est_plus_la_prochaine(statut: StatutAction) -> None:
    assert resumer(_dossier(une_action(statut=statut))).prochaine_etape == ""


def test_un_plan_qui_n_a_plus_qu_a_attendre_le_dit() -> None:
    assert resumer(_dossier(une_action(statut=StatutAction.EN_ATTENTE))).est_en_attente


def test_un_accompagnement_clos_le_dit() -> None:
    assert resumer(_dossier(clos_le=LE)).est_clos


def test_le_dossier_d_exemple_se_resume() -> None:
    fiche = resumer(un_dossier_complet())
    assert fiche.personne == "Camille Moreau"
    assert fiche.projet
    assert fiche.prochaine_etape
    assert fiche.est_clos
