"""Les textes admis : propres et bornés ; les noms : de toutes les écritures."""

import pytest
from hypothesis import given
from pydantic import ValidationError

from cep_desktop.domain.texte import (
    LIGNE_MAXIMALE,
    NOM_MAXIMAL,
    RECIT_MAXIMAL,
    Intitule,
    Ligne,
    NomPropre,
    Recit,
)
from tests.cas.hasard import LIGNES
from tests.cas.textes import NOMS, PIEGES, TROIS_CENTS, lire_comme


@pytest.mark.parametrize("nom", NOMS)
def test_un_nom_de_toute_ecriture_est_admis(nom: str) -> None:
    assert lire_comme(NomPropre, nom) == nom


@pytest.mark.parametrize(
    "nom",
    [
        "",
        "   ",
        "Camille 🎉",
        "Moreau/Petit",
        "..\\Moreau",
        "Moreau2",
        "<Moreau>",
        "Moreau & fils",
        "=Moreau",
        "Mo\nreau",
        "Mo\u202ereau",
        "Mo\u200breau",
        "x" * (NOM_MAXIMAL + 1),
        TROIS_CENTS,
    ],
)
def test_ce_qui_n_est_pas_un_nom_est_refuse(nom: str) -> None:
    with pytest.raises(ValidationError):
        lire_comme(NomPropre, nom)


def test_le_refus_d_un_nom_montre_le_caractere_a_retirer() -> None:
    with pytest.raises(ValidationError, match="Retirez «\u00a0/\u00a0»"):
        lire_comme(NomPropre, "Moreau/Petit")


@pytest.mark.parametrize("texte", PIEGES)
def test_un_texte_difficile_est_garde_tel_quel(texte: str) -> None:
    assert lire_comme(Ligne, texte) == texte
    assert lire_comme(Intitule, texte) == texte
    assert lire_comme(Recit, texte) == texte


@pytest.mark.parametrize(
    "cache", ["\x00", "\x07", "\x1b", "\x7f", "\u0085", "\u202e", "\u2066", "\ufffe", "\ud800"]
)
@pytest.mark.parametrize("type_lu", [Ligne, Intitule, Recit])
def test_un_caractere_cache_est_refuse_partout(type_lu: object, cache: str) -> None:
    with pytest.raises(ValidationError):
        lire_comme(type_lu, f"avant{cache}apres")


@pytest.mark.parametrize("saut", ["\n", "\t", "\r\n"])
def test_une_ligne_reste_sur_une_ligne(saut: str) -> None:
    with pytest.raises(ValidationError):
        lire_comme(Ligne, f"un{saut}deux")


def test_un_recit_garde_ses_lignes() -> None:
    assert lire_comme(Recit, "un\n\tdeux") == "un\n\tdeux"


def test_les_longueurs_sont_bornees() -> None:
    assert lire_comme(Ligne, "a" * LIGNE_MAXIMALE)
    assert lire_comme(Recit, "a" * RECIT_MAXIMAL)
    with pytest.raises(ValidationError):
        lire_comme(Ligne, "a" * (LIGNE_MAXIMALE + 1))
    with pytest.raises(ValidationError):
        lire_comme(Recit, "a" * (RECIT_MAXIMAL + 1))


def test_un_intitule_ne_peut_pas_etre_vide() -> None:
    assert lire_comme(Ligne, "  ") == ""
    with pytest.raises(ValidationError):
        lire_comme(Intitule, "  ")


@given(LIGNES)
def test_relire_un_texte_admis_ne_le_change_plus(texte: str) -> None:
    admis = lire_comme(Ligne, texte)

    assert lire_comme(Ligne, admis) == admis
