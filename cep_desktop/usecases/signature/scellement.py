"""Poser la clé de l’organisme sur plusieurs fichiers, sans jamais attendre deux fois l’heure."""

from cep_desktop.signing import pdf
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.erreurs import HorodatageRefuse
from cep_desktop.signing.ooxml.signer import signer
from cep_desktop.usecases.signature.sceau import Sceau

_SANS_HEURE = "Les fichiers sont signés avec l’heure de cet ordinateur."


class Scellement:
    """Le temps d’un geste. Une autorité d’horodatage muette une fois n’est plus demandée.

    `avis` dit alors que l’heure n’est pas prouvée ; vide sinon.
    """

    def __init__(self, sceau: Sceau) -> None:
        self._cle, self._horodater = sceau.cle, sceau.horodater
        self.avis = ""

    def poser(self, octets: bytes, declaration: Declaration) -> bytes:
        """Rend le fichier Office ou PDF signé. Lève `PaquetRefuse` ou `SignatureImpossible`."""
        poser = pdf.sceller if octets.startswith(pdf.EN_TETE) else signer
        if self._horodater is not None:
            try:
                return poser(octets, self._cle, declaration, horodater=self._horodater)
            except HorodatageRefuse as refus:
                self._horodater = None
                self.avis = f"{refus.phrase} {_SANS_HEURE}"
        return poser(octets, self._cle, declaration)
