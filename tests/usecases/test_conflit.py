"""Deux versions d’un dossier se réunissent : le compatible se garde, le reste se choisit."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import AvantLe
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.domain.montant import Montant, estime
from cep_desktop.domain.plan_action import StatutAction
from cep_desktop.usecases.changement import Refaire, changements
from cep_desktop.usecases.commandes.depense import AjouterDepense, ModifierDepense
from cep_desktop.usecases.commandes.plan_action import (
    AjouterAction,
    AjouterEtape,
    ChangerStatut,
    DeplacerAction,
    DeplacerEtape,
    ModifierAction,
    ModifierEtape,
    SupprimerAction,
    SupprimerEtape,
)
from cep_desktop.usecases.conflit import ChoixManquant, Cote, confronter
from cep_desktop.usecases.session import Commande
from tests.cas.dossier import LE, exemple
from tests.cas.hasard import dossiers as au_hasard

SANS_REDUIRE = (Phase.explicit, Phase.reuse, Phase.generate)
"""Réduire deux dossiers entiers prendrait des minutes pour une faute qui se lit déjà."""

BASE = exemple("camille")
ETAPES = BASE.accompagnement.plan_action.etapes
E1, E2, *_ = ETAPES
A1 = E1.actions[0]
D1 = BASE.accompagnement.plan_financement.depenses[0]

TITRE = ModifierEtape(E1.id, {"titre": "Un autre titre"})
TITRE_AUTRE = ModifierEtape(E1.id, {"titre": "Encore un autre"})
OBJECTIF = ModifierEtape(E1.id, {"objectif": "Un autre objectif"})
FAITE = ChangerStatut(A1.id, StatutAction.FAITE, LE)
ECHEANCE = ModifierAction(A1.id, {"echeance": AvantLe(le=date(2027, 9, 1))})
PRIX = ModifierDepense(D1.id, {"prix_unitaire": estime(Montant(123_400), "devis")})
SANS_E1, SANS_A1 = SupprimerEtape(E1.id), SupprimerAction(A1.id)
VERS_E2 = DeplacerAction(A1.id, E2.id, 0)
NEUVE, NEUVE_AUTRE = AjouterEtape("Étape d’ici", "a"), AjouterEtape("Étape d’ailleurs", "b")


def _apres(*commandes: Commande) -> Dossier:
    dossier = BASE
    for commande in commandes:
        dossier = commande.appliquer(dossier)
    return dossier


def _reunir(miennes: Sequence[Commande], autres: Sequence[Commande], cote: Cote) -> Dossier:
    conflit = confronter(BASE, _apres(*miennes), _apres(*autres))
    return conflit.fusionner({d.place: cote for d in conflit.divergences})


@settings(max_examples=20, phases=SANS_REDUIRE)
@given(au_hasard(), au_hasard())
def test_refaire_les_changements_mene_d_une_version_a_l_autre(
    avant: Dossier, apres: Dossier
) -> None:
    assert Refaire(changements(avant, apres)).appliquer(avant) == apres
    assert changements(avant, avant) == ()


@settings(max_examples=10, phases=SANS_REDUIRE)
@given(au_hasard(), au_hasard())
def test_une_version_inchangee_laisse_toute_la_place_a_l_autre(un: Dossier, deux: Dossier) -> None:
    for conflit in (confronter(un, un, deux), confronter(un, deux, un), confronter(un, deux, deux)):
        assert conflit.se_resout_seul
        assert conflit.fusionner({}) == deux


@pytest.mark.parametrize(
    ("miennes", "autres"),
    [
        ((TITRE,), (OBJECTIF,)),
        ((TITRE,), (PRIX,)),
        ((FAITE,), (TITRE,)),
        ((SANS_A1,), (PRIX,)),
        ((NEUVE,), (TITRE, PRIX)),
        ((DeplacerEtape(E2.id, 0),), (FAITE,)),
        ((VERS_E2,), (PRIX,)),
        ((SANS_E1,), (ModifierEtape(E2.id, {"titre": "Suite"}),)),
    ],
)
def test_deux_travaux_qui_ne_se_croisent_pas_se_reunissent_seuls(
    miennes: Sequence[Commande], autres: Sequence[Commande]
) -> None:
    conflit = confronter(BASE, _apres(*miennes), _apres(*autres))
    assert conflit.se_resout_seul
    reuni = conflit.fusionner({})
    retour = confronter(BASE, _apres(*autres), _apres(*miennes)).fusionner({})
    assert reuni == retour == _apres(*autres, *miennes)


@pytest.mark.parametrize(
    ("miennes", "autres"),
    [
        ((TITRE,), (TITRE_AUTRE,)),
        ((FAITE,), (SANS_A1,)),
        ((SANS_A1,), (FAITE,)),
        ((FAITE,), (SANS_E1,)),
        ((SANS_E1,), (ECHEANCE, FAITE)),
        ((AjouterAction(E1.id, "Appeler"),), (SANS_E1,)),
        ((VERS_E2,), (FAITE,)),
        ((FAITE,), (VERS_E2,)),
        ((VERS_E2,), (DeplacerAction(A1.id, ETAPES[2].id, 0),)),
        ((VERS_E2,), (SANS_A1,)),
        ((DeplacerEtape(E2.id, 0),), (DeplacerEtape(E1.id, 2),)),
    ],
)
def test_ce_que_les_deux_ont_change_se_choisit(
    miennes: Sequence[Commande], autres: Sequence[Commande]
) -> None:
    conflit = confronter(BASE, _apres(*miennes), _apres(*autres))
    assert len(conflit.divergences) == 1
    assert all(d.miennes and d.autres for d in conflit.divergences)
    assert _reunir(miennes, autres, Cote.MIENNE) == _apres(*miennes)
    assert _reunir(miennes, autres, Cote.AUTRE) == _apres(*autres)
    with pytest.raises(ChoixManquant, match=r"Il reste 1 choix.*les deux versions sont gardées"):
        conflit.fusionner({})


def test_choisir_un_cote_garde_le_reste_du_travail_des_deux() -> None:
    for cote, titre in ((Cote.MIENNE, TITRE), (Cote.AUTRE, TITRE_AUTRE)):
        reuni = _reunir((TITRE, FAITE), (TITRE_AUTRE, PRIX), cote)
        assert reuni == _apres(titre, FAITE, PRIX)


def test_le_meme_changement_des_deux_cotes_n_est_pas_un_conflit() -> None:
    for commande in (TITRE, FAITE, SANS_E1, VERS_E2, PRIX):
        mienne = _apres(commande, ModifierEtape(E2.id, {"titre": "Suite"}))
        conflit = confronter(BASE, mienne, _apres(commande))
        assert conflit.se_resout_seul
        assert conflit.fusionner({}) == mienne


def test_deux_elements_neufs_de_meme_cle_sont_gardes_tous_les_deux() -> None:
    conflit = confronter(BASE, _apres(NEUVE), _apres(NEUVE_AUTRE))
    assert conflit.se_resout_seul
    neuves = conflit.fusionner({}).accompagnement.plan_action.etapes[len(ETAPES) :]
    assert {e.titre for e in neuves} == {"Étape d’ici", "Étape d’ailleurs"}
    assert len({e.id for e in neuves}) == 2


def test_un_renvoi_suit_l_element_neuf_qui_change_de_cle() -> None:
    neuve = _apres(NEUVE).accompagnement.plan_action.etapes[-1].id
    depense = AjouterDepense({**_champs_de(D1), "etape": neuve})
    reuni = confronter(BASE, _apres(NEUVE, depense), _apres(NEUVE_AUTRE)).fusionner({})
    plan = reuni.accompagnement
    cle = plan.plan_financement.depenses[-1].etape
    assert next(e.titre for e in plan.plan_action.etapes if e.id == cle) == "Étape d’ici"


def _champs_de(depense: object) -> dict[str, object]:
    donnees = depense.model_dump()  # type: ignore[attr-defined]
    return {nom: valeur for nom, valeur in donnees.items() if nom != "id"}


def test_des_travaux_incompatibles_sont_refuses_en_le_disant() -> None:
    depense = AjouterDepense({**_champs_de(D1), "etape": E1.id})
    conflit = confronter(BASE, _apres(depense), _apres(SANS_E1))
    assert conflit.se_resout_seul
    with pytest.raises(DossierIncoherent, match="ne désigne aucun élément"):
        conflit.fusionner({})


def test_le_conflit_se_lit_rubrique_par_rubrique() -> None:
    conflit = confronter(BASE, _apres(TITRE, FAITE), _apres(TITRE_AUTRE, PRIX))
    plan, financement = conflit.rubriques()
    assert [(d.champ, d.avant, d.apres) for d in plan.divergences[0].miennes] == [
        ("Titre", E1.titre, "Un autre titre")
    ]
    assert [d.apres for d in plan.divergences[0].autres] == ["Encore un autre"]
    assert len(plan.miennes) > 1
    assert (financement.miennes, financement.divergences) == ((), ())
    assert len(financement.autres) == 1


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from([TITRE, OBJECTIF, FAITE, ECHEANCE, PRIX, NEUVE, VERS_E2]), max_size=4),
    st.lists(st.sampled_from([TITRE_AUTRE, FAITE, PRIX, NEUVE_AUTRE, DeplacerEtape(E2.id, 0)])),
    st.sampled_from(Cote),
)
def test_rien_de_ce_qui_n_est_pas_en_conflit_ne_se_perd(
    miennes: list[Commande], autres: list[Commande], cote: Cote
) -> None:
    conflit = confronter(BASE, _apres(*miennes), _apres(*autres))
    reuni = conflit.fusionner({d.place: cote for d in conflit.divergences})
    contredits = [d.miens if cote is Cote.AUTRE else d.siens for d in conflit.divergences]
    ecartes = [(c.lieu, c.apres) for changes in contredits for c in changes]
    faits = [(c.lieu, c.apres) for c in changements(BASE, reuni)]
    for change in changements(BASE, conflit.mienne) + changements(BASE, conflit.autre):
        est_un_ordre = change.place.endswith("[ordre]")
        assert est_un_ordre or (change.lieu, change.apres) in faits + ecartes
