"""L’argent raconté : chaque total nomme son égal, l’inconnu n’est jamais zéro."""

from datetime import date

import pytest

from cep_desktop.documents.etat import Trame
from cep_desktop.documents.plan_action.financement import (
    RubriqueFinancement,
    composer_financement,
)
from cep_desktop.documents.plan_action.reponses import composer_scenarios
from cep_desktop.documents.typographie import en_clair
from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.depense import RegimeTaxe, Unite
from cep_desktop.domain.financement import (
    Accord,
    Ajournement,
    Demarche,
    Financement,
    ModePaiement,
    NatureFinanceur,
    ObjetFinancement,
    Refus,
)
from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.montant import INCONNU
from cep_desktop.domain.personne import OrganismeFormation
from cep_desktop.domain.plan_financement import PlanFinancement
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.plan import (
    ENVOI,
    accorde,
    estimation,
    refuse,
    un_financement,
    un_plan,
    une_depense,
)


def _rubrique(plan: PlanFinancement, **champs: object) -> RubriqueFinancement:
    suivi = Accompagnement.model_validate({"plan_financement": plan} | champs)
    return composer_financement(un_dossier(accompagnement=suivi), repere=LE)


def _lire(texte: str) -> str:
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


def _scenarios(*aides: Financement, **champs: object) -> list[tuple[str, str]]:
    plan = un_plan("1000", *aides).avec(**champs)
    return [(s.phrase, _lire(s.montant)) for s in _rubrique(plan).scenarios]


def test_la_phrase_dit_le_prix_les_aides_et_le_reste() -> None:
    phrase = composer_financement(exemple("camille"), repere=LE).phrase
    assert _lire(en_clair(phrase)) == (
        "La formation et ses frais coûtent 7 590,00 €. "
        "Mon compte formation paie 1 860,00 €. "
        "Transitions Pro paierait 4 900,00 € et mon employeur 400,00 €. "
        "Il me resterait 430,00 €, à payer d’avril à novembre 2027."
    )
    assert [_lire(m.texte) for m in phrase if m.est_fort] == [
        "7 590,00 €",
        "Il me resterait 430,00 €",
    ]


def test_sans_argent_la_rubrique_dit_pourquoi() -> None:
    formation = ParcoursFormation(
        id="P1", intitule="Une formation", organisme=OrganismeFormation(nom="Un centre")
    )
    assert _rubrique(PlanFinancement()).absence == "Pas nécessaire pour l’instant."
    prevue = _rubrique(PlanFinancement(), formations=(formation,))
    assert prevue.absence.startswith("Mon plan de financement n’est pas encore écrit.")
    assert not prevue.payeurs


def test_les_deux_totaux_se_nomment_l_un_l_autre() -> None:
    rubrique = _rubrique(un_plan("1000", accorde("400")))
    assert rubrique.total_payeurs.egal_a == "Égal au total des dépenses"
    assert _lire(rubrique.total_depenses.egal_a) == "Égal au total de « Qui paie »"
    assert rubrique.total_payeurs.montant == rubrique.total_depenses.montant


def test_des_aides_trop_grandes_se_disent() -> None:
    rubrique = _rubrique(un_plan("1000", accorde("1200")))
    assert _lire(rubrique.total_payeurs.egal_a) == "Dépasse les dépenses de 200,00 €"
    assert _lire(rubrique.payeurs[-1].montant) == "0,00 €"


def test_une_aide_de_montant_inconnu_reste_inconnue() -> None:
    rubrique = _rubrique(un_plan("1000", un_financement(demande=INCONNU)))
    assert rubrique.payeurs[0].montant == "inconnu"
    assert rubrique.payeurs[-1].etat == "Reste à payer, sans l’inconnu"
    assert rubrique.total_payeurs.egal_a == "Sans compter ce qui est inconnu"
    assert {s.montant for s in rubrique.scenarios[:1]} == {"inconnu"}


def test_un_prix_inconnu_rend_le_reste_prudent() -> None:
    inconnue = une_depense(id="D2", libelle="Repas", prix_unitaire=INCONNU)
    plan = un_plan("1000", accorde("1000"))
    rubrique = _rubrique(plan.avec(depenses=(*plan.depenses, inconnue)))
    assert rubrique.depenses[1].calcul == "Prix inconnu"
    assert rubrique.depenses[1].montant == "inconnu"
    assert rubrique.payeurs[-1].montant == "inconnu"
    assert rubrique.total_depenses.egal_a == "Sans compter ce qui est inconnu"


@pytest.mark.parametrize(
    ("champs", "calcul"),
    [
        ({"unite": Unite.HEURE, "quantite": 980, "prix_unitaire": estimation("7")},
         "980 heures à 7,00 €"),
        ({"unite": Unite.MOIS, "quantite": 1, "prix_unitaire": estimation("82.60")},
         "1 mois à 82,60 €"),
        ({"unite": Unite.TITRE, "quantite": 2, "prix_unitaire": estimation("3")},
         "2 titres de transport à 3,00 €"),
        ({"unite": Unite.REPAS, "quantite": 10, "prix_unitaire": estimation("12")},
         "10 repas à 12,00 €"),
        ({}, "1 fois"),
        ({"quantite": 3}, "3 fois 1 000,00 €"),
        ({"regime": RegimeTaxe.HT, "taux_taxe": "5.5"}, "1 fois 1 000,00 €, plus 5,5 % de taxe"),
    ],
)  # fmt: skip
def test_le_calcul_montre_d_ou_vient_le_montant(champs: dict[str, object], calcul: str) -> None:
    plan = PlanFinancement(depenses=(une_depense(**champs),))
    assert _lire(_rubrique(plan).depenses[0].calcul) == calcul


@pytest.mark.parametrize(
    ("champs", "etat", "trame"),
    [
        ({}, "À demander", Trame.POINTS),
        ({"a_deposer_avant_le": date(2027, 1, 15)}, "À demander avant le 15 janv.", Trame.POINTS),
        ({"demarche": Demarche.ENVOYEE, "envoye_le": ENVOI}, "Demandé le 18 novembre", Trame.RAYE),
        ({"demarche": Demarche.PIECES_DEMANDEES}, "Demandé, papiers à envoyer", Trame.RAYE),
        ({"demarche": Demarche.A_L_ETUDE}, "Demandé, à l’étude", Trame.RAYE),
        ({"demarche": Demarche.ABANDONNEE}, "Abandonné", Trame.VIDE),
        ({"decision": Accord(le=LE, montant=estimation("400"))}, "Accordé le 23 novembre",
         Trame.PLEIN),
        ({"decision": Accord(le=LE, montant=estimation("300"))}, "Accordé en partie le 23 novembre",
         Trame.PLEIN),
        ({"decision": Refus(le=LE)}, "Refusé le 23 novembre", Trame.VIDE),
        ({"decision": Ajournement(le=LE)}, "Réponse remise le 23 novembre", Trame.RAYE),
        ({"decision": Refus(le=LE), "demarche": Demarche.RECOURS}, "Refusé, recours déposé",
         Trame.RAYE),
    ],
)  # fmt: skip
def test_chaque_etat_a_son_mot_et_sa_trame(
    champs: dict[str, object], etat: str, trame: Trame
) -> None:
    payeur = _rubrique(un_plan("1000", un_financement(**champs))).payeurs[0]
    assert (_lire(payeur.etat), payeur.trame) == (etat, trame)


def test_les_payeurs_se_nomment_comme_la_personne_les_connait() -> None:
    plan = un_plan(
        "1000",
        accorde("100", nature=NatureFinanceur.CPF, financeur="Compte personnel de formation"),
        accorde("100"),
        accorde("100", nature=NatureFinanceur.FAF, financeur="FAFCEA", libelle="Métier"),
        accorde("100", nature=NatureFinanceur.FAF, financeur="FAFCEA", libelle="Vente"),
    )
    noms = [(p.nom, p.precision) for p in _rubrique(plan).payeurs]
    assert noms == [
        ("Mon compte formation (CPF)", ""),
        ("Domi’Val, mon employeur", ""),
        ("FAFCEA", "Métier"),
        ("FAFCEA", "Vente"),
        ("Moi", ""),
    ]


def test_la_fourchette_ajoute_les_refus_un_par_un() -> None:
    assert _scenarios(
        accorde("100"),
        un_financement(demande=estimation("300"), nature=NatureFinanceur.TRANSITIONS_PRO),
        un_financement(demande=estimation("50")),
        capacite=estimation("700"),
    ) == [
        ("Si tout est accepté", "550,00 €"),
        ("Si mon employeur dit non", "600,00 €"),
        (("Si mon employeur et Transitions Pro disent non. Dans ce cas, je ne commence pas. "
         "Nous cherchons une autre solution ensemble."), "900,00 €"),
    ]  # fmt: skip


def test_au_dela_de_trois_reponses_la_fourchette_va_a_l_essentiel() -> None:
    aides = [un_financement(financeur=f"Fonds {n}", nature="autre") for n in "abcd"]
    phrases = [phrase for phrase, _ in _scenarios(*aides)]
    assert phrases[0] == "Si tout est accepté"
    assert phrases[1] == "Si Fonds a dit non"
    assert phrases[2].startswith("Si aucun autre organisme ne dit oui. Dans ce cas, nous cherchons")
    assert len(phrases) == 3


def test_un_organisme_repond_a_toutes_ses_demandes_a_la_fois() -> None:
    plan = exemple("solene").accompagnement.plan_financement
    scenarios = composer_scenarios(plan)
    assert [(scenario.phrase.split(".")[0], scenario.montant) for scenario in scenarios] == [
        ("Si tout est accepté", "1\u202f140,00\u00a0€"),
        ("Si Val-Ateliers dit non", "1\u202f540,00\u00a0€"),
        ("Si Val-Ateliers et FAFCEA disent non", "4\u202f540,00\u00a0€"),
    ]


def test_quand_tout_est_repondu_il_n_y_a_plus_de_fourchette() -> None:
    rubrique = _rubrique(un_plan("1000", accorde("600"), refuse("100")))
    assert not rubrique.scenarios
    assert en_clair(rubrique.reserve[0]) == "Les aides comptées ici sont accordées par écrit."
    assert rubrique.payeurs[-1].etat == "Reste à payer"


def test_la_reserve_est_toujours_pres_des_totaux_prevus() -> None:
    rubrique = _rubrique(un_plan("1000", un_financement()))
    assert en_clair(rubrique.reserve[0]).startswith("Sous réserve d’accord des financeurs.")


def test_la_reserve_dit_ce_qui_est_avance_et_attendu() -> None:
    rembourse = un_financement(
        mode_paiement=ModePaiement.REMBOURSEMENT, reponse_attendue_le=date(2027, 1, 15)
    )
    revenu = un_financement(objet=ObjetFinancement.REVENU, demande=INCONNU)
    connu = un_financement(
        objet=ObjetFinancement.REVENU, libelle="Allocation", demande=estimation("900")
    )
    lignes = [
        _lire(en_clair(p)) for p in _rubrique(un_plan("1000", rembourse, revenu, connu)).reserve
    ]
    assert lignes[1:] == [
        "Mon revenu pendant la formation est encore inconnu.",
        "Allocation : 900,00 € (à demander).",
        "Mon employeur rembourse après coup : je paie d’abord.",
        "Réponse attendue : mon employeur le 15 janvier 2027.",
    ]


def test_sans_aucune_aide_la_reserve_le_dit() -> None:
    rubrique = _rubrique(un_plan("1000"))
    assert en_clair(rubrique.reserve[0]) == "Aucune aide n’est comptée dans ce plan."
