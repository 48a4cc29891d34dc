"""La session garde l’historique des gestes, et un geste refusé ne change rien."""

from dataclasses import dataclass

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent, ElementIntrouvable
from cep_desktop.usecases.commandes.depense import SupprimerDepense
from cep_desktop.usecases.commandes.plan_action import (
    AjouterAction,
    AjouterEtape,
    ModifierEtape,
    SupprimerAction,
    SupprimerEtape,
)
from cep_desktop.usecases.session import PAS_GARDES, AGarder, Session
from tests.cas.dossier import exemple, un_dossier

AJOUT = AjouterEtape("Préparer l’entrée", "Avoir ma place")


@pytest.fixture
def session() -> Session:
    return Session(un_dossier())


def _titres(session: Session) -> list[str]:
    return [etape.titre for etape in session.dossier.accompagnement.plan_action.etapes]


def test_une_session_neuve_n_a_rien_a_annuler(session: Session) -> None:
    assert session.libelle_annuler is None
    assert session.libelle_retablir is None
    assert not session.est_modifie
    assert session.annuler() is session.retablir() is session.dossier


def test_un_geste_rend_le_nouveau_dossier(session: Session) -> None:
    assert session.executer(AJOUT) is session.dossier
    assert _titres(session) == ["Préparer l’entrée"]


def test_annuler_puis_retablir_nomment_le_geste(session: Session) -> None:
    depart = session.dossier
    arrivee = session.executer(AJOUT)
    assert session.libelle_annuler == "étape ajoutée"

    assert session.annuler() == depart
    assert session.libelle_annuler is None
    assert session.libelle_retablir == "étape ajoutée"

    assert session.retablir() == arrivee
    assert session.libelle_retablir is None


def test_un_nouveau_geste_oublie_ce_qui_etait_a_retablir(session: Session) -> None:
    session.executer(AJOUT)
    session.annuler()
    session.executer(AjouterEtape("Autre", "But"))
    assert session.libelle_retablir is None
    assert _titres(session) == ["Autre"]


def test_cent_gestes_s_annulent_et_pas_un_de_plus(session: Session) -> None:
    for rang in range(PAS_GARDES + 20):
        session.executer(AjouterEtape(f"Étape {rang}", "But"))
    while session.libelle_annuler:
        session.annuler()
    assert PAS_GARDES == 100
    assert len(_titres(session)) == 20
    while session.libelle_retablir:
        session.retablir()
    assert len(_titres(session)) == 120


def test_un_geste_impossible_ne_change_rien(session: Session) -> None:
    session.executer(AJOUT)
    avant = session.dossier
    vus: list[Dossier] = []
    session.abonner(vus.append)
    with pytest.raises(ElementIntrouvable):
        session.executer(SupprimerEtape("E9"))
    with pytest.raises(DossierIncoherent):
        session.executer(ModifierEtape("E1", {"titre": ""}))
    assert session.dossier is avant
    assert session.libelle_annuler == "étape ajoutée"
    assert not vus


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"titre": ""}, "Ce champ est vide. Remplissez-le."),
        ({"titre": "é" * 301}, "Ce texte est trop long\u00a0: 300 caractères au plus."),
        ({"titre": 3}, "Un texte est attendu, entre guillemets."),
        ({"titre": "deux\nlignes"}, "Ce texte doit tenir sur une seule ligne, sans tabulation."),
        ({"couleur": "vert"}, "Ce champ n’existe pas dans cette version."),
        ({"echeance": {"nature": "jamais"}}, "Cette nature n’existe pas. Natures admises\u00a0:"),
        ({"actions": ({"libelle": "x"},)}, "Ce champ manque. Ajoutez-le."),
    ],
)
def test_un_refus_est_dit_en_francais(
    session: Session, champs: dict[str, object], phrase: str
) -> None:
    session.executer(AJOUT)
    with pytest.raises(DossierIncoherent) as refus:
        session.executer(ModifierEtape("E1", champs))
    assert str(refus.value).startswith(phrase)


@dataclass(frozen=True)
class _Rompre:
    """Pose un renvoi vers une action qui n’existe pas."""

    libelle: str = "renvoi rompu"

    def appliquer(self, dossier: Dossier) -> Dossier:
        volet = dossier.accompagnement
        plan = volet.plan_action.avec(prochaine_action="A9")
        return dossier.avec(accompagnement=volet.avec(plan_action=plan))


def test_un_renvoi_rompu_est_refuse_a_sa_place(session: Session) -> None:
    with pytest.raises(DossierIncoherent) as refus:
        session.executer(_Rompre())
    assert str(refus.value) == (
        "Accompagnement › plan action › prochaine action\u00a0: "
        "«\u00a0A9\u00a0» ne désigne aucun élément (action) du dossier."
    )


def test_un_geste_sans_effet_ne_laisse_pas_de_trace(session: Session) -> None:
    session.executer(AJOUT)
    session.annuler()
    session.executer(AJOUT)
    vus: list[Dossier] = []
    session.abonner(vus.append)
    session.executer(ModifierEtape("E1", {"titre": "Préparer l’entrée"}))
    assert session.libelle_annuler == "étape ajoutée"
    session.annuler()
    assert session.libelle_annuler is None
    assert len(vus) == 1


def test_un_geste_sans_effet_laisse_ce_qui_etait_a_retablir(session: Session) -> None:
    session.executer(AJOUT)
    session.executer(ModifierEtape("E1", {"titre": "Autre"}))
    session.annuler()
    session.executer(ModifierEtape("E1", {"objectif": "Avoir ma place"}))
    assert session.libelle_retablir == "étape modifiée"


def test_chaque_changement_previent_les_observateurs(session: Session) -> None:
    vus: list[Dossier] = []
    session.abonner(vus.append)
    depart = session.dossier
    arrivee = session.executer(AJOUT)
    session.annuler()
    session.retablir()
    assert vus == [arrivee, depart, arrivee]


def test_un_observateur_desabonne_n_est_plus_prevenu(session: Session) -> None:
    vus: list[Dossier] = []
    desabonner = session.abonner(vus.append)
    desabonner()
    desabonner()
    session.executer(AJOUT)
    assert not vus


def test_un_observateur_peut_se_desabonner_pendant_qu_on_le_previent(session: Session) -> None:
    vus: list[str] = []
    desabonner = session.abonner(lambda _: (vus.append("premier"), desabonner()))
    session.abonner(lambda _: vus.append("second"))
    session.executer(AJOUT)
    session.annuler()
    assert vus == ["premier", "second", "second"]


def test_est_modifie_compare_a_ce_qui_est_enregistre(session: Session) -> None:
    session.executer(AJOUT)
    assert session.est_modifie
    session.annuler()
    assert not session.est_modifie
    session.retablir()
    session.marquer_enregistre(1)
    assert not session.est_modifie
    session.annuler()
    assert session.est_modifie


def test_une_cle_supprimee_ne_sert_plus_a_une_autre_ligne() -> None:
    session = Session(exemple("camille"))
    derniere = exemple("camille").accompagnement.plan_action.etapes[-1]
    action = derniere.actions[-1]
    session.executer(SupprimerAction(action.id))
    session.executer(AjouterAction(derniere.id, "Appeler le centre"))
    etapes = session.dossier.accompagnement.plan_action.etapes
    assert etapes[-1].actions[-1].libelle == "Appeler le centre"
    assert etapes[-1].actions[-1].id != action.id
    assert session.dossier.accompagnement.cles_retirees == (action.id,)


def test_annuler_une_suppression_rend_aussi_la_cle() -> None:
    session = Session(exemple("camille"))
    session.executer(SupprimerDepense("D4"))
    assert session.dossier.accompagnement.cles_retirees == ("D4",)
    session.annuler()
    assert session.dossier == exemple("camille")


def test_les_gestes_gardes_ensemble_sont_nommes_puis_oublies(session: Session) -> None:
    assert session.a_garder().geste == "dossier créé"
    session.executer(AJOUT)
    session.executer(AjouterEtape("Autre", "But"))
    session.annuler()
    etat = session.a_garder()
    assert etat.geste == "étape ajoutée, annulé : étape ajoutée"
    session.retablir()
    session.marquer_enregistre(4, etat)
    assert session.revision == 4
    assert session.est_modifie
    assert session.a_garder().geste == "rétabli : étape ajoutée"
    session.marquer_enregistre(5)
    assert not session.est_modifie


def test_au_dela_de_trois_gestes_le_reste_est_compte(session: Session) -> None:
    gestes = (
        "action ajoutée",
        "action modifiée",
        "date changée",
        "dépense ajoutée",
        "aide ajoutée",
    )
    etat = AGarder(session.dossier, 1, (*gestes, "action ajoutée"))
    assert etat.geste == "action ajoutée, action modifiée, date changée et 2 de plus"
