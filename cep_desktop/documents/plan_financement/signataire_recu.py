"""Qui a répondu, et quand : le bloc « Réponse donnée par » d’un classeur renvoyé."""

from collections.abc import Iterator
from datetime import date

from cep_desktop.documents.excel.cases import Case
from cep_desktop.documents.excel.grille import Grille
from cep_desktop.documents.excel.saisie_libre import (
    SaisieIllisible,
    lire_jour,
    lire_texte,
    plier,
)
from cep_desktop.documents.plan_financement.reponses_recues import ProblemeDeCase
from cep_desktop.domain.texte import LIGNE_MAXIMALE

_BLOC = "Réponse donnée par"
_LONGUEUR = LIGNE_MAXIMALE // 2 - 2
_EXTRAIT = 40


def relever_le_signataire(
    grille: Grille, *, repere: date, problemes: list[ProblemeDeCase]
) -> tuple[str, date | None]:
    """Qui répond, et quand, cherchés par leurs intitulés ; vides s’ils ont disparu.

    Ajoute aux `problemes` chaque case remplie qui ne se lit pas.
    """
    dits: dict[str, str] = {}
    le: date | None = None
    for intitule in ("nom", "fonction", "date"):
        rangee, valeur = _a_cote(grille, intitule)
        try:
            if intitule == "date":
                le = lire_jour(valeur, repere=repere)
            else:
                dits[intitule] = lire_texte(valeur, longueur=_LONGUEUR)
        except SaisieIllisible as refus:
            trouve = " ".join(str(valeur).split())[:_EXTRAIT]
            colonne = f"{_BLOC}, {intitule}"
            problemes.append(
                ProblemeDeCase(grille.nom, rangee + 1, colonne, trouve, refus.attendu, refus.remede)
            )
    return ", ".join(mot for mot in dits.values() if mot), le


def _a_cote(grille: Grille, intitule: str) -> tuple[int, object]:
    """La première case remplie à droite d’un intitulé, et sa rangée."""
    for rangee, colonne in _intitules(grille, intitule):
        for suivante in range(colonne + 1, len(grille.rangees[rangee])):
            valeur = grille.brut((rangee, suivante))
            if valeur is not None:
                return rangee, valeur
    return 0, None


def _intitules(grille: Grille, intitule: str) -> Iterator[Case]:
    depuis = False
    for numero, rangee in enumerate(grille.rangees):
        for colonne, valeur in enumerate(rangee):
            if isinstance(valeur, str):
                depuis = depuis or plier(valeur) == plier(_BLOC)
                if depuis and plier(valeur).rstrip(" :") == intitule:
                    yield numero, colonne
