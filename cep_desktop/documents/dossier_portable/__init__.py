"""Le dossier dans un fichier qui survit à l’application : `*.dossier.json`."""

from cep_desktop.documents.dossier_portable.analyse import DossierIllisible
from cep_desktop.documents.dossier_portable.ecriture import ecrire, ecrire_serre
from cep_desktop.documents.dossier_portable.lecture import lire

__all__ = ["DossierIllisible", "ecrire", "ecrire_serre", "lire"]
