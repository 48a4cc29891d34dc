"""Du conseil au plan : un doute devient une action, un chemin devient une étape, en un geste."""

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.plan_action import PlanAction
from cep_desktop.domain.strategie import ChoixChemin, NatureChemin
from cep_desktop.usecases.commandes.action_suggeree import (
    CreerAction,
    est_dans_le_plan,
    intitules_du_plan,
)
from cep_desktop.usecases.commandes.etapes_des_chemins import CreerEtapes, chemins_a_planifier
from cep_desktop.usecases.commandes.strategie import AjouterChemin, DeciderChemin, ModifierChemin
from cep_desktop.usecases.session import Session
from tests.cas.dossier import exemple, un_dossier

ECRITS = {
    "prerequis": "Réussir le test", "programme": "CFA de Tours, 7 mois",
    "certification": "CAP fleuriste", "gagne": "Un diplôme",
}  # fmt: skip


def _sans_plan(nom: str) -> Dossier:
    dossier = exemple(nom)
    volet = dossier.accompagnement
    return dossier.avec(
        accompagnement=volet.avec(
            revisions=(),
            plan_action=PlanAction(),
            calendrier=volet.calendrier.avec(dates=()),
            plan_financement=volet.plan_financement.avec(
                depenses=tuple(d.avec(etape=None) for d in volet.plan_financement.depenses)
            ),
        )
    )


def _plan(session: Session) -> list[tuple[str, list[str]]]:
    etapes = session.dossier.accompagnement.plan_action.etapes
    return [(e.titre, [a.libelle.replace("\u00a0", " ") for a in e.actions]) for e in etapes]


def test_une_action_rejoint_l_etape_en_cours() -> None:
    session = Session(exemple("camille"))
    session.executer(CreerAction("Appeler un cabinet"))
    plan = session.dossier.accompagnement.plan_action
    etape = next(e for e in plan.etapes if e.actions[-1].libelle == "Appeler un cabinet")
    assert etape == plan.etape_en_cours
    assert not etape.actions[-1].co_construction.est_valide
    assert est_dans_le_plan("appeler un CABINET", intitules_du_plan(session.dossier))
    with pytest.raises(DossierIncoherent, match="déjà"):
        session.executer(CreerAction("Appeler un cabinet"))


def test_sans_plan_l_action_ouvre_une_etape_et_une_annulation_suffit() -> None:
    session = Session(un_dossier())
    session.executer(CreerAction("Appeler un cabinet"))
    assert _plan(session) == [("Préparer mon projet", ["Appeler un cabinet"])]
    assert session.libelle_annuler == "action créée"
    session.annuler()
    assert session.dossier == un_dossier()


def test_les_chemins_retenus_deviennent_des_etapes_avec_ce_qui_est_ecrit() -> None:
    session = Session(un_dossier())
    for geste in (
        AjouterChemin(NatureChemin.FORMATION, "Suivre une formation"),
        ModifierChemin("H1", ECRITS),
        DeciderChemin("H1", ChoixChemin.CHOISI),
        AjouterChemin(NatureChemin.IMMERSION, "Essayer le métier"),
        DeciderChemin("H2", ChoixChemin.EN_PLUS),
        AjouterChemin(NatureChemin.VAE, "Faire reconnaître mon expérience"),
        DeciderChemin("H3", ChoixChemin.EN_SECOURS),
    ):
        session.executer(geste)
    avant = session.dossier
    session.executer(CreerEtapes())
    assert _plan(session) == [
        ("Essayer le métier", ["Demander le prix : essayer le métier"]),
        (
            "Suivre une formation",
            [
                "Remplir la condition d’entrée : réussir le test",
                "Demander le prix : suivre une formation",
                "Suivre : CFA de Tours, 7 mois",
                "Obtenir : CAP fleuriste",
            ],
        ),
    ]
    etapes = session.dossier.accompagnement.plan_action.etapes
    assert [e.objectif for e in etapes] == ["Essayer le métier", "Un diplôme"]
    assert not any(a.co_construction.est_valide for e in etapes for a in e.actions)
    assert session.dossier.parcours.accompagnement is Avancement.EN_COURS
    session.annuler()
    assert session.dossier == avant


def test_les_etapes_ne_se_creent_pas_deux_fois() -> None:
    session = Session(_sans_plan("idriss"))
    assert [c.titre for c in chemins_a_planifier(session.dossier)] == [
        "Essayer le métier", "Suivre une formation",
    ]  # fmt: skip
    session.executer(CreerEtapes())
    assert chemins_a_planifier(session.dossier) == ()
    with pytest.raises(DossierIncoherent, match="n’attend"):
        session.executer(CreerEtapes())


def test_une_certification_dite_aucune_ne_devient_pas_une_action() -> None:
    session = Session(_sans_plan("solene"))
    session.executer(ModifierChemin("H1", {"certification": "Aucune"}))
    session.executer(CreerEtapes())
    ((_, actions),) = _plan(session)
    assert not any(action.startswith("Obtenir") for action in actions)


def test_sans_chemin_choisi_rien_n_est_cree() -> None:
    assert chemins_a_planifier(un_dossier()) == ()
    with pytest.raises(DossierIncoherent):
        Session(un_dossier()).executer(CreerEtapes())


def test_un_texte_tres_long_tient_dans_une_action() -> None:
    session = Session(_sans_plan("solene"))
    session.executer(ModifierChemin("H1", {"prerequis": "a" * 300}))
    session.executer(CreerEtapes())
    ((_, actions),) = _plan(session)
    assert len(actions[0]) == 300
    assert actions[0].endswith("…")
