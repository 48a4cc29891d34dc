"""Les étapes et les actions : ce qui est fait, ce qui vient, où l’on en est."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from pydantic import ValidationError

from cep_desktop.domain.echeance import AvantLe, EnMois, LeJour
from cep_desktop.domain.plan_action import Acteur, PlanAction, RoleActeur, StatutAction
from tests.cas.dossier import LE
from tests.cas.hasard import valeurs
from tests.cas.plan import une_action, une_etape

FAITE = {"statut": StatutAction.FAITE, "faite_le": LE}
EN_ATTENTE = {"statut": StatutAction.EN_ATTENTE}


def _le(jours: int) -> LeJour:
    return LeJour(le=LE + timedelta(days=jours))


def _plan(*etapes: object, prochaine: str | None = None) -> PlanAction:
    return PlanAction.model_validate({"etapes": etapes, "prochaine_action": prochaine})


def _prochaine(plan: PlanAction) -> str | None:
    paire = plan.prochaine()
    return paire[1].id if paire else None


def test_par_defaut_c_est_la_personne_qui_fait() -> None:
    assert [acteur.role for acteur in une_action().qui] == [RoleActeur.BENEFICIAIRE]


def test_un_tiers_porte_un_nom() -> None:
    Acteur(role=RoleActeur.TIERS, nom="Domi’Val")
    with pytest.raises(ValidationError, match="nommez l’organisme"):
        Acteur(role=RoleActeur.TIERS)


@pytest.mark.parametrize("statut", [s for s in StatutAction if s is not StatutAction.FAITE])
def test_seule_une_action_faite_a_une_date_de_fin(statut: StatutAction) -> None:
    with pytest.raises(ValidationError, match="a le statut"):
        une_action(statut=statut, faite_le=LE)


def test_une_action_faite_peut_ne_pas_avoir_de_date() -> None:
    assert une_action(statut=StatutAction.FAITE).faite_le is None


def test_une_action_ne_finit_pas_avant_de_commencer() -> None:
    with pytest.raises(ValidationError, match="finie avant d’être commencée"):
        une_action(**FAITE, commencee_le=LE + timedelta(days=1))
    une_action(**FAITE, commencee_le=LE)


@pytest.mark.parametrize(
    ("statut", "ouverte"),
    [
        (StatutAction.A_FAIRE, True),
        (StatutAction.EN_COURS, True),
        (StatutAction.EN_ATTENTE, True),
        (StatutAction.FAITE, False),
        (StatutAction.ABANDONNEE, False),
    ],
)
def test_une_action_est_ouverte_tant_qu_elle_n_est_ni_faite_ni_abandonnee(
    statut: StatutAction, *, ouverte: bool
) -> None:
    assert une_action(statut=statut).est_ouverte is ouverte


def test_une_etape_est_finie_quand_plus_rien_n_y_est_ouvert() -> None:
    abandonnee = une_action(id="A2", statut=StatutAction.ABANDONNEE)

    assert une_etape(une_action(**FAITE), abandonnee).est_finie
    assert not une_etape(une_action(), abandonnee).est_finie
    assert not une_etape().est_finie


def test_l_action_choisie_est_la_prochaine() -> None:
    tot, tard = une_action(id="A1", echeance=_le(1)), une_action(id="A2", echeance=_le(30))

    assert _prochaine(_plan(une_etape(tot, tard), prochaine="A2")) == "A2"


def test_une_action_choisie_puis_faite_laisse_la_place_a_la_suivante() -> None:
    faite = une_action(id="A1", **FAITE)
    suivante = une_action(id="A2", echeance=_le(3))

    assert _prochaine(_plan(une_etape(faite, suivante), prochaine="A1")) == "A2"


def test_sans_choix_l_echeance_la_plus_proche_l_emporte() -> None:
    plan = _plan(
        une_etape(
            une_action(id="A1"),
            une_action(id="A2", echeance=EnMois(du=date(2026, 12, 1), au=date(2026, 12, 1))),
            une_action(id="A3", echeance=AvantLe(le=date(2026, 12, 20))),
        )
    )

    assert _prochaine(plan) == "A3"


def test_une_action_en_attente_passe_apres_celles_que_l_on_peut_faire() -> None:
    attente = une_action(id="A1", echeance=_le(1), **EN_ATTENTE)
    a_faire = une_action(id="A2", echeance=_le(60))

    assert _prochaine(_plan(une_etape(attente, a_faire))) == "A2"
    assert _prochaine(_plan(une_etape(attente))) == "A1"


def test_a_egalite_la_premiere_ecrite_l_emporte() -> None:
    assert _prochaine(_plan(une_etape(une_action(id="A1"), une_action(id="A2")))) == "A1"


def test_un_plan_fini_n_a_plus_de_prochaine_action() -> None:
    assert _prochaine(_plan(une_etape(une_action(**FAITE)))) is None
    assert _prochaine(_plan()) is None


def test_l_etape_en_cours_est_celle_de_la_prochaine_action() -> None:
    premiere = une_etape(une_action(id="A1", echeance=_le(7)), id="E1")
    seconde = une_etape(une_action(id="A2", echeance=_le(27)), id="E2")

    choisie = _plan(premiere, seconde, prochaine="A2").etape_en_cours
    sans_choix = _plan(premiere, seconde).etape_en_cours

    assert choisie is not None
    assert sans_choix is not None
    assert (choisie.id, sans_choix.id) == ("E2", "E1")


def test_sans_action_ouverte_l_etape_en_cours_est_la_premiere_non_finie() -> None:
    finie = une_etape(une_action(**FAITE), id="E1")
    plan = _plan(finie, une_etape(id="E2"))

    assert plan.etape_en_cours == plan.etapes[1]
    assert _plan(finie).etape_en_cours is None
    assert _plan().etape_en_cours is None


@given(valeurs(PlanAction))
def test_la_prochaine_action_est_toujours_ouverte_et_dans_son_etape(plan: PlanAction) -> None:
    paire = plan.prochaine()

    assert (paire is None) == all(not action.est_ouverte for _, action in plan.actions())
    if paire is not None:
        etape, action = paire
        assert action.est_ouverte
        assert action in etape.actions
        assert plan.etape_en_cours == etape
