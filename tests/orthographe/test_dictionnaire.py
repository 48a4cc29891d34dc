"""Le dictionnaire livré connaît le français et les mots du métier, et propose le bon mot."""

from pathlib import Path

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.forme import feuilles
from cep_desktop.locations import ressources
from cep_desktop.orthographe.dictionnaire import (
    Dictionnaire,
    DictionnaireAbsent,
    lire_dictionnaire,
)
from cep_desktop.orthographe.mots import mots_douteux
from tests.cas.dossier import exemple


@pytest.fixture(scope="module")
def dictionnaire() -> Dictionnaire:
    """Le dictionnaire livré, lu une fois."""
    return lire_dictionnaire()


@pytest.mark.parametrize(
    "mot",
    ["maison", "mangeaient", "aujourd’hui", "aujourd'hui", "peut-être", "médico\u2011social",
     "co-construction", "cofinanceur", "éco-responsables"],
)  # fmt: skip
def test_un_mot_du_francais_ou_du_metier_est_connu(dictionnaire: Dictionnaire, mot: str) -> None:
    assert dictionnaire.connait(mot)


@pytest.mark.parametrize(
    ("ecrit", "voulu"),
    [
        ("bénéficaire", "bénéficiaire"),
        ("acompagnement", "accompagnement"),
        ("profesionnel", "professionnel"),
        ("formassion", "formation"),
        ("evenement", "événement"),
        ("metier", "métier"),
        ("jai", "j’ai"),
        ("dévellopement", "développement"),
        ("addresse", "adresse"),
        ("langague", "langage"),
    ],
)
def test_la_faute_courante_a_son_mot(dictionnaire: Dictionnaire, ecrit: str, voulu: str) -> None:
    assert not dictionnaire.connait(ecrit)
    propositions = dictionnaire.proposer(ecrit)
    assert voulu in propositions
    assert len(propositions) <= 5


def test_un_mot_sans_ressemblance_n_a_pas_de_proposition(dictionnaire: Dictionnaire) -> None:
    assert dictionnaire.proposer("zzzxqwk") == ()


def test_noms_sigles_codes_et_adresses_ne_sont_jamais_douteux(dictionnaire: Dictionnaire) -> None:
    texte = (
        "Mme Haddadi, à l’OPCO de Joué-lès-Tours, dit : RNCP40792, CléA, 35h, "
        "nadia.bnl@exmpl.fr, www.moncompteformation.gouv.fr, c/o Domi’Val."
    )
    assert not list(mots_douteux(texte, dictionnaire.connait))


def test_le_mot_douteux_porte_ses_bornes_sans_l_article_elide(dictionnaire: Dictionnaire) -> None:
    texte = "Je veux l’acompagnement, qu’il soit bien."
    (mot,) = mots_douteux(texte, dictionnaire.connait)
    assert mot.mot == "acompagnement"
    assert texte[mot.debut : mot.fin] == mot.mot


@pytest.mark.parametrize("prenom", ["camille", "idriss", "solene"])
def test_les_exemples_livres_sont_sans_faute(dictionnaire: Dictionnaire, prenom: str) -> None:
    dossier: Dossier = exemple(prenom)
    fautes = {
        mot.mot
        for feuille in feuilles(dossier)
        if feuille.est_libre and feuille.lieu[0] != "situation"
        for mot in mots_douteux(str(feuille.valeur), dictionnaire.connait)
    }
    assert not fautes


def test_les_mots_du_metier_ne_repetent_pas_le_dictionnaire(dictionnaire: Dictionnaire) -> None:
    metier = (ressources() / "orthographe" / "metier.txt").read_text(encoding="utf-8").split()
    assert metier == sorted(set(metier), key=lambda mot: mot.replace("é", "e"))
    assert all(map(dictionnaire.connait, metier))


def test_sans_dictionnaire_le_refus_se_dit(tmp_path: Path) -> None:
    with pytest.raises(DictionnaireAbsent, match="ne s’ouvre pas"):
        lire_dictionnaire(tmp_path)
