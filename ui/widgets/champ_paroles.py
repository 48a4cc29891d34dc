"""Un champ pour les mots de la personne, entre guillemets tant qu’on ne les écrit pas."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.bulle_sensible import VeilleSensible
from ui.widgets.champ import Champ
from ui.widgets.saisie import ZoneSaisie

_GUILLEMETS = ' «»\u00a0\u202f"“”\n\t'


def ouvrir_guillemets(texte: str) -> str:
    """Rend les mots nus : sans guillemets ni espaces autour."""
    return texte.strip(_GUILLEMETS)


def fermer_guillemets(texte: str) -> str:
    """Rend les mots entre guillemets français, ou rien s’il n’y a pas de mots."""
    return f"«\u00a0{texte}\u00a0»" if texte else ""


class _ZoneParoles(ZoneSaisie):
    """Montre les guillemets au repos, les enlève pendant que l’on écrit."""

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """Enlève les guillemets : on écrit des mots, pas de la ponctuation."""
        self.remplacer(ouvrir_guillemets(self.texte))
        super().focusInEvent(evenement)

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Remet les guillemets, même autour d’un texte collé avec les siens."""
        super().focusOutEvent(evenement)
        self.remplacer(fermer_guillemets(ouvrir_guillemets(self.texte)))


class ChampParoles(Champ):
    """Les mots mêmes de la personne ; `saisi` porte le texte nu quand on quitte le champ."""

    saisi = Signal(str)

    def __init__(
        self,
        titre: str,
        *,
        aide: str = "",
        exemple: str = "",
        hauteur: float = 96,
        parent: QWidget | None = None,
    ) -> None:
        self.zone = _ZoneParoles()
        super().__init__(titre, self.zone, aide=aide, parent=parent)
        self.zone.setPlaceholderText(exemple)
        self.zone.suivre_le_texte(hauteur)
        self._connu = ""
        self.zone.quittee.connect(self._terminer)
        self.veille = VeilleSensible(self.zone, self.disposition)

    def montrer(self, texte: str) -> None:
        """Affiche les mots du dossier et efface l’erreur."""
        self._connu = texte
        nu = self.zone.hasFocus()
        self.zone.remplacer(texte if nu else fermer_guillemets(texte))
        self.accepter()

    def _terminer(self) -> None:
        texte = ouvrir_guillemets(self.zone.texte)
        if texte != self._connu:
            self._connu = texte
            self.accepter()
            self.saisi.emit(texte)
