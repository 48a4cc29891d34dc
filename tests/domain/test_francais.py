"""Tout refus de pydantic que le domaine peut provoquer a sa phrase française."""

from decimal import Decimal

import pytest
from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from cep_desktop.domain.francais import expliquer, traduire
from cep_desktop.domain.montant import MontantConnu
from cep_desktop.domain.plan_action import Etape
from tests.cas.plan import une_depense, une_etape


def _refus(type_: str, **contexte: object) -> ValidationError:
    detail = InitErrorDetails(type=type_, ctx=contexte, input=None)
    return ValidationError.from_exception_data("Essai", [detail])


def test_une_regle_du_metier_est_rendue_telle_quelle() -> None:
    with pytest.raises(ValidationError) as refus:
        une_depense(taux_taxe=Decimal(20))
    assert expliquer(refus.value) == ("Le taux de taxe ne s’écrit que pour un prix hors taxe.")


def test_la_premiere_raison_commence_par_une_majuscule() -> None:
    with pytest.raises(ValidationError) as refus:
        une_etape(titre="", objectif="")
    assert expliquer(refus.value) == "Ce champ est vide. Remplissez-le."


def test_une_phrase_qui_commence_par_un_guillemet_reste_entiere() -> None:
    with pytest.raises(ValidationError) as refus:
        une_etape(id="é")
    assert expliquer(refus.value).startswith("«\u00a0é\u00a0» n’est pas une clé")


def test_les_valeurs_admises_se_disent_par_leur_code() -> None:
    with pytest.raises(ValidationError) as refus:
        MontantConnu.model_validate({"montant": 1, "certitude": "?"})
    assert expliquer(refus.value).endswith("Valeurs admises\u00a0: confirme ou estime.")


@pytest.mark.parametrize(
    ("type_", "contexte", "phrase"),
    [
        ("less_than_equal", {"le": Decimal(100_000)}, "ce nombre doit être au plus 100\u202f000."),
        ("greater_than_equal", {"ge": 1}, "ce nombre doit être au moins 1."),
        ("greater_than_equal", {"ge": -5}, "ce nombre doit être au moins \u2212\u00a05."),
        (
            "string_too_long",
            {"max_length": 10_000},
            "ce texte est trop long\u00a0: 10",
        ),
    ],
)
def test_une_borne_s_ecrit_comme_un_nombre_francais(
    type_: str, contexte: dict[str, object], phrase: str
) -> None:
    assert traduire(_refus(type_, **contexte).errors()[0]).startswith(phrase)


def test_un_refus_inconnu_reste_une_phrase() -> None:
    inconnu = InitErrorDetails(type=PydanticCustomError("jamais_vu", "Never seen"), input=None)
    erreur = ValidationError.from_exception_data(Etape.__name__, [inconnu])
    assert expliquer(erreur) == "Cette valeur n’est pas admise ici."
