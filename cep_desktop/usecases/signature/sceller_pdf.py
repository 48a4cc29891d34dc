"""Sceller les PDF d’un paquet de remise au nom de l’organisme (PAdES)."""

from datetime import datetime

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer
from cep_desktop.signing.declaration import Declaration, Engagement
from cep_desktop.usecases.annuaires import Annuaires
from cep_desktop.usecases.signature.heure import avec_l_heure
from cep_desktop.usecases.signature.sceau import Sceau
from cep_desktop.usecases.signature.scellement import Scellement


class SceauDesPdf:
    """Le temps d’un paquet : le sceau dit d’où vient un PDF, pas que quelqu’un l’approuve.

    Sans réponse de l’autorité d’horodatage, un PDF porte l’heure de cet ordinateur, et `avis` le
    dit.
    """

    def __init__(
        self, dossier: Dossier, sceau: Sceau, annuaires: Annuaires, *, le: datetime
    ) -> None:
        self._scellement = Scellement(avec_l_heure(sceau, annuaires))
        self._declaration = Declaration(
            le=le,
            role=composer(dossier.structure.nom),
            commentaire=composer(f"Remis par {dossier.structure.nom}."),
            engagement=Engagement.CREE,
        )

    @property
    def avis(self) -> tuple[str, ...]:
        """Ce qui n’a pas pu se faire."""
        return (self._scellement.avis,) if self._scellement.avis else ()

    def sceller(self, octets: bytes) -> bytes:
        """Rend le PDF scellé. Lève `SignatureImpossible`."""
        return self._scellement.poser(octets, self._declaration)
