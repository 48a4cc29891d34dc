"""Dessine chaque page dans ses états, en image : `python -m tests.captures captures`."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cep_desktop.storage.embarque import ExemplesEmbarques
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.ecran import DialoguesMuets
from tests.planche import planche
from ui.app import preparer
from ui.jetons import Apparence
from ui.shell.fenetre import Fenetre
from ui.theme import theme

Geste = Callable[[Fenetre], object]


@dataclass(frozen=True)
class Prise:
    """Une image : ce que l’on montre, et dans quel habit."""

    nom: str
    geste: Geste
    apparence: Apparence = Apparence.CLAIR
    zoom: int = 100
    taille: tuple[int, int] = (1366, 768)


def _ouvrir(prenom: str, page: str = "plan_action") -> Geste:
    def geste(fenetre: Fenetre) -> None:
        fiches = fenetre.atelier.fiches()
        fenetre.ouvrir(next(f.id for f in fiches if f.personne.startswith(prenom)))
        fenetre.aller(page)

    return geste


def _plan_ouvert(fenetre: Fenetre) -> None:
    _ouvrir("Camille")(fenetre)
    fenetre.ouvert.page("plan_action").ouvrir("A4")


def _financement_ouvert(fenetre: Fenetre) -> None:
    _ouvrir("Camille", "financement")(fenetre)
    fenetre.ouvert.page("financement").ouvrir("F2")


PRISES = (
    Prise("01-accueil", lambda _: None),
    *(
        Prise(f"{numero}-{page}-{prenom.lower()}", _ouvrir(prenom, page))
        for numero, page in (("04", "plan_action"), ("06", "financement"), ("07", "documents"))
        for prenom in ("Camille", "Idriss", "Solène")
    ),
    Prise("04-plan_action-volet", _plan_ouvert),
    Prise("06-financement-volet", _financement_ouvert),
)
HABITS = (
    ("", {}),
    ("-690", {"taille": (1366, 690)}),
    ("-sombre", {"apparence": Apparence.SOMBRE}),
    ("-contraste", {"apparence": Apparence.CONTRASTE}),
    ("-150", {"zoom": 150}),
    ("-200", {"zoom": 200}),
)


def prises() -> Iterator[Prise]:
    """Toutes les images à faire."""
    for prise in PRISES:
        for suffixe, habit in HABITS:
            yield replace(prise, nom=prise.nom + suffixe, **habit)


def dessiner(prise: Prise, atelier: Atelier) -> QWidget:
    """Prépare une fenêtre comme la prise la demande, sans l’enregistrer."""
    theme.regler(apparence=prise.apparence, zoom=prise.zoom)
    fenetre = Fenetre(atelier, DialoguesMuets())
    fenetre.resize(*prise.taille)
    fenetre.show()
    QTest.qWait(0)
    prise.geste(fenetre)
    QTest.qWait(20)
    return fenetre


def main(sortie: Path, seulement: str = "") -> None:
    """Écrit toutes les images, ou celles dont le nom contient `seulement`."""
    preparer(["captures"])
    sortie.mkdir(parents=True, exist_ok=True)
    atelier = un_atelier(dossier for _, dossier in ExemplesEmbarques().lister())
    for prise in prises():
        if seulement in prise.nom:
            fenetre = dessiner(prise, atelier)
            fenetre.grab().save(str(sortie / f"{prise.nom}.png"))
            fenetre.close()
            fenetre.deleteLater()
    for apparence in Apparence:
        if seulement in "15-composants":
            theme.regler(apparence=apparence, zoom=100)
            composants = planche()
            composants.resize(1366, 768)
            composants.show()
            QTest.qWait(20)
            composants.grab().save(str(sortie / f"15-composants-{apparence}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "captures"), *sys.argv[2:3])
