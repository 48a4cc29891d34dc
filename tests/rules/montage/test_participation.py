"""La participation forfaitaire : due, supprimée, ou payée par un autre."""

from dataclasses import replace

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.montant import ZERO
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.offre import (
    Exoneration,
    Participation,
)
from cep_desktop.rules.montage.plafond import (
    PlafondFixe,
)
from tests.rules.montage.aides import (
    CPF,
    EMPLOYEUR,
    FORMATION,
    PARTICIPATION,
    REGION,
    TRAIN,
    avec,
    euros,
    payes,
    trouver,
)

CPF_PAYANT = avec(CPF, participation=PARTICIPATION)


def _dispense(code: str, *, est_certaine: bool) -> Participation:
    dispense = Exoneration(frozenset({code}), est_certaine, "L. 6323-7")
    return replace(PARTICIPATION, exonerations=(dispense,))


def test_la_participation_reste_a_la_personne() -> None:
    melange = trouver(Enonce((replace(FORMATION, montant=euros(2_000)),), (CPF_PAYANT,)))
    assert payes(melange) == {"cpf": euros(1_850)}
    assert (melange.participation, melange.reste) == (euros(150), ZERO)


def test_la_participation_est_comprise_dans_un_reste_plus_grand() -> None:
    melange = trouver(Enonce((FORMATION,), (CPF_PAYANT,)))
    assert payes(melange) == {"cpf": euros(3_000)}
    assert (melange.participation, melange.reste) == (euros(150), euros(850))


def test_aucune_autre_aide_ne_paie_la_participation() -> None:
    melange = trouver(Enonce((FORMATION,), (CPF_PAYANT, REGION)))
    assert melange.aides == euros(3_850)
    assert melange.participation == euros(150)


def test_un_abondement_de_l_employeur_supprime_la_participation() -> None:
    """Annexe B, cas 9 : RS à 2 000 €, 1 500 € mobilisables, 100 € de l’employeur."""
    cpf = avec(
        CPF,
        plafonds=(PlafondFixe(euros(1_500), "D. 6323-1"),),
        participation=_dispense("employeur", est_certaine=True),
    )
    employeur = avec(EMPLOYEUR, plafonds=(PlafondFixe(euros(100), "accord"),))
    melange = trouver(Enonce((replace(FORMATION, montant=euros(2_000)),), (cpf, employeur)))
    assert (melange.aides, melange.participation) == (euros(1_600), ZERO)
    assert melange.reste == euros(400)


def test_une_exoneration_a_confirmer_ne_supprime_rien() -> None:
    cpf = avec(CPF, participation=_dispense("employeur", est_certaine=False))
    melange = trouver(Enonce((FORMATION,), (cpf, EMPLOYEUR, REGION)))
    assert melange.participation == euros(150)


def test_qui_en_a_le_droit_peut_prendre_la_participation_en_charge() -> None:
    charge = replace(PARTICIPATION, prise_en_charge_par=frozenset({"employeur"}))
    melange = trouver(Enonce((FORMATION,), (avec(CPF, participation=charge), EMPLOYEUR, REGION)))
    assert (melange.aides, melange.participation) == (euros(4_000), ZERO)


def test_une_prise_en_charge_partielle_laisse_le_reste_de_la_participation() -> None:
    charge = replace(PARTICIPATION, prise_en_charge_par=frozenset({"employeur"}))
    cpf = avec(CPF, participation=charge)
    employeur = avec(EMPLOYEUR, plafonds=(PlafondFixe(euros(60), "accord"),))
    melange = trouver(Enonce((FORMATION,), (cpf, employeur, REGION)))
    assert (melange.aides, melange.participation) == (euros(3_910), euros(90))


def test_un_employeur_qui_ne_paie_que_le_train_ne_dispense_pas() -> None:
    cpf = avec(CPF, participation=_dispense("employeur", est_certaine=True))
    train = avec(EMPLOYEUR, postes=frozenset({Poste.TRANSPORT}))
    melange = trouver(Enonce((FORMATION, TRAIN), (cpf, train)))
    assert melange.participation == euros(150)


def test_un_employeur_qui_paie_aussi_le_train_dispense_par_sa_part_de_formation() -> None:
    cpf = avec(
        CPF,
        plafonds=(PlafondFixe(euros(4_000), "solde"),),
        participation=_dispense("employeur", est_certaine=True),
    )
    deux = avec(EMPLOYEUR, postes=frozenset({Poste.PEDAGOGIE, Poste.TRANSPORT}), minimum=euros(10))
    melange = trouver(Enonce((FORMATION, replace(TRAIN, montant=euros(490))), (cpf, deux)))
    assert (melange.reste_a_payer.montant, melange.participation) == (ZERO, ZERO)
    assert payes(melange) == {"cpf": euros(3_990), "employeur": euros(500)}
