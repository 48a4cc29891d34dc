"""Évaluer un dossier, avec les dernières règles jugées sûres."""

from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.rules import moteur
from cep_desktop.rules.chargement import charger
from cep_desktop.rules.evaluation import Evaluation
from cep_desktop.rules.parametre import DELAI_DE_RELECTURE
from cep_desktop.rules.regles import Paquet, Regles
from cep_desktop.usecases.ports import SourceRegles


class ReglesEnVigueur:
    """Les règles de l’application, lues une fois ; un paquet refusé ne les change pas."""

    def __init__(self, source: SourceRegles, *, delai_relecture: int = DELAI_DE_RELECTURE) -> None:
        self._source = source
        self._lues: Regles | None = None
        self.delai_relecture = delai_relecture

    @property
    def regles(self) -> Regles:
        """Les règles en vigueur. Lève `PaquetRefuse` si celles du poste ne sont pas sûres."""
        if self._lues is None:
            self._lues = charger(*self._source.lister())
        return self._lues

    def ajouter(self, paquet: Paquet) -> Regles:
        """Complète les règles du poste par un paquet d’organisme ou de région.

        Lève `PaquetRefuse` s’il n’est pas sûr : les règles précédentes restent en vigueur.
        """
        self._lues = charger(*self._source.lister(), paquet)
        return self._lues

    def evaluer(self, dossier: Dossier, *, le: date) -> Evaluation:
        """Rend ce que répond chaque dispositif ce jour-là."""
        return moteur.evaluer(dossier, self.regles, le=le, delai_relecture=self.delai_relecture)
