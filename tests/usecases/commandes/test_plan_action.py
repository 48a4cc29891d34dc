"""Les gestes sur les étapes et les actions."""

from datetime import date

import pytest

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.calendrier import Calendrier, DateCalendrier, NatureDate
from cep_desktop.domain.co_construction import Auteur, CoConstruction
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import AvantLe, LeJour
from cep_desktop.domain.erreurs import DossierIncoherent, ElementIntrouvable
from cep_desktop.domain.plan_action import (
    Acteur,
    Action,
    Etape,
    PlanAction,
    RoleActeur,
    StatutAction,
)
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.usecases.commandes.plan_action import (
    AjouterAction,
    AjouterEtape,
    ChangerStatut,
    ChoisirProchaine,
    DeplacerAction,
    DeplacerEtape,
    ModifierAction,
    ModifierEtape,
    SupprimerAction,
    SupprimerEtape,
    ValiderAction,
)
from cep_desktop.usecases.session import Commande, Session
from tests.cas.dossier import LE, un_dossier
from tests.cas.plan import une_action, une_depense, une_etape

VALIDE = CoConstruction(propose_par=Auteur.BENEFICIAIRE, valide_ensemble_le=LE)


def _lier(*etapes: Etape) -> Dossier:
    """Ces étapes, une dépense et une date pour chacune, et A1 choisie s’il y a une étape."""
    depenses = tuple(une_depense(id=f"D{n}", etape=e.id) for n, e in enumerate(etapes, 1))
    dates = tuple(
        DateCalendrier(
            id=f"J{n}",
            libelle="Réunion",
            nature=NatureDate.RENDEZ_VOUS,
            quand=LeJour(le=LE),
            etape=e.id,
        )
        for n, e in enumerate(etapes, 1)
    )
    volet = Accompagnement(
        plan_action=PlanAction(etapes=etapes, prochaine_action="A1" if etapes else None),
        plan_financement=PlanFinancement(depenses=depenses),
        calendrier=Calendrier(dates=dates),
    )
    return un_dossier(accompagnement=volet)


def _apres(dossier: Dossier, *gestes: Commande) -> Dossier:
    session = Session(dossier)
    for geste in gestes:
        session.executer(geste)
    return session.dossier


def _etapes(dossier: Dossier) -> tuple[Etape, ...]:
    return dossier.accompagnement.plan_action.etapes


def _action(dossier: Dossier, cle: str) -> Action:
    return next(a for _, a in dossier.accompagnement.plan_action.actions() if a.id == cle)


def _rangees(dossier: Dossier) -> dict[str, list[str]]:
    return {etape.id: [action.id for action in etape.actions] for etape in _etapes(dossier)}


@pytest.fixture
def dossier() -> Dossier:
    """Deux étapes, trois actions, dont la première est la prochaine et est validée ensemble."""
    premiere = une_etape(
        une_action(id="A1", co_construction=VALIDE),
        une_action(id="A2"),
        id="E1",
        co_construction=VALIDE,
    )
    seconde = une_etape(une_action(id="A7"), id="E4")
    return _lier(premiere, seconde)


def test_une_etape_neuve_prend_la_cle_suivante_et_la_derniere_place(dossier: Dossier) -> None:
    *_, etape = _etapes(_apres(dossier, AjouterEtape("Se former", "Avoir le titre")))
    assert (etape.id, etape.titre, etape.objectif) == ("E5", "Se former", "Avoir le titre")


def test_la_premiere_etape_d_un_plan_vide_est_e1() -> None:
    (etape,) = _etapes(_apres(_lier(), AjouterEtape("Se former", "Avoir le titre")))
    assert etape.id == "E1"


def test_une_etape_sans_titre_est_refusee(dossier: Dossier) -> None:
    with pytest.raises(DossierIncoherent, match="Ce champ est vide"):
        _apres(dossier, AjouterEtape(" ", "Avoir le titre"))


def test_modifier_une_etape_garde_ses_actions(dossier: Dossier) -> None:
    apres = _apres(dossier, ModifierEtape("E1", {"titre": "Entrer", "echeance": AvantLe(le=LE)}))
    assert _etapes(apres)[0].titre == "Entrer"
    assert _etapes(apres)[0].echeance == AvantLe(le=LE)
    assert _etapes(apres)[0].actions == _etapes(dossier)[0].actions
    assert _etapes(apres)[1] == _etapes(dossier)[1]


def test_une_etape_modifiee_redevient_a_valider_ensemble(dossier: Dossier) -> None:
    etape = _etapes(_apres(dossier, ModifierEtape("E1", {"titre": "Entrer"})))[0]
    assert not etape.co_construction.est_valide
    assert etape.co_construction.propose_par is Auteur.BENEFICIAIRE


def test_supprimer_une_etape_retire_ses_actions_et_les_renvois_vers_elle(dossier: Dossier) -> None:
    apres = _apres(dossier, SupprimerEtape("E1"))
    volet = apres.accompagnement
    assert _rangees(apres) == {"E4": ["A7"]}
    assert volet.plan_action.prochaine_action is None
    assert [depense.etape for depense in volet.plan_financement.depenses] == [None, "E4"]
    assert [jour.etape for jour in volet.calendrier.dates] == [None, "E4"]


def test_supprimer_une_etape_garde_la_prochaine_action_d_une_autre(dossier: Dossier) -> None:
    apres = _apres(dossier, SupprimerEtape("E4"))
    assert apres.accompagnement.plan_action.prochaine_action == "A1"


@pytest.mark.parametrize(
    ("rang", "ordre"),
    [(0, ["E4", "E1"]), (1, ["E1", "E4"]), (99, ["E1", "E4"]), (-5, ["E4", "E1"])],
)
def test_une_etape_se_deplace_sans_sortir_du_plan(
    dossier: Dossier, rang: int, ordre: list[str]
) -> None:
    assert list(_rangees(_apres(dossier, DeplacerEtape("E4", rang)))) == ordre


def test_une_action_neuve_prend_la_cle_suivante_de_tout_le_plan(dossier: Dossier) -> None:
    qui = (Acteur(role=RoleActeur.CONSEILLER),)
    geste = AjouterAction("E1", "Appeler", qui, LeJour(le=LE), Auteur.CONSEILLER)
    apres = _apres(dossier, geste)
    assert _rangees(apres) == {"E1": ["A1", "A2", "A8"], "E4": ["A7"]}
    action = _action(apres, "A8")
    assert (action.libelle, action.qui, action.echeance) == ("Appeler", qui, LeJour(le=LE))
    assert action.co_construction == CoConstruction(propose_par=Auteur.CONSEILLER)


def test_une_action_neuve_revient_a_la_personne_si_rien_n_est_dit(dossier: Dossier) -> None:
    action = _action(_apres(dossier, AjouterAction("E1", "Appeler")), "A8")
    assert [acteur.role for acteur in action.qui] == [RoleActeur.BENEFICIAIRE]


def test_une_action_modifiee_redevient_a_valider_ensemble(dossier: Dossier) -> None:
    action = _action(_apres(dossier, ModifierAction("A1", {"libelle": "Autre"})), "A1")
    assert action.libelle == "Autre"
    assert not action.co_construction.est_valide


def test_une_action_non_changee_reste_validee(dossier: Dossier) -> None:
    geste = ModifierAction("A1", {"libelle": _action(dossier, "A1").libelle})
    assert _apres(dossier, geste) == dossier


def test_modifier_la_trace_de_validation_la_garde_telle_que_dite(dossier: Dossier) -> None:
    trace = VALIDE.avec(choisi_par=Auteur.BENEFICIAIRE)
    apres = _apres(dossier, ModifierAction("A1", {"co_construction": trace}))
    assert _action(apres, "A1").co_construction == trace


def test_une_action_faite_porte_sa_date_reelle_et_la_perd_si_elle_repart(dossier: Dossier) -> None:
    faite = _apres(dossier, ChangerStatut("A1", StatutAction.FAITE, LE))
    assert _action(faite, "A1").faite_le == LE
    reprise = _apres(faite, ChangerStatut("A1", StatutAction.EN_COURS, LE))
    assert _action(reprise, "A1").faite_le is None


def test_noter_ou_en_est_une_action_ne_retire_pas_la_validation(dossier: Dossier) -> None:
    action = _action(_apres(dossier, ChangerStatut("A1", StatutAction.EN_COURS, LE)), "A1")
    assert action.co_construction == VALIDE


def test_une_action_ne_finit_pas_avant_d_avoir_commence(dossier: Dossier) -> None:
    commencee = ModifierAction("A1", {"commencee_le": date(2026, 12, 1)})
    with pytest.raises(DossierIncoherent, match="L’action est finie avant d’être commencée"):
        _apres(dossier, commencee, ChangerStatut("A1", StatutAction.FAITE, LE))


def test_valider_ensemble_se_pose_et_se_retire(dossier: Dossier) -> None:
    validee = _apres(dossier, ValiderAction("A2", LE))
    assert _action(validee, "A2").co_construction.valide_ensemble_le == LE
    assert _apres(validee, ValiderAction("A2", None)) == dossier


def test_supprimer_une_action_retire_le_choix_de_prochaine_etape(dossier: Dossier) -> None:
    apres = _apres(dossier, SupprimerAction("A1"))
    assert _rangees(apres) == {"E1": ["A2"], "E4": ["A7"]}
    assert apres.accompagnement.plan_action.prochaine_action is None


def test_supprimer_une_autre_action_garde_le_choix(dossier: Dossier) -> None:
    apres = _apres(dossier, SupprimerAction("A2"))
    assert apres.accompagnement.plan_action.prochaine_action == "A1"


@pytest.mark.parametrize(
    ("action", "etape", "rang", "rangees"),
    [
        ("A2", "E1", 0, {"E1": ["A2", "A1"], "E4": ["A7"]}),
        ("A1", "E1", 1, {"E1": ["A2", "A1"], "E4": ["A7"]}),
        ("A1", "E4", 0, {"E1": ["A2"], "E4": ["A1", "A7"]}),
        ("A7", "E1", 99, {"E1": ["A1", "A2", "A7"], "E4": []}),
    ],
)
def test_une_action_se_deplace_dans_son_etape_ou_vers_une_autre(
    dossier: Dossier, action: str, etape: str, rang: int, rangees: dict[str, list[str]]
) -> None:
    apres = _apres(dossier, DeplacerAction(action, etape, rang))
    assert _rangees(apres) == rangees
    assert _action(apres, action) == _action(dossier, action)


def test_la_prochaine_etape_se_choisit_puis_se_laisse_a_l_echeance(dossier: Dossier) -> None:
    choisie = _apres(dossier, ChoisirProchaine("A7"))
    assert choisie.accompagnement.plan_action.prochaine_action == "A7"
    laissee = _apres(choisie, ChoisirProchaine(None))
    assert laissee.accompagnement.plan_action.prochaine_action is None


@pytest.mark.parametrize(
    "geste",
    [
        ModifierEtape("E9", {}),
        SupprimerEtape("E9"),
        DeplacerEtape("E9", 0),
        AjouterAction("E9", "Appeler"),
        ModifierAction("A9", {}),
        ChangerStatut("A9", StatutAction.FAITE, LE),
        ValiderAction("A9", LE),
        SupprimerAction("A9"),
        DeplacerAction("A9", "E1", 0),
        DeplacerAction("A1", "E9", 0),
        ChoisirProchaine("A9"),
    ],
)
def test_un_geste_sur_un_element_disparu_est_refuse(dossier: Dossier, geste: Commande) -> None:
    with pytest.raises(ElementIntrouvable, match="n’est plus dans le dossier"):
        _apres(dossier, geste)


@pytest.mark.parametrize(
    ("geste", "libelle"),
    [
        (AjouterEtape("a", "b"), "étape ajoutée"),
        (ModifierEtape("E1", {}), "étape modifiée"),
        (SupprimerEtape("E1"), "étape supprimée"),
        (DeplacerEtape("E1", 0), "étape déplacée"),
        (AjouterAction("E1", "a"), "action ajoutée"),
        (ModifierAction("A1", {}), "action modifiée"),
        (ChangerStatut("A1", StatutAction.FAITE, LE), "action notée «\u00a0Fait\u00a0»"),
        (ValiderAction("A1", LE), "action validée ensemble"),
        (ValiderAction("A1", None), "validation retirée"),
        (SupprimerAction("A1"), "action supprimée"),
        (DeplacerAction("A1", "E1", 0), "action déplacée"),
        (ChoisirProchaine("A1"), "prochaine étape choisie"),
    ],
)
def test_chaque_geste_dit_ce_qu_annuler_deferait(geste: Commande, libelle: str) -> None:
    assert geste.libelle == libelle
