"""Les gestes sur les pistes, le projet et la stratégie : ce qui change n’est plus validé."""

from datetime import date

import pytest

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent, ElementIntrouvable
from cep_desktop.domain.projet import Faisable, NatureProjet
from cep_desktop.domain.strategie import ChoixChemin, NatureChemin
from cep_desktop.usecases.commandes.metier import (
    AjouterMetier,
    ModifierMetier,
)
from cep_desktop.usecases.commandes.piste import (
    AjouterPiste,
    ChoisirPiste,
    DirePourquoi,
    GarderPiste,
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
from cep_desktop.usecases.session import Commande, Session
from tests.cas.dossier import LE, exemple, un_dossier


def _apres(dossier: Dossier, *gestes: Commande) -> Dossier:
    session = Session(dossier)
    for geste in gestes:
        session.executer(geste)
    return session.dossier


def _conseil(*gestes: Commande, depart: str = "") -> Conseil:
    return _apres(exemple(depart) if depart else un_dossier(), *gestes).conseil


def test_garder_une_piste_reprend_le_metier_et_son_gout_une_seule_fois() -> None:
    gestes = (AjouterMetier("Fleuriste"), ModifierMetier("M1", {"gout": 4}), GarderPiste("M1"))
    piste = _conseil(*gestes).pistes[0]
    assert (piste.titre, piste.metier, piste.gout) == ("Fleuriste", "M1", 4)
    assert not piste.est_choisie
    with pytest.raises(DossierIncoherent, match="déjà"):
        _conseil(*gestes, GarderPiste("M1"))


def test_une_seule_piste_est_choisie_et_la_changer_retire_la_validation() -> None:
    valide = (ValiderPiste("O1", LE), ChoisirPiste("O2", Auteur.BENEFICIAIRE))
    premiere, deuxieme, _ = _conseil(*valide, depart="camille").pistes
    assert (premiere.est_choisie, deuxieme.est_choisie) == (False, True)
    assert not premiere.co_construction.est_valide
    assert deuxieme.co_construction.choisi_par is Auteur.BENEFICIAIRE
    assert premiere.pourquoi is not None
    assert not any(p.est_choisie for p in _conseil(NePlusChoisir(), depart="camille").pistes)
    with pytest.raises(ElementIntrouvable):
        _conseil(ChoisirPiste("O9", Auteur.ENSEMBLE), depart="camille")


def test_une_piste_repond_a_un_critere_avec_sa_raison() -> None:
    gestes = (AjouterPiste("Fleuriste"), ValiderPiste("O1", LE))
    reponse = RepondreCritere("O1", "Le salaire", Faisable.A_VERIFIER, "Aucun chiffre")
    piste = _conseil(*gestes, reponse).pistes[0]
    assert [(c.libelle, c.reponse, c.raison) for c in piste.criteres] == [
        ("Le salaire", Faisable.A_VERIFIER, "Aucun chiffre")
    ]
    assert not piste.co_construction.est_valide
    oui = RepondreCritere("O1", "Le salaire", Faisable.OUI)
    assert len(_conseil(*gestes, reponse, oui).pistes[0].criteres) == 1


def test_les_pistes_se_disent_se_rangent_et_s_oublient() -> None:
    mots = _conseil(DirePourquoi("O2", "Ça me parle.", LE), depart="camille").pistes[1].pourquoi
    assert mots is not None
    assert (mots.texte, mots.dites_le) == ("Ça me parle.", LE)
    rangees = _conseil(PlacerPiste("O3", 0), depart="camille").pistes
    assert [p.id for p in rangees] == ["O3", "O1", "O2"]
    assert len(_conseil(SupprimerPiste("O3"), depart="camille").pistes) == 2
    assert _conseil(ModifierPiste("O1", {"gout": 3}), depart="camille").pistes[0].gout == 3


def test_le_projet_change_est_a_valider_de_nouveau() -> None:
    ecrit = EcrireProjet("Devenir fleuriste.", NatureProjet.RECONVERSION, "Fleuriste")
    assert not _conseil(ecrit).projet.co_construction.est_valide
    valide = (ecrit, ValiderProjet(LE))
    assert _conseil(*valide).projet.co_construction.valide_ensemble_le == LE
    for geste in (
        ModifierProjet({"rome": "d1209"}),
        RepondreCondition("La durée", Faisable.OUI, "7 mois"),
    ):
        assert not _conseil(*valide, geste).projet.co_construction.est_valide
    assert _conseil(*valide, ModifierProjet({"rome": "d1209"})).projet.rome == "D1209"
    with pytest.raises(DossierIncoherent, match="ROME"):
        _conseil(*valide, ModifierProjet({"rome": "fleurs"}))


def test_une_condition_se_regarde_et_se_retire() -> None:
    reponse = RepondreCondition("La durée", Faisable.PAS_ENCORE)
    conditions = _conseil(reponse, RetirerCondition("Le niveau demandé"), depart="camille")
    assert [c.libelle for c in conditions.projet.faisabilite][:2] == [
        "Des offres près de chez moi", "La durée",
    ]  # fmt: skip
    with pytest.raises(ElementIntrouvable, match="pas encore écrit"):
        _conseil(reponse)


def test_un_chemin_pas_retenu_demande_une_raison() -> None:
    ajout = AjouterChemin(NatureChemin.VAE, "Faire reconnaître mon expérience")
    with pytest.raises(DossierIncoherent, match="pourquoi"):
        _conseil(ajout, DeciderChemin("H1", ChoixChemin.PAS_RETENU, " "))
    refuse = _conseil(ajout, DeciderChemin("H1", ChoixChemin.PAS_RETENU, "Trop long.")).strategie
    assert (refuse.chemins[0].choix, refuse.chemins[0].avis) == (
        ChoixChemin.PAS_RETENU, "Trop long.",
    )  # fmt: skip
    retenu = _conseil(DeciderChemin("H3", ChoixChemin.EN_PLUS), depart="camille").strategie
    assert retenu.chemins[2].avis == "Peu d’offres près d’Amboise."


def test_un_chemin_change_fait_retomber_la_strategie() -> None:
    for geste in (
        ModifierChemin("H1", {"prerequis": "Aucun"}),
        DeciderChemin("H2", ChoixChemin.EN_PLUS),
        SupprimerChemin("H3"),
        ModifierStrategie({"plan_de_secours": "Attendre."}),
        DireStrategie("Je me lance.", date(2026, 11, 24)),
    ):
        strategie = _conseil(geste, depart="camille").strategie
        assert not strategie.co_construction.est_valide
    assert _conseil(ValiderStrategie(LE)).strategie.co_construction.est_valide
