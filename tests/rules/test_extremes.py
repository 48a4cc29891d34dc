"""Des réponses extrêmes, ou une faute de frappe énorme, n’arrêtent jamais l’évaluation."""

from datetime import date

import pytest

from cep_desktop.domain.fait import CodeFait, Genre
from cep_desktop.rules.alerte import besoin_alerte
from cep_desktop.rules.chargement import charger
from cep_desktop.rules.delais import planifier
from cep_desktop.rules.moteur import evaluer
from cep_desktop.rules.tresorerie.prevision import prevoir
from tests.rules.construction import construire
from tests.rules.lecture_cas import regles_nationales
from tests.rules.paquets import change

LE = date(2026, 11, 23)
CAS = (
    (date.min, date.max, date.max, LE),
    (date.max, date.max, date.max, date.max),
    (date.max, date.min, date.min, date.min),
    (date.min, LE, date(2226, 11, 23), LE),
)
"""Jour de chaque fait, début et fin de la formation, jour regardé."""

STATUTS = ("cdi", "interim", "demandeur_emploi", "independant", "agent_public")
DEPENSES = [
    {"poste": "repas", "unite": "repas", "quantite": 100, "prix": 100_000},
    {"poste": "pedagogie", "unite": "mois", "quantite": 100, "prix": 90_000},
]
AIDES = [
    {"dispositif": "ptp", "nature": "transitions_pro", "montant": 9_000_000},
    {"dispositif": "mobilite", "nature": "france_travail", "montant": 9_000_000},
]


def _situation(statut: str, jour: date, extreme: int) -> dict[str, object]:
    reponses: dict[Genre, object] = {
        Genre.DATE: jour,
        Genre.NOMBRE: 1_000_000 * extreme,
        Genre.MONTANT: 10_000_000 * extreme,
        Genre.OUI_NON: True,
    }
    faits = {fait.value: reponses[fait.genre] for fait in CodeFait if fait.genre in reponses}
    return faits | {"statut_emploi": statut}


@pytest.mark.parametrize("statut", STATUTS)
@pytest.mark.parametrize("extreme", [0, 1])
def test_des_faits_extremes_se_regardent_sans_erreur(statut: str, extreme: int) -> None:
    regles = regles_nationales()
    for jour, debut, fin, le in CAS:
        dossier = construire(
            {
                "le": date.min,
                "naissance": jour,
                "situation": _situation(statut, jour, extreme),
                "formation": {
                    "debut": debut, "fin": fin, "heures_centre": 10_000, "heures_entreprise": 1,
                },
                "depenses": DEPENSES,
                "aides": AIDES,
            }
        )  # fmt: skip
        evaluation = evaluer(dossier, regles, le=le)
        codes = [dispositif.code for dispositif in regles.dispositifs]
        assert planifier(dossier, evaluation, regles, dispositifs=codes).dates
        assert prevoir(dossier, evaluation, le=le).mois
        besoin_alerte(dossier, evaluation, le=le)


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        ("valeur = 12\n", "valeur = 10000000\n"),
        ("valeur = 1000\n", "valeur = 10000000\n"),
        ('libelle = "Plafond par projet"', 'libelle = "X"\npar = "heure"'),
    ],
)
def test_une_regle_demesuree_mais_admise_se_regarde_sans_erreur(avant: str, apres: str) -> None:
    dossier = construire(
        {
            "le": LE,
            "situation": {"statut_emploi": "cdi", "entree_entreprise_le": date(2020, 1, 1)},
            "formation": {"heures_centre": 10_000, "heures_entreprise": 0},
            "depenses": DEPENSES,
        }
    )
    evaluation = evaluer(dossier, charger(change(avant, apres)), le=LE)
    assert evaluation.pour("essai").plafonds
