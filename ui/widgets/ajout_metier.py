"""L’ajout d’un métier : on tape, le livre propose, ou l’on garde ses propres mots."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.qt import Raison, Touche
from ui.widgets.ajout_ligne import AjoutLigne
from ui.widgets.bouton_compose import BoutonCompose
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, fixer, vider

_PROPOSES = 6
_LETTRES = 2


class MetierPropose(Protocol):
    """Un métier qu’un livre propose."""

    @property
    def code(self) -> str:
        """Code ROME."""
        ...

    @property
    def appellation(self) -> str:
        """Le nom sous lequel on l’a trouvé."""
        ...


Chercheur = Callable[[str], Sequence[MetierPropose]]
"""Rend les métiers qui répondent à ces mots ; rien si le livre manque ou n’est pas encore prêt."""


class AjoutMetier(AjoutLigne):
    """`trouve` porte le code et le nom choisis ; `ajoute`, les mots de la personne."""

    trouve = Signal(str, str)

    def __init__(
        self,
        titre: str,
        chercher: Chercheur,
        *,
        exemple: str = "",
        sinon: str = "Sinon, « Ajouter » garde vos mots.",
        nommer: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(titre, exemple=exemple, parent=parent)
        self._chercher = chercher
        self._nommer = nommer
        self._sinon = sinon
        self.boutons: list[BoutonMetier] = []
        self._boite = QWidget()
        self._pile = colonne(self._boite, espace=6)
        self._annonce = paragraphe("", "second")
        disposition = self.layout()
        if disposition is not None:
            disposition.addWidget(self._annonce)
            disposition.addWidget(self._boite)
        self._annonce.hide()
        self._boite.hide()
        self.ligne.textEdited.connect(lambda _: self.proposer())
        self.ajoute.connect(lambda _: self._proposer_rien())

    def proposer(self) -> None:
        """Relit ce qui est écrit, et montre ce que le livre propose."""
        texte = self.ligne.text().strip()
        metiers = list(self._chercher(texte))[:_PROPOSES] if len(texte) >= _LETTRES else []
        vider(self._pile)
        self.boutons = [self._bouton(metier) for metier in metiers]
        self._boite.setVisible(bool(metiers))
        self._annonce.montrer(
            f"{len(metiers)} métier{'s' * (len(metiers) > 1)} du livre. {self._sinon}"
            if metiers
            else ""
        )
        self._annonce.setVisible(bool(metiers))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Bas et Haut parcourent les propositions ; Échap les referme."""
        focus = self.focusWidget()
        ici = next((rang for rang, bouton in enumerate(self.boutons) if bouton is focus), -1)
        match evenement.key():
            case Touche.Key_Down if ici + 1 < len(self.boutons):
                self.boutons[ici + 1].setFocus(Raison.TabFocusReason)
            case Touche.Key_Up if ici > 0:
                self.boutons[ici - 1].setFocus(Raison.BacktabFocusReason)
            case Touche.Key_Up if ici == 0:
                self.viser()
            case Touche.Key_Escape if self.boutons:
                self._proposer_rien()
                self.viser()
            case _:
                super().keyPressEvent(evenement)

    def _bouton(self, metier: MetierPropose) -> "BoutonMetier":
        bouton = BoutonMetier(self._nommer(metier.appellation), metier.code)
        bouton.clicked.connect(lambda: self._choisir(metier))
        self._pile.addWidget(bouton)
        return bouton

    def _choisir(self, metier: MetierPropose) -> None:
        self.repondre("")
        self._proposer_rien()
        self.trouve.emit(metier.code, self._nommer(metier.appellation))

    def _proposer_rien(self) -> None:
        vider(self._pile)
        self.boutons = []
        self._boite.hide()
        self._annonce.hide()


class BoutonMetier(BoutonCompose):
    """Un métier proposé : son nom, et son code dessous."""

    def __init__(self, appellation: str, code: str) -> None:
        super().__init__()
        self.code = code
        disposition = colonne(self, marges=(14, 8, 14, 8), espace=2)
        disposition.addWidget(paragraphe(appellation, "fort"))
        disposition.addWidget(paragraphe(f"Code ROME {code}", "legende"))
        fixer(self, hauteur_min=48)
        self.nommer(f"{appellation}, code ROME {code}")
        self.laisser_passer()
