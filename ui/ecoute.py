"""Écouter un signal qui vit plus longtemps que son auditeur."""

from collections.abc import Callable
from types import MethodType
from weakref import WeakMethod

from PySide6.QtCore import SignalInstance
from shiboken6 import isValid


def ecouter(signal: SignalInstance, methode: Callable[..., None]) -> None:
    """Branche une méthode sans retenir son objet, ni l’appeler quand Qt ou Python l’a déjà défait.

    Les signaux de l’application survivent aux fenêtres. Quand le ramasse-miettes défait une
    fenêtre, Qt peut encore en émettre un : branchée directement, la méthode serait cherchée sur
    un objet dont il ne reste rien.
    """
    faible = WeakMethod(methode)

    def relayer(*arguments: object) -> None:
        vivante = faible()
        if isinstance(vivante, MethodType) and isValid(vivante.__self__):
            vivante(*arguments)
        else:
            signal.disconnect(relayer)

    signal.connect(relayer)
