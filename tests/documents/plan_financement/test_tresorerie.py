"""Mois par mois : ce qui se paie, ce qui se reçoit, et le mois le plus difficile."""

from datetime import date

from cep_desktop.documents.plan_financement.parties.controle import Controle
from cep_desktop.documents.plan_financement.parties.tresorerie import Tresorerie
from cep_desktop.domain.montant import INCONNU, ZERO, Chiffre
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.tresorerie import Mouvement, Sens
from tests.cas.dossier import exemple
from tests.cas.plan import accorde, estimation, euros, un_plan
from tests.documents.plan_financement.classeurs import contenu, octets, textes
from tests.documents.plan_financement.plans import avec_plan

AVRIL, MAI, JUIN = (date(2027, mois, 1) for mois in (4, 5, 6))


def _paie(mois: date, montant: Chiffre, libelle: str = "Train") -> Mouvement:
    return Mouvement(mois=mois, libelle=libelle, sens=Sens.PAIE, montant=montant)


def _plan(*mouvements: Mouvement, cout: str = "100") -> PlanFinancement:
    return un_plan(cout).avec(mouvements=mouvements)


def _tresorerie(plan: PlanFinancement) -> Tresorerie:
    return contenu(avec_plan(plan)).tresorerie


def _phrases(plan: PlanFinancement) -> list[str]:
    return textes(octets(avec_plan(plan)), "Trésorerie")


def test_la_tresorerie_de_camille_est_celle_de_la_maquette() -> None:
    tresorerie = contenu(exemple("camille")).tresorerie
    assert [str(mois.cumul) for mois in tresorerie.mois] == [
        "−\u00a0182,90\u00a0€",
        "−\u00a0275,80\u00a0€",
        "−\u00a0368,70\u00a0€",
        "−\u00a0251,30\u00a0€",
        "−\u00a0251,30\u00a0€",
        "−\u00a0344,20\u00a0€",
        "−\u00a0237,10\u00a0€",
        "−\u00a0430,00\u00a0€",
    ]
    assert [mois.repere for mois in tresorerie.mois] == [""] * 7 + ["Mois le plus difficile"]
    assert tresorerie.controle is Controle.EQUILIBRE


def test_le_revenu_est_montre_sans_entrer_dans_le_solde() -> None:
    revenu = Mouvement(mois=AVRIL, libelle="Salaire", sens=Sens.REVENU, montant=estimation("1500"))
    tresorerie = _tresorerie(_plan(_paie(AVRIL, estimation("100")), revenu))
    assert [colonne.libelle for colonne in tresorerie.colonnes] == ["Salaire", "Train"]
    assert tresorerie.mois[0].montants == (euros("1500"), -euros("100"))
    assert tresorerie.solde == -euros("100")
    assert tresorerie.controle is Controle.EQUILIBRE


def test_un_mois_sans_mouvement_est_ecrit_entre_deux_autres() -> None:
    plan = _plan(_paie(AVRIL, estimation("60")), _paie(JUIN, estimation("40")))
    tresorerie = _tresorerie(plan)
    assert [mois.mois for mois in tresorerie.mois] == [AVRIL, MAI, JUIN]
    assert tresorerie.mois[1].solde == ZERO
    assert tresorerie.mois[1].cumul == -euros("60")


def test_un_revenu_non_note_un_mois_est_inconnu() -> None:
    revenu = Mouvement(mois=AVRIL, libelle="Salaire", sens=Sens.REVENU, montant=estimation("1500"))
    tresorerie = _tresorerie(_plan(revenu, _paie(MAI, estimation("100"))))
    assert tresorerie.mois[1].montants[0] is None


def test_des_mois_tres_eloignes_ne_remplissent_pas_des_siecles() -> None:
    plan = _plan(_paie(date(1900, 1, 1), estimation("60")), _paie(date(2999, 1, 1), INCONNU))
    assert len(_tresorerie(plan).mois) == 2


def test_un_paiement_inconnu_n_est_pas_compte_et_le_mois_le_dit() -> None:
    inconnu = _paie(AVRIL, INCONNU, "Bus")
    tresorerie = _tresorerie(_plan(_paie(AVRIL, estimation("100")), inconnu))
    assert tresorerie.mois[0].solde == -euros("100")
    assert tresorerie.mois[0].repere == "Mois le plus difficile, hors inconnu"
    assert tresorerie.controle is Controle.A_COMPLETER


def test_un_mois_dont_rien_n_est_connu_reste_inconnu() -> None:
    tresorerie = _tresorerie(_plan(_paie(AVRIL, INCONNU), _paie(MAI, estimation("100"))))
    assert (tresorerie.mois[0].solde, tresorerie.mois[0].cumul) == (None, None)
    assert tresorerie.mois[0].repere == "Hors inconnu"
    assert tresorerie.mois[1].cumul == -euros("100")


def test_un_seul_mois_est_le_plus_difficile() -> None:
    tresorerie = _tresorerie(_plan(_paie(AVRIL, estimation("50")), _paie(MAI, estimation("50"))))
    assert [bool(mois.repere) for mois in tresorerie.mois] == [True, False]


def test_un_total_different_du_reste_a_payer_est_a_revoir() -> None:
    plan = _plan(_paie(AVRIL, estimation("90")))
    assert _tresorerie(plan).controle is Controle.A_REVOIR
    phrases = _phrases(plan)
    assert any("n’est pas égal au reste à payer, 100,00\u00a0€" in phrase for phrase in phrases)


def test_sans_mouvement_la_tresorerie_reste_a_completer() -> None:
    plan = _plan()
    assert _tresorerie(plan).controle is Controle.A_COMPLETER
    assert "Les paiements de chaque mois restent à écrire." in _phrases(plan)


def test_rien_a_payer_et_aucun_mouvement_s_equilibrent() -> None:
    plan = un_plan("100", accorde("100"))
    assert _tresorerie(plan).controle is Controle.EQUILIBRE
