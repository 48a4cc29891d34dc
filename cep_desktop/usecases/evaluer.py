"""Évaluer un dossier, avec les dernières règles jugées sûres."""

from datetime import date
from typing import TYPE_CHECKING

from cep_desktop.domain.dossier import Dossier
from cep_desktop.rules.paquet import Paquet
from cep_desktop.rules.verdict import DELAI_DE_RELECTURE
from cep_desktop.usecases.ports import SourceRegles

if TYPE_CHECKING:
    from cep_desktop.rules.evaluation import Evaluation
    from cep_desktop.rules.regles import Regles


class ReglesEnVigueur:
    """Les règles de l’application, lues à la première demande ; un paquet refusé n’y change rien.

    `delai_relecture` est en jours.
    """

    def __init__(self, source: SourceRegles, *, delai_relecture: int = DELAI_DE_RELECTURE) -> None:
        self._source = source
        self._lues: Regles | None = None
        self.delai_relecture = delai_relecture

    @property
    def regles(self) -> "Regles":
        """Les règles en vigueur. Lève `PaquetRefuse` si celles du poste ne sont pas sûres."""
        if self._lues is None:
            self._lues = self._charger()
        return self._lues

    def ajouter(self, paquet: Paquet) -> "Regles":
        """Complète les règles du poste par un paquet d’organisme ou de région.

        Lève `PaquetRefuse` s’il n’est pas sûr : les règles précédentes restent en vigueur.
        """
        self._lues = self._charger(paquet)
        return self._lues

    def _charger(self, *ajouts: Paquet) -> "Regles":
        from cep_desktop.rules.chargement import charger

        return charger(*self._source.lister(), *ajouts)

    def evaluer(self, dossier: Dossier, *, le: date) -> "Evaluation":
        """Rend ce que répond chaque dispositif ce jour-là."""
        from cep_desktop.rules import moteur

        return moteur.evaluer(dossier, self.regles, le=le, delai_relecture=self.delai_relecture)
