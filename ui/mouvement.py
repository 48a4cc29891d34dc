"""Réduire les mouvements : comme l’ordinateur le demande, ou parce que la personne le préfère."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

SYSTEME, REDUIT = "systeme", "reduit"
_EFFETS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
_ANIMATIONS_DE_WINDOWS = 0x1042
"""SPI_GETCLIENTAREAANIMATION : Windows montre-t-il des animations dans les fenêtres ?"""


class Mouvement:
    """Le choix de ce processus ; les pages lui demandent s’il faut rester immobile."""

    def __init__(self) -> None:
        self._est_reduit = False

    @property
    def est_reduit(self) -> bool:
        """Vrai si rien ne doit bouger seul à l’écran."""
        return self._est_reduit

    def regler(self, choix: str) -> None:
        """Suit l’ordinateur, ou réduit tout ; menus et listes s’ouvrent alors d’un coup."""
        self._est_reduit = choix == REDUIT or reduit_par_le_systeme()
        for effet in _EFFETS:
            QApplication.setEffectEnabled(effet, not self._est_reduit)


mouvement = Mouvement()
"""Le mouvement de ce processus."""


def reduit_par_le_systeme(systeme: str = sys.platform, maison: Path | None = None) -> bool:
    """Vrai si l’ordinateur demande moins de mouvements ; une réponse illisible vaut non."""
    racine = maison or Path.home()
    if systeme == "win32":
        return _reduit_par_windows()
    if systeme == "darwin":
        return _reduit_par_mac(racine)
    return _reduit_par_linux(racine)


def _reduit_par_windows() -> bool:
    import ctypes

    bibliotheques = getattr(ctypes, "windll", None)
    if bibliotheques is None:
        return False
    montre = ctypes.c_int(1)
    demande = bibliotheques.user32.SystemParametersInfoW
    a_repondu = demande(_ANIMATIONS_DE_WINDOWS, 0, ctypes.byref(montre), 0)
    return bool(a_repondu) and not montre.value


def _reduit_par_mac(racine: Path) -> bool:
    import plistlib

    fichier = racine / "Library" / "Preferences" / "com.apple.universalaccess.plist"
    with suppress(OSError, ValueError):
        return bool(plistlib.loads(fichier.read_bytes()).get("reduceMotion"))
    return False


def _reduit_par_linux(racine: Path) -> bool:
    """Lit ce que GNOME, puis KDE, écrivent dans leurs réglages."""
    dossier = Path(os.environ.get("XDG_CONFIG_HOME") or racine / ".config")
    gtk = _lire(dossier / "gtk-4.0" / "settings.ini", "Settings", "gtk-enable-animations")
    kde = _lire(dossier / "kdeglobals", "KDE", "AnimationDurationFactor")
    return gtk.lower() in {"0", "false"} or kde in {"0", "0.0"}


def _lire(fichier: Path, section: str, cle: str) -> str:
    if not fichier.exists():
        return ""
    from configparser import ConfigParser, Error

    reglages = ConfigParser(strict=False, interpolation=None)
    with suppress(OSError, UnicodeDecodeError, Error):
        reglages.read_string(fichier.read_text(encoding="utf-8"))
    return reglages.get(section, cle, fallback="").strip()
