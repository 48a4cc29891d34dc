"""Les dates qui ne tiennent pas ensemble se disent une fois, avec leur raison et un remède."""

from datetime import date, time, timedelta

import pytest

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.calendrier import Calendrier, DateCalendrier, NatureDate
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import AvantLe, LeJour
from cep_desktop.domain.entretien import Entretien
from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.personne import OrganismeFormation
from cep_desktop.domain.plan_action import PlanAction, StatutAction
from cep_desktop.rules.conflits import chercher_conflits, conflits_neufs
from cep_desktop.rules.delais import DateLimite, Faisabilite, RetroPlanning
from cep_desktop.rules.nomenclature import RoleDelai
from tests.cas.dossier import LE, un_dossier
from tests.cas.plan import refuse, un_financement, un_plan, une_action, une_etape

DEBUT = date(2027, 4, 19)
POSSIBLE = Faisabilite(est_possible=True, debut_prevu_le=DEBUT, debut_au_plus_tot=DEBUT)
FORMATION = ParcoursFormation(
    id="P1",
    intitule="Titre pro",
    organisme=OrganismeFormation(nom="Centre"),
    periode=Periode(du=DEBUT, au=date(2027, 9, 1)),
)


def _dossier(**champs: object) -> Dossier:
    return un_dossier(accompagnement=Accompagnement.model_validate(champs))


def _rendez_vous(cle: str, libelle: str, le: date) -> DateCalendrier:
    return DateCalendrier(
        id=cle, libelle=libelle, nature=NatureDate.RENDEZ_VOUS, quand=LeJour(le=le)
    )


def _limite(le: date | None, **champs: object) -> DateLimite:
    modele: dict[str, object] = {
        "dispositif": "employeur", "nom": "Employeur", "code": "depot", "libelle": "Déposer",
        "role": RoleDelai.LIMITE, "le": le, "calcul": "", "raison": "", "reference": "",
        "faite_le": None, "est_manquee": False,
    }  # fmt: skip
    return DateLimite(**(modele | champs))  # type: ignore[arg-type]  # un cas par mots-clés


def _phrases(dossier: Dossier, retro: RetroPlanning | None = None) -> list[str]:
    return [c.phrase for c in chercher_conflits(dossier, retro, le=LE)]


def test_un_plan_sans_date_n_a_aucun_conflit() -> None:
    assert chercher_conflits(un_dossier(), None, le=LE) == ()


@pytest.mark.parametrize(("ecart", "attendus"), [(-1, 1), (0, 0), (1, 0)])
def test_une_action_en_retard_se_dit_le_lendemain_de_son_jour(ecart: int, attendus: int) -> None:
    action = une_action(echeance=LeJour(le=LE + timedelta(days=ecart)))
    dossier = _dossier(plan_action=PlanAction(etapes=(une_etape(action),)))
    trouves = chercher_conflits(dossier, None, le=LE)
    assert [c.cle for c in trouves] == ["A1"] * attendus
    assert all("choisissez une autre date" in c.remede for c in trouves)


def test_une_action_faite_ou_abandonnee_n_est_jamais_en_retard() -> None:
    hier = AvantLe(le=LE - timedelta(days=1))
    actions = (
        une_action(id="A1", echeance=hier, statut=StatutAction.FAITE, faite_le=LE),
        une_action(id="A2", echeance=hier, statut=StatutAction.ABANDONNEE),
    )
    assert _phrases(_dossier(plan_action=PlanAction(etapes=(une_etape(*actions),)))) == []


def test_une_action_qui_finit_apres_son_etape_se_dit_avec_les_deux_noms() -> None:
    action = une_action(echeance=AvantLe(le=date(2027, 2, 2)))
    etape = une_etape(action, echeance=AvantLe(le=date(2027, 2, 1)))
    (phrase,) = _phrases(_dossier(plan_action=PlanAction(etapes=(etape,))))
    assert "Passer le test d’entrée" in phrase
    assert "Préparer l’entrée" in phrase
    a_temps = etape.avec(echeance=AvantLe(le=date(2027, 2, 2)))
    assert _phrases(_dossier(plan_action=PlanAction(etapes=(a_temps,)))) == []


@pytest.mark.parametrize(
    ("le", "mot"),
    [(date(2026, 12, 6), "un dimanche"), (date(2026, 12, 25), "un jour férié")],
)
def test_un_rendez_vous_un_jour_ferme_se_signale(le: date, mot: str) -> None:
    dossier = _dossier(calendrier=Calendrier(dates=(_rendez_vous("T1", "Visite", le),)))
    (phrase,) = _phrases(dossier)
    assert mot in phrase
    la_veille = Calendrier(dates=(_rendez_vous("T1", "Visite", le - timedelta(days=2)),))
    assert _phrases(_dossier(calendrier=la_veille)) == []


def test_deux_rendez_vous_le_meme_jour_se_signalent_une_fois() -> None:
    jour = date(2026, 12, 8)
    dates = (_rendez_vous("T1", "Visite", jour), _rendez_vous("T2", "Test", jour))
    (phrase,) = _phrases(_dossier(calendrier=Calendrier(dates=dates)))
    assert phrase.startswith("Deux rendez-vous")
    meme = (_rendez_vous("T1", "Visite", jour), _rendez_vous("T2", "Visite", jour))
    assert _phrases(_dossier(calendrier=Calendrier(dates=meme))) == []


def test_un_entretien_passe_ou_tenu_ne_compte_pas() -> None:
    dimanche = date(2026, 11, 22)
    entretiens = (Entretien(id="R1", le=dimanche, a=time(9), a_eu_lieu=False),)
    assert chercher_conflits(un_dossier(entretiens=entretiens), None, le=LE) == ()


@pytest.mark.parametrize(("jours", "attendus"), [(0, 0), (1, 1)])
def test_une_reponse_apres_le_debut_de_la_formation_se_dit(jours: int, attendus: int) -> None:
    demande = un_financement(reponse_attendue_le=DEBUT + timedelta(days=jours))
    dossier = _dossier(formations=(FORMATION,), plan_financement=un_plan("1000", demande))
    trouves = chercher_conflits(dossier, None, le=LE)
    assert [c.cle for c in trouves] == ["F1-reponse"] * attendus


def test_une_reponse_deja_donnee_n_est_plus_attendue() -> None:
    demande = refuse("400", reponse_attendue_le=DEBUT + timedelta(days=9))
    dossier = _dossier(formations=(FORMATION,), plan_financement=un_plan("1000", demande))
    assert _phrases(dossier) == []


@pytest.mark.parametrize(("jours", "attendus"), [(0, 0), (1, 1)])
def test_deposer_apres_la_limite_du_droit_se_dit(jours: int, attendus: int) -> None:
    limite = date(2027, 1, 15)
    demande = un_financement(a_deposer_avant_le=limite + timedelta(days=jours))
    dossier = _dossier(plan_financement=un_plan("1000", demande))
    retro = RetroPlanning((_limite(limite),), POSSIBLE)
    trouves = chercher_conflits(dossier, retro, le=LE)
    assert [c.cle for c in trouves] == ["F1-depot"] * attendus
    assert chercher_conflits(dossier, None, le=LE) == (), "sans règle, aucune limite inventée"


def test_une_limite_inconnue_ou_deja_faite_ne_gene_pas() -> None:
    demande = un_financement(a_deposer_avant_le=date(2027, 3, 1))
    dossier = _dossier(plan_financement=un_plan("1000", demande))
    dates = (_limite(None), _limite(date(2027, 1, 15), faite_le=LE))
    assert _phrases(dossier, RetroPlanning(dates, POSSIBLE)) == []


def test_une_limite_manquee_et_un_debut_intenable_disent_quand_c_est_possible() -> None:
    infaisable = Faisabilite(
        est_possible=False, debut_prevu_le=DEBUT, debut_au_plus_tot=date(2027, 6, 1),
        raisons=("Le dépôt demande 120 jours.",),
    )  # fmt: skip
    manquee = _limite(date(2026, 11, 1), est_manquee=True)
    debut, depot = chercher_conflits(un_dossier(), RetroPlanning((manquee,), infaisable), le=LE)
    assert "Le dépôt demande 120 jours." in debut.phrase
    assert "1er\u00a0juin\u00a02027" in debut.remede
    assert depot.cle == "employeur-depot"
    assert "1er\u00a0novembre\u00a02026" in depot.phrase


def test_seuls_les_conflits_neufs_s_expliquent_avant_un_deplacement() -> None:
    retard = une_action(echeance=LeJour(le=LE - timedelta(days=1)))
    avant = chercher_conflits(
        _dossier(plan_action=PlanAction(etapes=(une_etape(retard),))), None, le=LE
    )
    calendrier = Calendrier(dates=(_rendez_vous("T1", "Visite", date(2026, 12, 25)),))
    apres = chercher_conflits(
        _dossier(plan_action=PlanAction(etapes=(une_etape(retard),)), calendrier=calendrier),
        None,
        le=LE,
    )
    assert [c.cle for c in conflits_neufs(avant, apres)] == ["T1"]
    assert conflits_neufs(apres, avant) == ()
