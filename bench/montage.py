"""Mesure le montage contre HiGHS nu : douze aides, dix coûts, quatre buts.

« Nu » : le même programme, les mêmes réglages, les mêmes quatre résolutions, mais déjà écrit en
tableaux, sans modèle à construire, sans preuve entière, sans mélange à lire. Les deux se mesurent
tour à tour dans le même processus, en temps de calcul : une machine partagée ne compte pas.
"""

import random
import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial

import highspy

from cep_desktop.domain.depense import Poste, Unite
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.calcul import calculer
from cep_desktop.rules.montage.cout import Cout
from cep_desktop.rules.montage.enonce import Enonce, PlafondCommun
from cep_desktop.rules.montage.epingles import Variante
from cep_desktop.rules.montage.modele import construire, objectifs
from cep_desktop.rules.montage.montage import monter
from cep_desktop.rules.montage.offre import (
    Cofinancement,
    Confiance,
    Exoneration,
    Lien,
    Offre,
    Participation,
)
from cep_desktop.rules.montage.plafond import Plafond, PlafondAnnuel, PlafondFixe, PlafondUnitaire
from cep_desktop.rules.montage.preparation import preparer
from cep_desktop.rules.montage.programme import Programme, Termes
from cep_desktop.rules.montage.resolution import REGLAGES

AIDES, COUTS, ENONCES, TOURS = 12, 10, 20, 3
SOURCE = "mesure"
POSTES = tuple(Poste)
CODES = tuple(f"aide{rang:02}" for rang in range(AIDES))


def tirer(graine: int) -> Enonce:
    """Un énoncé plein : plafonds, participation, priorités, exclusions, cofinancement."""
    alea = random.Random(graine)  # noqa: S311 (tirage de mesure, sans secret)
    couts = tuple(
        Cout(
            f"cout{n}", f"Coût {n}", POSTES[n % len(POSTES)], Montant(alea.randint(5_000, 900_000))
        )
        for n in range(COUTS)
    )
    commun = PlafondCommun("Ensemble", Montant(2_000_000), SOURCE, frozenset(CODES[:6]))
    return Enonce(couts, tuple(_offre(alea, n) for n in range(AIDES)), (commun,))


def _offre(alea: random.Random, rang: int) -> Offre:
    postes = frozenset(alea.sample(POSTES, 5)) | {Poste.PEDAGOGIE}
    code = CODES[rang]
    plafonds: tuple[Plafond, ...] = (
        PlafondFixe(Montant(alea.randint(20_000, 600_000)), SOURCE),
        PlafondUnitaire(
            Montant(alea.randint(500, 3_000)), Unite.HEURE, Decimal(210), SOURCE,
            frozenset({Poste.PEDAGOGIE}),
        ),
        PlafondAnnuel(Montant(500_000), ((2026, Montant(alea.randint(0, 200_000))),), SOURCE),
    )  # fmt: skip
    exclu = frozenset({alea.choice([c for c in CODES if c != code])})
    dispense = Exoneration(frozenset({CODES[1]}), est_certaine=True, reference=SOURCE)
    return Offre(
        code, f"Aide {rang}", f"Financeur {rang}", tuple(NatureFinanceur)[rang % 11], postes,
        plafonds,
        rang=1 + rang // 2,
        confiance=alea.choice(tuple(Confiance)),
        minimum=Montant(1_000),
        participation=Participation(Montant(15_000), SOURCE, (dispense,)) if rang == 0 else None,
        cofinancement=Cofinancement(Montant(10_000), SOURCE) if rang == 5 else None,
        apres=(Lien(frozenset({CODES[rang // 4]}), SOURCE),) if rang in {6, 9} else (),
        exclusions=(Lien(exclu, SOURCE),) if rang % 2 else (),
    )  # fmt: skip


class Nu:
    """HiGHS et des tableaux prêts : rien d’autre que passer le modèle et résoudre."""

    def __init__(
        self,
        programme: Programme,
        buts: tuple[Termes, ...],
        reglages: dict[str, bool | float | str],
    ) -> None:
        self.reglages = reglages
        self.taille = len(programme.maxima)
        infini = highspy.kHighsInf
        debuts, colonnes, coefficients = [0], [], []
        for ligne in programme.lignes:
            colonnes += [colonne for colonne, _ in ligne.termes]
            coefficients += [float(coefficient) for _, coefficient in ligne.termes]
            debuts.append(len(colonnes))
        bas = [-infini if li.minimum is None else float(li.minimum) for li in programme.lignes]
        haut = [infini if li.maximum is None else float(li.maximum) for li in programme.lignes]
        zeros, maxima = [0.0] * self.taille, [float(m) for m in programme.maxima]
        entiers = [int(b) for b in programme.binaires]
        self.modele = (
            self.taille, len(bas), len(colonnes), 2, 1, 0.0, zeros, zeros, maxima, bas, haut,
            debuts, colonnes, coefficients, entiers,
        )  # fmt: skip
        self.buts = [self._ecrire(but) for but in buts]

    def _ecrire(self, but: Termes) -> tuple[list[float], list[int], list[float]]:
        prix = [0.0] * self.taille
        for colonne, coefficient in but:
            prix[colonne] = float(coefficient)
        return prix, [c for c, _ in but], [float(v) for _, v in but]

    def resoudre(self) -> None:
        """Quatre résolutions, chacune bornée par les précédentes."""
        solveur: highspy.Highs = highspy.Highs()  # type: ignore[no-untyped-call]  # HiGHS
        solveur.silent()
        for nom, reglage in self.reglages.items():
            solveur.setOptionValue(nom, reglage)
        solveur.passModel(*self.modele)
        rangs = list(range(self.taille))
        for prix, colonnes, coefficients in self.buts:
            solveur.changeColsCost(self.taille, rangs, prix)
            solveur.run()
            valeur = round(solveur.getObjectiveValue())
            solveur.addRow(-highspy.kHighsInf, valeur, len(colonnes), colonnes, coefficients)


def chronometrer(geste: Callable[[], object]) -> float:
    """Temps de calcul d’un geste, en millisecondes."""
    debut = time.process_time()
    geste()
    return (time.process_time() - debut) * 1000


def main() -> None:
    """Écrit les temps, et le rapport du montage à HiGHS nu."""
    durees: dict[str, list[float]] = {}
    for graine in range(ENONCES):
        enonce = tirer(graine)
        modele = construire(enonce, preparer(enonce), Variante())
        nu = Nu(modele.programme, objectifs(modele), REGLAGES)
        usine = Nu(modele.programme, objectifs(modele), {"threads": 1})
        gestes: dict[str, Callable[[], object]] = {
            "HiGHS nu, mêmes réglages": nu.resoudre,
            "HiGHS nu, réglages d’usine": usine.resoudre,
            "mélange prouvé": partial(calculer, enonce),
            "montage entier, expliqué": partial(monter, enonce),
        }
        tours = [{nom: chronometrer(g) for nom, g in gestes.items()} for _ in range(TOURS)]
        for nom in gestes:
            durees.setdefault(nom, []).append(min(tour[nom] for tour in tours))
    print(f"{AIDES} aides × {COUTS} coûts, {ENONCES} énoncés, meilleur de {TOURS} tours (ms)")
    for nom, temps in durees.items():
        print(f"{nom:28} médiane {statistics.median(temps):6.1f}   au pire {max(temps):6.1f}")
    rapport = sum(durees["mélange prouvé"]) / sum(durees["HiGHS nu, mêmes réglages"])
    print(f"mélange prouvé / HiGHS nu, mêmes réglages, mêmes quatre buts\u00a0: {rapport:.2f}")


if __name__ == "__main__":
    main()
