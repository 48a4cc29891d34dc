"""Ce que dit la page des compétences et des métiers, sans écran."""

import pytest

from cep_desktop.domain.competence import Aisance
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.personne import Accord, Beneficiaire
from cep_desktop.usecases.commandes.action_suggeree import CreerAction
from cep_desktop.usecases.commandes.competence import (
    AjouterCompetence,
    ModifierCompetence,
    ValiderCompetence,
)
from cep_desktop.usecases.commandes.metier import AjouterMetier, BasculerCompetence
from cep_desktop.usecases.commandes.piste import GarderPiste
from cep_desktop.usecases.session import Commande, Session
from tests.cas.dossier import LE, exemple, un_dossier
from ui.pages.competences.etat import EtatCompetences, deriver, dire_aisance, minuscule


def _etat(dossier: Dossier, *gestes: Commande) -> EtatCompetences:
    session = Session(dossier)
    for geste in gestes:
        session.executer(geste)
    return deriver(session.dossier, le=LE)


def test_une_competence_dit_d_ou_elle_vient_et_l_aisance() -> None:
    premiere = _etat(exemple("camille")).competences[0]
    assert (premiere.aisance, premiere.niveau) == ("Je le fais seule", 3)
    assert premiere.source == "Aide à domicile, 9\u00a0ans"
    assert premiere.phrase == (
        "Écouter et rassurer une personne, Je le fais seule, Aide à domicile, 9\u00a0ans, "
        "sert dans un autre métier, validé ensemble"
    )


def test_une_competence_neuve_dit_qui_l_a_proposee() -> None:
    trace = {"co_construction": {"propose_par": "conseiller"}}
    etat = _etat(un_dossier(), AjouterCompetence("Ranger", Aisance.AVEC_AIDE, trace))
    assert etat.competences[0].source == "Proposé par Nadia"
    sans = _etat(un_dossier(), AjouterCompetence("Ranger", Aisance.AVEC_AIDE))
    assert sans.competences[0].source.startswith("À dire")
    assert not sans.competences[0].est_validee


@pytest.mark.parametrize(
    ("accord", "mots"),
    [
        (Accord.ELLE, "Je le fais seule"),
        (Accord.IL, "Je le fais seul"),
        (Accord.SANS, "Je le fais seul ou seule"),
    ],
)
def test_l_aisance_suit_l_accord_choisi(accord: Accord, mots: str) -> None:
    personne = Beneficiaire(prenom="Sam", nom="Roy", accord=accord)
    assert dire_aisance(Aisance.SEULE, personne.accord) == mots
    assert dire_aisance(Aisance.A_APPRENDRE, personne.accord) == "À apprendre"


def test_le_compte_dit_ce_qui_est_valide_et_transferable() -> None:
    assert _etat(exemple("camille")).compte == "12 sur 14 validées ensemble, 13 servent ailleurs"
    assert _etat(un_dossier()).compte == ""
    une = _etat(un_dossier(), AjouterCompetence("Ranger", Aisance.SEULE))
    assert une.compte == "0 sur 1 validée ensemble"


def test_un_metier_compte_sans_note_ce_qui_est_valide_seulement() -> None:
    secretaire = _etat(exemple("camille")).metiers[0]
    assert secretaire.compte == "7 déjà là, 2 à apprendre"
    assert secretaire.mot == "Choisi"
    doute = _etat(exemple("camille"), ModifierCompetence("K1", {"aisance": Aisance.AVEC_AIDE}))
    assert doute.metiers[0].compte == "6 déjà là, 1 à confirmer, 2 à apprendre"


def test_un_metier_saisi_librement_n_a_ni_score_ni_code() -> None:
    gestes = (
        AjouterCompetence("Écouter", Aisance.SEULE),
        ValiderCompetence("K1", LE),
        AjouterMetier("Fleuriste"),
    )
    metier = _etat(un_dossier(), *gestes).metiers[0]
    assert (metier.rome, metier.gout, metier.mot) == ("", 0, "")
    assert metier.compte == "0 déjà là, 0 à apprendre"
    assert [(c.libelle, c.est_la) for c in metier.competences] == [("Écouter", False)]
    garde = _etat(un_dossier(), *gestes, BasculerCompetence("M1", "K1"), GarderPiste("M1"))
    assert garde.metiers[0].compte == "1 déjà là, 0 à apprendre"
    assert garde.metiers[0].mot == "Piste"


def test_chaque_besoin_propose_une_action_et_la_retrouve() -> None:
    besoin = _etat(exemple("camille")).besoins[0]
    intitule = besoin.action.replace("\u00a0", " ")
    assert intitule == "Chercher une formation : utiliser un logiciel médical"
    assert not besoin.est_dans_le_plan
    apres = _etat(exemple("camille"), CreerAction(besoin.action))
    assert apres.besoins[0].est_dans_le_plan
    assert not apres.besoins[1].est_dans_le_plan


def test_une_experience_dit_combien_de_temps_et_de_competences() -> None:
    etat = _etat(exemple("camille"))
    assert [e.precision for e in etat.experiences] == [
        "Domi’Val, Amboise, 9 ans, 11 compétences",
        "Crèche des Tilleuls, Amboise, 2 ans, 1 compétence",
    ]


def test_sans_metier_la_page_dit_par_quoi_commencer() -> None:
    assert "expérience" in _etat(un_dossier()).conseil_metiers
    assert _etat(exemple("camille")).conseil_metiers == ""
    riche = exemple("camille").conseil.competences
    assert "métier" in _etat(un_dossier(conseil=Conseil(competences=()))).conseil_metiers
    seules = tuple(c.avec(experience=None) for c in riche)
    assert "vos mots" in _etat(un_dossier(conseil=Conseil(competences=seules))).conseil_metiers


def test_un_sigle_garde_ses_capitales() -> None:
    assert minuscule("CAP fleuriste") == "CAP fleuriste"
    assert minuscule("Utiliser un tableur") == "utiliser un tableur"
