"""Les clés sont uniques, les renvois mènent quelque part, et tout se dit en une passe."""

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echange import Canal, Echange
from cep_desktop.domain.financement import Affectation
from cep_desktop.domain.liens import (
    COLLECTIONS,
    RENVOIS,
    delier,
    ecrire_lieu,
    liens_rompus,
)
from cep_desktop.domain.personne import Contact
from cep_desktop.domain.plan_action import PlanAction
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.situation import Situation
from tests.cas.dossier import EXEMPLES, LE, exemple, un_dossier, un_dossier_complet
from tests.cas.hasard import dossiers
from tests.cas.plan import euros, un_financement, une_action, une_depense, une_etape

Json = dict[str, object]


def _rompu(accompagnement: Json) -> list[str]:
    rompus = liens_rompus({"accompagnement": accompagnement})
    return [f"{ecrire_lieu(lien.lieu)} | {lien.phrase}" for lien in rompus]


def test_une_cle_ne_sert_qu_une_fois_dans_sa_collection() -> None:
    with pytest.raises(ValidationError, match="la clé «\u00a0A1\u00a0» est déjà prise"):
        un_dossier(
            accompagnement=Accompagnement(
                plan_action=PlanAction(
                    etapes=(
                        une_etape(une_action(id="A1"), id="E1"),
                        une_etape(une_action(id="A1"), id="E2"),
                    )
                )
            )
        )


def test_deux_collections_peuvent_employer_la_meme_cle() -> None:
    contact = Contact(id="X1", organisme="Transitions Pro")
    depense = une_depense(id="X1")

    un_dossier(
        accompagnement=Accompagnement(
            contacts=(contact,), plan_financement=PlanFinancement(depenses=(depense,))
        )
    )


@pytest.mark.parametrize(
    "accompagnement",
    [
        Accompagnement(plan_action=PlanAction(prochaine_action="A9")),
        Accompagnement(plan_financement=PlanFinancement(depenses=(une_depense(etape="E9"),))),
        Accompagnement(
            plan_financement=PlanFinancement(financements=(un_financement(contact="C9"),))
        ),
        Accompagnement(
            plan_financement=PlanFinancement(
                financements=(
                    un_financement(affectations=(Affectation(depense="D9", montant=euros("1")),)),
                )
            )
        ),
        Accompagnement(
            echanges=(
                Echange(id="L1", le=LE, canal=Canal.APPEL, objet="Papiers", financement="F9"),
            )
        ),
    ],
)
def test_un_renvoi_sans_cible_est_refuse(accompagnement: Accompagnement) -> None:
    with pytest.raises(ValidationError, match="9\u00a0» ne désigne aucun élément"):
        un_dossier(accompagnement=accompagnement)


def test_tous_les_liens_rompus_se_disent_en_une_seule_passe() -> None:
    rompus = _rompu(
        {
            "plan_action": {
                "etapes": [{"id": "E1", "actions": [{"id": "A1"}, {"id": "A1"}]}, {"id": "E1"}],
                "prochaine_action": "A7",
            },
            "plan_financement": {"depenses": [{"id": "D1", "etape": "E7"}]},
        }
    )

    assert len(rompus) == 4
    assert rompus[0].startswith("accompagnement › plan action › etapes › n°\u00a02 › id")
    assert "A7" in rompus[2]
    assert "E7" in rompus[3]


@pytest.mark.parametrize(
    "difforme",
    [
        {},
        {"plan_action": None},
        {"plan_action": []},
        {"plan_action": {"etapes": "beaucoup"}},
        {"plan_action": {"etapes": [None, 3, "E1", {"id": 4}, {"id": ["E1"]}]}},
        {"plan_financement": {"depenses": {"id": "D1"}}},
    ],
)
def test_un_dossier_difforme_ne_fait_pas_tomber_le_controle(difforme: Json) -> None:
    assert _rompu(difforme) == []


def test_chaque_renvoi_vise_une_collection_connue() -> None:
    assert set(RENVOIS.values()) <= set(COLLECTIONS)


def test_chaque_chemin_existe_dans_le_dossier_complet() -> None:
    complet = un_dossier_complet().model_dump()
    for chemin in (*COLLECTIONS, *RENVOIS):
        assert _atteint(complet, chemin.split(".")), chemin


def _atteint(noeud: object, chemin: list[str]) -> bool:
    if not chemin:
        return isinstance(noeud, str)
    if chemin[0] == "[]":
        return isinstance(noeud, tuple | list) and any(_atteint(e, chemin[1:]) for e in noeud)
    return isinstance(noeud, dict) and _atteint(noeud.get(chemin[0]), chemin[1:])


@pytest.mark.parametrize("nom", EXEMPLES)
def test_un_exemple_n_a_aucun_lien_rompu(nom: str) -> None:
    assert liens_rompus(exemple(nom).model_dump(mode="json")) == ()


@settings(max_examples=30)
@given(dossiers())
def test_un_dossier_valide_n_a_aucun_lien_rompu(dossier: Dossier) -> None:
    assert liens_rompus(dossier.model_dump()) == ()
    assert dossier.avec(situation=Situation()).accompagnement == dossier.accompagnement


def test_delier_ne_change_rien_a_un_dossier_entier() -> None:
    entier = un_dossier_complet()
    assert Dossier.model_validate(delier(entier.model_dump())) == entier


@settings(max_examples=25)
@given(dossiers())
def test_sans_etape_ni_contact_ni_metier_ni_accord_le_dossier_delie_reste_valide(
    entier: Dossier,
) -> None:
    ampute = entier.model_dump()
    ampute["accompagnement"]["plan_action"]["etapes"] = ()
    ampute["accompagnement"]["contacts"] = ()
    ampute["conseil"]["metiers"] = ()
    ampute["conseil"]["experiences"] = ()
    ampute["consentements"] = ()
    delie = Dossier.model_validate(delier(ampute))
    assert delie.accompagnement.plan_action.prochaine_action is None
    assert all(t.consentement is None for t in delie.transmissions)
    assert len(delie.conseil.competences) == len(entier.conseil.competences)
