"""Mesure ce que la personne attend : le démarrage, et la production des papiers."""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import run

from bench import montage
from cep_desktop.composition import composer_atelier

TOURS = 7


def mesurer(nom: str, geste: Callable[[], object]) -> None:
    """Écrit le temps le plus court, médian et le plus long d’un geste, en millisecondes."""
    durees = []
    for _ in range(TOURS):
        debut = time.perf_counter()
        geste()
        durees.append((time.perf_counter() - debut) * 1000)
    print(f"{nom:44} {min(durees):8.0f} {statistics.median(durees):8.0f} {max(durees):8.0f}")


def demarrer(*arguments: str) -> Callable[[], object]:
    """Rend un geste qui lance un Python neuf."""
    return lambda: run([sys.executable, *arguments], check=True, capture_output=True)


def main() -> None:
    """Passe toutes les mesures."""
    print(f"{'(millisecondes)':44} {'min':>8} {'médiane':>8} {'max':>8}")
    mesurer("démarrer Python seul", demarrer("-c", "pass"))
    mesurer("cep-desktop --help", demarrer("-m", "cep_desktop", "--help"))
    composer = "from cep_desktop.composition import composer_atelier as c; c()"
    mesurer("composer l’atelier", demarrer("-c", composer))
    atelier = composer_atelier()
    with tempfile.TemporaryDirectory() as dossier:
        for rang, fiche in enumerate(atelier.fiches()):
            session = atelier.ouvrir(fiche.id)
            sortie = Path(dossier) / str(rang)
            mesurer(
                f"produire {fiche.personne}",
                lambda cas=session.dossier, ou=sortie: atelier.produire(cas, ou),
            )
    montage.main()


if __name__ == "__main__":
    main()
