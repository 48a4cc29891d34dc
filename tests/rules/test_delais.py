"""Le rétro-planning dit chaque date, sa raison, et quand il est trop tard."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.situation import Fait, Jour
from cep_desktop.rules.chargement import charger
from cep_desktop.rules.delais import DateLimite, RetroPlanning, planifier
from cep_desktop.rules.moteur import evaluer
from cep_desktop.rules.nomenclature import RoleDelai
from cep_desktop.storage.regles import PaquetsDuPoste
from tests.cas.dossier import exemple

REGLES = charger(*PaquetsDuPoste().lister())


def _camille(*, du: date, au: date, **faits: date) -> Dossier:
    dossier = exemple("camille")
    volet = dossier.accompagnement
    formation = volet.formations[0].avec(periode=Periode(du=du, au=au))
    ajouts = tuple(
        Fait(code=CodeFait(code), reponse=Jour(valeur=le), connu_le=le)
        for code, le in faits.items()
    )
    return dossier.avec(
        accompagnement=volet.avec(formations=(formation,)),
        situation=dossier.situation.avec(faits=dossier.situation.faits + ajouts),
    )


def _planifier(dossier: Dossier, le: date, *dispositifs: str) -> RetroPlanning:
    evaluation = evaluer(dossier, REGLES, le=le)
    return planifier(dossier, evaluation, REGLES, dispositifs=dispositifs or None)


def _date(planning: RetroPlanning, code: str) -> DateLimite:
    return next(d for d in planning.dates if d.code == code)


def test_une_formation_de_sept_mois_demande_le_conge_120_jours_avant() -> None:
    dossier = _camille(du=date(2027, 9, 1), au=date(2028, 3, 31))
    conge = _date(_planifier(dossier, date(2026, 11, 25), "ptp"), "conge_long")
    assert conge.le == date(2027, 5, 4)
    assert "120" in conge.calcul
    assert "R. 6323-10" in conge.reference


def test_une_formation_courte_le_demande_60_jours_avant() -> None:
    dossier = _camille(du=date(2027, 9, 1), au=date(2027, 12, 31))
    conge = _date(_planifier(dossier, date(2026, 11, 25), "ptp"), "conge_court")
    assert conge.le == date(2027, 9, 1) - timedelta(days=60)


def test_la_reponse_de_l_employeur_part_de_la_demande_faite() -> None:
    dossier = _camille(
        du=date(2027, 9, 1), au=date(2028, 3, 31), demande_absence_le=date(2027, 1, 4)
    )
    planning = _planifier(dossier, date(2027, 1, 10), "ptp")
    assert _date(planning, "conge_reponse").le == date(2027, 2, 3)
    assert _date(planning, "conge_long").faite_le == date(2027, 1, 4)


def test_sans_demande_la_reponse_part_de_la_date_limite() -> None:
    dossier = _camille(du=date(2027, 9, 1), au=date(2028, 3, 31))
    planning = _planifier(dossier, date(2026, 11, 25), "ptp")
    assert _date(planning, "conge_reponse").le == date(2027, 6, 3)


@pytest.mark.parametrize(
    ("le", "est_possible"), [(date(2027, 5, 4), True), (date(2027, 5, 5), False)]
)
def test_le_lendemain_de_la_limite_le_calendrier_est_impossible(
    le: date,
    est_possible: bool,
) -> None:
    dossier = _camille(du=date(2027, 9, 1), au=date(2028, 3, 31))
    assert _planifier(dossier, le, "ptp").faisabilite.est_possible is est_possible


def test_un_calendrier_impossible_donne_le_debut_le_plus_proche() -> None:
    dossier = _camille(du=date(2027, 9, 1), au=date(2028, 3, 31))
    faisabilite = _planifier(dossier, date(2027, 5, 15), "ptp").faisabilite
    assert faisabilite.debut_au_plus_tot == date(2027, 9, 12)
    assert faisabilite.raisons


def test_une_demande_envoyee_a_temps_n_est_pas_manquee_ensuite() -> None:
    dossier = _camille(
        du=date(2027, 9, 1), au=date(2028, 3, 31), demande_absence_le=date(2027, 5, 4)
    )
    planning = _planifier(dossier, date(2027, 8, 1), "ptp")
    assert not _date(planning, "conge_long").est_manquee
    assert planning.faisabilite.est_possible


def test_une_date_qui_depend_d_un_inconnu_reste_inconnue_et_passe_a_la_fin() -> None:
    dossier = _camille(du=date(2027, 9, 1), au=date(2028, 3, 31))
    planning = _planifier(dossier, date(2026, 11, 25), "ptp")
    recours = _date(planning, "recours")
    assert recours.le is None
    assert "inconnue" in recours.calcul
    assert not recours.est_manquee
    connues = [d.le is not None for d in planning.dates]
    assert connues == sorted(connues, reverse=True)


def test_sans_employeur_aucune_absence_n_est_a_demander() -> None:
    planning = _planifier(exemple("idriss"), date(2026, 11, 25), "cpf")
    assert not [d for d in planning.dates if d.code.startswith("absence")]


def test_par_defaut_seuls_les_dispositifs_du_plan_comptent() -> None:
    planning = _planifier(exemple("camille"), date(2026, 11, 25))
    plan = exemple("camille").accompagnement.plan_financement
    assert {d.dispositif for d in planning.dates} <= {f.dispositif for f in plan.financements}
    assert RoleDelai.LIMITE in {d.role for d in planning.dates}


def test_le_titre_d_une_date_ne_redit_pas_l_aide_que_la_phrase_nomme() -> None:
    limite = _date(
        _planifier(_camille(du=date(2027, 9, 1), au=date(2028, 3, 31)), date(2026, 11, 25), "ptp"),
        "conge_long",
    )
    nommee = replace(limite, nom="FAFCEA (artisanat)", libelle="Déposer la demande au FAFCEA")
    assert nommee.titre == "Déposer la demande au FAFCEA"
    assert replace(nommee, libelle="Déposer").titre == "Déposer (FAFCEA)"
