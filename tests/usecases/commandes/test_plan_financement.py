"""Les gestes sur les dépenses et les demandes d’aide."""

from decimal import Decimal

import pytest

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.depense import Poste
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echange import Canal, Echange
from cep_desktop.domain.erreurs import DossierIncoherent, ElementIntrouvable
from cep_desktop.domain.financement import Affectation, NatureFinanceur
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.tresorerie import Mouvement, Sens
from cep_desktop.usecases.commandes.depense import (
    AjouterDepense,
    ModifierDepense,
    SupprimerDepense,
)
from cep_desktop.usecases.commandes.financement import (
    AjouterFinancement,
    ModifierFinancement,
    SupprimerFinancement,
)
from cep_desktop.usecases.session import Commande, Session
from tests.cas.dossier import LE, un_dossier
from tests.cas.plan import estimation, euros, un_financement, une_depense

DEPENSE = {
    "poste": Poste.TRANSPORT,
    "libelle": "Train",
    "quantite": Decimal(12),
    "prix_unitaire": estimation("8,50"),
}
FINANCEMENT = {
    "dispositif": "cpf",
    "libelle": "Mon compte formation",
    "financeur": "Caisse des Dépôts",
    "nature": NatureFinanceur.CPF,
    "demande": estimation("1500"),
}


@pytest.fixture
def dossier() -> Dossier:
    """Deux dépenses, deux aides qui en couvrent, un mouvement et un échange pour chacune."""
    aides = tuple(
        un_financement(
            id=cle,
            affectations=tuple(
                Affectation(depense=depense, montant=euros("100")) for depense in ("D1", "D3")
            ),
        )
        for cle in ("F1", "F2")
    )
    mouvements = tuple(
        Mouvement(
            mois=LE.replace(day=1),
            libelle="Acompte",
            sens=Sens.PAIE,
            montant=estimation("10"),
            depense=depense,
            financement=financement,
        )
        for depense, financement in (("D1", "F1"), ("D3", "F2"))
    )
    echanges = tuple(
        Echange(id=f"X{cle}", le=LE, canal=Canal.APPEL, objet="Point", financement=cle)
        for cle in ("F1", "F2")
    )
    plan = PlanFinancement(
        depenses=(une_depense(id="D1"), une_depense(id="D3")),
        financements=aides,
        mouvements=mouvements,
    )
    return un_dossier(accompagnement=Accompagnement(plan_financement=plan, echanges=echanges))


def _apres(dossier: Dossier, geste: Commande) -> PlanFinancement:
    return Session(dossier).executer(geste).accompagnement.plan_financement


def test_une_depense_neuve_prend_la_cle_suivante(dossier: Dossier) -> None:
    *autres, depense = _apres(dossier, AjouterDepense(DEPENSE)).depenses
    assert tuple(autres) == dossier.accompagnement.plan_financement.depenses
    assert (depense.id, depense.libelle, depense.montant) == ("D4", "Train", euros("102"))


def test_une_aide_neuve_prend_la_cle_suivante(dossier: Dossier) -> None:
    *autres, aide = _apres(dossier, AjouterFinancement(FINANCEMENT)).financements
    assert tuple(autres) == dossier.accompagnement.plan_financement.financements
    assert (aide.id, aide.financeur, aide.retenu) == ("F3", "Caisse des Dépôts", euros("1500"))


def test_la_cle_d_un_ajout_ne_se_choisit_pas(dossier: Dossier) -> None:
    assert _apres(dossier, AjouterDepense({**DEPENSE, "id": "D1"})).depenses[-1].id == "D4"
    aides = _apres(dossier, AjouterFinancement({**FINANCEMENT, "id": "F1"})).financements
    assert aides[-1].id == "F3"


@pytest.mark.parametrize(
    "geste", [AjouterDepense({"libelle": "Train"}), AjouterFinancement({"libelle": "Aide"})]
)
def test_un_ajout_incomplet_est_refuse(dossier: Dossier, geste: Commande) -> None:
    with pytest.raises(DossierIncoherent, match="Ce champ manque"):
        _apres(dossier, geste)


def test_une_depense_se_modifie_seule(dossier: Dossier) -> None:
    premiere, seconde = _apres(dossier, ModifierDepense("D3", {"quantite": 2})).depenses
    assert premiere == dossier.accompagnement.plan_financement.depenses[0]
    assert seconde.montant == euros("2000")


def test_une_aide_se_modifie_seule(dossier: Dossier) -> None:
    champs = {"demande": estimation("900")}
    premiere, seconde = _apres(dossier, ModifierFinancement("F2", champs)).financements
    assert premiere == dossier.accompagnement.plan_financement.financements[0]
    assert seconde.retenu == euros("900")


def test_une_demande_ne_descend_pas_sous_ce_qu_elle_couvre(dossier: Dossier) -> None:
    with pytest.raises(DossierIncoherent, match="dépassent le montant demandé"):
        _apres(dossier, ModifierFinancement("F1", {"demande": estimation("150")}))


def test_un_total_demesure_est_refuse_avant_d_etre_affiche(dossier: Dossier) -> None:
    champs = {"quantite": 100_000, "prix_unitaire": estimation("9 000 000")}
    with pytest.raises(DossierIncoherent, match="Ce montant dépasse dix millions d’euros"):
        _apres(dossier, ModifierDepense("D1", champs))


def test_supprimer_une_depense_libere_les_aides_et_les_mouvements(dossier: Dossier) -> None:
    plan = _apres(dossier, SupprimerDepense("D1"))
    assert [depense.id for depense in plan.depenses] == ["D3"]
    assert [[a.depense for a in aide.affectations] for aide in plan.financements] == [["D3"]] * 2
    assert [(m.depense, m.financement) for m in plan.mouvements] == [(None, "F1"), ("D3", "F2")]


def test_supprimer_une_aide_detache_les_mouvements_et_les_echanges(dossier: Dossier) -> None:
    volet = Session(dossier).executer(SupprimerFinancement("F2")).accompagnement
    plan = volet.plan_financement
    assert [aide.id for aide in plan.financements] == ["F1"]
    assert [(m.depense, m.financement) for m in plan.mouvements] == [("D1", "F1"), ("D3", None)]
    assert [(e.id, e.financement) for e in volet.echanges] == [("XF1", "F1"), ("XF2", None)]


@pytest.mark.parametrize(
    "geste",
    [
        ModifierDepense("D9", {}),
        SupprimerDepense("D9"),
        ModifierFinancement("F9", {}),
        SupprimerFinancement("F9"),
    ],
)
def test_un_geste_sur_une_ligne_disparue_est_refuse(dossier: Dossier, geste: Commande) -> None:
    with pytest.raises(ElementIntrouvable, match="n’est plus dans le dossier"):
        _apres(dossier, geste)


@pytest.mark.parametrize(
    ("geste", "libelle"),
    [
        (AjouterDepense({}), "dépense ajoutée"),
        (ModifierDepense("D1", {}), "dépense modifiée"),
        (SupprimerDepense("D1"), "dépense supprimée"),
        (AjouterFinancement({}), "financement ajouté"),
        (ModifierFinancement("F1", {}), "financement modifié"),
        (SupprimerFinancement("F1"), "financement supprimé"),
    ],
)
def test_chaque_geste_dit_ce_qu_annuler_deferait(geste: Commande, libelle: str) -> None:
    assert geste.libelle == libelle
