"""Reconnaître, parmi ce que l’on dépose sur la page, un scan."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl

_SCANS = {".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}


def scan_depose(liens: Sequence[QUrl]) -> Path | None:
    """Le fichier déposé, s’il est seul et que c’est une image ou un PDF."""
    if len(liens) != 1 or not liens[0].isLocalFile():
        return None
    chemin = Path(liens[0].toLocalFile())
    return chemin if chemin.suffix.lower() in _SCANS else None
