"""Un critère dont on ignore s’il joue : dit, ou déjà demandé par une autre ligne."""

from datetime import date

from cep_desktop.rules.chargement import charger
from cep_desktop.rules.moteur import evaluer
from cep_desktop.rules.verdict import Conclusion, Verdict
from tests.rules.construction import construire
from tests.rules.paquets import DISPOSITIF, PARAMETRES, un_paquet

LE = date(2026, 11, 23)
CRITERE = """
[[critere]]
code = "sous_condition"
genre = "eligibilite"
exige = "Travailler dans une petite entreprise"
condition = {{ constat = "effectif", moins_de = 50 }}
si = {}
reference = {{ titre = "Règlement d’essai" }}
"""
TARDIF = """
[[parametre]]
code = "essai.tardif"
libelle = "Seuil à venir"
unite = "EUR"

[[parametre.valeur]]
valeur = 1500
du = 2027-01-01
nature = "periode"
statut = "actif"
fiabilite = "A"
reference = { titre = "Code du travail", article = "L. 3" }
verifie_le = 2026-10-01
"""


def _verdict(si: str, **situation: object) -> Verdict:
    paquet = un_paquet(parametres=PARAMETRES + TARDIF, dispositif=DISPOSITIF + CRITERE.format(si))
    dossier = construire({"le": LE, "situation": situation})
    return evaluer(dossier, charger(paquet), le=LE).pour("essai").verdict


def _codes(verdict: Verdict) -> set[str]:
    return {ligne.code for ligne in verdict.lignes}


def test_une_question_deja_posee_suffit_a_attendre_le_critere() -> None:
    statut, age = '{ constat = "statut_emploi", est = "cdi" }', '{ constat = "age", au_moins = 16 }'
    verdict = _verdict(f"{{ tout = [{statut}, {age}] }}")

    assert "sous_condition" not in _codes(verdict)
    assert verdict.conclusion is Conclusion.A_VERIFIER


def test_une_question_nouvelle_est_posee() -> None:
    verdict = _verdict('{ constat = "est_cadre", est = true }', statut_emploi="cdi")

    assert "sous_condition" in _codes(verdict)


def test_une_valeur_legale_inconnue_ne_fait_pas_taire_le_critere() -> None:
    verdict = _verdict(
        '{ constat = "salaire_mensuel_brut", plus_de = { parametre = "essai.tardif" } }',
        statut_emploi="cdi",
        entree_entreprise_le=date(2020, 1, 1),
        salaire_mensuel_brut=2000,
    )

    assert "sous_condition" in _codes(verdict)
    assert verdict.conclusion is Conclusion.A_VERIFIER
