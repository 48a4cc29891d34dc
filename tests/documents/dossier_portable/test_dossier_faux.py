"""Chaque faute d’un dossier est dite en français, à sa place, et toutes d’un coup."""

import json
import re

import pytest

from tests.documents.dossier_portable.abimer import ANGLAIS, enveloppe, problemes, refus, remplacer

PRENOM = "beneficiaire.prenom"
DEPENSE = "accompagnement.plan_financement.depenses.0"
ACTION = "accompagnement.plan_action.etapes.0.actions.0"
CENTIMES = f"{DEPENSE}.prix_unitaire.montant"
CONNU = {"nature": "connu", "montant": 100, "certitude": "estime"}


@pytest.mark.parametrize(
    ("lieu", "valeur", "phrase"),
    [
        (PRENOM, "", "ce champ est vide"),
        (PRENOM, None, "un texte est attendu"),
        (PRENOM, 3, "un texte est attendu"),
        (PRENOM, "x" * 101, "ce texte est trop long\u00a0: 100 caractères au plus."),
        (PRENOM, "Ca/mille", "Retirez «\u00a0/\u00a0»"),
        (PRENOM, "Camille 🎉", "un nom s’écrit avec des lettres"),
        (PRENOM, "a\u202eb", "un caractère invisible (U+202E)"),
        (PRENOM, "a\0b", "un caractère invisible (U+0000)"),
        (PRENOM, "a\ud800b", "un caractère invisible"),
        ("beneficiaire.courriel", "a\ud800@b.fr", "un caractère invisible"),
        ("beneficiaire.courriel", "camille", "n’est pas une adresse électronique"),
        ("beneficiaire.telephone", "0٢٦١٩١٠٠١٢", "n’est pas un numéro de téléphone"),
        ("beneficiaire.adresse", [], "un groupe de champs est attendu"),
        ("id", "142", "un identifiant unique (UUID) est attendu"),
        ("numero", "01/42", "n’est pas une clé"),
        ("ouvert_le", 0, "une date est attendue"),
        ("ouvert_le", "2026-02-30", "cette date n’existe pas"),
        ("ouvert_le", "hier", "cette date n’existe pas"),
        ("est_fictif", "oui", "«\u00a0true\u00a0» ou «\u00a0false\u00a0» est attendu"),
        ("est_fictif", 1, "«\u00a0true\u00a0» ou «\u00a0false\u00a0» est attendu"),
        ("signatures", {}, "une liste est attendue"),
        (f"{ACTION}.statut", "fini", "Valeurs admises\u00a0: a_faire, en_cours, en_attente"),
        (f"{ACTION}.echeance", {"nature": "jamais"}, "Natures admises\u00a0: avant_le, le, "),
        (f"{ACTION}.echeance", {"le": "2026-12-20"}, "ce qui dit la nature de cet élément"),
        (f"{DEPENSE}.quantite", 0, "ce nombre doit être supérieur à 0"),
        (f"{DEPENSE}.quantite", -1, "ce nombre doit être supérieur à 0"),
        (f"{DEPENSE}.quantite", 1.234, "deux décimales au plus"),
        (f"{DEPENSE}.quantite", 10**9, "ce nombre"),
        (f"{DEPENSE}.quantite", 100_001, "ce nombre doit être au plus 100\u202f000"),
        (f"{DEPENSE}.quantite", "beaucoup", "un nombre est attendu"),
        (f"{DEPENSE}.quantite", True, "un nombre est attendu"),
        (CENTIMES, -1, "un montant ne peut pas être négatif"),
        (CENTIMES, 1.5, "un nombre entier est attendu"),
        (CENTIMES, "12", "un nombre entier est attendu"),
        (CENTIMES, 1e30, "un nombre entier est attendu"),
        (CENTIMES, 10**10, "ce nombre doit être au plus 1\u202f000\u202f000\u202f000"),
        (CENTIMES, 10**300, "ce nombre doit être au plus"),
        (f"{DEPENSE}.prix_unitaire.certitude", "inconnu", "admises\u00a0: confirme ou estime."),
    ],
)
def test_une_valeur_impossible_est_dite_a_sa_place(lieu: str, valeur: object, phrase: str) -> None:
    trouves = problemes(remplacer(lieu, valeur))
    attendu = re.sub(r"\b(\d+)\b", lambda n: f"n°\u00a0{int(n[1]) + 1}", lieu)
    (place,) = trouves
    assert place.startswith(attendu.replace(".", " › ").replace("_", " "))
    assert phrase in trouves[place]
    assert not ANGLAIS.search(trouves[place])


@pytest.mark.parametrize(
    ("lieu", "valeur", "phrase"),
    [
        (
            f"{ACTION}.echeance",
            {"nature": "pendant", "du": "2027-02-01", "au": "2027-01-01"},
            "la fin (1er\u00a0janvier\u00a02027) est avant le début (1er\u00a0février\u00a02027)",
        ),
        (
            ACTION,
            {
                "id": "A1",
                "libelle": "x",
                "statut": "faite",
                "commencee_le": "2026-12-02",
                "faite_le": "2026-12-01",
            },
            "l’action est finie avant d’être commencée",
        ),
        (
            "accompagnement.revisions",
            [
                {"version": 1, "preparee_le": "2026-12-02", "ce_qui_change": "a"},
                {"version": 2, "preparee_le": "2026-12-01", "ce_qui_change": "b"},
            ],
            "une version du plan est préparée avant la précédente",
        ),
        (
            "accompagnement.revisions",
            [{"version": 2, "preparee_le": "2026-12-02", "ce_qui_change": "a"}],
            "les versions du plan se suivent à partir de 1",
        ),
        (
            "consentements",
            [
                {
                    "id": "C1",
                    "objet": "contact_financeurs",
                    "donne_le": "2026-12-02",
                    "retire_le": "2026-12-01",
                }
            ],
            "l’accord est retiré avant d’être donné",
        ),
        (
            DEPENSE,
            {
                "id": "D1",
                "poste": "autre",
                "libelle": "x",
                "quantite": 99_999,
                "prix_unitaire": CONNU | {"montant": 999_999_999},
            },
            "Ce montant dépasse dix millions d’euros",
        ),
    ],
)
def test_une_regle_entre_champs_est_dite_a_sa_place(lieu: str, valeur: object, phrase: str) -> None:
    trouves = problemes(remplacer(lieu, valeur))
    groupe = lieu.split(".", maxsplit=1)[0]
    assert any(phrase in dite and place.startswith(groupe) for place, dite in trouves.items())


def test_un_champ_inconnu_est_nomme() -> None:
    trouves = problemes(remplacer("beneficiaire.numero_secu", "1"))
    assert trouves == {
        "beneficiaire › numero secu": "ce champ n’existe pas dans cette version. "
        "Retirez-le ou corrigez son nom."
    }


def test_un_champ_qui_manque_est_nomme() -> None:
    brut = enveloppe()
    del brut["dossier"]["accompagnement"]["plan_financement"]["depenses"][0]["libelle"]
    trouves = problemes(json.dumps(brut).encode())
    assert trouves == {
        "accompagnement › plan financement › depenses › n°\u00a01 › libelle": "ce champ manque. "
        "Ajoutez-le."
    }


def test_une_cle_en_double_et_un_renvoi_rompu_sont_dits_a_leur_place() -> None:
    brut = enveloppe()
    volet = brut["dossier"]["accompagnement"]
    volet["plan_action"]["etapes"][1]["id"] = volet["plan_action"]["etapes"][0]["id"]
    volet["plan_action"]["prochaine_action"] = "A99"
    volet["plan_financement"]["financements"][0]["contact"] = "Z1"
    trouves = problemes(json.dumps(brut).encode())
    assert (
        "est déjà prise (étape)"
        in trouves["accompagnement › plan action › etapes › n°\u00a02 › id"]
    )
    assert trouves["accompagnement › plan action › prochaine action"] == (
        "«\u00a0A99\u00a0» ne désigne aucun élément (action) du dossier."
    )
    lieu = "accompagnement › plan financement › financements › n°\u00a01 › contact"
    assert "aucun élément (contact)" in trouves[lieu]


def test_toutes_les_fautes_sont_dites_en_une_lecture() -> None:
    brut = enveloppe()
    dossier = brut["dossier"]
    dossier["beneficiaire"]["prenom"] = ""
    dossier["ouvert_le"] = "2026-13-01"
    dossier["couleur"] = "vert"
    dossier["accompagnement"]["plan_financement"]["depenses"][1]["prix_unitaire"]["montant"] = -5
    dossier["accompagnement"]["plan_action"]["prochaine_action"] = "A99"
    trouve = refus(json.dumps(brut).encode())
    assert {probleme.lieu for probleme in trouve.problemes} == {
        "beneficiaire › prenom",
        "ouvert le",
        "couleur",
        "accompagnement › plan financement › depenses › n°\u00a02 › prix unitaire › montant",
        "accompagnement › plan action › prochaine action",
    }
    assert str(trouve) == "Ce dossier a 5 problèmes à corriger."


def test_un_seul_probleme_se_dit_au_singulier() -> None:
    assert str(refus(remplacer(PRENOM, ""))) == "Ce dossier a un problème à corriger."


def test_un_dossier_vide_dit_tout_ce_qui_manque() -> None:
    octets = b'{"format": "cep-desktop/dossier", "version": 1, "dossier": {}}'
    lieux = [probleme.lieu for probleme in refus(octets).problemes]
    assert lieux == [
        "id",
        "numero",
        "ouvert le",
        "beneficiaire",
        "referent",
        "structure",
    ]
