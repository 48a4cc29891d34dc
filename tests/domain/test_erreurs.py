"""Une erreur du métier dit où, quoi, et comment en sortir."""

import pytest

from cep_desktop.domain.erreurs import (
    DossierIncoherent,
    ElementIntrouvable,
    ErreurMetier,
    IdentifiantInvalide,
    MontantIllisible,
    Probleme,
)


def test_une_erreur_se_lit_d_une_traite() -> None:
    erreur = ErreurMetier(
        "la date est passée.", lieu="étape 2", remede="Choisissez une autre date."
    )

    assert str(erreur) == "étape 2\u00a0: la date est passée. Choisissez une autre date."


def test_une_erreur_sans_lieu_ni_remede_est_une_simple_phrase() -> None:
    assert str(ErreurMetier("Rien à faire.")) == "Rien à faire."
    assert ErreurMetier("Rien à faire.").problemes == ()


def test_un_probleme_commence_par_sa_place() -> None:
    assert str(Probleme("action n°\u00a02", "sans date.")) == "action n°\u00a02\u00a0: sans date."
    assert str(Probleme("", "sans date.")) == "sans date."


@pytest.mark.parametrize(
    "classe", [MontantIllisible, IdentifiantInvalide, ElementIntrouvable, DossierIncoherent]
)
def test_toute_erreur_du_domaine_est_une_erreur_du_metier(classe: type[ErreurMetier]) -> None:
    assert issubclass(classe, ErreurMetier)
