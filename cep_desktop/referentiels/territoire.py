"""Ce que d’autres livres disent d’un territoire ou d’un organisme."""

from dataclasses import dataclass

_HAUTE_CORSE = 20_200
"""Premier code postal de la Haute-Corse."""


def departement_de(code_postal: str) -> str:
    """Rend le département d’un code postal : deux signes, trois outre-mer ; vide sans code."""
    if code_postal.startswith(("97", "98")):
        return code_postal[:3]
    if code_postal.startswith("20") and code_postal.isdecimal():
        return "2A" if int(code_postal) < _HAUTE_CORSE else "2B"
    return code_postal[:2]


@dataclass(frozen=True, slots=True)
class Recrutement:
    """Projets d’embauche d’un métier sur un territoire ; `None` : nombre secret ou inconnu.

    `est_partiel` : des bassins taisent leur nombre, le total est un minimum.
    """

    metier: str
    territoire: str
    annee: str
    projets: int | None
    difficiles: int | None
    saisonniers: int | None
    est_partiel: bool = False


@dataclass(frozen=True, slots=True)
class OrganismeDeclare:
    """Un organisme de la liste publique ; figurer ici ne vaut pas agrément."""

    nda: str
    siret: str
    nom: str
    ville: str
    qualite_formation: bool | None
    qualite_bilan: bool | None
    qualite_vae: bool | None


@dataclass(frozen=True, slots=True)
class Convention:
    """Une convention collective et son opérateur de compétences."""

    idcc: str
    libelle: str
    opco: str


@dataclass(frozen=True, slots=True)
class LieuNomme:
    """Une commune, ou un domaine de formation : un code et son nom.

    `postal` est le code postal d’une commune ; vide s’il n’est pas publié.
    """

    code: str
    nom: str
    postal: str = ""
