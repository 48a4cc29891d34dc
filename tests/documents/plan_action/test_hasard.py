"""N’importe quel dossier valide donne un plan entier, où rien de saisi n’est interprété."""

import io

import docx
import pytest
from hypothesis import HealthCheck, given, settings

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer
from tests.cas.dossier import LE, un_dossier
from tests.cas.hasard import dossiers
from tests.cas.textes import NOMS, PIEGES, TROIS_CENTS
from tests.documents.lecture_word import en_texte, titres
from tests.documents.plan_action.cas import papier

LENT = settings(max_examples=15, suppress_health_check=list(HealthCheck))


@LENT
@given(dossiers())
def test_un_dossier_au_hasard_donne_un_papier_entier(dossier: Dossier) -> None:
    ecrit = papier(dossier)
    assert docx.Document(io.BytesIO(ecrit)).paragraphs
    assert len([titre for titre in titres(ecrit) if titre[0] == "2"]) == 9


def test_les_textes_pieges_sont_imprimes_tels_quels() -> None:
    etapes = tuple(
        {
            "id": f"E{rang}",
            "titre": piege,
            "objectif": piege,
            "actions": ({"id": f"A{rang}", "libelle": piege},),
        }
        for rang, piege in enumerate(PIEGES)
    )
    plan = {"etapes": etapes, "vigilance": PIEGES}
    dossier = un_dossier(structure={"nom": TROIS_CENTS}, accompagnement={"plan_action": plan})
    lu = en_texte(papier(dossier))
    for piege in PIEGES:
        assert lu.count(composer(piege)) >= 5, piege


@pytest.mark.parametrize("nom", NOMS[::4])
def test_un_nom_de_toute_ecriture_est_imprime(nom: str) -> None:
    dossier = un_dossier(beneficiaire={"prenom": "Zoé", "nom": nom})
    assert f"Zoé {nom}".replace("'", "’") in en_texte(papier(dossier, le=LE))


def test_une_expression_saisie_n_est_jamais_calculee() -> None:
    saisie = "{{ 1234*1001 }} {% raw %} {_{ x }_}"
    plan = {"etapes": ({"id": "E1", "titre": saisie, "objectif": saisie},)}
    lu = en_texte(papier(un_dossier(accompagnement={"plan_action": plan})))
    assert saisie in lu
    assert "1235234" not in lu
