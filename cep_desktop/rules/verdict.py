"""Ce qu’une règle répond : un verdict, une ligne par condition, et ce qui manque."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.code import Code

DELAI_DE_RELECTURE = 180
"""Jours après lesquels une règle est « à revérifier » ; un réglage peut le changer."""


class EtatCondition(Code):
    """Logique à trois valeurs : l’inconnu n’est ni un oui ni un non."""

    REMPLI = "rempli", "Rempli"
    NON_REMPLI = "non_rempli", "Non rempli"
    INCONNU = "inconnu", "À vérifier"


class Conclusion(Code):
    """Réponse d’un dispositif pour cette personne, ce jour-là."""

    OUI = "oui", "Possible"
    NON = "non", "Pas possible aujourd’hui"
    A_VERIFIER = "a_verifier", "À vérifier"


class GenreCritere(Code):
    """Condition de fond, ou condition pour que le dossier soit examiné."""

    ELIGIBILITE = "eligibilite", "Éligibilité"
    RECEVABILITE = "recevabilite", "Recevabilité"


@dataclass(frozen=True, slots=True)
class LigneCritere:
    """Une condition expliquée : ce qu’il faut, ce que dit le dossier, le texte, la suite.

    `possible_le` est la première date où la condition serait remplie, si elle se calcule.
    `manque` dit en deux mots ce qu’il reste à obtenir : « l’accord de l’employeur ».
    `inconnus` nomme les faits que personne ne connaît encore.
    """

    code: str
    genre: GenreCritere
    exige: str
    constate: str
    etat: EtatCondition
    reference: str
    a_faire: str = ""
    possible_le: date | None = None
    manque: str = ""
    raison_date: str = ""
    inconnus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bientot:
    """Presque : la date où ce sera possible, ou ce qui manque."""

    le: date | None
    raison: str
    manque: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """La réponse d’un dispositif, entièrement expliquée."""

    dispositif: str
    nom: str
    financeur: str
    conclusion: Conclusion
    lignes: tuple[LigneCritere, ...]
    pieces: tuple[str, ...] = ()
    bientot: Bientot | None = None
    avertissements: tuple[str, ...] = ()
    regle_relue_le: date | None = None
    est_a_reverifier: bool = False
    nom_simple: str = ""

    def conclusion_sur(self, genre: GenreCritere) -> Conclusion:
        """Rend la réponse pour le fond seul, ou pour la recevabilité seule."""
        return conclure(ligne for ligne in self.lignes if ligne.genre is genre)


def conclure(lignes: Iterable[LigneCritere]) -> Conclusion:
    """Non si une condition n’est pas remplie ; sinon à vérifier si une est inconnue ; sinon oui."""
    etats = {ligne.etat for ligne in lignes}
    if EtatCondition.NON_REMPLI in etats:
        return Conclusion.NON
    return Conclusion.A_VERIFIER if EtatCondition.INCONNU in etats else Conclusion.OUI
