"""La logique à trois valeurs : l’inconnu n’est ni un oui, ni un non, ni un zéro."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from pydantic import TypeAdapter

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import Fait, Situation
from cep_desktop.rules.condition import Condition, examiner
from cep_desktop.rules.constat import Releve
from cep_desktop.rules.examen import Examen
from cep_desktop.rules.verdict import EtatCondition
from tests.cas.dossier import un_dossier
from tests.rules.construction import repondre

LE = date(2026, 11, 23)
OUI, NON, INCONNU = EtatCondition.REMPLI, EtatCondition.NON_REMPLI, EtatCondition.INCONNU
ETATS = (OUI, NON, INCONNU)
PAIRES = list(product(ETATS, ETATS))
LECTEUR: TypeAdapter[Condition] = TypeAdapter(Condition)

FEUILLES = {
    OUI: {"constat": "est_boeth", "est": True},
    NON: {"constat": "est_boeth", "est": False},
    INCONNU: {"constat": "est_cadre", "est": True},
}


def dossier(**faits: object) -> Dossier:
    """Dossier où ces faits sont connus le jour regardé."""
    codes = {fait.value: fait for fait in CodeFait}
    return un_dossier(
        situation=Situation(
            faits=tuple(
                Fait(code=codes[code], reponse=repondre(codes[code], valeur), connu_le=LE)
                for code, valeur in faits.items()
            )
        )
    )


def regarder(brut: object, **faits: object) -> Examen:
    """Examine une condition écrite comme dans un fichier."""
    return examiner(LECTEUR.validate_python(brut), Releve.de(dossier(**faits), le=LE), {})


@pytest.mark.parametrize(("un", "autre"), PAIRES)
def test_toutes_les_conditions_suivent_kleene(un: EtatCondition, autre: EtatCondition) -> None:
    attendu = NON if NON in {un, autre} else INCONNU if INCONNU in {un, autre} else OUI
    examen = regarder({"tout": [FEUILLES[un], FEUILLES[autre]]}, est_boeth=True)
    assert examen.etat is attendu


@pytest.mark.parametrize(("un", "autre"), PAIRES)
def test_une_condition_sur_deux_suit_kleene(un: EtatCondition, autre: EtatCondition) -> None:
    attendu = OUI if OUI in {un, autre} else INCONNU if INCONNU in {un, autre} else NON
    examen = regarder({"au_moins_un": [FEUILLES[un], FEUILLES[autre]]}, est_boeth=True)
    assert examen.etat is attendu


@pytest.mark.parametrize(("etat", "attendu"), [(OUI, NON), (NON, OUI), (INCONNU, INCONNU)])
def test_le_contraire_garde_l_inconnu(etat: EtatCondition, attendu: EtatCondition) -> None:
    assert regarder({"non": FEUILLES[etat]}, est_boeth=True).etat is attendu


@pytest.mark.parametrize(
    ("brut", "faits", "attendu"),
    [
        ({"constat": "effectif", "moins_de": 50}, {"effectif": 49}, OUI),
        ({"constat": "effectif", "moins_de": 50}, {"effectif": 50}, NON),
        ({"constat": "effectif", "moins_de": 50}, {"effectif": "?"}, INCONNU),
        ({"constat": "effectif", "moins_de": 50}, {}, INCONNU),
        ({"constat": "effectif", "au_moins": 50}, {"effectif": 50}, OUI),
        ({"constat": "effectif", "plus_de": 50}, {"effectif": 50}, NON),
        ({"constat": "effectif", "au_plus": 50}, {"effectif": 50}, OUI),
        ({"constat": "enfants_a_charge", "est": 0}, {}, INCONNU),
        ({"constat": "enfants_a_charge", "est": 0}, {"enfants_a_charge": 0}, OUI),
        ({"constat": "cpf_solde", "est": 0}, {"cpf_solde": "?"}, INCONNU),
        ({"constat": "cpf_solde", "au_moins": 100}, {"cpf_solde": Decimal("99.99")}, NON),
        ({"constat": "statut_emploi", "parmi": ["cdi", "cdd"]}, {"statut_emploi": "cdd"}, OUI),
        ({"constat": "statut_emploi", "hors": ["cdi", "cdd"]}, {"statut_emploi": "cdd"}, NON),
        ({"constat": "statut_emploi", "hors": ["cdi"]}, {}, INCONNU),
        ({"constat": "fin_contrat_le", "apres": LE}, {"fin_contrat_le": LE}, NON),
        ({"constat": "fin_contrat_le", "au_plus_tot": LE}, {"fin_contrat_le": LE}, OUI),
        ({"constat": "rome_vise", "different_de": {"constat": "rome_actuel"}}, {}, INCONNU),
        ({"connu": "idcc"}, {"idcc": "0787"}, OUI),
        ({"connu": "idcc"}, {"idcc": "?"}, INCONNU),
        ({"a_demander": "la Région"}, {"idcc": "0787"}, INCONNU),
    ],
)
def test_une_comparaison_dit_ce_qu_elle_sait(
    brut: object, faits: dict[str, object], attendu: EtatCondition
) -> None:
    assert regarder(brut, **faits).etat is attendu


def test_une_date_decalee_garde_la_fin_de_mois() -> None:
    brut = {
        "constat": "aujourd_hui",
        "au_plus_tard": {"constat": "fin_contrat_le", "plus": {"nombre": 6, "unite": "mois"}},
    }
    assert regarder(brut, fin_contrat_le=date(2026, 5, 31)).etat is OUI
    assert regarder(brut, fin_contrat_le=date(2026, 5, 22)).etat is NON


def test_seules_les_conditions_qui_decident_expliquent() -> None:
    brut = {"tout": [FEUILLES[OUI], {"constat": "effectif", "moins_de": 50}]}
    refuse = regarder(brut, est_boeth=True, effectif=60)
    assert refuse.dits == ("Nombre de salariés de l’entreprise\u00a0: 60",)
    inconnu = regarder(brut, est_boeth=True)
    assert inconnu.inconnus == ("effectif",)


def test_un_fait_connu_plus_tard_n_est_pas_encore_connu() -> None:
    veille = Releve.de(dossier(est_boeth=True), le=date(2026, 11, 22))
    assert veille.lire("est_boeth").valeur is None


@pytest.mark.parametrize(
    ("entree", "attendu", "possible_le"),
    [
        (date(2025, 11, 23), OUI, None),
        (date(2025, 11, 24), INCONNU, date(2026, 11, 24)),
        (date(2024, 2, 29), OUI, None),
        (date(2025, 12, 31), INCONNU, date(2026, 12, 31)),
    ],
)
def test_une_anciennete_dit_quand_elle_sera_atteinte(
    entree: date, attendu: EtatCondition, possible_le: date | None
) -> None:
    brut = {"anciennete": "entree_entreprise_le", "au_moins": 12}
    examen = regarder(brut, entree_entreprise_le=entree)
    assert (examen.etat, examen.possible_le) == (attendu, possible_le)


def test_une_date_n_existe_que_si_chaque_condition_manquante_en_a_une() -> None:
    bientot = {"constat": "aujourd_hui", "au_plus_tot": date(2027, 1, 1)}
    plus_tard = {"constat": "aujourd_hui", "au_plus_tot": date(2027, 6, 1)}
    jamais = {"constat": "est_boeth", "est": False}
    assert regarder({"tout": [bientot, plus_tard]}).possible_le == date(2027, 6, 1)
    assert regarder({"tout": [bientot, jamais]}, est_boeth=True).possible_le is None
    assert regarder({"au_moins_un": [bientot, plus_tard]}).possible_le == date(2027, 1, 1)
