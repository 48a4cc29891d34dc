"""« Est-ce utile ici ? » : la bulle qui suit un mot sensible, sans jamais empêcher d’écrire."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Alignement
from ui.relecture import relecture
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import ligne

_PAUSE = 500
"""Millisecondes sans frappe avant de relire."""


def phrase_sensible(trouves: tuple[tuple[str, str], ...]) -> str:
    """Rend la question posée pour des mots trouvés, vide s’il n’y en a pas."""
    if not trouves:
        return ""
    mots = ", ".join(f"« {mot} »" for mot in dict.fromkeys(mot for mot, _ in trouves))
    genres = ", ".join(dict.fromkeys(genre.lower() for _, genre in trouves))
    return composer(f"{mots} : est-ce utile ici ? Information sensible ({genres}).")


class BulleSensible(QWidget):
    """La question, et « Oui, c’est utile » qui ne la pose plus pour ces mots."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rangee = ligne(self, espace=8)
        rangee.addWidget(Picto("shield-check-fill", "warn", 20), 0, Alignement.AlignTop)
        self.phrase = paragraphe("", "second", ton="warn")
        rangee.addWidget(self.phrase, 1)
        self.utile = Bouton("Oui, c’est utile", "discret")
        rangee.addWidget(self.utile, 0, Alignement.AlignTop)


class VeilleSensible(QObject):
    """Relit un champ quand on cesse d’y écrire ; la bulle se pose dans sa disposition."""

    def __init__(self, commande: QLineEdit | QPlainTextEdit, disposition: QBoxLayout) -> None:
        super().__init__(commande)
        self._disposition = disposition
        self._lire: Callable[[], str]
        self._acceptes: set[str] = set()
        self.bulle: BulleSensible | None = None
        self._pause: QTimer | None = None
        self._commande = commande
        if isinstance(commande, QLineEdit):
            self._lire = commande.text
            commande.textEdited.connect(self._attendre)
        else:
            self._lire = commande.toPlainText
            commande.textChanged.connect(self._attendre)

    def relire(self) -> None:
        """Montre ou cache la bulle, selon ce qui est écrit."""
        trouves = tuple(t for t in relecture.sensibles(self._lire()) if t[0] not in self._acceptes)
        phrase = phrase_sensible(trouves)
        if phrase and self.bulle is None:
            self.bulle = BulleSensible()
            self.bulle.utile.clicked.connect(self._accepter)
            self._disposition.addWidget(self.bulle)
        if self.bulle is not None:
            self.bulle.phrase.montrer(phrase)
            self.bulle.utile.setAccessibleName(composer(f"Oui, c’est utile : {phrase}"))
            self.bulle.setVisible(bool(phrase))

    def _attendre(self) -> None:
        if not relecture.est_prete or not self._commande.hasFocus():
            return
        if self._pause is None:
            self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
            self._pause.timeout.connect(self.relire)
        self._pause.start()

    def _accepter(self) -> None:
        self._acceptes.update(mot for mot, _ in relecture.sensibles(self._lire()))
        self.relire()
        self._commande.setFocus()
