"""Les touches communes à toute la fenêtre."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.qt import Raison
from ui.theme import ZOOMS, theme

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre

_TOUCHES = QKeySequence.StandardKey


def brancher(fenetre: "Fenetre") -> None:
    """Pose les raccourcis de la fenêtre."""
    gestes: tuple[tuple[QKeySequence | QKeySequence.StandardKey, Callable[[], object]], ...] = (
        (_TOUCHES.Undo, fenetre.annuler),
        (QKeySequence("Ctrl+Y"), fenetre.retablir),
        (QKeySequence("Ctrl+Shift+Z"), fenetre.retablir),
        (_TOUCHES.Save, fenetre.fichiers.enregistrer),
        (QKeySequence("Ctrl+Shift+S"), fenetre.fichiers.copier),
        (_TOUCHES.Open, fenetre.fichiers.demander),
        (QKeySequence("Ctrl+N"), fenetre.commencer),
        (QKeySequence("Ctrl+Return"), fenetre.agir),
        (QKeySequence("Ctrl+PgDown"), lambda: _tourner(fenetre, 1)),
        (QKeySequence("Ctrl+PgUp"), lambda: _tourner(fenetre, -1)),
        (QKeySequence("F6"), lambda: _changer_de_zone(fenetre, 1)),
        (QKeySequence("Shift+F6"), lambda: _changer_de_zone(fenetre, -1)),
    )
    for touche, geste in gestes:
        QShortcut(touche, fenetre).activated.connect(partial(_si_libre, fenetre, geste))
    brancher_le_zoom(fenetre)


def brancher_le_zoom(fenetre: QWidget) -> None:
    """Pose Ctrl + − 0 : la taille du texte se change partout, même avant d’être entré."""
    pas = (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1))
    for touche, sens in pas:
        raccourci = QShortcut(QKeySequence(touche), fenetre)
        raccourci.activated.connect(partial(grossir, sens))
    remise = QShortcut(QKeySequence("Ctrl+0"), fenetre)
    remise.activated.connect(partial(theme.regler, zoom=100))


def _si_libre(fenetre: "Fenetre", geste: Callable[[], object]) -> None:
    """Ne fait rien tant qu’une couche demande une réponse."""
    if not fenetre.est_couverte:
        geste()


def grossir(pas: int) -> None:
    """Passe au grossissement suivant ou précédent."""
    rang = max(0, min(ZOOMS.index(theme.zoom) + pas, len(ZOOMS) - 1))
    if ZOOMS[rang] != theme.zoom:
        theme.regler(zoom=ZOOMS[rang])


def _tourner(fenetre: "Fenetre", pas: int) -> None:
    if fenetre.ouvert is None:
        return
    codes = fenetre.ouvert.codes
    ici = fenetre.rail.courante
    rang = (codes.index(ici) if ici in codes else len(codes)) + pas
    if 0 <= rang < len(codes):
        fenetre.aller(codes[rang])


def _changer_de_zone(fenetre: "Fenetre", pas: int) -> None:
    """Passe du rail à la barre haute, puis à la page, et retour."""
    zones: list[QWidget] = [fenetre.rail, fenetre.barre, fenetre.page]
    focus: QWidget | None = fenetre.focusWidget()
    ici = _rang_de_la_zone(zones, focus) if focus is not None else 0
    for ecart in range(1, len(zones) + 1):
        zone = zones[(ici + pas * ecart) % len(zones)]
        cible = _premier_focalisable(zone)
        if cible is not None:
            fenetre.anneau.annoncer()
            cible.setFocus(Raison.ShortcutFocusReason)
            return


def _rang_de_la_zone(zones: list[QWidget], widget: QWidget) -> int:
    return next((rang for rang, zone in enumerate(zones) if zone.isAncestorOf(widget)), 0)


def _premier_focalisable(zone: QWidget) -> QWidget | None:
    for widget in zone.findChildren(QWidget):
        peut = bool(widget.focusPolicy().value & 1) and widget.isEnabled()
        if peut and widget.isVisibleTo(zone):
            return widget
    return None
