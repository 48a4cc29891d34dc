"""Les gestes du conseil : chacun change une chose, et ce qui change n’est plus validé."""

from datetime import date

import pytest

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.competence import Aisance
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent, ElementIntrouvable
from cep_desktop.domain.parcours import Avancement, Parcours
from cep_desktop.domain.projet import Faisable, NatureProjet
from cep_desktop.domain.strategie import ChoixChemin, NatureChemin
from cep_desktop.usecases.commandes.besoin import AjouterBesoin, RetirerBesoin
from cep_desktop.usecases.commandes.bloc_situation import (
    AjouterLigne,
    Bloc,
    ModifierLigne,
    RetirerLigne,
    ValiderBloc,
)
from cep_desktop.usecases.commandes.competence import (
    AjouterCompetence,
    ModifierCompetence,
    SupprimerCompetence,
    ValiderCompetence,
)
from cep_desktop.usecases.commandes.experience import (
    AjouterExperience,
    ModifierExperience,
    SupprimerExperience,
)
from cep_desktop.usecases.commandes.metier import (
    AjouterMetier,
    BasculerCompetence,
    ModifierMetier,
    SupprimerMetier,
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
from cep_desktop.usecases.commandes.priorite import (
    AjouterPriorite,
    DeplacerPriorite,
    DireCeQuiCompte,
    PeserPriorite,
    RenommerPriorite,
    SupprimerPriorite,
    ValiderPriorites,
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


def _rangees(conseil: Conseil) -> list[tuple[int, str]]:
    return [(p.rang, p.libelle) for p in conseil.priorites]


TROIS = (AjouterPriorite("Le salaire"), AjouterPriorite("L’ambiance"), AjouterPriorite("Le lieu"))


def test_les_priorites_se_rangent_et_se_renumerotent() -> None:
    conseil = _conseil(*TROIS, DeplacerPriorite(3, -1), DeplacerPriorite(1, -1))
    assert _rangees(conseil) == [(1, "Le salaire"), (2, "Le lieu"), (3, "L’ambiance")]
    sans = _conseil(*TROIS, SupprimerPriorite(1))
    assert _rangees(sans) == [(1, "L’ambiance"), (2, "Le lieu")]


def test_une_priorite_se_pese_de_un_a_trois() -> None:
    assert _conseil(*TROIS, PeserPriorite(2, 3)).priorites[1].poids == 3
    with pytest.raises(DossierIncoherent):
        _conseil(*TROIS, PeserPriorite(2, 4))


def test_pas_plus_de_six_priorites_et_jamais_deux_fois_la_meme() -> None:
    six = [AjouterPriorite(f"Chose {n}") for n in range(6)]
    with pytest.raises(DossierIncoherent, match="Six choses"):
        _conseil(*six, AjouterPriorite("Une septième"))
    with pytest.raises(DossierIncoherent, match="déjà"):
        _conseil(*TROIS, AjouterPriorite("le SALAIRE "))
    with pytest.raises(DossierIncoherent, match="déjà"):
        _conseil(*TROIS, RenommerPriorite(2, "Le salaire"))
    with pytest.raises(ElementIntrouvable):
        _conseil(*TROIS, PeserPriorite(9, 1))


def test_renommer_une_priorite_renomme_ce_que_les_pistes_comparent() -> None:
    conseil = _conseil(RenommerPriorite(4, "La paie"), depart="camille")
    assert conseil.priorites[3].libelle == "La paie"
    assert all("La paie" in {c.libelle for c in piste.criteres} for piste in conseil.pistes)


def test_ranger_fait_retomber_la_validation_des_priorites() -> None:
    valide = (*TROIS, DireCeQuiCompte("Je veux souffler.", LE), ValiderPriorites(LE))
    trace = _conseil(*valide).trace_priorites
    assert trace.valide_ensemble_le == LE
    assert trace.paroles is not None
    assert trace.paroles.dites_le == LE
    for geste in (PeserPriorite(1, 2), DeplacerPriorite(1, 1), DireCeQuiCompte("", LE)):
        assert not _conseil(*valide, geste).trace_priorites.est_valide
    assert _conseil(*valide, DeplacerPriorite(1, -1)).trace_priorites.est_valide


def test_une_contrainte_s_ecrit_se_change_se_retire() -> None:
    ajout = AjouterLigne(Bloc.CONTRAINTES, "Pas de voiture")
    change = ModifierLigne(Bloc.CONTRAINTES, 0, "Pas de permis")
    situation = _apres(un_dossier(), ajout, change).situation
    assert situation.contraintes == ("Pas de permis",)
    assert not _apres(un_dossier(), ajout, RetirerLigne(Bloc.CONTRAINTES, 0)).situation.contraintes
    with pytest.raises(ElementIntrouvable):
        _apres(un_dossier(), RetirerLigne(Bloc.APPUIS, 0))


def test_chaque_bloc_de_la_situation_se_valide_et_retombe_seul() -> None:
    valides = _apres(exemple("camille"), *(ValiderBloc(bloc, LE) for bloc in Bloc))
    retombe = _apres(valides, AjouterLigne(Bloc.APPUIS, "Ma voisine")).situation
    assert retombe.trace_contraintes.est_valide
    assert retombe.trace_faits.est_valide
    assert not retombe.trace_appuis.est_valide
    assert not _apres(valides, ValiderBloc(Bloc.FAITS, None)).situation.trace_faits.est_valide


def test_une_competence_changee_n_est_plus_validee() -> None:
    conseil = _conseil(
        AjouterCompetence("Tenir un planning", Aisance.SEULE), ValiderCompetence("K1", LE)
    )
    assert conseil.competences[0].co_construction.valide_ensemble_le == LE
    change = ModifierCompetence("K1", {"aisance": Aisance.AVEC_AIDE})
    assert not _conseil(change, depart="camille").competences[0].co_construction.est_valide
    meme = ModifierCompetence("K1", {"aisance": Aisance.SEULE})
    assert _conseil(meme, depart="camille").competences[0].co_construction.est_valide


def test_une_competence_neuve_n_est_jamais_validee_d_avance() -> None:
    neuve = _conseil(AjouterCompetence("Écouter", Aisance.SEULE)).competences[0]
    assert not neuve.co_construction.est_valide
    assert neuve.est_transferable is None
    with pytest.raises(DossierIncoherent):
        _conseil(AjouterCompetence(" ", Aisance.SEULE))


def test_une_competence_supprimee_quitte_les_metiers() -> None:
    conseil = _conseil(SupprimerCompetence("K1"), depart="camille")
    assert all("K1" not in metier.competences_presentes for metier in conseil.metiers)
    assert len(conseil.competences) == 13


def test_une_experience_supprimee_laisse_ses_competences() -> None:
    conseil = _conseil(
        ModifierExperience("X1", {"lieu": "Amboise"}), SupprimerExperience("X1"), depart="camille"
    )
    assert [e.id for e in conseil.experiences] == ["X2"]
    assert len(conseil.competences) == 14
    assert conseil.competences[0].experience is None
    assert _conseil(AjouterExperience("Bénévole")).experiences[0].id == "X1"


def test_un_besoin_ne_s_ecrit_qu_une_fois() -> None:
    ajout = AjouterBesoin("Utiliser un tableur")
    assert _conseil(ajout).besoins_de_formation == ("Utiliser un tableur",)
    with pytest.raises(DossierIncoherent):
        _conseil(ajout, AjouterBesoin("utiliser un TABLEUR"))
    assert not _conseil(ajout, RetirerBesoin("Utiliser un tableur")).besoins_de_formation
    with pytest.raises(ElementIntrouvable):
        _conseil(RetirerBesoin("Voler"))


def test_un_metier_se_goute_et_compte_ses_competences() -> None:
    ajoute = (AjouterMetier("Fleuriste"), AjouterCompetence("Écouter", Aisance.SEULE))
    metier = _conseil(*ajoute, ModifierMetier("M1", {"gout": 4})).metiers[0]
    assert (metier.gout, metier.rome) == (4, None)
    bascule = BasculerCompetence("M1", "K1")
    assert _conseil(*ajoute, bascule).metiers[0].competences_presentes == ("K1",)
    assert not _conseil(*ajoute, bascule, bascule).metiers[0].competences_presentes
    with pytest.raises(ElementIntrouvable):
        _conseil(*ajoute, BasculerCompetence("M1", "K9"))


def test_un_metier_retire_laisse_sa_piste() -> None:
    conseil = _conseil(SupprimerMetier("M2"), depart="camille")
    assert [piste.metier for piste in conseil.pistes] == ["M1", None, "M3"]


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


def test_le_premier_geste_commence_le_conseil_sans_toucher_au_pas_necessaire() -> None:
    neuf = _apres(un_dossier(), AjouterPiste("Fleuriste"))
    assert neuf.parcours.conseil is Avancement.EN_COURS
    direct = un_dossier(parcours=Parcours(conseil=Avancement.PAS_NECESSAIRE))
    assert _apres(direct, AjouterPiste("Fleuriste")).parcours == direct.parcours
    assert _apres(un_dossier(), NePlusChoisir()).parcours.conseil is Avancement.A_VENIR


def test_chaque_geste_se_nomme_pour_s_annuler() -> None:
    session = Session(exemple("camille"))
    session.executer(DeciderChemin("H2", ChoixChemin.EN_PLUS))
    assert session.libelle_annuler == "chemin noté «\u00a0En plus\u00a0»"
    session.executer(ValiderStrategie(LE))
    assert session.libelle_annuler == "stratégie validée ensemble"
    session.executer(ValiderStrategie(None))
    assert session.libelle_annuler == "validation retirée"
