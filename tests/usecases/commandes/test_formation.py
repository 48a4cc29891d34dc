"""Les devis se comparent, l’un se retient ; un aménagement se demande et se répond."""

from datetime import date

import pytest

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.formation import ObjetAmenagement
from cep_desktop.domain.montant import confirme, connu
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.usecases.commandes.devis import AjouterDevis, ModifierDevis, RetenirDevis
from cep_desktop.usecases.commandes.formation import (
    AjouterFormation,
    DemanderAmenagement,
    ModifierFormation,
    NoterReponseAmenagement,
)
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.plan import euros


def _prix(dossier: Dossier) -> object:
    depenses = dossier.accompagnement.plan_financement.depenses
    return connu(next(d for d in depenses if d.poste is Poste.PEDAGOGIE).prix_unitaire)


def _preuves(plan: PlanFinancement) -> list[str]:
    return [d.justificatif.numero for d in plan.depenses if d.justificatif is not None]


def test_retenir_un_devis_change_le_prix_et_la_preuve() -> None:
    dossier = RetenirDevis("P1", "V2").appliquer(exemple("camille"))

    devis = dossier.accompagnement.formations[0].devis
    assert [d.est_retenu for d in devis] == [False, True]
    assert _prix(dossier) == euros("7340")
    depense = dossier.accompagnement.plan_financement.depenses[0]
    assert depense.justificatif is not None
    assert depense.justificatif.numero == "BL-0457"


def test_les_frais_notes_a_part_sur_le_meme_devis_ne_comptent_pas_deux_fois() -> None:
    camille = exemple("camille")
    avant = camille.accompagnement.plan_financement.cout_total
    apres = RetenirDevis("P1", "V1").appliquer(camille).accompagnement.plan_financement.cout_total
    assert apres == avant


def test_sans_depense_de_formation_le_devis_en_cree_une() -> None:
    formation = {"intitule": "Titre pro", "organisme": {"nom": "Centre"}}
    dossier = AjouterFormation(formation).appliquer(un_dossier())
    devis = {"organisme": "Centre", "montant": confirme(euros("1200"))}
    dossier = AjouterDevis("P1", devis).appliquer(dossier)
    dossier = RetenirDevis("P1", "V1").appliquer(dossier)
    assert _prix(dossier) == euros("1200")


def test_corriger_un_devis_ecarte_ne_touche_pas_au_plan() -> None:
    camille = exemple("camille")
    apres = ModifierDevis("P1", "V2", {"organisme": "Greta 37"}).appliquer(camille)
    assert [d.organisme for d in apres.accompagnement.formations[0].devis][1] == "Greta 37"
    avant = camille.accompagnement.plan_financement
    assert apres.accompagnement.plan_financement == avant


def test_corriger_le_devis_retenu_corrige_le_prix_et_toutes_ses_preuves() -> None:
    camille = exemple("camille")
    avant = camille.accompagnement.plan_financement
    champs = {"montant": confirme(euros("7050")), "numero": "2026-118 bis"}
    apres = ModifierDevis("P1", "V1", champs).appliquer(camille).accompagnement.plan_financement
    assert apres.cout_total.montant == avant.cout_total.montant + euros("100")
    assert "2026-118" not in _preuves(apres)
    assert _preuves(apres).count("2026-118 bis") == _preuves(avant).count("2026-118")


def test_corriger_sans_rien_changer_rend_le_meme_dossier() -> None:
    camille = exemple("camille")
    numero = camille.accompagnement.formations[0].devis[0].numero
    assert ModifierDevis("P1", "V1", {"numero": numero}).appliquer(camille) is camille
    with pytest.raises(ElementIntrouvable):
        ModifierDevis("P1", "V9", {"numero": "1"}).appliquer(camille)


def test_un_amenagement_demande_recoit_sa_reponse_datee() -> None:
    objets = (ObjetAmenagement.DUREE, ObjetAmenagement.COUT)
    demande = DemanderAmenagement("P1", objets, "Raccourcir le stage", "Centre de Tours", LE)
    dossier = demande.appliquer(exemple("camille"))
    cle = dossier.accompagnement.formations[0].amenagements[-1].id
    dossier = NoterReponseAmenagement(cle, "Deux semaines de moins", LE).appliquer(dossier)

    trace = dossier.accompagnement.formations[0].amenagements[-1]
    assert (trace.objets, trace.demande_le, trace.reponse_le) == (objets, LE, LE)
    with pytest.raises(ElementIntrouvable):
        NoterReponseAmenagement("G99", "Oui", LE).appliquer(dossier)


def test_une_formation_se_corrige() -> None:
    dossier = ModifierFormation("P1", {"lieu": "Blois"}).appliquer(exemple("camille"))
    assert dossier.accompagnement.formations[0].lieu == "Blois"
    assert date(2027, 4, 19) == dossier.accompagnement.formations[0].periode.du  # type: ignore[union-attr]  # datée dans l’exemple
