"""Le numéro de sécurité sociale : reconnu sous toutes ses formes, jamais confondu, jamais gardé."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cep_desktop.documents.dossier_portable import DossierIllisible, ecrire, lire
from cep_desktop.domain import identifiant, texte
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.nir import contient_nir, sans_nir
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.textes import PIEGES, lire_comme, textes

CORPS = "1850578006084"
NIR = "185057800608491"
CORSE = "285052A00608482"


def _cle(corps: str) -> str:
    nombre = int(corps.replace("2A", "19").replace("2B", "18"))
    return f"{97 - nombre % 97:02d}"


@st.composite
def nirs(tirer: st.DrawFn) -> str:
    """Tire un numéro dont tout est possible : mois fictifs, Corse, outre-mer, étranger."""
    sexe = tirer(st.sampled_from("123478"))
    mois = tirer(st.integers(1, 12) | st.integers(20, 42) | st.integers(50, 99))
    departement = tirer(st.integers(1, 99).map("{:02d}".format) | st.sampled_from(("2A", "2B")))
    annee, commune, ordre = (tirer(st.integers(1, n)) for n in (99, 999, 999))
    corps = f"{sexe}{annee:02d}{mois:02d}{departement}{commune:03d}{ordre:03d}"
    return corps + _cle(corps)


def _groupe(nir: str, *longueurs: int, par: str = " ") -> str:
    suite: Iterator[str] = iter(nir)
    return par.join("".join(next(suite) for _ in range(n)) for n in longueurs)


@pytest.mark.parametrize(
    "ecrit",
    [
        NIR,
        CORSE,
        CORSE.lower(),
        f"NIR{NIR}",
        f"N° SS : {NIR}.",
        f"({NIR})",
        f"dossier_{NIR}",
        f"{NIR}, 12 rue Haute",
        _groupe(NIR, 1, 2, 2, 2, 3, 3, 2),
        _groupe(NIR, 1, 2, 2, 2, 3, 3, 2, par="\u202f"),
        _groupe(NIR, 1, 2, 2, 2, 3, 3, 2, par="\u00a0"),
        _groupe(NIR, 1, 2, 2, 2, 3, 3, 2, par=" / "),
        _groupe(NIR, 13, 2),
        _groupe(NIR, 13, 2, par="\n"),
        _groupe(NIR, 5, 5, 5, par="-"),
        _groupe(NIR, 3, 3, 3, 3, 3),
        _groupe(NIR, 4, 4, 4, 3, par="."),
        _groupe(NIR, *[1] * 15),
        _groupe(NIR, 1, 2, 2, 2, 3, 3),
        "".join(chr(0xFF10 + int(chiffre)) for chiffre in NIR),
    ],
)
def test_un_numero_est_reconnu_comme_on_l_ecrit(ecrit: str) -> None:
    assert contient_nir(ecrit)
    assert contient_nir(f"Elle a dit\u00a0: {ecrit} hier.")


@pytest.mark.parametrize(
    "ecrit",
    [
        "",
        CORPS,
        NIR[:-2] + "92",
        "9" + NIR[1:],
        NIR + "1",
        "4" + NIR,
        "x" + NIR + "e3b0c44298fc",
        "35600000049837",
        "356 000 000 49837 1 rue Haute",
        "02 61 91 00 12 06 12 34 56 78",
        "+33 2 61 91 00 12",
        "1 234 567 890 123 456,00 €",
        "2026-11-23 10:30:00 2026-12-01",
        "https://exemple.fr/18505/7800/608491",
        "FR76 3000 4000 0312 3456 7890 143",
        "9 782070 360024",
        "RNCP40792BC01 RNCP40792BC02",
        "185057800608491e3b0c44298fc1c149afbf4c8996fb924",
    ],
)
def test_ce_qui_lui_ressemble_est_admis(ecrit: str) -> None:
    assert not contient_nir(ecrit)
    assert sans_nir(ecrit) == ecrit


@given(nirs())
def test_tout_numero_possible_est_reconnu_nu_et_groupe(nir: str) -> None:
    assert contient_nir(nir)
    assert contient_nir(_groupe(nir, 1, 2, 2, 2, 3, 3, 2))
    assert not contient_nir(nir[:-2] + f"{(int(nir[-2:]) + 1) % 97:02d}")


@given(st.text(max_size=200))
def test_un_texte_au_hasard_ne_fait_jamais_echouer(ecrit: str) -> None:
    assert contient_nir(ecrit) in {True, False}


def test_les_exemples_et_les_pieges_n_en_contiennent_pas() -> None:
    for nom in ("camille", "idriss", "solene"):
        assert not [t for t in textes(exemple(nom).model_dump(mode="json")) if contient_nir(t)]
    assert not [piege for piege in PIEGES if contient_nir(piege)]


@pytest.mark.parametrize("ecrit", [NIR, _groupe(NIR, 1, 2, 2, 2, 3, 3, 2)])
@pytest.mark.parametrize(
    "type_lu",
    [
        texte.Ligne,
        texte.Intitule,
        texte.Recit,
        identifiant.Cle,
        identifiant.Siret,
        identifiant.Telephone,
        identifiant.Nda,
    ],
)
def test_aucun_champ_n_en_garde_et_le_refus_ne_le_repete_pas(type_lu: object, ecrit: str) -> None:
    with pytest.raises(ValidationError) as refus:
        lire_comme(type_lu, ecrit)
    phrase = refus.value.errors(include_input=False)[0]["msg"]
    assert "sécurité sociale" in phrase
    assert CORPS not in phrase


def test_une_adresse_electronique_n_en_contient_pas() -> None:
    with pytest.raises(ValidationError, match="sécurité sociale"):
        lire_comme(identifiant.Courriel, f"{NIR}@exemple.fr")


def test_un_dossier_entier_le_refuse_ou_qu_il_soit() -> None:
    with pytest.raises(ValidationError) as refus:
        un_dossier(notes_privees=({"id": "P1", "le": LE, "texte": f"Sécu {NIR}"},))
    assert NIR not in str(refus.value)
    with pytest.raises(ValidationError):
        NotePrivee(id="P1", le=LE, texte=NIR)
    with pytest.raises(ValidationError):
        un_dossier(numero=NIR)


def test_un_fichier_recu_le_dit_a_sa_place_sans_le_repeter() -> None:
    brut = json.loads(ecrire(un_dossier()))
    brut["dossier"]["accueil"]["demande"]["analyse"] = f"Sécu {NIR}"
    with pytest.raises(DossierIllisible) as refus:
        lire(json.dumps(brut).encode())
    (probleme,) = refus.value.problemes
    assert probleme.lieu == "accueil › demande › analyse"
    assert "sécurité sociale" in probleme.phrase
    assert NIR not in str(probleme)
