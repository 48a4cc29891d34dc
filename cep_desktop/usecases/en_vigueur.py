"""Des données du poste, lues à la première demande ; un paquet refusé n’y change rien."""

from collections.abc import Callable
from typing import Generic, TypeVar

from cep_desktop.rules.paquet import Paquet, PaquetRefuse
from cep_desktop.usecases.ports import SourceRegles

Donnees = TypeVar("Donnees")


class EnVigueur(Generic[Donnees]):
    """Ce que disent les paquets du poste, puis ceux d’un organisme ou d’une région.

    `refus` dit pourquoi des paquets du poste sont laissés de côté.
    """

    def __init__(self, source: SourceRegles, charger: Callable[..., Donnees]) -> None:
        self._source = source
        self._charger = charger
        self._lues: Donnees | None = None
        self._retenus: tuple[Paquet, ...] = ()
        self.refus: tuple[PaquetRefuse, ...] = ()

    @property
    def lues(self) -> Donnees:
        """Les données en vigueur, sans les paquets douteux.

        Lève `PaquetRefuse` si le premier paquet, celui de l’application, n’est pas sûr.
        """
        if self._lues is None:
            self._lues = self._lire()
        return self._lues

    def ajouter(self, paquet: Paquet) -> Donnees:
        """Complète par un paquet de plus, après ceux qui sont déjà là.

        Lève `PaquetRefuse` s’il n’est pas sûr : les données précédentes restent en vigueur.
        """
        _ = self.lues
        completees = self._charger(*self._retenus, paquet)
        self._lues, self._retenus = completees, (*self._retenus, paquet)
        return completees

    def _lire(self) -> Donnees:
        """Lit tout d’un coup ; si c’est refusé, écarte un à un les paquets en faute."""
        paquets = self._source.lister()
        try:
            lues = self._charger(*paquets)
        except PaquetRefuse:
            return self._ecarter(paquets)
        self._retenus = paquets
        return lues

    def _ecarter(self, paquets: tuple[Paquet, ...]) -> Donnees:
        self._retenus, self.refus = paquets[:1], ()
        lues = self._charger(*self._retenus)
        for paquet in paquets[1:]:
            try:
                lues = self._charger(*self._retenus, paquet)
            except PaquetRefuse as refus:
                self.refus = (*self.refus, refus)
            else:
                self._retenus = (*self._retenus, paquet)
        return lues
