"""Aiguiller une personne, avec le dernier réseau jugé sûr."""

from datetime import date
from typing import TYPE_CHECKING

from cep_desktop.domain.dossier import Dossier
from cep_desktop.rules.paquet import Paquet, PaquetRefuse
from cep_desktop.usecases.en_vigueur import EnVigueur
from cep_desktop.usecases.ports import SourceRegles

if TYPE_CHECKING:
    from cep_desktop.rules.aiguillage import Aiguillage, Reseau


class ReseauEnVigueur:
    """Les structures du territoire : le réseau national, puis celui de la région."""

    def __init__(self, source: SourceRegles) -> None:
        self._en_vigueur = EnVigueur(source, _charger)

    @property
    def reseau(self) -> "Reseau":
        """Le réseau en vigueur. Lève `PaquetRefuse` si celui de l’application est abîmé."""
        return self._en_vigueur.lues

    @property
    def refus(self) -> tuple[PaquetRefuse, ...]:
        """Pourquoi des paquets du poste sont laissés de côté ; vide si tous comptent."""
        _ = self._en_vigueur.lues
        return self._en_vigueur.refus

    def ajouter(self, paquet: Paquet) -> "Reseau":
        """Complète le réseau par celui d’une région.

        Lève `PaquetRefuse` s’il n’est pas sûr : le réseau précédent reste en vigueur.
        """
        return self._en_vigueur.ajouter(paquet)

    def aiguiller(self, dossier: Dossier, *, le: date) -> "Aiguillage":
        """Rend les structures possibles pour cette personne, ce jour-là."""
        from cep_desktop.rules.aiguillage import aiguiller

        return aiguiller(dossier, self.reseau, le=le)


def _charger(*paquets: Paquet) -> "Reseau":
    from cep_desktop.rules.reseau import charger_reseau

    return charger_reseau(*paquets)
