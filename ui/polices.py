"""Les polices de l’application, chargées depuis ses ressources."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from cep_desktop.locations import ressources
from ui.qt import Graisse

FAMILLES = ("CEP Lisible", "Segoe UI", "DejaVu Sans")
"""La police fournie, puis celles de secours."""


@cache
def charger_polices() -> tuple[str, ...]:
    """Charge CEP Lisible ; rend les familles trouvées, aucune si les fichiers manquent."""
    numeros = [
        QFontDatabase.addApplicationFont(str(fichier))
        for fichier in sorted((ressources() / "polices").glob("*.ttf"))
    ]
    familles = (QFontDatabase.applicationFontFamilies(n) for n in numeros if n >= 0)
    return tuple(dict.fromkeys(nom for famille in familles for nom in famille))


def fabriquer_police(pixels: int, graisse: int = 400, *, tabulaire: bool = False) -> QFont:
    """Rend la police de l’application ; `tabulaire` aligne les chiffres en colonne."""
    return QFont(_modele(max(1, pixels), graisse, tabulaire=tabulaire))


@cache
def _modele(pixels: int, graisse: int, *, tabulaire: bool) -> QFont:
    """La police gardée, que l’on copie : une page en demande des milliers."""
    police = QFont(list(FAMILLES))
    police.setPixelSize(pixels)
    police.setWeight(Graisse(graisse))
    police.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabulaire:
        police.setFeature(QFont.Tag("tnum"), 1)
    return police
