"""L’alerte part quand l’argent manque, et jamais d’un inconnu pris pour zéro."""

from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import INCONNU, Montant, estime
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.rules.alerte import besoin_alerte
from tests.cas.dossier import exemple, un_dossier
from tests.cas.plan import accorde, refuse, un_financement, un_plan

JOUR = date(2026, 11, 25)


def _dossier(plan: PlanFinancement) -> Dossier:
    dossier = un_dossier()
    return dossier.avec(accompagnement=dossier.accompagnement.avec(plan_financement=plan))


def test_un_plan_couvert_n_alerte_pas() -> None:
    assert besoin_alerte(_dossier(un_plan("1000", accorde("1000"))), le=JOUR) is None


def test_un_reste_sans_refus_ni_capacite_connue_n_alerte_pas() -> None:
    plan = un_plan("1000", accorde("400"))
    assert plan.capacite == INCONNU
    assert besoin_alerte(_dossier(plan), le=JOUR) is None


def test_un_reste_au_dela_de_la_capacite_alerte() -> None:
    plan = un_plan("1000", accorde("400")).avec(capacite=estime(Montant(20_000)))
    besoin = besoin_alerte(_dossier(plan), le=JOUR)
    assert besoin is not None
    assert besoin.manque == Montant(40_000)
    assert "200,00" in besoin.raisons[0]


def test_la_capacite_exacte_n_alerte_pas_un_centime_de_moins_alerte() -> None:
    plan = un_plan("1000", accorde("400"))
    juste = plan.avec(capacite=estime(Montant(60_000)))
    trop_peu = plan.avec(capacite=estime(Montant(59_999)))
    assert besoin_alerte(_dossier(juste), le=JOUR) is None
    assert besoin_alerte(_dossier(trop_peu), le=JOUR) is not None


def test_un_refus_qui_laisse_un_trou_alerte_avec_son_motif() -> None:
    aide = refuse("600")
    besoin = besoin_alerte(_dossier(un_plan("1000", accorde("400"), aide)), le=JOUR)
    assert besoin is not None
    assert besoin.manque == Montant(60_000)
    assert aide.financeur in besoin.raisons[0]
    assert [somme.statut.value for somme in besoin.sommes] == ["accorde", "refuse"]


def test_un_refus_compense_n_alerte_pas() -> None:
    plan = un_plan("1000", accorde("1000"), refuse("600"))
    assert besoin_alerte(_dossier(plan), le=JOUR) is None


def test_ce_qui_n_est_pas_encore_accorde_est_dit_a_part() -> None:
    attendu = un_financement(demande=estime(Montant(50_000)))
    plan = un_plan("1000", attendu, refuse("600"))
    besoin = besoin_alerte(_dossier(plan), le=JOUR)
    assert besoin is not None
    assert besoin.manque == Montant(50_000)
    assert besoin.manque_possible == Montant(100_000)


def test_la_reponse_est_utile_avant_le_prochain_debut_de_formation() -> None:
    besoin = besoin_alerte(exemple("idriss"), le=JOUR)
    formation = exemple("idriss").accompagnement.formations[0]
    assert besoin is not None
    assert formation.periode is not None
    assert besoin.reponse_avant_le == formation.periode.du
