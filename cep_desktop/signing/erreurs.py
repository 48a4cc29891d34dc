"""Les refus de la signature, écrits pour la personne qui les lit."""

from cep_desktop.domain.erreurs import ErreurMetier


class PaquetRefuse(ErreurMetier):
    """Ce fichier n’est pas un document Office que l’on peut lire sans risque."""


class SignatureImpossible(ErreurMetier):
    """La signature ne peut pas être posée ; le fichier n’a pas changé."""


class CertificatRefuse(ErreurMetier):
    """Ce certificat ne peut pas servir."""


class HorodatageRefuse(ErreurMetier):
    """L’heure n’a pas pu être prouvée."""
