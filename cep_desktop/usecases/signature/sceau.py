"""La clé ouverte pour la séance, et de quoi prouver l’heure si l’on est en ligne."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cep_desktop.signing.certificat.cle import Cle


@dataclass(frozen=True, slots=True)
class Sceau:
    """Ce qui signe les fichiers au nom de l’organisme ; sans lui, seule l’encre est posée."""

    cle: "Cle"
    horodater: Callable[[bytes], bytes] | None = None
