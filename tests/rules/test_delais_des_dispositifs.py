"""Les dates que le calendrier tire des vrais dispositifs, enchaînées."""

from datetime import date

from cep_desktop.rules.delais import DateLimite, planifier
from cep_desktop.rules.moteur import evaluer
from cep_desktop.rules.nomenclature import RoleDelai
from tests.rules.construction import construire
from tests.rules.lecture_cas import regles_nationales

LE = date(2026, 11, 23)


def _dates(dispositif: str, le: date = LE, **cas: object) -> dict[str, DateLimite]:
    dossier = construire({"le": le, **cas})
    regles = regles_nationales()
    evaluation = evaluer(dossier, regles, le=le)
    plan = planifier(dossier, evaluation, regles, dispositifs=[dispositif])
    return {ligne.code: ligne for ligne in plan.dates}


def test_le_contrat_signe_laisse_dix_jours_pour_changer_d_avis() -> None:
    signe = _dates("autofinancement", situation={"contrat_signe_le": LE})["retractation"]

    assert signe.le == date(2026, 12, 3)
    assert _dates("autofinancement")["retractation"].le is None


def test_un_fonds_ouvre_puis_ferme_ses_depots() -> None:
    formation = {"debut": date(2027, 3, 1), "fin": date(2027, 3, 12)}
    dates = _dates("agefice", formation=formation)

    assert dates["ouverture"].le == date(2026, 11, 1)
    assert dates["ouverture"].role is RoleDelai.OUVERTURE
    assert dates["limite"].le == date(2027, 2, 14)
    assert not dates["limite"].est_manquee


def test_un_depot_en_retard_est_dit_avec_le_premier_debut_possible() -> None:
    formation = {"debut": date(2026, 11, 30), "fin": date(2026, 12, 11)}
    dossier = construire({"le": LE, "formation": formation})
    regles = regles_nationales()
    plan = planifier(dossier, evaluer(dossier, regles, le=LE), regles, dispositifs=["agefice"])

    assert not plan.faisabilite.est_possible
    assert plan.faisabilite.debut_au_plus_tot == date(2026, 12, 8)


def test_la_demission_ne_vient_pas_avant_l_attestation() -> None:
    dates = _dates("demission", situation={"attestation_projet_le": date(2026, 12, 1)})

    assert dates["demission"].le == date(2026, 12, 1)
    assert dates["demission"].role is RoleDelai.OUVERTURE
    assert dates["allocation"].le == date(2027, 6, 1)


def test_la_reponse_au_conge_vae_se_compte_depuis_la_demande_a_faire() -> None:
    formation = {"nature": "vae", "debut": date(2027, 2, 1), "fin": date(2027, 2, 12)}
    dates = _dates("conge_vae", formation=formation)

    assert dates["demande"].le == date(2027, 1, 2)
    assert dates["reponse"].le == date(2027, 1, 17)
    assert dates["reponse"].role is RoleDelai.ATTENTE
