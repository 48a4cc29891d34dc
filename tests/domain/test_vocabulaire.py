"""Les niveaux et leurs titres : une donnée ; chaque volet a sa place, et une seule."""

import pytest
from pydantic import ValidationError

from cep_desktop.domain.vocabulaire import Niveau, Vocabulaire, Volet


def _niveau(rang: int, *volets: Volet) -> Niveau:
    titre = f"Niveau {rang}"
    return Niveau(code=f"n{rang}", rang=rang, titre=titre, titre_court=titre, volets=volets)


def _vocabulaire(*niveaux: Niveau) -> Vocabulaire:
    return Vocabulaire(code="essai", titre="Essai", reference="Aucune", niveaux=niveaux)


def test_un_volet_retrouve_son_niveau() -> None:
    deux = _vocabulaire(_niveau(1, Volet.ACCUEIL), _niveau(2, Volet.CONSEIL, Volet.ACCOMPAGNEMENT))

    assert deux.niveau_de(Volet.ACCUEIL).rang == 1
    assert deux.niveau_de(Volet.CONSEIL).rang == 2
    assert deux.niveau_de(Volet.ACCOMPAGNEMENT).rang == 2


@pytest.mark.parametrize(
    "niveaux",
    [
        (),
        (_niveau(1, Volet.ACCUEIL, Volet.CONSEIL),),
        (_niveau(1, *Volet), _niveau(2, Volet.CONSEIL)),
    ],
)
def test_un_volet_oublie_ou_repete_est_refuse(niveaux: tuple[Niveau, ...]) -> None:
    with pytest.raises(ValidationError, match="un niveau et un seul"):
        _vocabulaire(*niveaux)
