"""Dessine chaque écran du poste et du coffre : `python -m tests.captures_poste captures`."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtTest import QTest

from cep_desktop.settings import Preferences
from tests.captures import HABITS
from tests.cas.coffre import PHRASE, un_coffre_rempli, un_poste
from tests.cas.ecran import DialoguesMuets
from tests.cas.ecrans_du_poste import FERMES, NEUFS, OUVERTS, Amener, reposer
from ui.app import preparer
from ui.jetons import Apparence
from ui.poste.fenetre import FenetrePoste
from ui.poste.ouverture import EcranOuverture
from ui.poste.reglages import Reglages
from ui.taches import attendre_la_fin
from ui.theme import theme


def _poste(dossier: Path) -> FenetrePoste:
    habit = Preferences(
        prenom="Nadia", nom="Benali", apparence=theme.apparence.value, zoom=theme.zoom
    )
    reglages = Reglages(habit, lambda _: None)
    return FenetrePoste(un_poste(dossier), DialoguesMuets(accord=True), reglages)


def _rempli(dossier: Path) -> FenetrePoste:
    un_coffre_rempli(dossier)
    return _poste(dossier)


def _ouvert(dossier: Path) -> FenetrePoste:
    poste = _rempli(dossier)
    ecran = poste.portier.ecran
    if isinstance(ecran, EcranOuverture):
        ecran.champ.ligne.setText(PHRASE)
        ecran.champ.valide.emit()
    while poste.fenetre is None:
        QTest.qWait(10)
    reposer()
    return poste


Preparer = Callable[[Path], FenetrePoste]
DEPARTS: tuple[tuple[Preparer, dict[str, Amener]], ...] = (
    (_poste, NEUFS),
    (_rempli, FERMES),
    (_ouvert, OUVERTS),
)


def prises() -> Iterator[tuple[str, Preparer, Amener]]:
    """Chaque écran : son nom, d’où l’on part, comment l’on y va."""
    for preparer_le_poste, ecrans in DEPARTS:
        for nom, amener in ecrans.items():
            yield nom, preparer_le_poste, amener


def main(sortie: Path, seulement: str = "") -> None:
    """Écrit toutes les images, ou celles dont le nom contient `seulement`."""
    preparer(["captures"])
    sortie.mkdir(parents=True, exist_ok=True)
    for nom, preparer_le_poste, amener in prises():
        for suffixe, habit in HABITS:
            if seulement not in f"poste-{nom}{suffixe}":
                continue
            apparence, zoom = habit.get("apparence", Apparence.CLAIR), habit.get("zoom", 100)
            theme.regler(apparence=Apparence(apparence), zoom=int(str(zoom)))
            with tempfile.TemporaryDirectory() as dossier:
                poste = preparer_le_poste(Path(dossier))
                taille = habit.get("taille", (1366, 768))
                poste.resize(*(taille if isinstance(taille, tuple) else (1366, 768)))
                poste.show()
                QTest.qWait(1)
                amener(poste)
                QTest.qWait(150)
                poste.grab().save(str(sortie / f"poste-{nom}{suffixe}.png"))
                poste.close()
                attendre_la_fin()
                poste.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "captures"), *sys.argv[2:3])
