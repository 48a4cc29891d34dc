"""Pourquoi un fichier `.cep` ne s’ouvre pas ; dans tous les cas, il n’est pas modifié."""

from cep_desktop.domain.erreurs import ErreurMetier


class TransmissionIllisible(ErreurMetier):
    """Le fichier n’est pas un dossier transmis lisible par ce poste."""


class PhraseDeTransmissionFausse(TransmissionIllisible):
    """La phrase de passe n’ouvre pas ce fichier."""
