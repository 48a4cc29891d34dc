"""F6 : passer du rail à la barre haute, puis à la page, et retour."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.qt import Raison

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre


def changer_de_zone(fenetre: "Fenetre", pas: int) -> None:
    """Donne le clavier à la zone suivante (`pas` vaut 1) ou précédente (−1)."""
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
