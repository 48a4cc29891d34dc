"""Prendre un montage ne perd aucune aide que le calcul n’a pas regardée."""

from dataclasses import replace

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Accord, Affectation, Demarche, NatureFinanceur
from cep_desktop.domain.montant import INCONNU, Montant, Total, confirme
from cep_desktop.rules.montage.choix import Ecarter
from cep_desktop.rules.montage.montage import Montage
from cep_desktop.usecases.commandes.financement import AjouterFinancement
from cep_desktop.usecases.commandes.montage import PrendreMontage
from cep_desktop.usecases.ecarts_montage import NatureEcart, comparer_au_plan
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple
from tests.cas.plan import estimation

LOCALE = {
    "dispositif": "fonds-local", "libelle": "Fonds de la commune", "financeur": "Ville de Tours",
    "nature": NatureFinanceur.AUTRE, "demande": estimation("150"),
}  # fmt: skip


def _pris(dossier: Dossier) -> Dossier:
    montage = un_atelier().monter(dossier).montage
    return PrendreMontage(montage.melange, montage.codes).appliquer(dossier)


def _demandes(dossier: Dossier) -> dict[str, str]:
    aides = dossier.accompagnement.plan_financement.financements
    return {f.dispositif: f.demarche.value for f in aides}


def test_une_aide_que_les_regles_ne_calculent_pas_reste_au_plan() -> None:
    dossier = AjouterFinancement(LOCALE).appliquer(exemple("camille"))
    apres = _demandes(_pris(dossier))
    assert apres["fonds-local"] == Demarche.A_PREPARER


def test_elle_se_dit_gardee_avec_la_raison_et_sa_somme() -> None:
    dossier = AjouterFinancement(LOCALE).appliquer(exemple("camille"))
    montage = un_atelier().monter(dossier).montage
    plan = dossier.accompagnement.plan_financement
    ecarts = {e.code: e for e in comparer_au_plan(plan, montage.melange, montage)}
    gardee = ecarts["fonds-local"]
    assert gardee.nature is NatureEcart.GARDE
    assert gardee.avant == gardee.apres
    assert "ne savent pas calculer" in gardee.pourquoi


def _sans_ptp(**locale: object) -> Montage:
    """Le montage de Camille sans Transitions Pro : il lui reste alors de quoi payer."""
    dossier = exemple("camille")
    if locale:
        dossier = AjouterFinancement({**LOCALE, **locale}).appliquer(dossier)
    return un_atelier().monter(dossier, choix=(Ecarter("ptp"),)).montage


RESTE = _sans_ptp().melange.reste_a_payer.montant
SANS_RIEN = _sans_ptp().fourchette.si_rien_de_plus.montant


def test_une_aide_saisie_a_la_main_diminue_le_reste_si_tout_est_accepte() -> None:
    montage = _sans_ptp(demande=estimation("150"))
    assert montage.melange.reste_a_payer == Total(RESTE - Montant(15_000))
    assert montage.fourchette.si_rien_de_plus == Total(SANS_RIEN)
    assert "S’ajoutent 150,00" in montage.phrase


def test_un_accord_note_sans_depense_diminue_toute_la_fourchette() -> None:
    accord = Accord(le=LE, montant=confirme(Montant(12_000)))
    montage = _sans_ptp(decision=accord)
    assert montage.melange.reste_a_payer == Total(RESTE - Montant(12_000))
    assert montage.fourchette.si_rien_de_plus == Total(SANS_RIEN - Montant(12_000))


@pytest.mark.parametrize(
    "affectations",
    [(), (Affectation(depense="D1", montant=Montant(1)),)],
    ids=["libre", "affectée"],
)
def test_une_aide_sans_montant_reste_inconnue_au_lieu_de_compter_pour_zero(
    affectations: tuple[Affectation, ...],
) -> None:
    montage = _sans_ptp(demande=INCONNU, affectations=affectations)
    assert montage.melange.reste_a_payer == Total(RESTE, 1)
    assert montage.fourchette.si_rien_de_plus == Total(SANS_RIEN)
    assert f"Il vous resterait au plus\u00a0{RESTE}" in montage.phrase


def test_un_accord_sans_montant_laisse_les_deux_bornes_inconnues() -> None:
    montage = _sans_ptp(decision=Accord(le=LE, montant=INCONNU))
    assert montage.melange.reste_a_payer == Total(RESTE, 1)
    assert montage.fourchette.si_rien_de_plus == Total(SANS_RIEN, 1)


def test_prendre_un_montage_garde_une_aide_dont_la_somme_est_inconnue() -> None:
    muette = LOCALE | {
        "demande": INCONNU, "affectations": (Affectation(depense="D1", montant=Montant(1)),),
    }  # fmt: skip
    dossier = AjouterFinancement(muette).appliquer(exemple("camille"))
    assert _demandes(_pris(dossier))["fonds-local"] == Demarche.A_PREPARER


def test_une_aide_impossible_a_cette_date_dit_pourquoi_et_ne_compte_pas() -> None:
    agefiph = LOCALE | {"dispositif": "agefiph", "nature": NatureFinanceur.HANDICAP}
    dossier = AjouterFinancement(agefiph).appliquer(exemple("camille"))
    trouve = un_atelier().monter(dossier, choix=(Ecarter("ptp"),))
    montage, plan = trouve.montage, dossier.accompagnement.plan_financement
    ecarts = comparer_au_plan(plan, montage.melange, montage, trouve.a_verifier)
    ecart = next(e for e in ecarts if e.code == "agefiph")
    assert ecart.nature is NatureEcart.GARDE
    assert not ecart.est_compte
    assert ecart.pourquoi.startswith("Ce n’est pas possible à cette date")
    assert montage.melange.reste_a_payer == Total(RESTE)


def test_une_aide_regardee_et_ecartee_se_retire() -> None:
    camille = exemple("camille")
    montage = un_atelier().monter(camille).montage
    sans = tuple(a for a in montage.melange.apportees if a.offre.code != "employeur")
    reduit = replace(montage.melange, apportees=sans)
    apres = PrendreMontage(reduit, montage.codes).appliquer(camille)
    statuts = {f.dispositif: f for f in apres.accompagnement.plan_financement.financements}
    assert statuts["employeur"].demarche is Demarche.ABANDONNEE
