"""Où l’on en est de la création : trois jalons reliés, avec leurs mots."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from cep_desktop.domain.avancement import Avancement
from ui.poste.jalon import JalonDessine
from ui.widgets.flux import Flux
from ui.widgets.libelle import Libelle, libelle
from ui.widgets.mise_en_page import fixer, ligne


class Etapes(QWidget):
    """Les étapes ; la courante est pleine, les faites sont cochées."""

    def __init__(self, noms: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flux = Flux(self, espace=10)
        self._jalons: list[JalonDessine] = []
        self._mots: list[Libelle] = []
        for rang, nom in enumerate(noms, start=1):
            boite = QWidget()
            rangee = ligne(boite, espace=8)
            if rang > 1:
                trait = QFrame()
                trait.setObjectName("filet")
                fixer(trait, largeur=28)
                rangee.addWidget(trait)
            jalon, mot = JalonDessine(rang), libelle(nom, "second")
            rangee.addWidget(jalon)
            rangee.addWidget(mot)
            self._jalons.append(jalon)
            self._mots.append(mot)
            flux.addWidget(boite)
        self._noms = tuple(noms)
        self.montrer(1)

    def montrer(self, courante: int) -> None:
        """Change l’étape courante (1 : la première)."""
        for rang, (jalon, mot) in enumerate(zip(self._jalons, self._mots, strict=True), start=1):
            if rang < courante:
                jalon.montrer(Avancement.TERMINE)
            else:
                jalon.montrer(Avancement.EN_COURS if rang == courante else Avancement.A_VENIR)
            mot.teinter("" if rang == courante else "ink2")
        self.setAccessibleName(
            f"Étape {courante} sur {len(self._noms)}, {self._noms[courante - 1]}"
        )
