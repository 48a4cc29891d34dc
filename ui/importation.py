"""Retirer le guet que PySide pose sur `import` au chargement.

Il relit la source de chaque module chargé après lui, à la recherche d’options
(`__feature__`) que l’application n’emploie pas : plus de vingt millisecondes avant la liste.
"""

import builtins

from PySide6 import QtCore  # noqa: F401 - le guet vient avec lui


def rendre_l_import() -> None:
    """Remet l’`import` d’avant le guet ; ne fait rien si PySide n’en a pas posé."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
