"""L’aiguillage propose la bonne structure, laisse le choix quand le texte le laisse, et bloque."""

import tomllib
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pydantic import ValidationError

from cep_desktop import locations
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import Fait, Jour, Mot, OuiNon, Situation
from cep_desktop.rules.aiguillage import Reseau, aiguiller
from cep_desktop.rules.verdict import EtatCondition
from tests.cas.dossier import un_dossier

JOUR = date(2026, 11, 25)
RESEAU = Reseau.model_validate(
    tomllib.loads(
        (locations.ressources() / "spro" / "national.toml").read_text(encoding="utf-8"),
        parse_float=Decimal,
    )
)


def _dossier(naissance_le: date | None = date(1988, 5, 2), **faits: object) -> Dossier:
    reponses = []
    for code, valeur in faits.items():
        match valeur:
            case bool():
                reponse: OuiNon | Jour | Mot = OuiNon(valeur=valeur)
            case date():
                reponse = Jour(valeur=valeur)
            case _:
                reponse = Mot(valeur=str(valeur))
        reponses.append(Fait(code=CodeFait(code), reponse=reponse, connu_le=date(2015, 1, 1)))
    dossier = un_dossier(situation=Situation(faits=tuple(reponses)))
    return dossier.avec(beneficiaire=dossier.beneficiaire.avec(naissance_le=naissance_le))


def _possibles(dossier: Dossier, le: date = JOUR) -> list[str]:
    return [reponse.route.code for reponse in aiguiller(dossier, RESEAU, le=le).possibles]


@pytest.mark.parametrize(
    ("faits", "attendus"),
    [
        ({"statut_emploi": "demandeur_emploi", "est_cadre": False}, ["france_travail"]),
        ({"statut_emploi": "demandeur_emploi", "est_cadre": True}, ["france_travail", "apec"]),
        ({"statut_emploi": "cdi", "est_cadre": True}, ["apec"]),
        ({"statut_emploi": "cdi", "est_cadre": False}, ["avenir_actifs"]),
        (
            {"statut_emploi": "cdd", "est_cadre": False, "est_boeth": True},
            ["cap_emploi", "avenir_actifs"],
        ),
        ({"statut_emploi": "independant"}, ["avenir_actifs"]),
        ({"statut_emploi": "agent_public"}, ["employeur_public"]),
        ({"statut_emploi": "etudiant_ou_retraite", "est_cadre": False}, ["avenir_actifs"]),
        ({"statut_emploi": "sans_emploi", "est_cadre": False}, []),
    ],
)
def test_chaque_situation_a_sa_structure(faits: dict[str, object], attendus: list[str]) -> None:
    assert _possibles(_dossier(**faits)) == attendus


@pytest.mark.parametrize(
    ("naissance", "est_possible"),
    [
        (date(2010, 11, 26), False),
        (date(2010, 11, 25), True),
        (date(2000, 11, 26), True),
        (date(2000, 11, 25), False),
    ],
)
def test_la_mission_locale_recoit_de_16_a_25_ans(naissance: date, est_possible: bool) -> None:
    dossier = _dossier(naissance, statut_emploi="cdd", est_scolarise=False)
    assert ("mission_locale" in _possibles(dossier)) is est_possible


def test_un_fait_inconnu_laisse_la_reponse_a_verifier() -> None:
    reponses = aiguiller(_dossier(statut_emploi="cdi"), RESEAU, le=JOUR).reponses
    avenir = next(r for r in reponses if r.route.code == "avenir_actifs")
    assert avenir.etat is EtatCondition.INCONNU
    assert [raison.etat for raison in avenir.raisons] == [
        EtatCondition.REMPLI,
        EtatCondition.INCONNU,
    ]


def test_chaque_refus_garde_sa_raison() -> None:
    reponses = aiguiller(_dossier(statut_emploi="cdi", est_cadre=False), RESEAU, le=JOUR).reponses
    france_travail = next(r for r in reponses if r.route.code == "france_travail")
    assert france_travail.etat is EtatCondition.NON_REMPLI
    assert "Salarié en CDI" in france_travail.raisons[0].constate


def test_un_projet_de_demission_ecarte_france_travail_et_la_mission_locale() -> None:
    dossier = _dossier(
        date(2004, 1, 1),
        statut_emploi="demandeur_emploi",
        est_scolarise=False,
        projet_demission=True,
    )
    reponses = aiguiller(dossier, RESEAU, le=JOUR).reponses
    ecartes = {r.route.code: r.exclusion for r in reponses if r.exclusion}
    assert set(ecartes) == {"france_travail", "mission_locale"}
    assert all("L. 5422-1-1" in raison for raison in ecartes.values())


def test_la_demission_avant_la_demande_de_conseil_rompt_l_ordre() -> None:
    dossier = _dossier(
        statut_emploi="cdi",
        projet_demission=True,
        demission_le=date(2026, 3, 1),
        demande_cep_le=date(2026, 3, 2),
    )
    (ordre,) = aiguiller(dossier, RESEAU, le=JOUR).ordres
    assert ordre.est_rompu
    assert "R. 5422-2-1" in ordre.reference


def test_l_ordre_respecte_n_est_pas_rompu() -> None:
    dossier = _dossier(
        statut_emploi="cdi",
        projet_demission=True,
        demande_cep_le=date(2026, 3, 1),
        attestation_projet_le=date(2026, 6, 1),
        demission_le=date(2026, 7, 1),
    )
    (ordre,) = aiguiller(dossier, RESEAU, le=JOUR).ordres
    assert not ordre.est_rompu
    assert [pas.etat for pas in ordre.pas] == [
        EtatCondition.REMPLI,
        EtatCondition.REMPLI,
        EtatCondition.REMPLI,
        EtatCondition.INCONNU,
    ]


def test_une_date_inconnue_ne_rompt_pas_l_ordre() -> None:
    dossier = _dossier(statut_emploi="cdi", projet_demission=True, demission_le=date(2026, 3, 1))
    (ordre,) = aiguiller(dossier, RESEAU, le=JOUR).ordres
    assert not ordre.est_rompu
    assert ordre.pas[2].etat is EtatCondition.INCONNU


@pytest.mark.parametrize(
    ("le", "attendu"),
    [
        (date(2019, 12, 31), ["opacif"]),
        (date(2020, 1, 1), ["mon_cep"]),
        (date(2024, 1, 1), ["mon_cep"]),
        (date(2024, 1, 2), ["avenir_actifs"]),
    ],
)
def test_l_operateur_des_salaries_change_a_chaque_date(le: date, attendu: list[str]) -> None:
    assert _possibles(_dossier(statut_emploi="cdi", est_cadre=False), le) == attendu


@pytest.mark.parametrize(
    ("le", "attendu"),
    [(date(2023, 12, 31), ["pole_emploi"]), (date(2024, 1, 1), ["france_travail"])],
)
def test_pole_emploi_devient_france_travail(le: date, attendu: list[str]) -> None:
    assert _possibles(_dossier(statut_emploi="demandeur_emploi", est_cadre=False), le) == attendu


def test_une_route_regionale_ne_vaut_que_dans_sa_region() -> None:
    route = RESEAU.routes[0].avec(code="voisine", regions=("24",))
    reseau = RESEAU.avec(routes=(route,))
    ici = _dossier(statut_emploi="demandeur_emploi", region_residence="24")
    ailleurs = _dossier(statut_emploi="demandeur_emploi", region_residence="53")
    inconnue = _dossier(statut_emploi="demandeur_emploi")
    assert len(aiguiller(ici, reseau, le=JOUR).reponses) == 1
    assert aiguiller(ailleurs, reseau, le=JOUR).reponses == ()
    assert len(aiguiller(inconnue, reseau, le=JOUR).reponses) == 1


def test_une_route_sans_reference_est_refusee() -> None:
    brut = RESEAU.routes[0].model_dump()
    del brut["reference"]
    with pytest.raises(ValidationError):
        type(RESEAU.routes[0]).model_validate(brut)


def test_une_route_qui_finit_avant_de_commencer_est_refusee() -> None:
    with pytest.raises(ValidationError, match="cesse avant de commencer"):
        RESEAU.routes[0].avec(au=date(2000, 1, 1))


def test_l_aiguillage_dit_les_questions_que_pose_le_reseau() -> None:
    aiguillage = aiguiller(un_dossier(), RESEAU, le=JOUR)
    assert aiguillage.reseau == "Réseau national"
    assert aiguillage.questions == (
        "statut_emploi",
        "est_cadre",
        "age",
        "est_scolarise",
        "est_boeth",
        "projet_demission",
    )
    mission = next(r for r in aiguillage.reponses if r.route.code == "mission_locale")
    assert [raison.questions for raison in mission.raisons] == [("age",), ("est_scolarise",)]


def test_une_structure_relue_depuis_plus_de_cent_quatre_vingts_jours_est_a_relire() -> None:
    route = RESEAU.routes[0]
    assert not route.est_a_relire(route.verifie_le + timedelta(days=180))
    assert route.est_a_relire(route.verifie_le + timedelta(days=181))


def test_un_reseau_regional_demande_ou_la_personne_habite() -> None:
    regional = RESEAU.avec(routes=(*RESEAU.routes, RESEAU.routes[0].avec(regions=("24",))))
    assert aiguiller(un_dossier(), regional, le=JOUR).questions[-1] == "region_residence"
