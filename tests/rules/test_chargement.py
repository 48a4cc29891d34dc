"""Un paquet de règles est lu en entier, ou refusé en entier avec la ligne et le remède."""

from datetime import date
from decimal import Decimal

import pytest

from cep_desktop.rules.chargement import charger
from cep_desktop.rules.paquet import TAILLE_MAXIMALE, Paquet
from tests.rules.paquets import (
    DISPOSITIF,
    LIEN,
    PARAMETRES,
    change,
    refus,
    un_paquet,
    un_paquet_minimal,
)

LE = date(2026, 11, 23)


def test_un_paquet_sain_est_lu() -> None:
    regles = charger(un_paquet())
    assert regles.valeur("essai.plafond", le=LE) == Decimal(1000)
    assert regles.dispositif("essai").nom == "Dispositif d’essai"


def test_un_nombre_du_fichier_reste_exact() -> None:
    regles = charger(change("valeur = 1000", "valeur = 103.20"))
    assert str(regles.valeur("essai.plafond", le=LE)) == "103.20"


@pytest.mark.parametrize(
    ("avant", "apres", "phrase"),
    [
        (
            'reference = { titre = "Code du travail", article = "L. 1" }\n',
            "",
            "essai/parametres.toml, ligne 8 (reference) : cette règle n’a pas de référence",
        ),
        ("valeur = 1000", 'valeur = "1000"', "ligne 9 (valeur) : un nombre est attendu"),
        ("valeur = 1000", "valeur = true", "ligne 9 (valeur) : un nombre est attendu"),
        ("valeur = 1000", "valeur = -5", "ligne 9 (valeur)"),
        ("valeur = 1000", "valeur = inf", "ligne 9 (valeur)"),
        ("du = 2026-01-01\nnature", 'du = "2026-01-01"\nnature', "ligne 10 (du)"),
        ("du = 2026-01-01\nnature", "du = 2026-01-01T10:00:00\nnature", "ligne 10 (du)"),
        ("du = 2026-01-01\nnature", "nature", "il manque « du »"),
        ('nature = "periode"', 'nature = "environ"', "ligne 11 (nature) : cette valeur n’est pas"),
        ('statut = "actif"\nfiabilite', 'statut = "vrai"\nfiabilite', "ligne 12 (statut)"),
        ('unite = "EUR"', 'unite = "francs"', "ligne 6 (unite)"),
        ('unite = "EUR"', 'unite = "EUR"\ncouleur = "bleu"', "ligne 7 (couleur)"),
        ('nom_simple = "Aide d’essai"\n', "", "(nom_simple) : ce champ manque"),
        ('publics = ["cdi"', 'publics = ["cadres"', "ligne 8"),
        ('publics = ["cdi"', 'publics = "cdi" #', "une liste est attendue"),
        ("rang = 45", "rang = 4.5", "ligne 10 (rang)"),
        ("rang = 45", 'rang = 45\nregions = ["999"]', "« 999 » n’est pas un code de région"),
        ("valeur = 1000", "valeur = 1e999999", "ligne 9 (valeur)"),
        ("valeur = 1000", "valeur = 1e-999999", "ligne 9 (valeur) : deux décimales au plus"),
        ("Plafond d’essai", "Plafond \u202ed’essai", "ligne 5 (libelle) : ce texte contient"),
        ('unite = "EUR"', 'unite = "%"', "« % » n’est pas l’unité d’un plafond par projet"),
        ('libelle = "Plafond par projet"', 'libelle = "X"\npar = "part"', "« EUR » n’est pas"),
        (
            'montant = { parametre = "essai.plafond" }', 'montant = 120\npar = "part"',
            "une part du prix ne dépasse pas 100",
        ),
        ("format = 1\ncode", "format = 2\ncode", "ligne 1 (format)"),
        ('"entree_entreprise_le"', '"date_magique"', "le fait « date_magique » n’existe pas"),
        ('"entree_entreprise_le"', '"statut_emploi"', "« statut_emploi » ne mesure pas"),
        (
            '{ parametre = "essai.mois" } }',
            '{ parametre = "essai.absent" } }',
            "essai/dispositif.toml, ligne 20 : le paramètre « essai.absent » n’existe pas",
        ),
        ("{essai.mois}", "{essai.rien}", "ligne 19 : le paramètre « essai.rien » n’existe pas"),
        ('montant = { parametre = "essai.plafond"', 'montant = { parametre = "x"', "« x »"),
        ("rang = 45", 'rang = 45\ncalcul = "magie"', "le calcul « magie » n’existe pas"),
        ("rang = 45", 'rang = 45\nsuivis = ["essai.rien"]', "« essai.rien » n’existe pas"),
        ("rang = 45", 'rang = 45\nalternatives = ["rien"]', "le dispositif « rien » n’existe pas"),
        ("[[plafond]]", "[plafond]", "une liste est attendue"),
    ],
)  # fmt: skip
def test_une_faute_est_refusee_avec_sa_ligne(avant: str, apres: str, phrase: str) -> None:
    assert phrase in refus(change(avant, apres))


def une_valeur(**champs: str) -> str:
    base = {
        "valeur": "1500",
        "nature": '"periode"',
        "statut": '"actif"',
        "fiabilite": '"A"',
        "reference": '{ titre = "Texte" }',
        "verifie_le": "2026-10-01",
    }
    lignes = "\n".join(f"{nom} = {valeur}" for nom, valeur in (base | champs).items())
    return f"\n[[parametre.valeur]]\n{lignes}\n"


@pytest.mark.parametrize(
    ("valeur", "phrase"),
    [
        (une_valeur(du="2027-01-01"), "se chevauchent"),
        (une_valeur(du="2025-01-01", au="2026-01-01"), "se chevauchent"),
        (une_valeur(nature='"periode_debut_inconnu"'), "se chevauchent"),
        (
            une_valeur(nature='"constat"', du="2020-11-01", au="2020-12-31"),
            "un constat ne vaut que le jour où il a été lu",
        ),
        (une_valeur(nature='"constat"', du="2020-11-01"), "un constat ne vaut que le jour"),
        (une_valeur(nature='"constat_non_date"', du="2020-11-01"), "n’a ni « du » ni « au »"),
        (une_valeur(nature='"periode_debut_inconnu"', du="2020-11-01"), "n’a pas de « du »"),
        (une_valeur(statut='"abroge"', du="2020-01-01"), "dit jusqu’à quand"),
        (une_valeur(du="2025-12-31", au="2025-01-01"), "la fin est avant le début"),
    ],
)
def test_une_periode_impossible_est_refusee(valeur: str, phrase: str) -> None:
    assert phrase in refus(un_paquet(parametres=PARAMETRES + valeur))


def test_la_veille_ferme_l_ancienne_valeur_sans_chevauchement() -> None:
    ancienne = une_valeur(du="2025-01-01", au="2025-12-31", statut='"abroge"')
    regles = charger(un_paquet(parametres=PARAMETRES + ancienne))
    assert regles.valeur("essai.mois", le=date(2025, 12, 31)) == Decimal(1500)
    assert regles.valeur("essai.mois", le=date(2026, 1, 1)) == Decimal(12)


def test_un_projet_peut_recouvrir_une_valeur_sans_jamais_compter() -> None:
    projet = une_valeur(du="2026-06-01", statut='"projet"')
    regles = charger(un_paquet(parametres=PARAMETRES + projet))
    assert regles.valeur("essai.mois", le=LE) == Decimal(12)
    assert [v.valeur for v in regles.parametres["essai.mois"].projets(LE)] == [Decimal(1500)]


def test_une_valeur_suspendue_ne_compte_pas() -> None:
    regles = charger(change('statut = "actif"\nfiabilite', 'statut = "suspendu"\nfiabilite'))
    assert regles.valeur("essai.plafond", le=LE) is None


@pytest.mark.parametrize(
    ("octets", "phrase"),
    [
        (b'format = 1\ncode = "a', "ligne 2 : ce fichier n’est pas du TOML"),
        (b"format = 1\n# \xe9t\xe9\n", "ligne 2 : ce fichier n’est pas en UTF-8"),
        (b"format = 1\nformat = 1\n", "n’est pas du TOML"),
        (b"format = 1\nx = " + b"[" * 100_000, "ligne 2 : ce fichier emboîte trop de niveaux"),
        (b"format = 1\nx = 1" + b"0" * 10_000, "ligne 2 : ce fichier n’est pas du TOML"),
        (b"", "ce champ manque"),
    ],
)
def test_un_fichier_casse_est_refuse(octets: bytes, phrase: str) -> None:
    assert phrase in refus(Paquet("casse", {"a/dispositif.toml": octets}))


def test_une_condition_sans_fond_est_refusee() -> None:
    profonde = "{ non = " * 60 + '{ constat = "age", au_moins = 1 }' + " }" * 60
    condition = '{ anciennete = "entree_entreprise_le", au_moins = { parametre = "essai.mois" } }'
    assert "ligne 20 : ce fichier emboîte trop de niveaux" in refus(change(condition, profonde))


def test_un_fichier_du_bloc_notes_est_lu() -> None:
    fichiers = {
        "essai/parametres.toml": b"\xef\xbb\xbf" + PARAMETRES.replace("\n", "\r\n").encode(),
        "essai/dispositif.toml": b"\xef\xbb\xbf" + DISPOSITIF.encode(),
    }
    assert charger(Paquet("notes", fichiers)).valeur("essai.plafond", le=LE) == Decimal(1000)


def test_dix_mega_octets_sont_refuses_sans_etre_lus() -> None:
    enorme = Paquet("enorme", {"a/dispositif.toml": b"#" * 10_485_760})
    assert f"dépasse {TAILLE_MAXIMALE // 1_048_576} Mo" in refus(enorme)


@pytest.mark.parametrize(
    "chemin",
    ["dispositif.toml", "../a/dispositif.toml", "/etc/dispositif.toml", "a/b/dispositif.toml",
     "A B/dispositif.toml", "a/autre.toml", "a/dispositif.py"],
)  # fmt: skip
def test_un_chemin_inattendu_est_refuse(chemin: str) -> None:
    assert chemin in refus(Paquet("chemin", {chemin: DISPOSITIF.encode()}))


def test_un_paquet_vide_est_refuse() -> None:
    assert "ne contient aucun fichier" in refus(Paquet("vide", {}))


def test_un_code_ecrit_deux_fois_est_refuse() -> None:
    double = Paquet(
        "double",
        {"a/dispositif.toml": un_paquet_minimal("a").fichiers["a/dispositif.toml"],
         "b/dispositif.toml": un_paquet_minimal("a").fichiers["a/dispositif.toml"]},
    )  # fmt: skip
    assert "est écrit deux fois" in refus(double)


def test_toutes_les_fautes_sont_dites_en_une_fois() -> None:
    dit = refus(
        un_paquet(
            parametres=PARAMETRES.replace("valeur = 1000", "valeur = true").replace(
                'unite = "mois"', 'unite = "lunes"'
            )
        )
    )
    assert "ligne 9" in dit
    assert "ligne 20" in dit


def test_un_paquet_local_remplace_un_dispositif_et_un_parametre() -> None:
    local = un_paquet(
        nom="local",
        parametres=PARAMETRES.replace("valeur = 1000", "valeur = 1200"),
        dispositif=DISPOSITIF.replace('nom = "Dispositif d’essai"', 'nom = "Aide locale"'),
    )
    regles = charger(un_paquet(), local)
    assert regles.valeur("essai.plafond", le=LE) == Decimal(1200)
    assert regles.dispositif("essai").nom == "Aide locale"
    assert regles.paquets == ("essai", "local")


def test_un_paquet_local_est_controle_avec_les_regles_qu_il_remplace() -> None:
    local = Paquet(
        "local",
        {"essai/parametres.toml": PARAMETRES.replace('unite = "mois"', 'unite = "EUR"').encode()},
    )
    assert charger(un_paquet(), local)
    perdu = un_paquet_minimal("autre", ajout=LIEN.format("absent"), nom="perdu")
    assert "le dispositif « absent » n’existe pas" in refus(un_paquet(), perdu)


def test_un_paquet_local_peut_ajouter_un_dispositif_d_une_region() -> None:
    ajout = '\n[[note]]\nphrase = "Appeler la Région."\n'
    texte = un_paquet_minimal("aide_du_coin", ajout=ajout).fichiers["aide_du_coin/dispositif.toml"]
    region = texte.replace(b"rang = 45", b'rang = 45\nregions = ["24"]')
    regles = charger(un_paquet(), Paquet("region", {"aide_du_coin/dispositif.toml": region}))
    assert [d.code for d in regles.dispositifs] == ["aide_du_coin", "essai"]
