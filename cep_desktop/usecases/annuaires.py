"""Ceux que ce poste connaît : racines d’organismes, clés vérifiées de vive voix."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cep_desktop.signing.confiance import Confiance
    from cep_desktop.signing.verification import Annuaire

ATTENTE_S = 4
"""Temps laissé d’ordinaire à une autorité d’horodatage : on signe à deux, on n’attend pas."""


class Annuaires(Protocol):
    """Où l’on garde les organismes connus et les clés vérifiées de vive voix."""

    def lire(self) -> "Annuaire":
        """Rend l’annuaire de ce poste."""
        ...

    def noter(self, empreinte: str, confiance: "Confiance") -> None:
        """Note qu’une clé est sûre, ou refusée. Lève `DepotImpossible`."""
        ...

    def autorite(self) -> str:
        """Rend l’adresse de l’autorité qui prouve l’heure ; vide si l’organisme n’en a pas."""
        ...

    def attente(self) -> int:
        """Rend le temps laissé à l’autorité pour répondre, en secondes."""
        ...

    def noter_autorite(self, adresse: str, attente: int = ATTENTE_S) -> None:
        """Garde l’adresse de l’autorité et son délai, en secondes. Lève `DepotImpossible`."""
        ...

    def accepter_racine(self, nom: str, certificat: bytes, *, pour_l_heure: bool) -> None:
        """Garde un certificat d’autorité (PEM ou DER) : d’organisme, ou d’horodatage.

        Lève `DepotImpossible`.
        """
        ...

    def noter_fin(self, qui: str, fin: date) -> None:
        """Retient le dernier jour d’une clé que l’on vient d’ouvrir. Lève `DepotImpossible`."""
        ...

    def fins(self) -> Mapping[str, date]:
        """Rend le dernier jour de chaque clé ouverte ici, par son titulaire."""
        ...

    def lexique(self) -> Sequence[str]:
        """Rend les mots où lire les six d’une clé."""
        ...
