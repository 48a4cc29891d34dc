"""Dispositions et tailles écrites en cotes de maquette, reprises quand le zoom change."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import u

Marges = tuple[float, float, float, float]
"""Gauche, haut, droite, bas, en cotes de maquette."""

_MARGES: Final = "cep_marges"
_ESPACE: Final = "cep_espace"
_TAILLES: Final = "cep_tailles"


def colonne(
    parent: QWidget | None = None, *, marges: Marges = (0, 0, 0, 0), espace: float = 0
) -> QVBoxLayout:
    """Rend une disposition verticale, posée sur `parent` s’il est donné."""
    disposition = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    mesurer(disposition, marges=marges, espace=espace)
    return disposition


def ligne(
    parent: QWidget | None = None, *, marges: Marges = (0, 0, 0, 0), espace: float = 0
) -> QHBoxLayout:
    """Rend une disposition horizontale, posée sur `parent` s’il est donné."""
    disposition = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    mesurer(disposition, marges=marges, espace=espace)
    return disposition


def mesurer(disposition: QLayout, *, marges: Marges, espace: float) -> None:
    """Note les cotes d’une disposition et les applique au zoom courant."""
    disposition.setProperty(_MARGES, list(marges))
    disposition.setProperty(_ESPACE, espace)
    _poser(disposition)


def fixer(
    widget: QWidget,
    *,
    largeur: float | None = None,
    hauteur: float | None = None,
    largeur_min: float | None = None,
    hauteur_min: float | None = None,
    largeur_max: float | None = None,
) -> None:
    """Note les tailles imposées d’un widget et les applique au zoom courant."""
    cotes = {
        "setFixedWidth": largeur,
        "setFixedHeight": hauteur,
        "setMinimumWidth": largeur_min,
        "setMinimumHeight": hauteur_min,
        "setMaximumWidth": largeur_max,
    }
    widget.setProperty(_TAILLES, {nom: cote for nom, cote in cotes.items() if cote is not None})
    _tailler(widget)


def ajuster(racine: QWidget) -> None:
    """Reprend toutes les cotes notées sous `racine`, après un changement de zoom."""
    for disposition in racine.findChildren(QLayout):
        if disposition.property(_MARGES) is not None:
            _poser(disposition)
    for widget in (racine, *racine.findChildren(QWidget)):
        if widget.property(_TAILLES):
            _tailler(widget)


def vider(disposition: QLayout) -> None:
    """Retire et détruit tout ce que contient une disposition."""
    while (element := disposition.takeAt(0)) is not None:
        widget, interieure = element.widget(), element.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif interieure is not None:
            vider(interieure)
            interieure.deleteLater()


def filet(nom: str = "filet") -> QFrame:
    """Rend un trait de séparation."""
    trait = QFrame()
    trait.setObjectName(nom)
    return trait


def _poser(disposition: QLayout) -> None:
    gauche, haut, droite, bas = (u(cote) for cote in disposition.property(_MARGES))
    disposition.setContentsMargins(gauche, haut, droite, bas)
    disposition.setSpacing(u(disposition.property(_ESPACE)))


def _tailler(widget: QWidget) -> None:
    for nom, cote in widget.property(_TAILLES).items():
        getattr(widget, nom)(u(cote))
