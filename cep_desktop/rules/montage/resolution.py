"""La résolution par HiGHS, objectif après objectif, prouvée en nombres entiers.

HiGHS calcule en nombres à virgule. Rien n’en sort sans preuve entière : la solution arrondie
respecte exactement toutes les lignes, et sa valeur égale la borne arrondie à l’entier.
Raisons des trois passes et des réglages : docs/adr/0012.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.rules.montage.programme import Ligne, Programme, Termes, valeur

if TYPE_CHECKING:
    import highspy

REGLAGES: dict[str, bool | float | str] = {
    "threads": 1,
    "random_seed": 0,
    # Secondes par résolution : au-delà, mieux vaut refuser que faire attendre.
    "time_limit": 10.0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
    # À cette taille, simplifier et chercher au hasard coûte plus cher que la preuve elle-même.
    "presolve": "off",
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_root_reduced_cost": False,
    "mip_heuristic_run_feasibility_jump": False,
    "mip_detect_symmetry": False,
    "mip_allow_restart": False,
}
"""Réglages communs : un seul fil, un hasard fixe, aucun écart toléré."""

TOLERANCES_FINES: dict[str, bool | float | str] = {
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
}
"""Tolérances de la dernière passe."""

_BRUIT = 1e-3
"""En deçà, une borne et l’entier voisin sont le même nombre."""

_POUSSIERE = 1e-6
"""En deçà, une décision est un non ; au-delà, un oui."""


class CalculNonProuve(ErreurMetier):
    """Aucune solution n’a pu être prouvée exacte."""


@dataclass(frozen=True, slots=True)
class Palier:
    """Un objectif atteint : sa valeur, et la borne qu’aucune solution ne peut franchir."""

    valeur: int
    borne: int


@dataclass(frozen=True, slots=True)
class Solution:
    """Une valeur entière par colonne, et la preuve de chaque objectif."""

    valeurs: tuple[int, ...]
    paliers: tuple[Palier, ...]


class Exigence(IntEnum):
    """Ce qu’une passe demande à HiGHS de rendre entier."""

    RIEN = 0
    DECISIONS = 1
    TOUT = 2

    def entiers(self, programme: Programme) -> list[int]:
        """1 pour chaque colonne entière, 0 pour les autres."""
        return [
            int(self is Exigence.TOUT or (self is Exigence.DECISIONS and est_binaire))
            for est_binaire in programme.binaires
        ]


def resoudre(
    programme: Programme, objectifs: Sequence[Termes], departage: Termes = ()
) -> Solution | None:
    """Minimise chaque objectif sans rien perdre sur les précédents ; `None` si c’est impossible.

    `departage` choisit ensuite entre des montants aussi bons, sans revenir sur les décisions.

    Chaque passe est plus lente et plus stricte que la précédente ; la première suffit neuf fois
    sur dix. Lève `CalculNonProuve` si aucune n’aboutit à une preuve.
    """
    if not programme.maxima:
        paliers = tuple(Palier(0, 0) for _ in objectifs)
        sans_rien = all(ligne.est_respectee(()) for ligne in programme.lignes)
        return Solution((), paliers) if sans_rien else None
    for exigence in Exigence:
        try:
            return _Passe(programme, exigence).resoudre(objectifs, departage)
        except _SansPreuve:
            continue
    raise CalculNonProuve(
        "Le meilleur montage n’a pas pu être prouvé.",
        remede="Écartez une aide, puis recommencez.",
    )


class _SansPreuve(Exception):
    """Cette passe n’a pas prouvé son résultat."""


class _Passe:
    """Une suite de résolutions du même programme."""

    def __init__(self, programme: Programme, exigence: Exigence) -> None:
        import highspy

        est_fine = exigence is Exigence.TOUT
        self._programme = programme
        self._lignes_gagnees: list[Ligne] = []
        self._marge = 0.5 if est_fine else 0.0
        self._colonnes = list(range(len(programme.maxima)))
        self._entiers = exigence.entiers(programme)
        self._statuts = highspy.HighsModelStatus
        self._infini = highspy.kHighsInf
        self._solveur = _ouvrir(REGLAGES | TOLERANCES_FINES if est_fine else REGLAGES)
        charger(self._solveur, programme, self._entiers)

    def resoudre(self, objectifs: Sequence[Termes], departage: Termes) -> Solution | None:
        """Enchaîne les objectifs, puis le départage."""
        paliers: list[Palier] = []
        valeurs: tuple[int, ...] | None = None
        for objectif in objectifs:
            if valeurs is not None and _est_deja_nul(objectif, valeurs):
                palier = Palier(0, 0)
            else:
                trouve = self._minimiser(objectif)
                if trouve is None and paliers:
                    raise _SansPreuve
                if trouve is None:
                    return None
                palier, valeurs = trouve
            paliers.append(palier)
            self._acquerir(objectif, palier.valeur)
        if valeurs is not None and departage:
            valeurs = self._departager(departage, valeurs)
        if valeurs is None or not self._est_exacte(valeurs):
            raise _SansPreuve
        return Solution(valeurs, tuple(paliers))

    def _departager(self, departage: Termes, valeurs: Sequence[int]) -> tuple[int, ...]:
        """Fixe les décisions et choisit les montants."""
        decisions = [colonne for colonne in self._colonnes if self._programme.binaires[colonne]]
        fixees = [float(valeurs[colonne]) for colonne in decisions]
        self._solveur.changeColsBounds(len(decisions), decisions, fixees, fixees)
        trouve = self._minimiser(departage)
        if trouve is None:
            raise _SansPreuve
        return trouve[1]

    def _minimiser(self, objectif: Termes) -> tuple[Palier, tuple[int, ...]] | None:
        prix = [0.0] * len(self._colonnes)
        for colonne, coefficient in objectif:
            prix[colonne] = float(coefficient)
        self._solveur.changeColsCost(len(prix), self._colonnes, prix)
        self._solveur.run()
        statut = self._solveur.getModelStatus()
        if statut in {self._statuts.kInfeasible, self._statuts.kUnboundedOrInfeasible}:
            return None
        if statut != self._statuts.kOptimal:
            raise _SansPreuve
        valeurs = self._arrondir(self._solveur.getSolution().col_value)
        bilan = self._solveur.getInfo()
        borne = bilan.mip_dual_bound if any(self._entiers) else bilan.objective_function_value
        palier = Palier(valeur(objectif, valeurs), math.ceil(borne - _BRUIT))
        if palier.valeur != palier.borne:
            raise _SansPreuve
        return palier, valeurs

    def _arrondir(self, valeurs: Sequence[float]) -> tuple[int, ...]:
        """Un montant va au centime le plus proche ; une décision entamée devient un oui."""
        couples = zip(valeurs, self._programme.binaires, strict=True)
        return tuple(
            math.ceil(v - _POUSSIERE) if est_binaire else round(v) for v, est_binaire in couples
        )

    def _est_exacte(self, valeurs: Sequence[int]) -> bool:
        """Vrai si la dernière solution tient toutes les lignes et toutes les valeurs gagnées.

        Elle atteint alors chaque borne : tous les paliers sont prouvés d’un coup.
        """
        return self._programme.est_respecte(valeurs) and all(
            ligne.est_respectee(valeurs) for ligne in self._lignes_gagnees
        )

    def _acquerir(self, objectif: Termes, gagne: int) -> None:
        """Interdit aux objectifs suivants de perdre ce qui est gagné.

        Entre deux entiers, la marge n’admet rien de plus ; elle absorbe le bruit du calcul.
        """
        if not objectif:
            return
        self._lignes_gagnees.append(Ligne(objectif, None, gagne))
        colonnes, coefficients = zip(*objectif, strict=True)
        self._solveur.addRow(
            -self._infini, gagne + self._marge, len(colonnes), list(colonnes),
            [float(c) for c in coefficients],
        )  # fmt: skip


def charger(solveur: highspy.Highs, programme: Programme, entiers: list[int]) -> None:
    """Donne un programme à HiGHS ; `entiers` vaut 1 pour chaque colonne à rendre entière."""
    import highspy

    debuts, colonnes, coefficients = [0], [], []
    for ligne in programme.lignes:
        for colonne, coefficient in ligne.termes:
            colonnes.append(colonne)
            coefficients.append(float(coefficient))
        debuts.append(len(colonnes))
    infini = highspy.kHighsInf
    taille = len(programme.maxima)
    solveur.passModel(
        taille, len(programme.lignes), len(colonnes),
        int(highspy.MatrixFormat.kRowwise), int(highspy.ObjSense.kMinimize), 0.0,
        [0.0] * taille, [0.0] * taille, [float(m) for m in programme.maxima],
        [-infini if li.minimum is None else float(li.minimum) for li in programme.lignes],
        [infini if li.maximum is None else float(li.maximum) for li in programme.lignes],
        debuts, colonnes, coefficients,
        entiers,
    )  # fmt: skip


def _ouvrir(reglages: dict[str, bool | float | str]) -> highspy.Highs:
    import highspy

    class Muet(highspy.Highs):
        """HiGHS sans un mot : la bannière s’écrirait dans la réponse d’un verbe."""

        def enableCallbacks(self) -> None:  # noqa: N802 (nom choisi par HiGHS)
            """Se tait avant la première écriture, et n’écoute aucun rappel."""
            self.silent()

    solveur: highspy.Highs = Muet()  # type: ignore[no-untyped-call]  # HiGHS n’annote pas __init__
    for nom, reglage in reglages.items():
        solveur.setOptionValue(nom, reglage)
    return solveur


def _est_deja_nul(objectif: Termes, valeurs: Sequence[int]) -> bool:
    """Vrai si cet objectif, qui ne peut pas être négatif, vaut déjà zéro."""
    return all(coefficient >= 0 for _, coefficient in objectif) and not valeur(objectif, valeurs)
