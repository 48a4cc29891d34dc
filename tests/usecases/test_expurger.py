"""L’écran partagé lit un autre dossier : une liste blanche, et rien que la personne n’ait vu."""

from datetime import date
from importlib import import_module
from inspect import getmembers, isclass
from pkgutil import iter_modules

import pytest

from cep_desktop import domain
from cep_desktop.domain.co_construction import Auteur, CoConstruction
from cep_desktop.domain.montant import INCONNU, Montant, estime
from cep_desktop.domain.projet import Piste
from cep_desktop.domain.valeur import Valeur
from cep_desktop.usecases.ecran_partage.expurger import a_ete_vu, expurger
from cep_desktop.usecases.ecran_partage.montrables import montrables
from tests.cas.dossier import exemple

LE = date(2026, 11, 23)


def _modeles() -> dict[str, list[type[Valeur]]]:
    trouves: dict[str, list[type[Valeur]]] = {}
    for module in iter_modules(domain.__path__):
        for nom, classe in getmembers(import_module(f"cep_desktop.domain.{module.name}"), isclass):
            if issubclass(classe, Valeur):
                trouves.setdefault(nom, []).append(classe)
    return trouves


def test_la_liste_blanche_ne_nomme_que_des_champs_qui_existent() -> None:
    liste, modeles = montrables(), _modeles()
    assert liste.entiers <= set(modeles)
    for table in (liste.toujours, liste.si_valide):
        for nom, champs in table.items():
            assert any(champs <= set(classe.model_fields) for classe in modeles[nom]), nom


@pytest.mark.parametrize("prenom", ["camille", "idriss", "solene"])
def test_chaque_exemple_expurge_reste_un_dossier_valide(prenom: str) -> None:
    montrable = expurger(exemple(prenom))
    assert montrable.notes_privees == ()
    assert montrable.transmissions == ()
    assert montrable.accompagnement.alertes == ()
    assert all(not a.commentaire for _, a in montrable.accompagnement.plan_action.actions())


def test_un_modele_hors_de_la_liste_ne_montre_rien() -> None:
    class Neuf(Valeur):
        secret: str = ""

    assert montrables().champs(Neuf, est_valide=True) == frozenset()


@pytest.mark.parametrize(
    ("champs", "est_vue"),
    [
        ({}, False),
        ({"gout": 4}, True),
        ({"co_construction": {"choisi_par": Auteur.BENEFICIAIRE}}, True),
        ({"co_construction": {"valide_ensemble_le": LE}}, True),
        ({"co_construction": {"choisi_par": Auteur.CONSEILLER}}, False),
    ],
)
def test_une_piste_du_conseiller_seul_attend_que_la_personne_l_ait_vue(
    champs: dict[str, object], est_vue: bool
) -> None:
    trace = champs.get("co_construction", {})
    assert isinstance(trace, dict)
    seul = CoConstruction(propose_par=Auteur.CONSEILLER, **trace)
    piste = Piste(id="O1", titre="Une idée").avec(**(champs | {"co_construction": seul}))
    assert a_ete_vu(piste) is est_vue


@pytest.mark.parametrize("auteur", [None, *Auteur])
def test_ce_qui_vient_peut_etre_du_conseiller_seul_attend(auteur: Auteur | None) -> None:
    piste = Piste(id="O1", titre="Une idée", co_construction=CoConstruction(propose_par=auteur))
    attend = auteur in {Auteur.CONSEILLER, Auteur.NE_SAIT_PLUS}
    assert a_ete_vu(piste) is not attend


@pytest.mark.parametrize("valide_le", [None, LE])
def test_un_prix_et_un_revenu_attendent_la_validation(valide_le: date | None) -> None:
    dossier = exemple("camille")
    chiffre = estime(Montant(150_000))
    premiere, *suite = dossier.conseil.pistes
    trace = premiere.co_construction.avec(valide_ensemble_le=valide_le)
    piste = premiere.avec(revenu=chiffre, cout=chiffre, co_construction=trace)
    neuf = dossier.avec(conseil=dossier.conseil.avec(pistes=(piste, *suite)))
    montree = expurger(neuf).conseil.pistes[0]
    assert montree.revenu == (chiffre if valide_le else INCONNU)
    assert montree.cout == (chiffre if valide_le else INCONNU)
    assert montree.avis_du_conseiller == ""
