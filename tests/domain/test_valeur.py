"""Une valeur : figée, stricte, comparable, et revalidée quand on la change."""

import pytest
from pydantic import ValidationError

from cep_desktop.domain.periode import Periode
from cep_desktop.domain.personne import Adresse, Structure
from tests.cas.dossier import LE


def test_une_valeur_ne_se_modifie_pas() -> None:
    adresse = Adresse(commune="Amboise")

    with pytest.raises(ValidationError):
        adresse.commune = "Tours"  # type: ignore[misc]  # c’est ce que l’essai refuse
    with pytest.raises(ValidationError):
        del adresse.commune


def test_deux_valeurs_de_memes_champs_sont_egales() -> None:
    assert Adresse(commune="Amboise") == Adresse(commune="Amboise")
    assert hash(Adresse(commune="Amboise")) == hash(Adresse(commune="Amboise"))
    assert Adresse(commune="Amboise") != Adresse(commune="Tours")


def test_un_champ_inconnu_est_refuse() -> None:
    with pytest.raises(ValidationError):
        Adresse.model_validate({"commune": "Amboise", "ville": "Amboise"})


def test_avec_rend_une_copie_et_laisse_l_originale() -> None:
    avant = Structure(nom="Cap Évolution Centre", region="24")

    apres = avant.avec(nom="Cap Évolution Ouest")

    assert (avant.nom, apres.nom) == ("Cap Évolution Centre", "Cap Évolution Ouest")
    assert apres.region == "24"


def test_avec_revalide_tous_les_champs() -> None:
    periode = Periode(du=LE, au=LE)

    with pytest.raises(ValidationError):
        periode.avec(au=LE.replace(year=2020))
    with pytest.raises(ValidationError):
        periode.avec(jusqu_au=LE)


def test_le_refus_ne_recopie_pas_ce_qui_a_ete_saisi() -> None:
    with pytest.raises(ValidationError) as refus:
        Structure.model_validate({"nom": "Cap", "siret": {"secret": "confidentiel"}})

    assert "confidentiel" not in str(refus.value)
