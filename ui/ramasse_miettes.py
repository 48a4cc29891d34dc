"""Le ramasse-miettes de Python ne passe que sur le fil de l’écran."""

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 500


class RamasseMiettes(QObject):
    """Prend la place du passage automatique, qui tombe sur n’importe quel fil.

    Un travail hors de l’écran qui défait une fenêtre bloque ou arrête le processus : Qt n’accepte
    ses objets que sur leur fil.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # les modules chargés restent : inutile de les reparcourir
        minuterie = QTimer(self)
        minuterie.setInterval(_PAUSE_MS)
        minuterie.timeout.connect(ramasser)
        minuterie.start()


def ramasser() -> None:
    """Ramasse la plus vieille génération qui déborde, aux seuils de Python."""
    comptes, seuils = gc.get_count(), gc.get_threshold()
    debordent = [rang for rang in range(len(comptes)) if comptes[rang] > seuils[rang] > 0]
    if debordent:
        gc.collect(debordent[-1])
