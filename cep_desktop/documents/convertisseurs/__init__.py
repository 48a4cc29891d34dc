"""Les programmes du poste qui savent faire un PDF, du plus sûr au plus courant."""

from cep_desktop.documents.convertisseurs.convertisseur import Convertisseur
from cep_desktop.documents.convertisseurs.libreoffice import trouver_libreoffice
from cep_desktop.documents.convertisseurs.office import trouver_office

__all__ = ["Convertisseur", "trouver"]


def trouver() -> Convertisseur | None:
    """Rend LibreOffice s’il est installé, sinon Word sous Windows, sinon rien."""
    return trouver_libreoffice() or trouver_office()
