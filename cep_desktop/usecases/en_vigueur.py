"""Des données du poste, lues à la première demande ; un paquet refusé n’y change rien."""

from collections.abc import Callable
from typing import Generic, TypeVar

from cep_desktop.rules.paquet import Paquet
from cep_desktop.usecases.ports import SourceRegles

Donnees = TypeVar("Donnees")


class EnVigueur(Generic[Donnees]):
    """Ce que disent les paquets du poste, puis ceux d’un organisme ou d’une région."""

    def __init__(self, source: SourceRegles, charger: Callable[..., Donnees]) -> None:
        self._source = source
        self._charger = charger
        self._lues: Donnees | None = None

    @property
    def lues(self) -> Donnees:
        """Les données en vigueur. Lève `PaquetRefuse` si celles du poste ne sont pas sûres."""
        if self._lues is None:
            self._lues = self._charger(*self._source.lister())
        return self._lues

    def ajouter(self, paquet: Paquet) -> Donnees:
        """Complète par un paquet de plus.

        Lève `PaquetRefuse` s’il n’est pas sûr : les données précédentes restent en vigueur.
        """
        self._lues = self._charger(*self._source.lister(), paquet)
        return self._lues
