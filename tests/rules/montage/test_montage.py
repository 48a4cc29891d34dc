"""La fourchette, ce qui changerait le plus, et les autres mélanges."""

from dataclasses import replace

from cep_desktop.domain.montant import Total
from cep_desktop.rules.montage.choix import Ecarter, Prendre
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.offre import (
    Confiance,
)
from cep_desktop.rules.montage.plafond import (
    PlafondFixe,
    SansPlafond,
)
from tests.rules.montage.aides import (
    CPF,
    EMPLOYEUR,
    FORMATION,
    OPCO,
    PARTICIPATION,
    PTP,
    REGION,
    REPAS_INCONNU,
    TRAIN,
    avec,
    euros,
    lire,
    reussir,
)


def test_la_fourchette_va_de_tout_accepte_a_seulement_confirme() -> None:
    accorde = avec(REGION, confiance=Confiance.ACCORDE)
    fourchette = reussir(Enonce((FORMATION, TRAIN), (CPF, accorde))).fourchette
    assert fourchette.si_tout_est_accepte == Total(euros(600))
    assert fourchette.si_rien_de_plus == Total(euros(2_600))


def test_sans_accord_ecrit_tout_peut_rester_a_payer() -> None:
    fourchette = reussir(Enonce((FORMATION, REPAS_INCONNU), (CPF,))).fourchette
    assert fourchette.si_rien_de_plus == Total(euros(4_000), 1)


def test_un_droit_obligatoire_pas_encore_accorde_ne_fait_pas_baisser_la_borne_haute() -> None:
    petite = replace(FORMATION, montant=euros(2_000))
    ptp = avec(PTP, confiance=Confiance.ACCORDE)
    cpf = avec(CPF, participation=PARTICIPATION)
    fourchette = reussir(Enonce((petite,), (cpf, ptp))).fourchette
    assert fourchette.si_tout_est_accepte == fourchette.si_rien_de_plus == Total(euros(150))


def test_les_sensibilites_vont_de_la_plus_forte_a_la_plus_faible() -> None:
    offres = (CPF, EMPLOYEUR, OPCO, avec(REGION, plafonds=(PlafondFixe(euros(200), "x"),)))
    enonce = Enonce((FORMATION, TRAIN), offres, choix=(Ecarter("region"),))
    assert [lire(s.phrase) for s in reussir(enonce).sensibilites] == [
        "3 000,00 € de plus à payer si la demande « CPF » est refusée.",
        "500,00 € de plus à payer si la demande « Employeur » est refusée.",
        (
            "Jusqu’à 500,00 € de moins à payer si la demande « OPCO » est acceptée : "
            "son montant n’est pas connu."
        ),
        "200,00 € de moins à payer sans votre choix : écarter Région.",
    ]


def test_un_accord_ecrit_n_est_pas_mis_en_doute() -> None:
    accorde = avec(REGION, confiance=Confiance.ACCORDE)
    assert reussir(Enonce((FORMATION,), (accorde,))).sensibilites == ()


def test_les_alternatives_sont_distinctes_et_disent_leur_prix() -> None:
    offres = (CPF, EMPLOYEUR, avec(REGION, plafonds=(PlafondFixe(euros(300), "x"),)))
    montage = reussir(Enonce((FORMATION,), offres))
    assert [(lire(a.phrase), sorted(a.melange.codes)) for a in montage.alternatives] == [
        ("Sans cumul à vérifier : 500,00 € de plus à payer.", ["cpf", "region"]),
        ("Avec moins de demandes : 300,00 € de plus à payer.", ["cpf", "employeur"]),
    ]


def test_une_alternative_respecte_les_choix_de_la_personne() -> None:
    enonce = Enonce((FORMATION,), (CPF, EMPLOYEUR, REGION), choix=(Prendre("employeur"),))
    assert all("employeur" in a.melange.codes for a in reussir(enonce).alternatives)


def test_faute_de_piste_une_alternative_change_simplement_d_aides() -> None:
    petite = replace(FORMATION, montant=euros(500))
    surs = tuple(
        avec(o, confiance=Confiance.ACCORDE, plafonds=(SansPlafond("x"),))
        for o in (CPF, EMPLOYEUR, REGION)
    )
    alternatives = reussir(Enonce((petite,), surs)).alternatives
    assert [lire(a.phrase) for a in alternatives] == [
        "Avec d’autres aides : le même reste à payer."
    ] * 2
