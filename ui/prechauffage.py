"""Charger pendant les temps morts ce que le premier dossier demandera.

La liste s’ouvre sans la fenêtre ni les pages d’un dossier. Les charger d’un coup figerait l’écran
près d’une seconde : ce qui ne touche pas à Qt se charge sur un autre fil, puis les écrans, un
fichier par passage de la boucle, tant que personne n’attend.
"""

from collections import deque
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject, QTimer, Signal

from ui.shell.etat import CodePage
from ui.taches import Suivi, lancer

_ATTENTE_MS, _PAS_MS = 400, 10
_RECETTES = "ui.shell.recettes"
SANS_QT = (
    "cep_desktop.usecases.atelier",
    "cep_desktop.usecases.coffre.ports",
    "cep_desktop.usecases.dates_du_dossier",
    "cep_desktop.usecases.suivi",
    "cep_desktop.usecases.monter",
    "cep_desktop.usecases.conflit",
    "cep_desktop.rules.moteur",
    "cep_desktop.rules.aiguillage",
    "cep_desktop.documents.papier",
    "holidays.countries",
)
"""Ce que les pages demandent et qui ne touche pas à Qt, en plus des commandes."""


def charger_sans_qt(_suivi: Suivi) -> None:
    """Charge les commandes, les règles, les papiers et le calendrier des jours fériés."""
    for nom in (*_modules("cep_desktop.usecases.commandes"), *SANS_QT):
        import_module(nom)


def pages() -> Iterator[str]:
    """Nomme les fichiers de la fenêtre, puis des pages d’un dossier, l’état avant l’écran."""
    yield from _modules("ui.widgets")
    yield from (nom for nom in _modules("ui.shell") if nom != _RECETTES)
    connues = set(_modules("ui.pages"))
    for code in CodePage:
        if (paquet := f"ui.pages.{code}") in connues:
            yield from sorted(_modules(paquet), key=lambda nom: not nom.endswith(".etat"))
    yield _RECETTES


class Prechauffage(QObject):
    """Vit avec l’application ; `fini` part quand tout est chargé."""

    fini = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._restent = deque[str]()
        self._minuterie = QTimer(self)
        self._minuterie.setInterval(_PAS_MS)
        self._minuterie.timeout.connect(self._charger_une_piece)
        QTimer.singleShot(_ATTENTE_MS, self, self._commencer)

    def _commencer(self) -> None:
        self._restent.extend(pages())
        lancer(charger_sans_qt, self).fini.connect(lambda _: self._minuterie.start())

    def _charger_une_piece(self) -> None:
        import_module(self._restent.popleft())
        if not self._restent:
            self._minuterie.stop()
            self.fini.emit()


def _modules(paquet: str) -> list[str]:
    chemins = import_module(paquet).__path__
    return [f"{paquet}.{module.name}" for module in iter_modules(chemins)]
