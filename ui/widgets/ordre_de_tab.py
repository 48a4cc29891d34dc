"""L’ordre de Tab suit ce que l’on voit, même pour une ligne ajoutée après coup.

Qt met à la fin du tour un widget né plus tard : sans cela, Tab n’atteindrait la ligne que l’on
vient d’ajouter qu’après tout le reste de la page.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from ui.qt import Focus


def ranger(racine: QWidget) -> None:
    """Met dans l’ordre des dispositions tout ce qui reçoit le clavier sous `racine`."""
    voulu = [w for w in _dessous(racine) if _recoit_le_clavier(w)]
    if voulu == _tour(racine, frozenset(voulu)):
        return
    for avant, apres in pairwise(voulu):
        QWidget.setTabOrder(avant, apres)


def _recoit_le_clavier(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Focus.TabFocus) and widget.focusProxy() is None


def _tour(racine: QWidget, connus: frozenset[QWidget]) -> list[QWidget]:
    """Les mêmes widgets, dans l’ordre que Tab suit aujourd’hui."""
    tour: list[QWidget] = []
    widget = racine.nextInFocusChain()
    while widget is not None and widget is not racine:
        if widget in connus:
            tour.append(widget)
        widget = widget.nextInFocusChain()
    return tour


def _dessous(racine: QWidget, vus: set[QWidget] | None = None) -> Iterator[QWidget]:
    """Tout ce que contient un widget, une fois : d’abord ce qui est disposé, puis le reste."""
    connus = {racine} if vus is None else vus
    for enfant in _enfants(racine):
        if enfant not in connus and not enfant.isWindow():
            connus.add(enfant)
            yield enfant
            yield from _dessous(enfant, connus)


def _enfants(widget: QWidget) -> Iterator[QWidget]:
    defile = widget.widget() if isinstance(widget, QScrollArea) else None
    if defile is not None:
        yield defile
    disposition = widget.layout()
    if disposition is not None:
        yield from _disposes(disposition)
    yield from (enfant for enfant in widget.children() if isinstance(enfant, QWidget))


def _disposes(disposition: QLayout) -> Iterator[QWidget]:
    for rang in range(disposition.count()):
        element = disposition.itemAt(rang)
        if element is None:
            continue
        dessous, widget = element.layout(), element.widget()
        if dessous is not None:
            yield from _disposes(dessous)
        elif widget is not None:
            yield widget
