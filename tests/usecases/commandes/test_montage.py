"""Prendre un montage ne perd aucune aide que le calcul n’a pas regardée."""

from dataclasses import replace

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Demarche, NatureFinanceur
from cep_desktop.usecases.commandes.financement import AjouterFinancement
from cep_desktop.usecases.commandes.montage import PrendreMontage
from cep_desktop.usecases.ecarts_montage import NatureEcart, comparer_au_plan
from tests.cas.atelier import un_atelier
from tests.cas.dossier import exemple
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


def test_une_aide_regardee_et_ecartee_se_retire() -> None:
    camille = exemple("camille")
    montage = un_atelier().monter(camille).montage
    sans = tuple(a for a in montage.melange.apportees if a.offre.code != "employeur")
    reduit = replace(montage.melange, apportees=sans)
    apres = PrendreMontage(reduit, montage.codes).appliquer(camille)
    statuts = {f.dispositif: f for f in apres.accompagnement.plan_financement.financements}
    assert statuts["employeur"].demarche is Demarche.ABANDONNEE
