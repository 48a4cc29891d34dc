"""Les gestes sur les pistes, le projet et la stratégie : ce qui change n’est plus validé."""

from datetime import date

import pytest

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.erreurs import DossierIncoherent, ElementIntrouvable
from cep_desktop.domain.parcours import Avancement, Parcours
from cep_desktop.domain.projet import Faisable, NatureProjet
from cep_desktop.domain.strategie import ChoixChemin, NatureChemin
from cep_desktop.usecases.commandes.piste import (
    AjouterPiste,
    ChoisirPiste,
    DirePourquoi,
    ModifierPiste,
    NePlusChoisir,
    PlacerPiste,
    RepondreCritere,
    SupprimerPiste,
    ValiderPiste,
)
from cep_desktop.usecases.commandes.projet import (
    EcrireProjet,
    ModifierProjet,
    RepondreCondition,
    RetirerCondition,
    ValiderProjet,
)
from cep_desktop.usecases.commandes.strategie import (
    AjouterChemin,
    DeciderChemin,
    DireStrategie,
    ModifierChemin,
    ModifierStrategie,
    SupprimerChemin,
    ValiderStrategie,
)
from cep_desktop.usecases.session import Session
from tests.cas.conseil import apres, conseil_apres
from tests.cas.dossier import LE, exemple, un_dossier


def test_une_seule_piste_est_choisie_et_la_changer_retire_la_validation() -> None:
    valide = (ValiderPiste("O1", LE), ChoisirPiste("O2", Auteur.BENEFICIAIRE))
    premiere, deuxieme, _ = conseil_apres(*valide, depart="camille").pistes
    assert (premiere.est_choisie, deuxieme.est_choisie) == (False, True)
    assert not premiere.co_construction.est_valide
    assert deuxieme.co_construction.choisi_par is Auteur.BENEFICIAIRE
    assert premiere.pourquoi is not None
    assert not any(p.est_choisie for p in conseil_apres(NePlusChoisir(), depart="camille").pistes)
    with pytest.raises(ElementIntrouvable):
        conseil_apres(ChoisirPiste("O9", Auteur.ENSEMBLE), depart="camille")


def test_une_piste_repond_a_un_critere_avec_sa_raison() -> None:
    gestes = (AjouterPiste("Fleuriste"), ValiderPiste("O1", LE))
    reponse = RepondreCritere("O1", "Le salaire", Faisable.A_VERIFIER, "Aucun chiffre")
    piste = conseil_apres(*gestes, reponse).pistes[0]
    assert [(c.libelle, c.reponse, c.raison) for c in piste.criteres] == [
        ("Le salaire", Faisable.A_VERIFIER, "Aucun chiffre")
    ]
    assert not piste.co_construction.est_valide
    oui = RepondreCritere("O1", "Le salaire", Faisable.OUI)
    assert len(conseil_apres(*gestes, reponse, oui).pistes[0].criteres) == 1


def test_les_pistes_se_disent_se_rangent_et_s_oublient() -> None:
    mots = (
        conseil_apres(DirePourquoi("O2", "Ça me parle.", LE), depart="camille").pistes[1].pourquoi
    )
    assert mots is not None
    assert (mots.texte, mots.dites_le) == ("Ça me parle.", LE)
    rangees = conseil_apres(PlacerPiste("O3", 0), depart="camille").pistes
    assert [p.id for p in rangees] == ["O3", "O1", "O2"]
    assert len(conseil_apres(SupprimerPiste("O3"), depart="camille").pistes) == 2
    assert conseil_apres(ModifierPiste("O1", {"gout": 3}), depart="camille").pistes[0].gout == 3


def test_le_projet_change_est_a_valider_de_nouveau() -> None:
    ecrit = EcrireProjet("Devenir fleuriste.", NatureProjet.RECONVERSION, "Fleuriste")
    assert not conseil_apres(ecrit).projet.co_construction.est_valide
    valide = (ecrit, ValiderProjet(LE))
    assert conseil_apres(*valide).projet.co_construction.valide_ensemble_le == LE
    for geste in (
        ModifierProjet({"rome": "d1209"}),
        RepondreCondition("La durée", Faisable.OUI, "7 mois"),
    ):
        assert not conseil_apres(*valide, geste).projet.co_construction.est_valide
    assert conseil_apres(*valide, ModifierProjet({"rome": "d1209"})).projet.rome == "D1209"
    with pytest.raises(DossierIncoherent, match="ROME"):
        conseil_apres(*valide, ModifierProjet({"rome": "fleurs"}))


def test_une_condition_se_regarde_et_se_retire() -> None:
    reponse = RepondreCondition("La durée", Faisable.PAS_ENCORE)
    conditions = conseil_apres(reponse, RetirerCondition("Le niveau demandé"), depart="camille")
    assert [c.libelle for c in conditions.projet.faisabilite][:2] == [
        "Des offres près de chez moi", "La durée",
    ]  # fmt: skip
    with pytest.raises(ElementIntrouvable, match="pas encore écrit"):
        conseil_apres(reponse)


def test_un_chemin_pas_retenu_demande_une_raison() -> None:
    ajout = AjouterChemin(NatureChemin.VAE, "Faire reconnaître mon expérience")
    with pytest.raises(DossierIncoherent, match="pourquoi"):
        conseil_apres(ajout, DeciderChemin("H1", ChoixChemin.PAS_RETENU, " "))
    refuse = conseil_apres(
        ajout, DeciderChemin("H1", ChoixChemin.PAS_RETENU, "Trop long.")
    ).strategie
    assert (refuse.chemins[0].choix, refuse.chemins[0].avis) == (
        ChoixChemin.PAS_RETENU, "Trop long.",
    )  # fmt: skip
    retenu = conseil_apres(DeciderChemin("H3", ChoixChemin.EN_PLUS), depart="camille").strategie
    assert retenu.chemins[2].avis == "Peu d’offres près d’Amboise."


def test_un_chemin_change_fait_retomber_la_strategie() -> None:
    for geste in (
        ModifierChemin("H1", {"prerequis": "Aucun"}),
        DeciderChemin("H2", ChoixChemin.EN_PLUS),
        SupprimerChemin("H3"),
        ModifierStrategie({"plan_de_secours": "Attendre."}),
        DireStrategie("Je me lance.", date(2026, 11, 24)),
    ):
        strategie = conseil_apres(geste, depart="camille").strategie
        assert not strategie.co_construction.est_valide
    assert conseil_apres(ValiderStrategie(LE)).strategie.co_construction.est_valide


def test_le_premier_geste_commence_le_conseil_sans_toucher_au_pas_necessaire() -> None:
    neuf = apres(un_dossier(), AjouterPiste("Fleuriste"))
    assert neuf.parcours.conseil is Avancement.EN_COURS
    direct = un_dossier(parcours=Parcours(conseil=Avancement.PAS_NECESSAIRE))
    assert apres(direct, AjouterPiste("Fleuriste")).parcours == direct.parcours
    assert apres(un_dossier(), NePlusChoisir()).parcours.conseil is Avancement.A_VENIR


def test_chaque_geste_se_nomme_pour_s_annuler() -> None:
    session = Session(exemple("camille"))
    session.executer(DeciderChemin("H2", ChoixChemin.EN_PLUS))
    assert session.libelle_annuler == "chemin noté «\u00a0En plus\u00a0»"
    session.executer(ValiderStrategie(LE))
    assert session.libelle_annuler == "stratégie validée ensemble"
    session.executer(ValiderStrategie(None))
    assert session.libelle_annuler == "validation retirée"
