"""Écrire un dossier puis le relire rend exactement le même, et les mêmes octets."""

import json

from hypothesis import given, settings

from cep_desktop.documents.dossier_portable import ecrire, ecrire_serre, lire
from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.commandes.plan_action import AjouterEtape
from tests.cas.dossier import un_dossier, un_dossier_complet
from tests.cas.hasard import dossiers


@settings(max_examples=60)
@given(dossiers())
def test_relire_ce_que_l_on_ecrit_rend_le_meme_dossier(dossier: Dossier) -> None:
    octets = ecrire(dossier)
    assert lire(octets) == dossier
    assert ecrire(lire(octets)) == octets


@settings(max_examples=50)
@given(dossiers())
def test_ecrit_serre_le_contenu_est_le_meme(dossier: Dossier) -> None:
    serre = ecrire_serre(dossier)
    assert json.loads(serre) == json.loads(ecrire(dossier))
    assert lire(serre) == dossier
    assert b"\n" not in serre


def test_un_dossier_minimal_et_un_dossier_rempli_reviennent_entiers() -> None:
    for dossier in (un_dossier(), un_dossier_complet()):
        assert lire(ecrire(dossier)) == dossier


def test_le_fichier_se_lit_a_l_oeil_nu() -> None:
    texte = ecrire(un_dossier_complet()).decode()
    assert texte.startswith(
        '{\n  "format": "cep-desktop/dossier",\n  "version": 1,\n  "dossier": {\n    "id"'
    )
    assert "Évolution" in texte
    assert texte.endswith("}\n")
    assert json.loads(texte)["dossier"]["beneficiaire"]["prenom"] == "Camille"


def test_l_ordre_des_champs_et_une_marque_d_encodage_ne_changent_rien() -> None:
    enveloppe = json.loads(ecrire(un_dossier_complet()))
    enveloppe["dossier"] = dict(reversed(enveloppe["dossier"].items()))
    melange = json.dumps(enveloppe).encode("utf-8-sig")
    assert lire(melange) == un_dossier_complet()


def test_un_champ_a_sa_valeur_habituelle_peut_manquer() -> None:
    enveloppe = json.loads(ecrire(un_dossier()))
    del enveloppe["dossier"]["accompagnement"]
    assert lire(json.dumps(enveloppe).encode()) == un_dossier()


def test_un_geste_sur_un_dossier_relu_vaut_un_geste_sur_l_original() -> None:
    geste = AjouterEtape("Se former", "Avoir le titre")
    assert geste.appliquer(lire(ecrire(un_dossier()))) == geste.appliquer(un_dossier())
