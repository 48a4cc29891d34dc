"""L’accueil s’écrit, se valide et se décide à deux ; tout y est daté et s’annule."""

from datetime import date

import pytest

from cep_desktop.domain.accueil import Decision, Suite
from cep_desktop.domain.co_construction import Auteur, Paroles
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import Modalite
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.parcours import Avancement, Parcours
from cep_desktop.domain.vocabulaire import Volet
from cep_desktop.usecases.commandes.accueil import (
    AnalyserDemande,
    DaterInformationCep,
    DaterInformationDonnees,
    Decider,
    DireDecision,
    EcrireDemande,
    ValiderDecision,
    ValiderDemande,
)
from cep_desktop.usecases.commandes.enchainement import Enchainer
from cep_desktop.usecases.commandes.entretien import (
    DeplacerEntretien,
    PrevoirEntretien,
    RetirerEntretien,
)
from cep_desktop.usecases.commandes.parcours import ChangerAvancement
from cep_desktop.usecases.commandes.personne import ModifierBeneficiaire
from cep_desktop.usecases.session import Commande, Session
from tests.cas.dossier import LE, exemple, un_dossier

APRES = date(2026, 12, 1)
MOTS = "Je voudrais un métier où je bouge moins."


def _faire(dossier: Dossier, *gestes: Commande) -> Dossier:
    session = Session(dossier)
    for geste in gestes:
        session.executer(geste)
    return session.dossier


def test_la_demande_garde_les_mots_et_leur_jour() -> None:
    demande = _faire(un_dossier(), EcrireDemande(MOTS, LE)).accueil.demande
    assert demande.paroles == Paroles(texte=MOTS, dites_le=LE)


def test_ecrire_les_memes_mots_ne_change_rien() -> None:
    dossier = _faire(un_dossier(), EcrireDemande(MOTS, LE))
    assert EcrireDemande(MOTS, APRES).appliquer(dossier) is dossier


def test_une_demande_effacee_n_est_pas_une_parole_vide() -> None:
    dossier = _faire(un_dossier(), EcrireDemande(MOTS, LE), EcrireDemande("", APRES))
    assert dossier.accueil.demande.paroles is None


@pytest.mark.parametrize(
    "geste",
    [EcrireDemande("Autre chose.", APRES), AnalyserDemande({"themes": ("Bouger moins",)})],
    ids=["mots", "thèmes"],
)
def test_une_demande_changee_est_a_valider_de_nouveau(geste: Commande) -> None:
    valide = _faire(un_dossier(), EcrireDemande(MOTS, LE), ValiderDemande(LE))
    assert valide.accueil.demande.co_construction.est_valide
    assert not _faire(valide, geste).accueil.demande.co_construction.est_valide


def test_le_premier_mot_commence_l_accueil() -> None:
    assert _faire(un_dossier(), EcrireDemande(MOTS, LE)).parcours.accueil is Avancement.EN_COURS


def test_ecrire_dans_un_accueil_pas_necessaire_ne_le_rouvre_pas() -> None:
    direct = un_dossier(parcours=Parcours(accueil=Avancement.PAS_NECESSAIRE))
    assert _faire(direct, EcrireDemande(MOTS, LE)).parcours.accueil is Avancement.PAS_NECESSAIRE


def test_les_informations_dues_ont_leur_date() -> None:
    accueil = _faire(un_dossier(), DaterInformationCep(LE), DaterInformationDonnees(APRES)).accueil
    assert accueil.information_cep_remise_le == LE
    assert accueil.information_donnees_remise_le == APRES


def test_la_decision_est_datee_et_choisie_par_la_personne() -> None:
    accueil = _faire(un_dossier(), Decider(Suite.CONTINUER, LE)).accueil
    assert accueil.decision == Decision(suite=Suite.CONTINUER, prise_le=LE)
    assert accueil.co_construction.choisi_par is Auteur.BENEFICIAIRE


def test_la_meme_decision_garde_son_jour() -> None:
    dossier = _faire(un_dossier(), Decider(Suite.CONTINUER, LE), Decider(Suite.CONTINUER, APRES))
    assert dossier.accueil.decision is not None
    assert dossier.accueil.decision.prise_le == LE


def test_une_autre_decision_est_a_valider_et_garde_les_paroles() -> None:
    valide = _faire(
        un_dossier(),
        Decider(Suite.CONTINUER, LE),
        DireDecision("On continue ensemble.", LE),
        ValiderDecision(LE),
    )
    change = _faire(valide, Decider(Suite.ARRETER, APRES)).accueil
    assert valide.accueil.co_construction.est_valide
    assert not change.co_construction.est_valide
    assert change.decision is not None
    assert change.decision.paroles == Paroles(texte="On continue ensemble.", dites_le=LE)


def test_sans_decision_il_n_y_a_rien_a_dire() -> None:
    with pytest.raises(ElementIntrouvable, match="pas encore de décision"):
        DireDecision("On continue.", LE).appliquer(un_dossier())


@pytest.mark.parametrize(
    ("geste", "libelle"),
    [
        (EcrireDemande(MOTS, LE), "demande écrite"),
        (ValiderDemande(LE), "demande validée ensemble"),
        (ValiderDemande(None), "validation retirée"),
        (ValiderDecision(LE), "décision validée ensemble"),
        (Decider(Suite.ARRETER, LE), "décision notée «\u00a0Je m’arrête là\u00a0»"),
        (
            ChangerAvancement(Volet.ACCUEIL, Avancement.TERMINE),
            "Accueil noté «\u00a0Terminé\u00a0»",
        ),
    ],
)
def test_chaque_geste_dit_ce_qu_annuler_deferait(geste: Commande, libelle: str) -> None:
    assert geste.libelle == libelle


def test_un_volet_pas_necessaire_garde_ce_qui_y_est_ecrit() -> None:
    depart = exemple("idriss")
    change = _faire(depart, ChangerAvancement(Volet.ACCUEIL, Avancement.PAS_NECESSAIRE))
    assert change.parcours.avancement(Volet.ACCUEIL) is Avancement.PAS_NECESSAIRE
    assert change.accueil == depart.accueil


def test_un_rendez_vous_se_prend_se_deplace_et_se_retire() -> None:
    pris = _faire(un_dossier(), PrevoirEntretien(APRES, None, Volet.CONSEIL, Modalite.TELEPHONE))
    (entretien,) = pris.entretiens
    assert not entretien.a_eu_lieu
    assert (entretien.volet, entretien.modalite) == (Volet.CONSEIL, Modalite.TELEPHONE)
    deplace = _faire(pris, DeplacerEntretien(entretien.id, LE, None))
    assert deplace.entretiens[0].le == LE
    assert _faire(deplace, RetirerEntretien(entretien.id)).entretiens == ()


def test_les_coordonnees_se_changent() -> None:
    change = _faire(un_dossier(), ModifierBeneficiaire({"telephone": "06 39 98 01 58"}))
    assert change.beneficiaire.telephone == "0639980158"


def test_des_gestes_enchaines_s_annulent_d_un_coup_ou_ne_se_font_pas() -> None:
    session = Session(un_dossier())
    session.executer(
        Enchainer((EcrireDemande(MOTS, LE), Decider(Suite.CONTINUER, LE)), "accueil écrit")
    )
    assert session.dossier.accueil.decision is not None
    assert session.libelle_annuler == "accueil écrit"
    session.annuler()
    assert session.dossier == un_dossier()
    with pytest.raises(ElementIntrouvable):
        session.executer(Enchainer((EcrireDemande(MOTS, LE), RetirerEntretien("R9")), "impossible"))
    assert session.dossier == un_dossier()
