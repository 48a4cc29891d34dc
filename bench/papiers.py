"""Mesure les papiers : Word contre docxtpl nu, classeur contre openpyxl nu, paquet, lot.

Emploi : `python -m bench.papiers [NOMBRE]`, où NOMBRE est celui des dossiers du lot (1 000 pour la
mesure de référence). Les témoins tournent dans le même processus, un tour sur deux : les autres
programmes du poste ralentissent les deux. Échoue si un rapport dépasse sa limite.
"""

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from docxtpl import DocxTemplate
from markupsafe import Markup
from openpyxl import Workbook, load_workbook

from cep_desktop.documents import dossier_portable
from cep_desktop.documents.gabarit import preparer as preparer_gabarit
from cep_desktop.documents.gabarit import verifier
from cep_desktop.documents.plan_action import ancres, contenu, ecriture
from cep_desktop.documents.plan_action.valeurs import preparer
from cep_desktop.documents.plan_financement import contenu as financement
from cep_desktop.documents.plan_financement import ecriture as classeur
from cep_desktop.domain.dossier import Dossier
from cep_desktop.storage.embarque import ExemplesEmbarques, GabaritsEmbarques
from cep_desktop.usecases.lot import Travail, coeurs, produire_le_lot
from cep_desktop.usecases.remise import composer_remise

LE = date(2026, 11, 23)
TOURS, LOT = 7, 60
WORD, CLASSEUR, PAQUET, GAIN = 1.5, 3.0, 1.0, 1.7


def comparer(nom: str, geste: Callable[[], object], temoin: Callable[[], object]) -> float:
    """Écrit et rend combien de fois le témoin coûte un geste, en médianes alternées."""
    geste(), temoin()
    durees: tuple[list[float], list[float]] = ([], [])
    for _ in range(TOURS):
        for rang, fait in enumerate((geste, temoin)):
            debut = time.perf_counter()
            fait()
            durees[rang].append(time.perf_counter() - debut)
    ici, la_bas = map(statistics.median, durees)
    print(f"{nom:34} {ici * 1000:8.0f} ms, témoin {la_bas * 1000:6.0f} ms : {ici / la_bas:5.2f}")
    return ici / la_bas


def word(dossier: Dossier) -> float:
    """Le plan d’actions, contre docxtpl avec le même modèle et les mêmes valeurs."""
    gabarit = GabaritsEmbarques().lire(ancres.NOM_DU_GABARIT)
    dit = contenu.composer(dossier, le=LE)

    def nu() -> None:
        modele = DocxTemplate(io.BytesIO(gabarit))
        modele.init_docx()

        def image(png: bytes, _taille: tuple[float, float], _description: str) -> Markup:
            modele.docx.part.get_or_add_image(io.BytesIO(png))
            return Markup("<w:r/>")

        modele.render(dict(preparer(dit, image, {})), autoescape=True)
        modele.save(io.BytesIO())

    def le_notre() -> None:
        verifier.cache_clear()
        preparer_gabarit.cache_clear()
        ecriture.ecrire(dit, gabarit)

    return comparer("plan d’actions, sans mémoire", le_notre, nu)


def excel(dossier: Dossier) -> float:
    """Le classeur, contre openpyxl qui n’écrirait que les mêmes valeurs, sans forme."""
    dit = financement.composer(dossier, le=LE)
    livre = load_workbook(io.BytesIO(classeur.ecrire(dit)))
    feuilles = {
        feuille.title: [[case.value for case in rangee] for rangee in feuille.iter_rows()]
        for feuille in livre.worksheets
    }

    def nu() -> None:
        neuf = Workbook()
        for titre, rangees in feuilles.items():
            page = neuf.create_sheet(titre)
            for rangee in rangees:
                page.append(rangee)
        neuf.save(io.BytesIO())

    return comparer("classeur", lambda: classeur.ecrire(dit), nu)


def paquet(dossier: Dossier) -> float:
    """Le paquet de remise entier, PDF exclus, en secondes."""
    composer_remise(dossier, GabaritsEmbarques(), le=LE)
    durees = []
    for _ in range(TOURS):
        debut = time.perf_counter()
        papiers = composer_remise(dossier, GabaritsEmbarques(), le=LE)
        durees.append(time.perf_counter() - debut)
    duree = statistics.median(durees)
    print(f"{'paquet de remise':34} {duree * 1000:8.0f} ms, {len(papiers)} fichiers")
    return duree


def lot(dossier: Dossier, nombre: int) -> float:
    """Le gain d’un lot sur tous les cœurs par rapport à un seul."""
    with tempfile.TemporaryDirectory() as lieu:
        travaux = []
        for rang in range(nombre):
            fichier = Path(lieu) / f"{rang}.dossier.json"
            fichier.write_bytes(dossier_portable.ecrire(dossier.avec(numero=f"{rang:04}")))
            travaux.append(Travail(fichier, Path(lieu) / "sortie", LE, GabaritsEmbarques()))
        durees = []
        for sur in (1, coeurs()):
            debut = time.perf_counter()
            assert all(not issue.refus for issue in produire_le_lot(travaux, sur=sur))
            durees.append(time.perf_counter() - debut)
            print(f"{f'lot de {nombre} sur {sur} cœur(s)':34} {durees[-1]:8.1f} s")
    gain = durees[0] / durees[1]
    print(f"{'gain':34} {gain:8.2f}")
    return gain


def main() -> None:
    """Passe toutes les mesures, puis dit lesquelles dépassent leur limite."""
    nombre = int(sys.argv[1]) if len(sys.argv) > 1 else LOT
    camille = next(d for nom, d in ExemplesEmbarques().lister() if nom == "camille")
    manques = []
    if (rapport := word(camille)) > WORD:
        manques.append(f"Word : {rapport:.2f} fois docxtpl, plus de {WORD}")
    if (rapport := excel(camille)) > CLASSEUR:
        manques.append(f"classeur : {rapport:.2f} fois openpyxl, plus de {CLASSEUR}")
    if (duree := paquet(camille)) > PAQUET:
        manques.append(f"paquet : {duree:.2f} s, plus de {PAQUET}")
    if coeurs() > 1 and (gain := lot(camille, nombre)) < GAIN:
        manques.append(f"lot : gain de {gain:.2f} sur {coeurs()} cœurs, moins de {GAIN}")
    assert not manques, " ; ".join(manques)


if __name__ == "__main__":
    main()
