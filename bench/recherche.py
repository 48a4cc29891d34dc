"""Mesure la recherche d’un métier sur cent demandes de tous les jours, écrites d’avance.

Emploi : `python -m bench.recherche`, avec les vrais fichiers dans `../shared/donnees`. Les mots de
tous les jours (`resources/referentiels/usages.toml`) ont été écrits en connaissant la liste : la
ligne « sans les usages » dit ce que vaut le moteur seul.
"""

import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

from cep_desktop.referentiels.recherche import Index
from cep_desktop.storage.livres.poste import LivresDuPoste

_RACINE = Path(__file__).parents[1]
DONNEES = _RACINE.parent / "shared" / "donnees"
_DEMANDES = _RACINE / "tests" / "referentiels" / "requetes.txt"
_PREMIERS = 5


def demandes() -> list[tuple[str, set[str]]]:
    """Rend chaque demande et les codes attendus."""
    lignes = _DEMANDES.read_text(encoding="utf-8").splitlines()
    paires = (ligne.split("\t") for ligne in lignes if not ligne.startswith("#"))
    return [(mots, set(codes.split("|"))) for mots, codes in paires]


def main() -> None:
    """Écrit la part trouvée dans les cinq premiers, et les temps."""
    with tempfile.TemporaryDirectory() as dossier:
        poste = LivresDuPoste(Path(dossier))
        poste.importer(DONNEES / "rome-v460", le=date(2026, 11, 23), avancer=lambda _: None)
        catalogue = poste.catalogue()
        assert catalogue is not None
        for nom, usages in (("avec les usages", poste.usages()), ("sans les usages", {})):
            debut = time.perf_counter()
            index = Index(catalogue, usages)
            construit = (time.perf_counter() - debut) * 1000
            durees, manquees = [], []
            for mots, attendus in demandes():
                debut = time.perf_counter()
                trouves = index.chercher(mots, nombre=_PREMIERS)
                durees.append((time.perf_counter() - debut) * 1000)
                if not attendus & {m.code for m in trouves}:
                    manquees.append(mots)
            print(
                f"{nom} : {100 - len(manquees)} sur 100, médiane "
                f"{statistics.median(durees):.1f} ms, pire {max(durees):.1f} ms, "
                f"index {construit:.0f} ms"
            )
            print(f"  manquées : {', '.join(manquees) or 'aucune'}")


if __name__ == "__main__":
    main()
