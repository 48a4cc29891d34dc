"""Les champs où l’on écrit : une ligne ou un récit, qui se relisent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from cep_desktop.domain.typographie import composer
from ui.widgets.bulle_sensible import VeilleSensible
from ui.widgets.cadre_champ import Champ, Fautes, fautes
from ui.widgets.saisie import LigneSaisie, ZoneSaisie

__all__ = ["Champ", "ChampRecit", "ChampTexte", "Fautes", "fautes"]


class ChampTexte(Champ):
    """Une ligne de texte ; `saisi` part quand on quitte le champ avec un texte nouveau."""

    saisi = Signal(str)

    def __init__(
        self, titre: str, *, aide: str = "", exemple: str = "", parent: QWidget | None = None
    ) -> None:
        self.ligne = LigneSaisie()
        super().__init__(titre, self.ligne, aide=aide, parent=parent)
        self._connu = self._montre = ""
        self._compagnon: QWidget | None = None
        self.ligne.setPlaceholderText(composer(exemple))
        self.ligne.editingFinished.connect(self._finir)
        self.veille = VeilleSensible(self.ligne, self.disposition)

    @property
    def texte(self) -> str:
        """Ce qui est écrit, sans espaces autour."""
        return self.ligne.text().strip()

    def montrer(self, texte: str) -> None:
        """Affiche une valeur du dossier et efface l’erreur."""
        self._connu = self._montre = texte
        if self.ligne.text() != texte:
            self.ligne.setText(texte)
            self.ligne.setCursorPosition(0)
        self.accepter()

    def suivre(self, texte: str) -> None:
        """Affiche la valeur du dossier ; un texte refusé reste écrit, si elle n’a pas bougé."""
        if not (self.faute and texte == self._montre):
            self.montrer(texte)

    def accompagner(self, compagnon: QWidget) -> None:
        """Ajoute dessous de quoi choisir ; y aller ne quitte pas le champ."""
        self._compagnon = compagnon
        self.disposition.addWidget(compagnon)

    def terminer(self) -> None:
        """Prévient si ce qui est écrit est nouveau."""
        if self.texte != self._connu:
            self._connu = self.texte
            self._lire(self.texte)

    def _finir(self) -> None:
        compagnon, focus = self._compagnon, QApplication.focusWidget()
        if compagnon is None or focus is None or not compagnon.isAncestorOf(focus):
            self.terminer()

    def _lire(self, texte: str) -> None:
        self.accepter()
        self.saisi.emit(texte)


class ChampRecit(Champ):
    """Plusieurs lignes de texte ; `saisi` part quand on quitte le champ avec un texte nouveau."""

    saisi = Signal(str)

    def __init__(self, titre: str, *, aide: str = "", parent: QWidget | None = None) -> None:
        self.zone = ZoneSaisie()
        super().__init__(titre, self.zone, aide=aide, parent=parent)
        self._connu = ""
        self.zone.quittee.connect(self._terminer)
        self.veille = VeilleSensible(self.zone, self.disposition)

    def montrer(self, texte: str) -> None:
        """Affiche une valeur du dossier et efface l’erreur."""
        self._connu = texte
        self.zone.remplacer(texte)
        self.accepter()

    def _terminer(self) -> None:
        texte = self.zone.texte.strip()
        if texte != self._connu:
            self._connu = texte
            self.accepter()
            self.saisi.emit(texte)
