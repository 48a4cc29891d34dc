"""La trésorerie prévue suit le plan : qui avance quoi, quel mois, et ce qui revient."""

from datetime import date
from decimal import Decimal

from cep_desktop.domain.depense import Poste, Unite
from cep_desktop.domain.financement import (
    Affectation,
    ModePaiement,
    ObjetFinancement,
)
from cep_desktop.domain.montant import INCONNU, Certitude, Montant, estime
from cep_desktop.domain.tresorerie import Sens
from tests.cas.plan import accorde, refuse, un_financement
from tests.rules.tresorerie.dossiers import (
    FORMATION,
    LE,
    en_euros,
    prevu,
    sans_regles,
    un_mouvement,
    un_plan_de,
    un_prix,
    un_projet,
    un_versement,
)


def test_un_prix_par_mois_se_paie_chaque_mois() -> None:
    train = un_prix("80", unite=Unite.MOIS, quantite=Decimal(3), poste=Poste.TRANSPORT)
    tresorerie = sans_regles(un_projet(un_plan_de(train), FORMATION))
    assert en_euros(tresorerie.mouvements, Sens.PAIE) == {
        "2027-01": "80.00", "2027-02": "80.00", "2027-03": "80.00",
    }  # fmt: skip
    assert {m.montant.certitude for m in tresorerie.mouvements} == {Certitude.CONFIRME}


def test_un_demi_mois_ne_se_paie_qu_a_moitie() -> None:
    train = un_prix("80", unite=Unite.MOIS, quantite=Decimal("1.5"), poste=Poste.TRANSPORT)
    tresorerie = sans_regles(un_projet(un_plan_de(train), FORMATION))
    assert en_euros(tresorerie.mouvements, Sens.PAIE) == {"2027-01": "80.00", "2027-02": "40.00"}


def test_plus_de_mensualites_que_de_mois_se_partagent_entre_les_mois() -> None:
    train = un_prix("80", unite=Unite.MOIS, quantite=Decimal(100_000), poste=Poste.TRANSPORT)
    tresorerie = sans_regles(un_projet(un_plan_de(train), FORMATION))
    assert len(tresorerie.mois) == 4
    assert tresorerie.solde_final == Montant(-800_000_000)


def test_un_prix_par_jour_suit_les_jours_de_formation() -> None:
    repas = un_prix("1", unite=Unite.JOUR, quantite=Decimal(90), poste=Poste.REPAS)
    tresorerie = sans_regles(un_projet(un_plan_de(repas), FORMATION))
    assert en_euros(tresorerie.mouvements, Sens.PAIE) == {
        "2027-01": "17.00", "2027-02": "28.00", "2027-03": "31.00", "2027-04": "14.00",
    }  # fmt: skip
    assert {m.montant.certitude for m in tresorerie.mouvements} == {Certitude.ESTIME}


def test_l_inscription_se_paie_au_debut_et_le_jury_a_la_fin() -> None:
    inscription = un_prix("60", id="D1", poste=Poste.INSCRIPTION)
    jury = un_prix("150", id="D2", poste=Poste.VALIDATION)
    tresorerie = sans_regles(un_projet(un_plan_de(inscription, jury), FORMATION))
    assert en_euros(tresorerie.mouvements, Sens.PAIE) == {"2027-01": "60.00", "2027-04": "150.00"}


def test_sans_dates_de_formation_rien_n_est_invente() -> None:
    tresorerie = sans_regles(un_projet(un_plan_de(un_prix("60"))))
    assert tresorerie.mois == ()
    (mouvement,) = tresorerie.sans_date
    assert mouvement.quand == "Dates de la formation inconnues"
    assert tresorerie.solde_final == Montant(-6000)


def test_une_aide_directe_n_est_pas_avancee() -> None:
    aide = accorde("1000", mode_paiement=ModePaiement.DIRECT)
    tresorerie = sans_regles(un_projet(un_plan_de(un_prix("1000"), aide), FORMATION))
    assert tresorerie.mouvements == ()


def test_une_aide_remboursee_s_avance_puis_revient_a_sa_date() -> None:
    aide = un_financement(
        demande=estime(Montant(40_000)),
        mode_paiement=ModePaiement.REMBOURSEMENT,
        versements=(un_versement(date(2027, 6, 5), "400"),),
    )
    inscription = un_prix("1000", poste=Poste.INSCRIPTION)
    tresorerie = sans_regles(un_projet(un_plan_de(inscription, aide), FORMATION))
    assert [(m.mois.month, m.cumul.centimes) for m in tresorerie.mois] == [
        (1, -100_000), (2, -100_000), (3, -100_000), (4, -100_000), (5, -100_000), (6, -60_000),
    ]  # fmt: skip
    assert tresorerie.pire is not None
    assert tresorerie.pire.mois == date(2027, 1, 1)


def test_un_remboursement_sans_date_le_dit() -> None:
    aide = un_financement(mode_paiement=ModePaiement.REMBOURSEMENT)
    tresorerie = sans_regles(un_projet(un_plan_de(un_prix("1000"), aide), FORMATION))
    (recu,) = tresorerie.sans_date
    assert (recu.somme, recu.quand) == (Montant(40_000), "Date du versement inconnue")
    assert tresorerie.solde_final == Montant(-60_000)
    assert not tresorerie.est_complete


def test_un_versement_sans_montant_recoit_le_solde_de_l_aide() -> None:
    aide = un_financement(
        mode_paiement=ModePaiement.REMBOURSEMENT,
        versements=(
            un_versement(date(2027, 3, 1), "150"),
            un_versement(date(2027, 9, 1), None),
        ),
    )
    tresorerie = sans_regles(un_projet(un_plan_de(un_prix("1000"), aide), FORMATION))
    recus = en_euros(tresorerie.mouvements, Sens.RECOIT)
    assert recus == {"2027-03": "150.00", "2027-09": "250.00"}


def test_un_versement_en_retard_n_arrive_pas_dans_le_passe() -> None:
    aide = un_financement(
        mode_paiement=ModePaiement.REMBOURSEMENT,
        versements=(
            un_versement(date(2027, 2, 1), "150", est_fait=True),
            un_versement(date(2027, 3, 1), "250"),
        ),
    )
    projet = un_projet(un_plan_de(un_prix("1000"), aide), FORMATION)
    recus = en_euros(sans_regles(projet, le=date(2027, 7, 10)).mouvements, Sens.RECOIT)
    assert recus == {"2027-02": "150.00", "2027-07": "250.00"}


def test_qui_avance_une_aide_dont_on_ignore_le_mode_est_inconnu() -> None:
    aide = un_financement(mode_paiement=ModePaiement.INCONNU)
    tresorerie = sans_regles(un_projet(un_plan_de(un_prix("1000"), aide), FORMATION))
    inconnus = [m for m in tresorerie.mouvements if m.somme is None]
    assert [m.sens for m in inconnus] == [Sens.PAIE]
    assert "Domi’Val" in str(inconnus[0].montant)
    assert tresorerie.solde_final == Montant(-60_000)


def test_une_aide_refusee_ne_paie_rien() -> None:
    projet = un_projet(un_plan_de(un_prix("1000"), refuse("400")), FORMATION)
    assert sans_regles(projet).solde_final == Montant(-100_000)


def test_une_aide_sans_montant_reste_inconnue_jamais_zero() -> None:
    for mode in ModePaiement:
        aide = un_financement(demande=INCONNU, mode_paiement=mode)
        tresorerie = sans_regles(un_projet(un_plan_de(un_prix("1000"), aide), FORMATION))
        assert [m.somme for m in tresorerie.sans_date] == [None]
        assert not tresorerie.est_complete


def test_un_prix_inconnu_reste_inconnu_meme_si_une_aide_le_vise() -> None:
    depense = un_prix("1", prix_unitaire=INCONNU)
    aide = un_financement(
        affectations=(Affectation(depense="D1", montant=Montant(40_000)),),
        mode_paiement=ModePaiement.DIRECT,
    )
    tresorerie = sans_regles(un_projet(un_plan_de(depense, aide), FORMATION))
    assert [m.somme for m in tresorerie.mouvements] == [None]


def test_une_aide_sans_affectation_paie_d_abord_ce_qu_elle_peut_payer() -> None:
    train = un_prix("300", id="D1", poste=Poste.TRANSPORT)
    stage = un_prix("500", id="D2", poste=Poste.PEDAGOGIE)
    aide = accorde("500", dispositif="aif", mode_paiement=ModePaiement.DIRECT)
    projet = un_projet(un_plan_de(train, stage, aide), FORMATION)
    assert {m.libelle for m in prevu(projet).mouvements} == {"Formation"}
    assert {m.depense for m in prevu(projet).mouvements} == {"D1"}


def test_un_mouvement_note_eteint_les_premiers_mois_prevus() -> None:
    train = un_prix("80", unite=Unite.MOIS, quantite=Decimal(3), poste=Poste.TRANSPORT)
    note = un_mouvement(date(2027, 1, 1), Sens.PAIE, "90", depense="D1")
    tresorerie = sans_regles(un_projet(un_plan_de(train, note), FORMATION))
    assert en_euros(tresorerie.mouvements, Sens.PAIE) == {
        "2027-01": "90.00", "2027-02": "70.00", "2027-03": "80.00",
    }  # fmt: skip


def test_un_mouvement_note_sans_depense_n_est_pas_compte_deux_fois() -> None:
    note = un_mouvement(date(2027, 2, 1), Sens.PAIE, "1000")
    tresorerie = sans_regles(un_projet(un_plan_de(un_prix("1000"), note), FORMATION))
    assert en_euros(tresorerie.mouvements, Sens.PAIE) == {"2027-02": "1000.00"}


def test_un_montant_note_inconnu_remplace_ce_qui_etait_prevu() -> None:
    note = un_mouvement(date(2027, 2, 1), Sens.PAIE, None, depense="D1")
    tresorerie = sans_regles(un_projet(un_plan_de(un_prix("1000"), note), FORMATION))
    assert [m.somme for m in tresorerie.mouvements] == [None]


def test_une_aide_que_la_personne_note_recevoir_est_une_avance() -> None:
    aide = un_financement(id="F1", mode_paiement=ModePaiement.DIRECT)
    note = un_mouvement(date(2027, 2, 1), Sens.RECOIT, "400", financement="F1")
    tresorerie = sans_regles(un_projet(un_plan_de(un_prix("1000"), aide, note), FORMATION))
    assert tresorerie.solde_final == Montant(-60_000)


def test_une_personne_qui_note_payer_plus_que_sa_part_fait_l_avance() -> None:
    aide = un_financement(mode_paiement=ModePaiement.INCONNU)
    note = un_mouvement(date(2027, 1, 1), Sens.PAIE, "1000", depense="D1")
    tresorerie = sans_regles(un_projet(un_plan_de(un_prix("1000"), aide, note), FORMATION))
    assert [m.somme for m in tresorerie.sans_date] == [Montant(40_000)]
    assert tresorerie.solde_final == Montant(-60_000)


def test_un_revenu_note_remplace_celui_du_meme_mois() -> None:
    revenu = un_financement(
        id="F1", dispositif="aref", objet=ObjetFinancement.REVENU, demande=estime(Montant(90_000))
    )
    note = un_mouvement(date(2027, 2, 1), Sens.REVENU, "1200", financement="F1")
    projet = un_projet(un_plan_de(revenu, note), FORMATION)
    assert en_euros(sans_regles(projet).mouvements, Sens.REVENU) == {
        "2027-01": "170.00", "2027-02": "1200.00", "2027-03": "310.00", "2027-04": "140.00",
    }  # fmt: skip


def test_deux_lectures_le_meme_jour_sont_egales() -> None:
    aide = un_financement(mode_paiement=ModePaiement.REMBOURSEMENT)
    projet = un_projet(un_plan_de(un_prix("1000"), aide), FORMATION)
    assert sans_regles(projet, le=LE) == sans_regles(projet, le=LE)
