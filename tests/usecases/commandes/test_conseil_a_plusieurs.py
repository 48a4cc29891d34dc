"""Façon d’avancer, explorations, regards, projets mis de côté : des gestes qui s’annulent."""

from datetime import date

import pytest

from cep_desktop.domain.autonomie import Autonomie, FaconAvancer
from cep_desktop.domain.competence import Exploration, NatureExploration
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.projet import NatureProjet
from cep_desktop.usecases.commandes.autres_projets import MettreDeCote, OublierProjet, Reprendre
from cep_desktop.usecases.commandes.facon_avancer import ConvenirFacon, ValiderFacon
from cep_desktop.usecases.commandes.metier import Explorer, ModifierMetier, ValiderMetier
from cep_desktop.usecases.commandes.projet import EcrireProjet
from cep_desktop.usecases.commandes.regards import AjouterRegard, Regard, RetirerRegard
from cep_desktop.usecases.commandes.strategie import ModifierStrategie
from tests.cas.conseil import apres, conseil_apres
from tests.cas.dossier import LE, exemple, un_dossier

FLEURISTE = EcrireProjet("Devenir fleuriste.", NatureProjet.RECONVERSION, "Fleuriste")


def test_convenir_d_une_facon_commence_le_conseil_et_valider_se_perd_au_changement() -> None:
    dossier = apres(un_dossier(), ConvenirFacon({"autonomie": Autonomie.SEULE}), ValiderFacon(LE))
    assert dossier.parcours.conseil is Avancement.EN_COURS
    assert dossier.conseil.facon_avancer.co_construction.valide_ensemble_le == LE
    change = apres(dossier, ConvenirFacon({"rythme": "Chaque mois"})).conseil.facon_avancer
    assert (change.autonomie, change.rythme) == (Autonomie.SEULE, "Chaque mois")
    assert not change.co_construction.est_valide
    assert un_dossier().conseil.facon_avancer == FaconAvancer()


def test_une_exploration_par_nature_rangee_et_retiree_quand_elle_se_vide() -> None:
    essai = Explorer("M2", NatureExploration.IMMERSION, {"aupres": "Mairie d’Amboise"})
    visite = Explorer("M2", NatureExploration.ENQUETE, {"le": date(2026, 10, 3)})
    metier = conseil_apres(essai, visite, depart="camille").metiers[1]
    assert [e.nature for e in metier.explorations] == list(NatureExploration)
    vide = Explorer("M2", NatureExploration.IMMERSION, {"aupres": ""})
    metier = conseil_apres(essai, visite, vide, depart="camille").metiers[1]
    assert metier.explorations == (
        Exploration(nature=NatureExploration.ENQUETE, le=date(2026, 10, 3)),
    )


def test_changer_un_metier_demande_de_le_valider_de_nouveau() -> None:
    valide = conseil_apres(ValiderMetier("M1", LE), depart="camille").metiers[0]
    assert valide.co_construction.valide_ensemble_le == LE
    change = conseil_apres(
        ValiderMetier("M1", LE), ModifierMetier("M1", {"gout": 4}), depart="camille"
    ).metiers[0]
    assert not change.co_construction.est_valide


@pytest.mark.parametrize("regard", Regard)
def test_un_regard_s_ajoute_une_fois_et_se_retire(regard: Regard) -> None:
    conseil = conseil_apres(FLEURISTE, AjouterRegard(regard, "Un jardin"))
    assert conseil.projet is not None
    assert getattr(conseil.projet, regard) == ("Un jardin",)
    retire = conseil_apres(
        FLEURISTE, AjouterRegard(regard, "Un jardin"), RetirerRegard(regard, "Un jardin")
    )
    assert retire.projet is not None
    assert getattr(retire.projet, regard) == ()
    with pytest.raises(ElementIntrouvable, match="n’est plus dans le dossier"):
        RetirerRegard(regard, "Un jardin").appliquer(apres(un_dossier(), FLEURISTE))


def test_sans_projet_ni_regard_ni_mise_de_cote() -> None:
    for geste in (AjouterRegard(Regard.ATOUTS, "Un jardin"), MettreDeCote(LE)):
        with pytest.raises(ElementIntrouvable, match="pas encore écrit"):
            geste.appliquer(un_dossier())


def test_reprendre_un_projet_echange_les_deux_avec_leur_strategie() -> None:
    avant = exemple("camille").conseil
    neuf = apres(exemple("camille"), MettreDeCote(LE), FLEURISTE)
    assert neuf.conseil.strategie is None
    repris = apres(neuf, Reprendre("P2", LE)).conseil
    assert (repris.projet, repris.strategie) == (avant.projet, avant.strategie)
    assert [p.projet.metier for p in repris.projets_mis_de_cote] == [
        "Assistante maternelle",
        "Fleuriste",
    ]
    assert len({p.id for p in repris.projets_mis_de_cote}) == 2


def test_une_strategie_sans_projet_reste_quand_le_projet_repris_n_en_a_pas() -> None:
    dossier = apres(
        un_dossier(), FLEURISTE, MettreDeCote(LE), ModifierStrategie({"enonce": "Deux temps."})
    )
    repris = apres(dossier, Reprendre("P1", LE)).conseil
    assert repris.projet is not None
    assert repris.strategie is not None
    assert repris.strategie.enonce == "Deux temps."
    assert conseil_apres(OublierProjet("P1"), depart="camille").projets_mis_de_cote == ()
