"""Rendre à Python son `import`, que PySide remplace au chargement.

Le sien relit la source de chaque module chargé après lui, à la recherche d’options
(`__feature__`) que l’application n’emploie pas : plus de vingt millisecondes avant la liste.
"""

import builtins

from PySide6 import QtCore  # noqa: F401 - le remplacement vient avec lui


def rendre_l_import() -> None:
    """Remet l’`import` de Python ; ne fait rien si PySide n’a rien remplacé."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
