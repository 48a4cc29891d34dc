"""Mesure l’évaluation d’un dossier par toutes les règles, chargement à part.

Emploi : `python -m bench.evaluer`. Échoue si une évaluation coûte plus de cinq fois la boucle
témoin, soit cinq millisecondes sur un poste libre. Le témoin tourne dans le même processus, entre
deux évaluations : les autres programmes du poste ralentissent les deux.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date

from cep_desktop.rules.chargement import charger
from cep_desktop.rules.moteur import evaluer
from cep_desktop.storage.embarque import ExemplesEmbarques
from cep_desktop.storage.regles import PaquetsDuPoste

LE = date(2026, 11, 23)
TOURS, LIMITE = 200, 5.0


def mesurer(geste: Callable[[], object], tours: int) -> list[float]:
    """Rend la durée de chaque tour, en millisecondes, du plus court au plus long."""
    durees = []
    for _ in range(tours):
        debut = time.perf_counter()
        geste()
        durees.append((time.perf_counter() - debut) * 1000)
    return sorted(durees)


def main() -> None:
    """Mesure le chargement des règles, puis chaque dossier d’exemple."""
    chargements = mesurer(lambda: charger(*PaquetsDuPoste().lister()), 5)
    regles = charger(*PaquetsDuPoste().lister())
    print(f"{len(regles.dispositifs)} dispositifs, {len(regles.parametres)} paramètres")
    print(f"{'(millisecondes)':24} {'min':>8} {'médiane':>8} {'max':>8}")
    _ecrire("charger les règles", chargements)
    rapports = []
    for nom, dossier in ExemplesEmbarques().lister():
        rapport, durees = comparer(lambda dossier=dossier: evaluer(dossier, regles, le=LE))  # type: ignore[misc]
        _ecrire(f"évaluer {nom}", durees)
        print(f"{'':24} {rapport:8.2f} fois le témoin")
        rapports.append(rapport)
    assert max(rapports) <= LIMITE, f"{max(rapports):.2f} fois le témoin, plus de {LIMITE}"


def temoin() -> int:
    """Une boucle Python qui dure une milliseconde sur un poste libre."""
    total = 0
    for rang in range(20_000):
        total += rang * rang % 7
    return total


def comparer(geste: Callable[[], object]) -> tuple[float, list[float]]:
    """Rend combien de témoins coûte un geste, en médianes alternées, et ses durées triées."""
    temoins, durees = [], []
    for _ in range(TOURS):
        temoins += mesurer(temoin, 1)
        durees += mesurer(geste, 1)
    return statistics.median(durees) / statistics.median(temoins), sorted(durees)


def _ecrire(nom: str, durees: list[float]) -> None:
    print(f"{nom:24} {durees[0]:8.2f} {statistics.median(durees):8.2f} {durees[-1]:8.2f}")


if __name__ == "__main__":
    main()
