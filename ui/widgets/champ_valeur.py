"""Un champ dont le texte devient une valeur quand on le quitte."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cep_desktop.domain.erreurs import ErreurMetier
from ui.widgets.champ import Champ

T = TypeVar("T")


class ChampValeur(Champ, Generic[T]):
    """Lit, remet en forme, ou explique ; `saisi` porte la valeur, ou `None` si le champ est vide.

    Un texte illisible reste écrit, l’erreur dessous : rien n’est perdu, rien n’est changé.
    """

    saisi = Signal(object)

    def __init__(
        self,
        titre: str,
        commande: QLineEdit,
        *,
        lire: Callable[[str], T | None],
        ecrire: Callable[[T | None], str],
        aide: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(titre, commande, aide=aide, parent=parent)
        self.ligne = commande
        self._lire = lire
        self._ecrire = ecrire
        self._valeur: T | None = None
        self._montree: T | None = None
        self._ecrit = ""
        commande.editingFinished.connect(self._terminer)

    @property
    def valeur(self) -> T | None:
        """La dernière valeur lue, `None` si le champ est vide."""
        return self._valeur

    def montrer(self, valeur: T | None) -> None:
        """Affiche une valeur du dossier et efface l’erreur."""
        self._montree = valeur
        self._afficher(valeur)

    def suivre(self, valeur: T | None) -> None:
        """Affiche la valeur du dossier ; un texte refusé reste écrit, si elle n’a pas bougé."""
        if not (self.faute and valeur == self._montree):
            self.montrer(valeur)

    def _afficher(self, valeur: T | None) -> None:
        self._valeur = valeur
        self._ecrit = self._ecrire(valeur)
        self.ligne.setText(self._ecrit)
        self.accepter()

    def _terminer(self) -> None:
        texte = self.ligne.text().strip()
        if texte == self._ecrit:
            return
        self._ecrit = texte
        try:
            valeur = self._lire(texte)
        except ErreurMetier as refus:
            self.refuser(str(refus))
            return
        self._afficher(valeur)
        self.saisi.emit(valeur)
