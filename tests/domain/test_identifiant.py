"""Les numéros officiels : le format, la clé de contrôle, les espaces d’un copier-coller."""

import pytest
from pydantic import ValidationError

from cep_desktop.domain import identifiant
from cep_desktop.domain.erreurs import IdentifiantInvalide
from cep_desktop.domain.identifiant import nda_inhabituel, verifier_siren, verifier_siret
from tests.cas.textes import lire_comme


@pytest.mark.parametrize(
    ("saisie", "garde"),
    [
        ("73282932000074", "73282932000074"),
        ("732 829 320 00074", "73282932000074"),
        ("732\u202f829\u00a0320.000-74", "73282932000074"),
        ("35600000049837", "35600000049837"),  # La Poste : somme des chiffres multiple de 5
        ("35600000000048", "35600000000048"),  # son siège : clé de Luhn
        ("00000001800010", "00000001800010"),
    ],
)
def test_un_siret_valide_est_garde_sans_espaces(saisie: str, garde: str) -> None:
    assert lire_comme(identifiant.Siret, saisie) == garde


@pytest.mark.parametrize(
    "saisie",
    [
        "73282932000075",  # clé fausse
        "35600000049838",  # La Poste, somme fausse
        "35600000000049",  # La Poste, ni clé de Luhn ni multiple de 5
        "7328293200007",
        "732829320000744",
        "7328293200007A",
        "٧٣٢٨٢٩٣٢٠٠٠٠٧٤",
        "",
    ],
)
def test_un_siret_faux_est_refuse(saisie: str) -> None:
    with pytest.raises(ValidationError, match="n’est pas un SIRET"):
        lire_comme(identifiant.Siret, saisie)
    with pytest.raises(IdentifiantInvalide):
        verifier_siret(saisie)


def test_un_siren_porte_sa_cle() -> None:
    assert lire_comme(identifiant.Siren, "732 829 320") == "732829320"
    with pytest.raises(ValidationError, match="n’est pas un SIREN"):
        lire_comme(identifiant.Siren, "732829321")
    with pytest.raises(IdentifiantInvalide):
        verifier_siren("12345678")


@pytest.mark.parametrize(
    ("type_lu", "saisie", "garde"),
    [
        (identifiant.Nda, "11 75 39666 75", "11753966675"),
        (identifiant.CodeCertification, "rncp 40792", "RNCP40792"),
        (identifiant.CodeCertification, "RS5641", "RS5641"),
        (identifiant.CodeBloc, "RNCP40792BC01", "RNCP40792BC01"),
        (identifiant.CodeRome, "m1607", "M1607"),
        (identifiant.CodeRome, "N 4301", "N4301"),
        (identifiant.Formacode, "35 015", "35015"),
        (identifiant.Idcc, "0787", "0787"),
        (identifiant.CodePostal, "37 400", "37400"),
        (identifiant.CodePostal, "01000", "01000"),
        (identifiant.CodeRegion, "24", "24"),
        (identifiant.CodeRegion, "06", "06"),
        (identifiant.Telephone, "02 61 91 00 12", "0261910012"),
        (identifiant.Telephone, "+33 2.61.91.00-12", "+33261910012"),
        (identifiant.Courriel, "nadia.benali@exemple.fr", "nadia.benali@exemple.fr"),
        (identifiant.Courriel, "a+b@sous.exemple.invalid", "a+b@sous.exemple.invalid"),
        (identifiant.Cle, "A1", "A1"),
        (identifiant.Cle, "2014", "2014"),
    ],
)
def test_un_code_valide_est_normalise(type_lu: object, saisie: str, garde: str) -> None:
    assert lire_comme(type_lu, saisie) == garde


@pytest.mark.parametrize(
    ("type_lu", "saisie"),
    [
        (identifiant.Nda, "1175396667"),
        (identifiant.Nda, "117539666755"),
        (identifiant.CodeCertification, "40792"),
        (identifiant.CodeCertification, "RNCP1234567"),
        (identifiant.CodeCertification, "RS"),
        (identifiant.CodeBloc, "RNCP40792"),
        (identifiant.CodeBloc, "RS5641BC01"),
        (identifiant.CodeRome, "O1607"),
        (identifiant.CodeRome, "M160"),
        (identifiant.CodeRome, "M16077"),
        (identifiant.Formacode, "3501"),
        (identifiant.Idcc, "787"),
        (identifiant.CodePostal, "3740"),
        (identifiant.CodePostal, "2A004"),
        (identifiant.CodePostal, "٣٧٤٠٠"),
        (identifiant.CodeRegion, "25"),
        (identifiant.CodeRegion, "00"),
        (identifiant.CodeRegion, "07"),
        (identifiant.Telephone, "261910012"),
        (identifiant.Telephone, "02619100122"),
        (identifiant.Telephone, "+33"),
        (identifiant.Courriel, "nadia.benali"),
        (identifiant.Courriel, "nadia @exemple.fr"),
        (identifiant.Courriel, "nadia@exemple"),
        (identifiant.Courriel, "<nadia@exemple.fr>"),
        (identifiant.Courriel, "na\u202edia@exemple.fr"),
        (identifiant.Cle, ""),
        (identifiant.Cle, "A 1"),
        (identifiant.Cle, "É1"),
        (identifiant.Cle, "../A1"),
        (identifiant.Cle, "-A1"),
        (identifiant.Cle, "A" * 41),
    ],
)
def test_un_code_mal_forme_est_refuse_avec_une_phrase(type_lu: object, saisie: str) -> None:
    with pytest.raises(ValidationError) as refus:
        lire_comme(type_lu, saisie)

    assert refus.value.errors()[0]["type"] == "value_error"


@pytest.mark.parametrize("saisie", [42, None, ["0787"], 787.0])
def test_un_code_est_un_texte(saisie: object) -> None:
    with pytest.raises(ValidationError):
        lire_comme(identifiant.Idcc, saisie)


@pytest.mark.parametrize(
    "region",
    ["11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94"]
    + [f"0{rang}" for rang in range(1, 7)],
)
def test_les_dix_neuf_regions_et_collectivites_sont_admises(region: str) -> None:
    assert lire_comme(identifiant.CodeRegion, region) == region


def test_un_nda_qui_ne_repete_pas_son_departement_est_a_relire() -> None:
    assert not nda_inhabituel("11753966675")
    assert nda_inhabituel("11753966676")
