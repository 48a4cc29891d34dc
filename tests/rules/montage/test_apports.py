"""Ce que chaque aide peut payer, et ce que l’inconnu lui interdit."""

from dataclasses import replace

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.montant import ZERO
from cep_desktop.rules.montage.choix import Fixer
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.offre import (
    Lien,
    Versement,
)
from cep_desktop.rules.montage.plafond import (
    PlafondAnnuel,
    PlafondFixe,
    PlafondInconnu,
    SansPlafond,
)
from tests.rules.montage.aides import (
    CPF,
    EMPLOYEUR,
    FORMATION,
    JURY,
    REGION,
    REPAS_INCONNU,
    SALAIRE,
    TRAIN,
    avec,
    euros,
    payes,
    trouver,
)


def test_sans_aide_tout_reste_a_payer() -> None:
    melange = trouver(Enonce((FORMATION, JURY), ()))
    assert melange.reste_a_payer.montant == euros(4_300)
    assert all(preuve.est_etablie for preuve in melange.preuves)


def test_le_cpf_ne_paie_ni_le_transport_ni_la_remuneration() -> None:
    melange = trouver(Enonce((TRAIN, SALAIRE), (CPF,)))
    assert payes(melange) == {}


def test_une_aide_ne_depasse_ni_son_plafond_ni_le_prix() -> None:
    melange = trouver(Enonce((FORMATION, JURY), (CPF, avec(REGION, postes=CPF.postes))))
    assert payes(melange) == {"cpf": euros(3_000), "region": euros(1_300)}


def test_un_plafond_de_poste_s_ajoute_au_plafond_total() -> None:
    jury = PlafondFixe(euros(100), "x", frozenset({Poste.VALIDATION}))
    cpf = avec(CPF, plafonds=(*CPF.plafonds, jury))
    melange = trouver(Enonce((replace(FORMATION, montant=euros(500)), JURY), (cpf,)))
    assert payes(melange) == {"cpf": euros(600)}


def test_des_plafonds_qui_se_croisent_sont_tous_tenus() -> None:
    couts = (replace(FORMATION, annee=2026), replace(JURY, annee=2027))
    plafonds = (
        PlafondAnnuel(euros(900), ((2026, ZERO), (2027, ZERO)), "x"),
        PlafondFixe(euros(1_000), "x", frozenset({Poste.PEDAGOGIE, Poste.VALIDATION})),
        PlafondFixe(euros(200), "x", frozenset({Poste.VALIDATION})),
    )
    melange = trouver(Enonce(couts, (avec(CPF, plafonds=plafonds),)))
    assert payes(melange) == {"cpf": euros(1_000)}


def test_la_capacite_se_prouve_aussi_quand_les_plafonds_se_croisent() -> None:
    couts = (replace(FORMATION, annee=2026), replace(JURY, annee=2026), replace(TRAIN, annee=2027))
    plafonds = (
        PlafondAnnuel(euros(1_000), ((2026, ZERO), (2027, ZERO)), "x"),
        PlafondFixe(euros(700), "x", frozenset({Poste.VALIDATION, Poste.TRANSPORT})),
        SansPlafond("x", frozenset({Poste.PEDAGOGIE})),
    )
    postes = frozenset({Poste.PEDAGOGIE, Poste.VALIDATION, Poste.TRANSPORT})
    premiere = avec(CPF, plafonds=plafonds, postes=postes)
    seconde = avec(REGION, apres=(Lien(frozenset({"cpf"}), "x"),))
    melange = trouver(Enonce(couts, (premiere, seconde)))
    assert payes(melange) == {"cpf": euros(1_600), "region": euros(2_000)}


def test_une_aide_a_montant_fixe_se_prend_en_entier() -> None:
    fixe = avec(EMPLOYEUR, versement=Versement.FIXE)
    petite = replace(FORMATION, montant=euros(3_200))
    assert payes(trouver(Enonce((petite,), (CPF, fixe)))) == {
        "cpf": euros(2_700),
        "employeur": euros(500),
    }


def test_un_montant_fixe_superieur_au_cout_ne_paie_que_le_cout() -> None:
    fixe = avec(EMPLOYEUR, versement=Versement.FIXE)
    assert payes(trouver(Enonce((replace(FORMATION, montant=euros(400)),), (fixe,)))) == {
        "employeur": euros(400)
    }


def test_une_aide_tout_ou_rien_paie_tout_le_cout_ou_rien() -> None:
    gratuite = avec(REGION, versement=Versement.INTEGRAL, plafonds=(SansPlafond("PRF"),))
    assert payes(trouver(Enonce((FORMATION,), (gratuite, EMPLOYEUR)))) == {"region": euros(4_000)}
    trop_courte = avec(REGION, versement=Versement.INTEGRAL)
    assert payes(trouver(Enonce((FORMATION,), (trop_courte, EMPLOYEUR)))) == {
        "employeur": euros(500)
    }


def test_une_demande_trop_petite_n_est_pas_faite() -> None:
    region = avec(REGION, minimum=euros(500))
    presque = replace(FORMATION, montant=euros(3_100))
    assert payes(trouver(Enonce((presque,), (CPF, region)))) == {
        "cpf": euros(2_600),
        "region": euros(500),
    }


def test_un_cout_inconnu_n_est_ni_nul_ni_paye() -> None:
    cpf = avec(CPF, postes=CPF.postes | {Poste.REPAS})
    melange = trouver(Enonce((JURY, REPAS_INCONNU), (cpf,)))
    assert payes(melange) == {"cpf": euros(300)}
    assert melange.reste_a_payer.inconnus == 1
    assert not melange.reste_a_payer.est_complet


def test_une_aide_au_plafond_inconnu_n_entre_pas_dans_le_calcul() -> None:
    aif = avec(REGION, code="aif", plafonds=(PlafondInconnu("au cas par cas"),))
    assert payes(trouver(Enonce((FORMATION,), (CPF, aif)))) == {"cpf": euros(3_000)}


def test_un_montant_saisi_la_fait_entrer() -> None:
    aif = avec(REGION, code="aif", plafonds=(PlafondInconnu("au cas par cas"),))
    enonce = Enonce((FORMATION,), (CPF, aif), choix=(Fixer("aif", euros(700)),))
    assert payes(trouver(enonce)) == {"cpf": euros(3_000), "aif": euros(700)}


def test_seuls_les_postes_au_plafond_inconnu_sont_mis_de_cote() -> None:
    flou = PlafondInconnu("barème à saisir", postes=frozenset({Poste.TRANSPORT}))
    opco = avec(EMPLOYEUR, postes=frozenset({Poste.PEDAGOGIE, Poste.TRANSPORT}))
    opco = avec(opco, plafonds=(*EMPLOYEUR.plafonds, flou))
    melange = trouver(Enonce((JURY, FORMATION, TRAIN), (opco,)))
    assert [p.cout.cle for p in melange.apportees[0].paiements] == ["formation"]
