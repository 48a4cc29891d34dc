"""Tous les fichiers publiés que l’application sait ranger."""

from cep_desktop.referentiels.feuille import Feuille
from cep_desktop.referentiels.formats_certifications import CERTIFICATIONS
from cep_desktop.referentiels.formats_rome import ROME
from cep_desktop.referentiels.formats_territoire import TERRITOIRE

FORMATS: tuple[Feuille, ...] = (*ROME, *CERTIFICATIONS, *TERRITOIRE)
"""Ceux que leur nom désigne d’abord, puis ceux que leurs colonnes désignent."""
