"""Le résultat d’une condition : son état, ce qui l’explique, et quand elle sera remplie."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cep_desktop.rules.verdict import EtatCondition


@dataclass(frozen=True, slots=True)
class Examen:
    """Une condition regardée.

    `dits` explique l’état avec les mots du dossier ; `inconnus` nomme les faits qui manquent ;
    `possible_le` est la première date où la condition serait remplie, si elle se calcule.
    """

    etat: EtatCondition
    dits: tuple[str, ...] = ()
    inconnus: tuple[str, ...] = ()
    possible_le: date | None = None
    raison: str = ""

    @property
    def est_rempli(self) -> bool:
        """Vrai si la condition est remplie, sans doute."""
        return self.etat is EtatCondition.REMPLI


def toutes(examens: Sequence[Examen]) -> Examen:
    """Réunit des conditions toutes exigées ; n’explique que celles qui décident."""
    for etat in (EtatCondition.NON_REMPLI, EtatCondition.INCONNU):
        decisifs = [examen for examen in examens if examen.etat is etat]
        if decisifs:
            return _reunir(etat, decisifs, _au_plus_tard(decisifs))
    return _reunir(EtatCondition.REMPLI, examens, None)


def une_seule(examens: Sequence[Examen]) -> Examen:
    """Réunit des conditions dont une suffit ; n’explique que celles qui décident."""
    for etat in (EtatCondition.REMPLI, EtatCondition.INCONNU):
        decisifs = [examen for examen in examens if examen.etat is etat]
        if decisifs:
            retenus = decisifs[:1] if etat is EtatCondition.REMPLI else decisifs
            return _reunir(etat, retenus, _au_plus_tot(examens))
    return _reunir(EtatCondition.NON_REMPLI, examens, _au_plus_tot(examens))


def contraire(examen: Examen) -> Examen:
    """Inverse une condition ; l’inconnu le reste."""
    inverses = {
        EtatCondition.REMPLI: EtatCondition.NON_REMPLI,
        EtatCondition.NON_REMPLI: EtatCondition.REMPLI,
        EtatCondition.INCONNU: EtatCondition.INCONNU,
    }
    return Examen(inverses[examen.etat], examen.dits, examen.inconnus)


def _reunir(etat: EtatCondition, examens: Sequence[Examen], le: date | None) -> Examen:
    return Examen(
        etat,
        tuple(dict.fromkeys(dit for examen in examens for dit in examen.dits)),
        tuple(dict.fromkeys(code for examen in examens for code in examen.inconnus)),
        None if etat is EtatCondition.REMPLI else le,
        next((e.raison for e in examens if e.possible_le == le and e.raison), ""),
    )


def _au_plus_tard(examens: Sequence[Examen]) -> date | None:
    """Une date n’existe que si chaque condition manquante en a une."""
    dates = [examen.possible_le for examen in examens if examen.possible_le]
    return max(dates) if dates and len(dates) == len(examens) else None


def _au_plus_tot(examens: Sequence[Examen]) -> date | None:
    return min((e.possible_le for e in examens if e.possible_le), default=None)
