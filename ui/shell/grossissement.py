"""Ctrl + − 0 : la taille du texte se change partout, même avant d’être entré."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.theme import ZOOMS, theme


def grossir(pas: int) -> None:
    """Passe au grossissement suivant (`pas` vaut 1) ou précédent (−1)."""
    rang = max(0, min(ZOOMS.index(theme.zoom) + pas, len(ZOOMS) - 1))
    if ZOOMS[rang] != theme.zoom:
        theme.regler(zoom=ZOOMS[rang])


def remettre() -> None:
    """Revient à la taille normale."""
    theme.regler(zoom=100)


def brancher_le_zoom(ecran: QWidget) -> None:
    """Pose les touches du zoom sur un écran sans registre d’actions."""
    for touche, geste in (
        ("Ctrl++", partial(grossir, 1)),
        ("Ctrl+=", partial(grossir, 1)),
        ("Ctrl+-", partial(grossir, -1)),
        ("Ctrl+0", remettre),
    ):
        QShortcut(QKeySequence(touche), ecran).activated.connect(geste)
