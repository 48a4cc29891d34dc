"""Le revenu de la formation : calculé s’il peut l’être, noté, ou inconnu avec ce que l’on sait."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from cep_desktop.domain.depense import Poste, Unite
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.financement import Financement, ModePaiement, ObjetFinancement
from cep_desktop.domain.montant import INCONNU, Certitude, Montant, estime, sommer
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.rules.moteur import evaluer
from cep_desktop.rules.tresorerie.mouvement import MouvementPrevu
from tests.cas.plan import refuse, un_financement
from tests.rules.lecture_cas import regles_nationales
from tests.rules.tresorerie.dossiers import (
    FORMATION,
    LE,
    en_euros,
    prevu,
    un_plan_de,
    un_prix,
    un_projet,
    un_versement,
)

CDI = {CodeFait.STATUT_EMPLOI: "cdi"}
CHOMEUR = {CodeFait.STATUT_EMPLOI: "demandeur_emploi", CodeFait.ALLOCATION: "are"}
DIX_HUIT_MOIS = Periode(du=date(2027, 1, 1), au=date(2028, 6, 30))


def un_revenu(dispositif: str, **champs: object) -> Financement:
    """Demande d’un revenu sans montant."""
    modele = {"dispositif": dispositif, "objet": ObjetFinancement.REVENU, "demande": INCONNU}
    return un_financement(**(modele | champs))


def _revenus(
    aide: Financement, notes: Mapping[CodeFait, object], *periodes: Periode
) -> list[MouvementPrevu]:
    projet = un_projet(un_plan_de(aide), *periodes, notes=notes)
    return [m for m in prevu(projet).mouvements if m.sens is Sens.REVENU]


def test_le_salaire_du_conge_suit_les_jours_de_formation() -> None:
    du_mois = Periode(du=date(2027, 2, 1), au=date(2027, 3, 31))
    revenus = _revenus(un_revenu("ptp"), CDI | {CodeFait.SALAIRE_MENSUEL_BRUT: 1900}, du_mois)
    assert en_euros(tuple(revenus), Sens.REVENU) == {"2027-02": "1803.38", "2027-03": "1996.62"}
    assert {m.montant.certitude for m in revenus} == {Certitude.ESTIME}
    assert "D. 6323-18-4" in str(revenus[0].montant)


def test_la_somme_des_salaires_prevus_est_le_plafond_du_dispositif() -> None:
    notes = CDI | {CodeFait.SALAIRE_MENSUEL_BRUT: 6000}
    revenus = _revenus(un_revenu("ptp"), notes, DIX_HUIT_MOIS)
    projet = un_projet(un_plan_de(), DIX_HUIT_MOIS, notes=notes)
    ptp = evaluer(projet, regles_nationales(), le=LE).pour("ptp")
    (plafond,) = [p.maximum for p in ptp.plafonds if p.code == "remuneration"]
    assert sommer(m.somme for m in revenus if m.somme) == plafond


def test_le_salaire_baisse_apres_la_premiere_annee_de_conge() -> None:
    notes = CDI | {CodeFait.SALAIRE_MENSUEL_BRUT: 6000}
    projet = un_projet(un_plan_de(un_revenu("ptp")), DIX_HUIT_MOIS, notes=notes)
    (formation,) = projet.accompagnement.formations
    longues = formation.avec(heures_centre=Decimal(2400))
    projet = projet.avec(accompagnement=projet.accompagnement.avec(formations=(longues,)))
    sommes = en_euros(prevu(projet).mouvements, Sens.REVENU)
    assert Decimal(sommes["2027-03"]) > 5000 > Decimal(sommes["2028-03"]) > 3700


def test_sans_salaire_connu_le_revenu_du_conge_est_inconnu_chaque_mois() -> None:
    revenus = _revenus(un_revenu("ptp"), CDI, FORMATION)
    assert [m.somme for m in revenus] == [None] * 4
    assert "un chiffre manque" in str(revenus[0].montant)


def test_une_aide_et_son_revenu_ne_font_qu_un_revenu() -> None:
    aide = un_financement(id="F1", dispositif="ptp", mode_paiement=ModePaiement.DIRECT)
    plan = un_plan_de(aide, un_revenu("ptp", id="F2"))
    projet = un_projet(plan, FORMATION, notes=CDI)
    revenus = [m for m in prevu(projet).mouvements if m.sens is Sens.REVENU]
    assert [m.financement for m in revenus] == ["F2"] * 4


def test_un_revenu_refuse_n_est_pas_prevu() -> None:
    perdu = refuse("900", dispositif="aref", objet=ObjetFinancement.REVENU)
    assert _revenus(perdu, CHOMEUR, FORMATION) == []


def test_l_allocation_notee_s_arrete_a_la_fin_des_droits() -> None:
    notes = CHOMEUR | {CodeFait.FIN_ALLOCATION_LE: date(2027, 2, 28)}
    noter = un_revenu("aref", demande=estime(Montant(90_000)))
    assert en_euros(tuple(_revenus(noter, notes, FORMATION)), Sens.REVENU) == {
        "2027-01": "340.00", "2027-02": "560.00",
    }  # fmt: skip


def test_sans_montant_note_l_allocation_reste_inconnue() -> None:
    revenus = _revenus(un_revenu("aref"), CHOMEUR, FORMATION)
    assert [m.somme for m in revenus] == [None] * 4


def test_la_fin_de_formation_commence_apres_les_droits_et_son_plafond_n_est_pas_un_montant() -> (
    None
):
    notes = CHOMEUR | {CodeFait.FIN_ALLOCATION_LE: date(2027, 2, 28)}
    revenus = _revenus(un_revenu("rff"), notes, FORMATION)
    assert [m.mois for m in revenus] == [date(2027, 3, 1), date(2027, 4, 1)]
    assert [m.somme for m in revenus] == [None] * 2
    assert "775,65" in str(revenus[0].montant)


def test_des_droits_plus_longs_que_la_formation_ne_laissent_pas_de_fin_de_formation() -> None:
    notes = CHOMEUR | {CodeFait.FIN_ALLOCATION_LE: date(2027, 4, 14)}
    assert _revenus(un_revenu("rff"), notes, FORMATION) == []
    veille = CHOMEUR | {CodeFait.FIN_ALLOCATION_LE: date(2027, 4, 13)}
    assert len(_revenus(un_revenu("rff"), veille, FORMATION)) == 1


def test_des_droits_finis_avant_la_formation_ne_donnent_plus_d_allocation() -> None:
    notes = CHOMEUR | {CodeFait.FIN_ALLOCATION_LE: date(2027, 1, 14)}
    assert _revenus(un_revenu("aref"), notes, FORMATION) == []


def test_la_remuneration_de_stagiaire_dit_son_maximum_sans_le_promettre() -> None:
    notes = {CodeFait.STATUT_EMPLOI: "demandeur_emploi", CodeFait.EST_BOETH: False}
    revenus = _revenus(un_revenu("rfpe"), notes, FORMATION)
    assert [m.somme for m in revenus] == [None] * 4
    assert "775,65" in str(revenus[0].montant)


@pytest.mark.parametrize("dispositif", ["aref", "aide_que_nulle_regle_ne_decrit"])
def test_un_revenu_qu_aucune_regle_n_examine_reste_inconnu(dispositif: str) -> None:
    revenus = _revenus(un_revenu(dispositif), {CodeFait.STATUT_EMPLOI: "independant"}, FORMATION)
    assert [m.somme for m in revenus] == [None] * 4


# --- Au kilomètre, au repas, à la nuit ----------------------------------------------------------

KM = un_prix("0.30", id="D1", poste=Poste.TRANSPORT, unite=Unite.KILOMETRE, quantite=Decimal(1000))
REPAS = un_prix("5", id="D2", poste=Poste.REPAS, unite=Unite.REPAS, quantite=Decimal(60))


def _mobilite(*lignes: object, **champs: object) -> dict[str, str]:
    aide = un_financement(**({"dispositif": "mobilite", "demande": INCONNU} | champs))
    projet = un_projet(un_plan_de(*lignes, aide), FORMATION, notes=CHOMEUR)  # type: ignore[arg-type]
    return en_euros(prevu(projet).mouvements, Sens.RECOIT)


def test_l_aide_a_la_mobilite_se_compte_au_kilometre_et_au_repas() -> None:
    assert _mobilite(KM) == {"sans date": "230.00"}
    versee = (un_versement(date(2027, 5, 3), None),)
    assert _mobilite(KM, versements=versee) == {"2027-05": "230.00"}


def test_un_repas_n_est_jamais_rembourse_plus_que_son_prix() -> None:
    assert _mobilite(REPAS) == {"sans date": "300.00"}


def test_l_aide_a_la_mobilite_ne_depasse_jamais_son_plafond_annuel() -> None:
    loin = KM.avec(quantite=Decimal(99_000))
    assert _mobilite(loin, REPAS) == {"sans date": "5200.00"}


def test_un_trajet_sans_kilometres_laisse_l_aide_inconnue() -> None:
    train = un_prix("80", poste=Poste.TRANSPORT, unite=Unite.MOIS, quantite=Decimal(3))
    assert _mobilite(train) == {}


def test_une_aide_a_la_mobilite_chiffree_garde_son_chiffre() -> None:
    noter = {"demande": estime(Montant(10_000)), "mode_paiement": ModePaiement.REMBOURSEMENT}
    assert _mobilite(KM, **noter) == {"sans date": "100.00"}
