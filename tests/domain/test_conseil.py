"""Le volet de conseil : des priorités rangées, des goûts et des durées bornés."""

import pytest
from pydantic import ValidationError

from cep_desktop.domain.competence import MetierVise
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.projet import Piste, Priorite
from cep_desktop.domain.strategie import Chemin, NatureChemin
from cep_desktop.domain.valeur import Valeur

CONTACT = Priorite(rang=1, libelle="Le contact avec les gens")


def test_deux_priorites_n_ont_pas_le_meme_rang() -> None:
    Conseil(priorites=(CONTACT, CONTACT.avec(rang=2)))
    with pytest.raises(ValidationError, match="le même rang"):
        Conseil(priorites=(CONTACT, CONTACT))


@pytest.mark.parametrize(
    ("valeur", "champ", "hors_bornes"),
    [
        (CONTACT, "rang", (0, 7)),
        (CONTACT, "poids", (0, 4)),
        (Piste(id="O1", titre="Agente d’accueil"), "gout", (0, 6)),
        (MetierVise(id="M1", appellation="Agente d’accueil"), "gout", (0, 6)),
        (Chemin(id="H1", nature=NatureChemin.VAE, titre="VAE"), "duree_mois", (-1, 121)),
    ],
)
def test_une_mesure_reste_dans_ses_bornes(
    valeur: Valeur, champ: str, hors_bornes: tuple[int, int]
) -> None:
    bas, haut = hors_bornes

    valeur.avec(**{champ: bas + 1})
    valeur.avec(**{champ: haut - 1})
    for impossible in hors_bornes:
        with pytest.raises(ValidationError):
            valeur.avec(**{champ: impossible})


def test_un_conseil_vide_ne_pretend_rien() -> None:
    vide = Conseil()

    assert vide.projet is None
    assert vide.strategie is None
