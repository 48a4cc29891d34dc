"""Avant de signer, la personne relit ce qui l’engage, et rien qu’elle n’ait vu."""

import pytest

from cep_desktop.domain.co_construction import Auteur, CoConstruction
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.plan_action import AjouterAction, ModifierAction
from cep_desktop.usecases.ecran_partage.expurger import a_ete_vu
from cep_desktop.usecases.signature.relecture import PlanALire, a_lire
from tests.cas.dossier import LE, exemple, un_dossier


def _mots(plan: PlanALire) -> str:
    return "\n".join(
        "\n".join((r.titre, r.phrase, *(" ".join(ligne) for ligne in r.lignes)))
        for r in plan.rubriques
    )


@pytest.mark.parametrize("prenom", ["camille", "idriss", "solene"])
def test_chaque_chose_vue_ensemble_se_relit_avec_qui_la_fait(prenom: str) -> None:
    dossier = exemple(prenom)
    relu = composer(_mots(a_lire(dossier, le=LE)))
    for etape, action in dossier.accompagnement.plan_action.actions():
        assert composer(etape.titre) in relu
        assert (composer(action.libelle) in relu) is a_ete_vu(action)
    for formation in dossier.accompagnement.formations:
        assert composer(formation.intitule) in relu


def test_ce_qui_n_a_pas_ete_vu_ensemble_se_compte_sans_se_dire() -> None:
    dossier = exemple("idriss")
    avant = a_lire(dossier, le=LE)
    etape = dossier.accompagnement.plan_action.etapes[0]
    seul = CoConstruction(propose_par=Auteur.CONSEILLER)
    propose = AjouterAction(etape.id, "Zzsecret").appliquer(dossier)
    neuve = propose.accompagnement.plan_action.etapes[0].actions[-1]
    a_deux = ModifierAction(neuve.id, {"co_construction": seul}).appliquer(propose)
    apres = a_lire(a_deux, le=LE)
    assert "Zzsecret" not in _mots(apres)
    assert apres.ailleurs == avant.ailleurs + 1


def test_les_notes_privees_ne_se_relisent_pas() -> None:
    camille = exemple("camille")
    note = NotePrivee(id="N90", le=LE, texte="Zzsecret")
    relu = a_lire(camille.avec(notes_privees=(note,)), le=LE)
    assert relu == a_lire(camille, le=LE)
    assert "Zzsecret" not in _mots(relu)


def test_sans_etape_rien_n_attend_la_personne() -> None:
    assert not a_lire(un_dossier(), le=LE).attend_la_personne
