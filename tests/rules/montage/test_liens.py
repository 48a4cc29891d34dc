"""Les liens entre aides : exclusions, priorités, cofinancement, plafonds communs."""

from dataclasses import replace
from decimal import Decimal

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.montant import ZERO
from cep_desktop.rules.montage.choix import Ecarter
from cep_desktop.rules.montage.enonce import Enonce, PlafondCommun
from cep_desktop.rules.montage.offre import (
    Cofinancement,
    Confiance,
    Lien,
    Versement,
)
from cep_desktop.rules.montage.plafond import (
    Part,
    PlafondFixe,
    SansPlafond,
)
from tests.rules.montage.aides import (
    CPF,
    EMPLOYEUR,
    FORMATION,
    JURY,
    PARTICIPATION,
    PTP,
    REGION,
    SALAIRE,
    TRAIN,
    avec,
    euros,
    payes,
    trouver,
)

CPF_PAYANT = avec(CPF, participation=PARTICIPATION)


def test_deux_aides_incompatibles_ne_sont_pas_prises_ensemble() -> None:
    agefice = avec(REGION, exclusions=(Lien(frozenset({"cpf"}), "§ 2.9"),))
    assert payes(trouver(Enonce((FORMATION,), (CPF, agefice)))) == {"cpf": euros(3_000)}


def test_le_ptp_ne_paie_la_formation_qu_apres_tout_le_cpf() -> None:
    sur = avec(PTP, confiance=Confiance.ACCORDE)
    melange = trouver(Enonce((FORMATION, TRAIN), (CPF, sur)))
    assert payes(melange) == {"cpf": euros(3_000), "ptp": euros(1_600)}


def test_le_ptp_paie_la_remuneration_sans_attendre_le_cpf() -> None:
    enonce = Enonce((SALAIRE,), (CPF, PTP))
    assert payes(trouver(enonce)) == {"ptp": euros(9_000)}


def test_un_cpf_garde_par_la_personne_bloque_le_ptp_sur_la_formation() -> None:
    enonce = Enonce((FORMATION, SALAIRE), (CPF, PTP), choix=(Ecarter("cpf"),))
    assert payes(trouver(enonce)) == {"ptp": euros(9_000)}


def test_un_cpf_vide_ne_bloque_pas_le_ptp() -> None:
    vide = avec(CPF, plafonds=(PlafondFixe(ZERO, "solde du compte"),))
    assert payes(trouver(Enonce((FORMATION,), (vide, PTP)))) == {"ptp": euros(4_000)}


def test_la_participation_due_n_empeche_pas_le_cpf_d_etre_epuise() -> None:
    enonce = Enonce((replace(FORMATION, montant=euros(2_000)), TRAIN), (CPF_PAYANT, PTP))
    melange = trouver(enonce)
    assert payes(melange) == {"cpf": euros(1_850), "ptp": euros(600)}
    assert melange.participation == euros(150)


def test_une_aide_subsidiaire_complete_celle_qui_passe_avant() -> None:
    aif = avec(EMPLOYEUR, code="aif", apres=(Lien(frozenset({"region"}), "S18"),))
    melange = trouver(Enonce((FORMATION,), (REGION, aif)))
    assert payes(melange) == {"region": euros(2_000), "aif": euros(500)}


def test_une_aide_subsidiaire_d_une_formation_gratuite_et_exclusive_est_inutile() -> None:
    gratuite = avec(REGION, versement=Versement.INTEGRAL, plafonds=(SansPlafond("PRF"),))
    aif = avec(
        EMPLOYEUR,
        code="aif",
        apres=(Lien(frozenset({"region"}), "S18"),),
        exclusions=(Lien(frozenset({"region"}), "Trèfle"),),
    )
    assert payes(trouver(Enonce((FORMATION,), (gratuite, aif)))) == {"region": euros(4_000)}


PERMIS = avec(CPF, cofinancement=Cofinancement(euros(100), "permis léger, 21/02/2026"))


def test_un_cofinancement_minimal_manquant_interdit_l_aide() -> None:
    petit = avec(EMPLOYEUR, plafonds=(PlafondFixe(euros(99), "accord"),))
    assert payes(trouver(Enonce((FORMATION,), (PERMIS, petit)))) == {"employeur": euros(99)}


def test_un_cofinancement_minimal_reuni_ouvre_l_aide() -> None:
    melange = trouver(Enonce((replace(FORMATION, montant=euros(900)),), (PERMIS, EMPLOYEUR)))
    assert payes(melange) == {"cpf": euros(800), "employeur": euros(100)}


def test_une_aide_de_meme_nature_ne_cofinance_pas() -> None:
    soi = avec(EMPLOYEUR, nature=NatureFinanceur.CPF)
    assert payes(trouver(Enonce((FORMATION,), (PERMIS, soi)))) == {"employeur": euros(500)}


def test_un_cofinancement_peut_viser_des_aides_des_postes_et_une_part() -> None:
    demande = Cofinancement(
        Part(Decimal(5)), "FIPU", frozenset({Poste.PEDAGOGIE}), frozenset({"employeur"})
    )
    ptp = avec(PTP, apres=(), cofinancement=demande)
    melange = trouver(Enonce((FORMATION, SALAIRE), (ptp, EMPLOYEUR, REGION)))
    assert melange.reste_a_payer.montant == ZERO
    assert payes(melange)["employeur"] >= euros(200)


def test_la_somme_de_plusieurs_aides_tient_sous_un_plafond_commun() -> None:
    commun = PlafondCommun("Aides publiques", euros(3_500), "x", frozenset({"cpf", "region"}))
    melange = trouver(Enonce((FORMATION,), (CPF, REGION, EMPLOYEUR), (commun,)))
    assert melange.aides == euros(4_000)
    assert payes(melange)["cpf"] + payes(melange)["region"] == euros(3_500)


def test_un_plafond_commun_peut_etre_une_part_d_un_poste() -> None:
    commun = PlafondCommun("70 %", Part(Decimal(70)), "x", postes=frozenset({Poste.PEDAGOGIE}))
    melange = trouver(Enonce((FORMATION, JURY), (CPF, REGION), (commun,)))
    assert melange.aides == euros(3_100)
