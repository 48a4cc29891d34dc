"""L’alerte part quand l’argent manque, et jamais d’un inconnu pris pour zéro."""

from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Demarche
from cep_desktop.domain.montant import INCONNU, Montant, Total, confirme, estime
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.rules.alerte import BesoinAlerte, besoin_alerte
from cep_desktop.rules.evaluation import Evaluation
from cep_desktop.rules.moteur import evaluer
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.plan import accorde, refuse, un_financement, un_plan
from tests.rules.lecture_cas import regles_nationales

JOUR = date(2026, 11, 25)
SANS_REGLES = Evaluation(JOUR, ())


def _besoin(plan: PlanFinancement) -> BesoinAlerte | None:
    dossier = un_dossier()
    volet = dossier.accompagnement.avec(plan_financement=plan)
    return besoin_alerte(dossier.avec(accompagnement=volet), SANS_REGLES, le=JOUR)


def _certain(plan: PlanFinancement) -> BesoinAlerte:
    besoin = _besoin(plan)
    assert besoin is not None
    return besoin


def _national(dossier: Dossier) -> BesoinAlerte:
    besoin = besoin_alerte(dossier, evaluer(dossier, regles_nationales(), le=LE), le=LE)
    assert besoin is not None
    return besoin


def test_un_plan_couvert_n_alerte_pas() -> None:
    assert _besoin(un_plan("1000", accorde("1000"))) is None


def test_un_reste_sans_refus_ni_capacite_connue_n_alerte_pas() -> None:
    plan = un_plan("1000", accorde("400"))
    assert plan.capacite == INCONNU
    assert _besoin(plan) is None


def test_un_reste_au_dela_de_la_capacite_alerte() -> None:
    besoin = _certain(un_plan("1000", accorde("400")).avec(capacite=estime(Montant(20_000))))
    assert besoin.manque == Total(Montant(40_000))
    assert "200,00" in besoin.raisons[0]


def test_la_capacite_exacte_n_alerte_pas_un_centime_de_moins_alerte() -> None:
    plan = un_plan("1000", accorde("400"))
    assert _besoin(plan.avec(capacite=estime(Montant(60_000)))) is None
    assert _besoin(plan.avec(capacite=estime(Montant(59_999)))) is not None


def test_un_refus_qui_laisse_un_trou_alerte_avec_son_motif_et_sa_date() -> None:
    aide = refuse("600")
    besoin = _certain(un_plan("1000", accorde("400"), aide))
    assert besoin.manque == Total(Montant(60_000))
    assert besoin.raisons == ("Domi’Val a refusé\u00a0: Budget épuisé.",)
    somme = besoin.sommes[1]
    assert (somme.statut.value, somme.motif) == ("refuse", "Budget épuisé")
    assert (somme.demande, somme.accorde, somme.manque) == (
        Montant(60_000), None, Montant(60_000),
    )  # fmt: skip
    assert aide.decision is not None
    assert somme.repondu_le == aide.decision.le


def test_un_refus_laisse_sa_part_sans_payeur_meme_si_la_personne_peut_payer_le_reste() -> None:
    plan = un_plan("1000", accorde("400"), refuse("150")).avec(capacite=estime(Montant(60_000)))
    assert _certain(plan).manque == Total(Montant(15_000))


def test_un_refus_ne_manque_jamais_plus_que_le_reste_a_payer() -> None:
    assert _certain(un_plan("1000", accorde("900"), refuse("600"))).manque.montant == Montant(
        10_000
    )


def test_un_refus_compense_n_alerte_pas() -> None:
    assert _besoin(un_plan("1000", accorde("1000"), refuse("600"))) is None


def test_un_refus_en_recours_attend_sa_reponse() -> None:
    plan = un_plan("1000", accorde("400"), refuse("600", demarche=Demarche.RECOURS))
    assert _besoin(plan) is None


def test_une_aide_abandonnee_n_est_pas_un_refus() -> None:
    abandonnee = un_financement(demarche=Demarche.ABANDONNEE)
    assert _besoin(un_plan("1000", accorde("400"), abandonnee)) is None


def test_un_accord_partiel_alerte_de_l_ecart() -> None:
    partiel = accorde("250", demande=estime(Montant(40_000)))
    besoin = _certain(un_plan("1000", accorde("600"), partiel))
    assert besoin.manque == Total(Montant(15_000))
    assert "250,00\u00a0€ sur 400,00\u00a0€" in besoin.raisons[0]


def test_un_accord_de_zero_euro_manque_de_toute_la_demande() -> None:
    rien = accorde("0", demande=estime(Montant(40_000)))
    assert _certain(un_plan("1000", accorde("600"), rien)).manque == Total(Montant(40_000))


def test_un_refus_sans_montant_connu_reste_inconnu_jamais_zero() -> None:
    besoin = _certain(un_plan("1000", accorde("400"), refuse("600", demande=INCONNU)))
    assert besoin.manque.inconnus == 1
    assert besoin.sommes[1].manque is None
    assert besoin.demande.startswith("Aider à trouver une somme à chiffrer, sans compter")


def test_un_prix_inconnu_se_dit_dans_le_manque() -> None:
    plan = un_plan("1000", refuse("600"))
    muette = plan.depenses[0].avec(id="D2", prix_unitaire=INCONNU)
    besoin = _certain(plan.avec(depenses=(*plan.depenses, muette)))
    assert besoin.cout == Total(Montant(100_000), 1)
    assert "encore inconnu" in besoin.demande


def test_ce_qui_n_est_pas_encore_accorde_est_dit_a_part() -> None:
    attendu = un_financement(demande=estime(Montant(50_000)))
    besoin = _certain(un_plan("1000", attendu, refuse("600")))
    assert besoin.manque.montant == Montant(50_000)
    assert besoin.manque_possible == Montant(100_000)


def test_l_alerte_d_idriss_dit_tout_ce_que_sa_note_contient() -> None:
    idriss = exemple("idriss")
    (ecrite,) = idriss.accompagnement.alertes
    besoin = _national(idriss)
    assert confirme(besoin.manque.montant).montant == Montant(15_000)
    assert ecrite.manque == ecrite.manque.avec(montant=besoin.manque.montant)
    (formation,) = idriss.accompagnement.formations
    assert formation.periode is not None
    assert besoin.reponse_avant_le == formation.periode.du
    assert idriss.conseil.projet is not None
    assert besoin.projet == idriss.conseil.projet.enonce
    assert besoin.demande.startswith(
        "Aider à trouver 150,00\u00a0€ avant le 18\u00a0janvier\u00a02027, début de la formation."
    )
    assert "Autofinancement" not in besoin.demande


def test_apres_le_debut_de_la_formation_il_n_y_a_plus_d_echeance() -> None:
    idriss = exemple("idriss")
    tard = date(2027, 1, 19)
    besoin = besoin_alerte(idriss, SANS_REGLES, le=tard)
    assert besoin is not None
    assert besoin.reponse_avant_le is None
