"""Des choix impossibles s’expliquent, et seuls les fautifs sont cités."""

import pytest

from cep_desktop.rules.montage.choix import Affecter, Choix, Ecarter, Fixer, Prendre
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.impossibilite import Impossible
from cep_desktop.rules.montage.montage import monter
from cep_desktop.rules.montage.offre import (
    Cofinancement,
    Lien,
    Offre,
)
from tests.rules.montage.aides import (
    CPF,
    EMPLOYEUR,
    FORMATION,
    JURY,
    OPCO,
    PTP,
    REGION,
    REPAS_INCONNU,
    SALAIRE,
    avec,
    euros,
    lire,
    reussir,
)


def _impossible(*choix: Choix, offres: tuple[Offre, ...] = (CPF, EMPLOYEUR, REGION)) -> Impossible:
    reponse = monter(Enonce((FORMATION, JURY, REPAS_INCONNU), offres, choix=choix))
    assert isinstance(reponse, Impossible)
    return reponse


def test_un_choix_impossible_seul_dit_pourquoi() -> None:
    assert lire(_impossible(Fixer("cpf", euros(5_000))).phrase) == (
        "Ce choix n’est pas possible : CPF à 5 000,00 €. Cette aide peut payer au plus 3 000,00 €."
    )


@pytest.mark.parametrize(
    ("choix", "offres", "raison"),
    [
        (Prendre("opco"), (OPCO,), "Son montant n’est pas connu"),
        (Affecter("cpf", "repas", euros(1)), (CPF,), "ne paie pas cette dépense"),
        (Affecter("region", "jury", euros(1)), (REGION,), "ne paie pas cette dépense"),
        (
            Prendre("cpf"),
            (avec(CPF, cofinancement=Cofinancement(euros(1), "permis")),),
            "D’autres doivent apporter leur part (permis)",
        ),
    ],
)
def test_chaque_impossibilite_a_sa_raison(
    choix: Choix, offres: tuple[Offre, ...], raison: str
) -> None:
    impossible = _impossible(choix, offres=offres)
    assert impossible.choix == (choix,)
    assert raison in lire(impossible.phrase)


def test_seuls_les_choix_qui_se_contredisent_sont_cites() -> None:
    agefice = avec(REGION, exclusions=(Lien(frozenset({"cpf"}), "§ 2.9"),))
    impossible = _impossible(
        Ecarter("employeur"), Prendre("cpf"), Prendre("region"),
        offres=(CPF, EMPLOYEUR, agefice),
    )  # fmt: skip
    assert impossible.choix == (Prendre("cpf"), Prendre("region"))
    assert lire(impossible.phrase) == (
        "Ces choix ne vont pas ensemble : prendre CPF et prendre Région. "
        "CPF ne se cumule pas avec Région (§ 2.9)."
    )


def test_des_choix_qui_depassent_ensemble_le_prix_sont_cites_ensemble() -> None:
    choix = (Affecter("cpf", "formation", euros(2_500)), Fixer("region", euros(1_800)))
    assert _impossible(*choix).choix == choix


def test_le_salaire_se_dit_comme_une_autre_depense() -> None:
    assert "Salaire 9 000,00 €" in lire(reussir(Enonce((SALAIRE,), (PTP,))).pourquoi[0])
