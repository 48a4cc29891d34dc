"""Le nom d’une version : court, lisible, sans numéro de sécurité sociale."""

import pytest

from cep_desktop.usecases.nom_de_version import (
    NOM_MAXIMAL,
    NomDeVersionRefuse,
    lire_nom_de_version,
)

NIR = "2 69 05 49 588 157 80"


@pytest.mark.parametrize(
    ("saisie", "nom"),
    [
        ("  Avant  la commission ", "Avant la commission"),
        ("", ""),
        ("é" * NOM_MAXIMAL, "é" * NOM_MAXIMAL),
        ("Envoi du 12/11/2026 à 14 h 30", "Envoi du 12/11/2026 à 14 h 30"),
    ],
)
def test_un_nom_se_lit_sans_espaces_autour(saisie: str, nom: str) -> None:
    assert lire_nom_de_version(saisie) == nom


@pytest.mark.parametrize(
    ("saisie", "phrase"),
    [
        (f"Carte {NIR}", "numéro de sécurité sociale"),
        (NIR.replace(" ", ""), "numéro de sécurité sociale"),
        ("a" * (NOM_MAXIMAL + 1), "trop long"),
        ("Avant\u202e", "caractère invisible"),
    ],
)
def test_un_nom_refuse_se_dit_sans_etre_repete(saisie: str, phrase: str) -> None:
    with pytest.raises(NomDeVersionRefuse, match=phrase) as refus:
        lire_nom_de_version(saisie)
    assert saisie not in str(refus.value)
