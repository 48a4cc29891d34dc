"""Chaque rubrique du plan dit si elle est remplie, sans objet, ou ce qui lui manque."""

from datetime import date

import pytest

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dispositif import DispositifMobilise, NatureDispositif
from cep_desktop.domain.echeance import AvantLe
from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.montant import INCONNU
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.personne import OrganismeFormation
from cep_desktop.domain.plan_action import Action, PlanAction, StatutAction
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.rules.completude import CodeRubrique, EtatRubrique, Rubrique, completude
from tests.cas.dossier import EXEMPLES, LE, exemple, un_dossier
from tests.cas.plan import un_financement, un_plan, une_action, une_depense, une_etape

PERIODE = Periode(du=date(2027, 3, 1), au=date(2027, 9, 30))
DATEE = {"echeance": AvantLe(le=LE)}


def _rubrique(code: CodeRubrique, **volet: object) -> Rubrique:
    dossier = un_dossier(accompagnement=Accompagnement.model_validate(volet))
    return next(rubrique for rubrique in completude(dossier) if rubrique.code is code)


def _plan(*actions: Action) -> PlanAction:
    return PlanAction(etapes=(une_etape(*actions, titre="Entrer"),))


def _formation(periode: Periode | None) -> tuple[ParcoursFormation, ...]:
    organisme = OrganismeFormation(nom="Centre")
    formation = ParcoursFormation(id="P1", intitule="Titre", organisme=organisme, periode=periode)
    return (formation,)


def _dispositif() -> DispositifMobilise:
    return DispositifMobilise(
        id="I1",
        code="cpf",
        nature=NatureDispositif.DISPOSITIF,
        nom="Compte formation",
        utilite="Payer la formation",
    )


def test_les_six_rubriques_sont_dans_l_ordre_du_cahier_des_charges() -> None:
    assert [rubrique.code for rubrique in completude(un_dossier())] == list(CodeRubrique)
    assert len(CodeRubrique) == 6


def test_un_dossier_vide_dit_ce_qui_manque_et_ce_qui_n_est_pas_necessaire() -> None:
    etats = {rubrique.code: rubrique.etat for rubrique in completude(un_dossier())}
    sans_objet = {CodeRubrique.FORMATION, CodeRubrique.FINANCEMENT}
    for code, etat in etats.items():
        attendu = EtatRubrique.SANS_OBJET if code in sans_objet else EtatRubrique.A_COMPLETER
        assert etat is attendu


@pytest.mark.parametrize(
    ("code", "volet", "manque"),
    [
        (CodeRubrique.ETAPES, {}, "Ajoutez une première étape."),
        (CodeRubrique.ACTIONS, {}, "Ajoutez une première action."),
        (
            CodeRubrique.ACTIONS,
            {"plan_action": _plan()},
            "Aucune action pour l’étape «\u00a0Entrer\u00a0».",
        ),
        (
            CodeRubrique.FORMATION,
            {"formations": _formation(None)},
            "Les dates de «\u00a0Titre\u00a0» restent à fixer.",
        ),
        (CodeRubrique.DISPOSITIFS, {}, "Dites quelle aide ou quel service est utilisé."),
        (
            CodeRubrique.FINANCEMENT,
            {"formations": _formation(PERIODE)},
            "Notez ce que coûte la formation.",
        ),
        (
            CodeRubrique.FINANCEMENT,
            {
                "plan_financement": PlanFinancement(
                    depenses=(une_depense(), une_depense(id="D2", prix_unitaire=INCONNU))
                )
            },
            "Un prix est encore inconnu.",
        ),
        (
            CodeRubrique.FINANCEMENT,
            {"plan_financement": un_plan("300", un_financement())},
            "100,00\u00a0€ de trop\u00a0: à répartir.",
        ),
        (CodeRubrique.CALENDRIER, {}, "Le calendrier suit les étapes et les actions."),
        (
            CodeRubrique.CALENDRIER,
            {"plan_action": _plan(une_action(**DATEE), une_action(id="A2", libelle="Appeler"))},
            "«\u00a0Appeler\u00a0» n’a pas de date.",
        ),
    ],
)
def test_une_rubrique_a_completer_dit_ce_qui_manque(
    code: CodeRubrique, volet: dict[str, object], manque: str
) -> None:
    assert _rubrique(code, **volet) == Rubrique(code, EtatRubrique.A_COMPLETER, manque)


@pytest.mark.parametrize(
    ("code", "volet"),
    [
        (CodeRubrique.ETAPES, {"plan_action": _plan()}),
        (CodeRubrique.ACTIONS, {"plan_action": _plan(une_action())}),
        (CodeRubrique.FORMATION, {"formations": _formation(PERIODE)}),
        (CodeRubrique.DISPOSITIFS, {"dispositifs": (_dispositif(),)}),
        (CodeRubrique.DISPOSITIFS, {"plan_financement": un_plan("900", un_financement())}),
        (CodeRubrique.FINANCEMENT, {"plan_financement": un_plan("900", un_financement())}),
        (CodeRubrique.FINANCEMENT, {"plan_financement": un_plan("400", un_financement())}),
        (CodeRubrique.CALENDRIER, {"plan_action": _plan(une_action(**DATEE))}),
        (
            CodeRubrique.CALENDRIER,
            {"plan_action": _plan(une_action(statut=StatutAction.ABANDONNEE))},
        ),
    ],
)
def test_une_rubrique_remplie_ne_reclame_rien(code: CodeRubrique, volet: dict[str, object]) -> None:
    assert _rubrique(code, **volet) == Rubrique(code, EtatRubrique.REMPLIE)


@pytest.mark.parametrize("code", [CodeRubrique.FORMATION, CodeRubrique.FINANCEMENT])
def test_sans_formation_ni_depense_rien_n_est_reclame(code: CodeRubrique) -> None:
    assert _rubrique(code) == Rubrique(code, EtatRubrique.SANS_OBJET)


@pytest.mark.parametrize("nom", EXEMPLES)
def test_ce_qui_manque_aux_exemples_se_dit_par_une_phrase(nom: str) -> None:
    for rubrique in completude(exemple(nom)):
        assert bool(rubrique.manque) == (rubrique.etat is EtatRubrique.A_COMPLETER)
        assert not rubrique.manque or rubrique.manque.endswith(".")
