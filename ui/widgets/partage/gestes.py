"""Les boutons d’une vue partagée, et qui les écoute."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.vue_partagee import Geste
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.flux import Flux

Agir = Callable[[Geste], None]
"""Ce que l’écran fait d’un geste : exécuter sa commande, ou aller à une page."""


def bouton(geste: Geste, agir: Agir) -> Bouton:
    """Rend le bouton d’un geste ; une réponse choisie reste enfoncée."""
    est_reponse = geste.est_coche is not None
    genre = "plein" if geste.est_plein else "pilule" if est_reponse else "contour"
    rendu = Bouton(geste.mot, genre, geste.picto)  # type: ignore[arg-type]
    rendu.setAccessibleName(composer(geste.mot))
    if est_reponse:
        rendu.setCheckable(True)
        rendu.setChecked(bool(geste.est_coche))
    rendu.clicked.connect(lambda: agir(geste))
    return rendu


def bouton_de_ligne(geste: Geste, agir: Agir) -> BoutonPicto:
    """Rend le petit bouton d’une ligne : un pictogramme, le mot entier au lecteur d’écran."""
    rendu = BoutonPicto(geste.mot, geste.picto)
    rendu.clicked.connect(lambda: agir(geste))
    return rendu


def ranger(gestes: Sequence[Geste], agir: Agir) -> QWidget:
    """Rend les boutons côte à côte, ou à la ligne si la place manque."""
    boite = QWidget()
    flux = Flux(boite, espace=12)
    for geste in gestes:
        flux.addWidget(bouton(geste, agir))
    return boite
