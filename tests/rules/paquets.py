"""De petits paquets de règles, sains ou piégés."""

import pytest

from cep_desktop.rules.chargement import charger
from cep_desktop.rules.paquet import Paquet, PaquetRefuse

PARAMETRES = """\
format = 1

[[parametre]]
code = "essai.plafond"
libelle = "Plafond d’essai"
unite = "EUR"

[[parametre.valeur]]
valeur = 1000
du = 2026-01-01
nature = "periode"
statut = "actif"
fiabilite = "A"
reference = { titre = "Code du travail", article = "L. 1" }
verifie_le = 2026-10-01

[[parametre]]
code = "essai.mois"
libelle = "Ancienneté d’essai"
unite = "mois"

[[parametre.valeur]]
valeur = 12
du = 2026-01-01
nature = "periode"
statut = "actif"
fiabilite = "A"
reference = { titre = "Code du travail", article = "L. 2" }
verifie_le = 2026-10-01
"""

DISPOSITIF = """\
format = 1
code = "essai"
nom = "Dispositif d’essai"
nom_simple = "Aide d’essai"
financeur = "Organisme d’essai"
nature_financeur = "region"
attribution = "decision"
publics = ["cdi", "demandeur_emploi"]
postes = ["pedagogie"]
rang = 45
statut = "actif"
du = 2026-01-01
verifie_le = 2026-10-01
reference = { titre = "Règlement d’essai" }

[[critere]]
code = "anciennete"
genre = "eligibilite"
exige = "Avoir {essai.mois} d’ancienneté"
condition = { anciennete = "entree_entreprise_le", au_moins = { parametre = "essai.mois" } }
reference = { titre = "Règlement d’essai", article = "1" }
manque = "l’ancienneté"

[[plafond]]
code = "projet"
libelle = "Plafond par projet"
montant = { parametre = "essai.plafond" }
reference = { titre = "Règlement d’essai", article = "2" }
"""


def un_paquet(
    *, parametres: str = PARAMETRES, dispositif: str = DISPOSITIF, nom: str = "essai"
) -> Paquet:
    """Paquet d’un dossier, dont un fichier peut être changé."""
    return Paquet(
        nom,
        {
            "essai/parametres.toml": parametres.encode(),
            "essai/dispositif.toml": dispositif.encode(),
        },
    )


def un_paquet_minimal(code: str, *, ajout: str = "", nom: str = "essai") -> Paquet:
    """Paquet d’un seul dispositif sans paramètre, avec ce que l’on ajoute à la fin."""
    entete = DISPOSITIF.split("[[critere]]", maxsplit=1)[0]
    texte = entete.replace('code = "essai"', f'code = "{code}"')
    return Paquet(nom, {f"{code}/dispositif.toml": f"{texte}{ajout}".encode()})


LIEN = '\n[[exclusion]]\ncode = "{}"\nraison = "Jamais ensemble."\nreference = {{ titre = "T" }}\n'
"""Exclusion vers un autre dispositif, à compléter par son code."""


def refus(*paquets: Paquet) -> str:
    """Rend tout ce que dit le refus, une ligne par problème."""
    with pytest.raises(PaquetRefuse) as refuse:
        charger(*paquets)
    assert refuse.value.remede
    assert refuse.value.problemes
    return "\n".join(map(str, refuse.value.problemes)).replace("\u00a0", " ")


def change(avant: str, apres: str) -> Paquet:
    """Rend le paquet d’essai où un morceau de ses fichiers est remplacé."""
    assert avant in PARAMETRES + DISPOSITIF
    return un_paquet(
        parametres=PARAMETRES.replace(avant, apres, 1),
        dispositif=DISPOSITIF.replace(avant, apres, 1),
    )
