"""Les gestes du conseil : chacun change une chose, et ce qui change n’est plus validé."""

import pytest

from cep_desktop.domain.competence import Aisance
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.erreurs import DossierIncoherent, ElementIntrouvable
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
    GarderPiste,
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
from tests.cas.conseil import apres, conseil_apres
from tests.cas.dossier import LE, exemple, un_dossier


def _rangees(conseil: Conseil) -> list[tuple[int, str]]:
    return [(p.rang, p.libelle) for p in conseil.priorites]


TROIS = (AjouterPriorite("Le salaire"), AjouterPriorite("L’ambiance"), AjouterPriorite("Le lieu"))


def test_les_priorites_se_rangent_et_se_renumerotent() -> None:
    conseil = conseil_apres(*TROIS, DeplacerPriorite(3, -1), DeplacerPriorite(1, -1))
    assert _rangees(conseil) == [(1, "Le salaire"), (2, "Le lieu"), (3, "L’ambiance")]
    sans = conseil_apres(*TROIS, SupprimerPriorite(1))
    assert _rangees(sans) == [(1, "L’ambiance"), (2, "Le lieu")]


def test_une_priorite_se_pese_de_un_a_trois() -> None:
    assert conseil_apres(*TROIS, PeserPriorite(2, 3)).priorites[1].poids == 3
    with pytest.raises(DossierIncoherent):
        conseil_apres(*TROIS, PeserPriorite(2, 4))


def test_pas_plus_de_six_priorites_et_jamais_deux_fois_la_meme() -> None:
    six = [AjouterPriorite(f"Chose {n}") for n in range(6)]
    with pytest.raises(DossierIncoherent, match="Six choses"):
        conseil_apres(*six, AjouterPriorite("Une septième"))
    with pytest.raises(DossierIncoherent, match="déjà"):
        conseil_apres(*TROIS, AjouterPriorite("le SALAIRE "))
    with pytest.raises(DossierIncoherent, match="déjà"):
        conseil_apres(*TROIS, RenommerPriorite(2, "Le salaire"))
    with pytest.raises(ElementIntrouvable):
        conseil_apres(*TROIS, PeserPriorite(9, 1))


def test_renommer_une_priorite_renomme_ce_que_les_pistes_comparent() -> None:
    conseil = conseil_apres(RenommerPriorite(4, "La paie"), depart="camille")
    assert conseil.priorites[3].libelle == "La paie"
    assert all("La paie" in {c.libelle for c in piste.criteres} for piste in conseil.pistes)


def test_ranger_fait_retomber_la_validation_des_priorites() -> None:
    valide = (*TROIS, DireCeQuiCompte("Je veux souffler.", LE), ValiderPriorites(LE))
    trace = conseil_apres(*valide).trace_priorites
    assert trace.valide_ensemble_le == LE
    assert trace.paroles is not None
    assert trace.paroles.dites_le == LE
    for geste in (PeserPriorite(1, 2), DeplacerPriorite(1, 1), DireCeQuiCompte("", LE)):
        assert not conseil_apres(*valide, geste).trace_priorites.est_valide
    assert conseil_apres(*valide, DeplacerPriorite(1, -1)).trace_priorites.est_valide


def test_une_contrainte_s_ecrit_se_change_se_retire() -> None:
    ajout = AjouterLigne(Bloc.CONTRAINTES, "Pas de voiture")
    change = ModifierLigne(Bloc.CONTRAINTES, 0, "Pas de permis")
    situation = apres(un_dossier(), ajout, change).situation
    assert situation.contraintes == ("Pas de permis",)
    assert not apres(un_dossier(), ajout, RetirerLigne(Bloc.CONTRAINTES, 0)).situation.contraintes
    with pytest.raises(ElementIntrouvable):
        apres(un_dossier(), RetirerLigne(Bloc.APPUIS, 0))


def test_chaque_bloc_de_la_situation_se_valide_et_retombe_seul() -> None:
    valides = apres(exemple("camille"), *(ValiderBloc(bloc, LE) for bloc in Bloc))
    retombe = apres(valides, AjouterLigne(Bloc.APPUIS, "Ma voisine")).situation
    assert retombe.trace_contraintes.est_valide
    assert retombe.trace_faits.est_valide
    assert not retombe.trace_appuis.est_valide
    assert not apres(valides, ValiderBloc(Bloc.FAITS, None)).situation.trace_faits.est_valide


def test_une_competence_changee_n_est_plus_validee() -> None:
    conseil = conseil_apres(
        AjouterCompetence("Tenir un planning", Aisance.SEULE), ValiderCompetence("K1", LE)
    )
    assert conseil.competences[0].co_construction.valide_ensemble_le == LE
    change = ModifierCompetence("K1", {"aisance": Aisance.AVEC_AIDE})
    assert not conseil_apres(change, depart="camille").competences[0].co_construction.est_valide
    meme = ModifierCompetence("K1", {"aisance": Aisance.SEULE})
    assert conseil_apres(meme, depart="camille").competences[0].co_construction.est_valide


def test_une_competence_neuve_n_est_jamais_validee_d_avance() -> None:
    neuve = conseil_apres(AjouterCompetence("Écouter", Aisance.SEULE)).competences[0]
    assert not neuve.co_construction.est_valide
    assert neuve.est_transferable is None
    with pytest.raises(DossierIncoherent):
        conseil_apres(AjouterCompetence(" ", Aisance.SEULE))


def test_une_competence_supprimee_quitte_les_metiers() -> None:
    conseil = conseil_apres(SupprimerCompetence("K1"), depart="camille")
    assert all("K1" not in metier.competences_presentes for metier in conseil.metiers)
    assert len(conseil.competences) == 13


def test_une_experience_supprimee_laisse_ses_competences() -> None:
    conseil = conseil_apres(
        ModifierExperience("X1", {"lieu": "Amboise"}), SupprimerExperience("X1"), depart="camille"
    )
    assert [e.id for e in conseil.experiences] == ["X2"]
    assert len(conseil.competences) == 14
    assert conseil.competences[0].experience is None
    assert conseil_apres(AjouterExperience("Bénévole")).experiences[0].id == "X1"


def test_un_besoin_ne_s_ecrit_qu_une_fois() -> None:
    ajout = AjouterBesoin("Utiliser un tableur")
    assert conseil_apres(ajout).besoins_de_formation == ("Utiliser un tableur",)
    with pytest.raises(DossierIncoherent):
        conseil_apres(ajout, AjouterBesoin("utiliser un TABLEUR"))
    assert not conseil_apres(ajout, RetirerBesoin("Utiliser un tableur")).besoins_de_formation
    with pytest.raises(ElementIntrouvable):
        conseil_apres(RetirerBesoin("Voler"))


def test_un_metier_se_goute_et_compte_ses_competences() -> None:
    ajoute = (AjouterMetier("Fleuriste"), AjouterCompetence("Écouter", Aisance.SEULE))
    metier = conseil_apres(*ajoute, ModifierMetier("M1", {"gout": 4})).metiers[0]
    assert (metier.gout, metier.rome) == (4, None)
    bascule = BasculerCompetence("M1", "K1")
    assert conseil_apres(*ajoute, bascule).metiers[0].competences_presentes == ("K1",)
    assert not conseil_apres(*ajoute, bascule, bascule).metiers[0].competences_presentes
    with pytest.raises(ElementIntrouvable):
        conseil_apres(*ajoute, BasculerCompetence("M1", "K9"))


def test_un_metier_retire_laisse_sa_piste() -> None:
    conseil = conseil_apres(SupprimerMetier("M2"), depart="camille")
    assert [piste.metier for piste in conseil.pistes] == ["M1", None, "M3"]


def test_garder_une_piste_reprend_le_metier_et_son_gout_une_seule_fois() -> None:
    gestes = (AjouterMetier("Fleuriste"), ModifierMetier("M1", {"gout": 4}), GarderPiste("M1"))
    piste = conseil_apres(*gestes).pistes[0]
    assert (piste.titre, piste.metier, piste.gout) == ("Fleuriste", "M1", 4)
    assert not piste.est_choisie
    with pytest.raises(DossierIncoherent, match="déjà"):
        conseil_apres(*gestes, GarderPiste("M1"))
