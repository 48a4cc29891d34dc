"""Les personnes du dossier : leur nom, leurs initiales, leur accord."""

import pytest
from pydantic import ValidationError

from cep_desktop.domain.personne import Accord, Beneficiaire, Conseiller


def test_les_initiales_suffisent_au_classeur() -> None:
    assert Beneficiaire(prenom="Camille", nom="Moreau").initiales == "C.\u00a0M."
    assert Beneficiaire(prenom="Élodie", nom="الحداد").initiales == "É.\u00a0ا."


def test_le_nom_complet_est_le_prenom_puis_le_nom() -> None:
    assert Beneficiaire(prenom="Solène", nom="Le Goff").nom_complet == "Solène Le Goff"
    assert Conseiller(prenom="Nadia", nom="Benali").nom_complet == "Nadia Benali"


@pytest.mark.parametrize(
    ("accord", "fonction"),
    [(Accord.ELLE, "conseillère"), (Accord.IL, "conseiller"), (Accord.SANS, "conseiller")],
)
def test_la_fonction_suit_l_accord_choisi(accord: Accord, fonction: str) -> None:
    assert Conseiller(prenom="Nadia", nom="Benali", accord=accord).fonction == fonction


def test_le_numero_de_securite_sociale_n_a_pas_de_champ() -> None:
    with pytest.raises(ValidationError):
        Beneficiaire.model_validate(
            {"prenom": "Camille", "nom": "Moreau", "nir": "288053741234521"}
        )
