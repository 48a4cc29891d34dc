"""Ce que montre le plan d’actions, lu comme une table."""

from datetime import date

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.co_construction import CoConstruction
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import AvantLe, LeJour
from cep_desktop.domain.plan_action import (
    Acteur,
    Action,
    Etape,
    PlanAction,
    RoleActeur,
    StatutAction,
)
from cep_desktop.rules.completude import CodeRubrique, completude
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.plan import une_action, une_etape
from ui.pages.plan_action.etat import EtatPlan, LigneAction, deriver


def _dossier(*etapes: Etape, prochaine: str | None = None) -> Dossier:
    plan = PlanAction(etapes=etapes, prochaine_action=prochaine)
    return un_dossier(accompagnement=Accompagnement(plan_action=plan))


def _etat(dossier: Dossier) -> EtatPlan:
    return deriver(dossier, completude(dossier), le=LE)


def _ligne(action: Action) -> LigneAction:
    return _etat(_dossier(une_etape(action))).etapes[0].actions[0]


def test_un_plan_vide_n_a_ni_bandeau_ni_etape() -> None:
    etat = _etat(un_dossier())
    assert etat.bandeau is None
    assert etat.etapes == ()
    assert etat.avancement == ""
    assert etat.sous_titre == "Le projet reste à écrire"


def test_le_bandeau_dit_qui_quand_et_combien_de_jours_il_reste() -> None:
    etat = _etat(exemple("camille"))
    assert etat.bandeau is not None
    assert etat.bandeau.titre == "Demander l’autorisation d’absence"
    dit = etat.bandeau.precision.replace("\u00a0", " ")
    assert dit == "Camille, avant le dimanche 20 décembre 2026. Il reste 27 jours."


def test_une_action_sans_date_se_dit_sans_date() -> None:
    etat = _etat(_dossier(une_etape(une_action())))
    assert etat.bandeau is not None
    assert etat.bandeau.precision == "Camille, sans date pour le moment."


def test_la_prochaine_choisie_a_la_main_passe_devant() -> None:
    proche = une_action(id="A1", echeance=LeJour(le=date(2026, 11, 30)))
    choisie = une_action(id="A2", libelle="Appeler la Région")
    etat = _etat(_dossier(une_etape(proche, choisie), prochaine="A2"))
    assert etat.bandeau is not None
    assert etat.bandeau.cle == "A2"
    assert [a.est_prochaine for a in etat.etapes[0].actions] == [False, True]


def test_chaque_ligne_a_une_phrase_complete() -> None:
    trace = CoConstruction(valide_ensemble_le=LE)
    action = une_action(
        statut=StatutAction.EN_COURS,
        echeance=AvantLe(le=date(2026, 12, 20)),
        qui=(
            Acteur(role=RoleActeur.BENEFICIAIRE),
            Acteur(role=RoleActeur.CONSEILLER),
            Acteur(role=RoleActeur.TIERS, nom="Domi’Val"),
        ),
        co_construction=trace,
    )
    assert _ligne(action).phrase.replace("\u00a0", " ") == (
        "Passer le test d’entrée, En cours, avant le 20 décembre, "
        "avec Camille Moreau, Nadia Benali, Domi’Val, validé ensemble, prochaine étape"
    )


def test_une_action_depassee_est_en_retard_tant_qu_elle_est_ouverte() -> None:
    hier = LeJour(le=date(2026, 11, 22))
    assert _ligne(une_action(echeance=hier)).est_en_retard
    assert not _ligne(une_action(echeance=LeJour(le=LE))).est_en_retard
    faite = une_action(echeance=hier, statut=StatutAction.FAITE, faite_le=LE)
    assert not _ligne(faite).est_en_retard


def test_une_action_faite_dit_quand_et_une_abandonnee_le_dit() -> None:
    faite = une_action(statut=StatutAction.FAITE, faite_le=date(2026, 11, 17))
    assert _ligne(faite).quand.replace("\u00a0", " ") == "Fait le 17 novembre"
    assert _ligne(une_action(statut=StatutAction.ABANDONNEE)).quand == "Abandonné"


def test_le_compte_d_une_etape_ne_compte_que_le_fait() -> None:
    faite = une_action(id="A1", statut=StatutAction.FAITE, faite_le=LE)
    abandonnee = une_action(id="A2", statut=StatutAction.ABANDONNEE)
    etat = _etat(_dossier(une_etape(faite, abandonnee), une_etape(id="E2")))
    assert [etape.compte for etape in etat.etapes] == ["1 sur 2", "aucune action"]
    assert etat.etapes[0].phrase.startswith("Étape 1, Préparer l’entrée. Avoir ma place.")


def test_les_six_rubriques_sont_toujours_montrees() -> None:
    etat = _etat(un_dossier())
    assert [rubrique.code for rubrique in etat.rubriques] == list(CodeRubrique)
    assert etat.rubriques[0].manque == "Ajoutez une première étape."
