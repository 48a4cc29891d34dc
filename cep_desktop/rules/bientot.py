"""Presque : la date où ce sera possible, ou ce qui manque encore."""

from collections.abc import Iterable
from datetime import date

from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.rules.explication import enumerer
from cep_desktop.rules.verdict import Bientot, Conclusion, EtatCondition, LigneCritere


def approcher(
    conclusion: Conclusion, lignes: tuple[LigneCritere, ...], *, le: date
) -> Bientot | None:
    """Dit ce qui sépare d’un oui ; `None` si c’est déjà oui, ou si rien ne peut le changer."""
    match conclusion:
        case Conclusion.OUI:
            return None
        case Conclusion.NON:
            return _apres_un_non([x for x in lignes if x.etat is EtatCondition.NON_REMPLI], le)
        case Conclusion.A_VERIFIER:
            return _a_verifier([x for x in lignes if x.etat is EtatCondition.INCONNU], le)


def _apres_un_non(refusees: list[LigneCritere], le: date) -> Bientot | None:
    sans_issue = [x for x in refusees if not x.possible_le and not x.manque]
    if sans_issue:
        return None
    return _composer(refusees, le)


def _a_verifier(inconnues: list[LigneCritere], le: date) -> Bientot | None:
    return _composer([x for x in inconnues if x.possible_le or x.manque], le)


def _composer(lignes: Iterable[LigneCritere], le: date) -> Bientot | None:
    liste = tuple(lignes)
    datees = [(x.possible_le, x) for x in liste if x.possible_le and x.possible_le > le]
    manque = tuple(x.manque for x in liste if x.manque and not x.possible_le)
    quand, raison = None, ""
    if datees:
        quand, ligne = max(datees, key=lambda datee: datee[0])
        precision = f" ({ligne.raison_date})" if ligne.raison_date else ""
        raison = f"éligible le {ecrire_date(quand)}{precision}"
    if manque:
        liaison = "\u202f; " if raison else ""
        raison += f"{liaison}il manque\u00a0: {enumerer(manque)}"
    return Bientot(quand, raison, manque) if raison else None
