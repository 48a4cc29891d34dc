"""Évaluer un dossier, avec les dernières règles jugées sûres."""

from datetime import date
from typing import TYPE_CHECKING

from cep_desktop.domain.dossier import Dossier
from cep_desktop.rules.paquet import Paquet, PaquetRefuse
from cep_desktop.rules.verdict import DELAI_DE_RELECTURE
from cep_desktop.usecases.en_vigueur import EnVigueur
from cep_desktop.usecases.ports import SourceRegles

if TYPE_CHECKING:
    from cep_desktop.rules.alerte import BesoinAlerte
    from cep_desktop.rules.delais import RetroPlanning
    from cep_desktop.rules.evaluation import Evaluation
    from cep_desktop.rules.regles import Regles
    from cep_desktop.rules.tresorerie.mois import Tresorerie


class ReglesEnVigueur:
    """Les règles de l’application ; `delai_relecture` est en jours."""

    def __init__(self, source: SourceRegles, *, delai_relecture: int = DELAI_DE_RELECTURE) -> None:
        self._en_vigueur = EnVigueur(source, _charger)
        self.delai_relecture = delai_relecture
        self._derniere: tuple[Dossier, date, Regles, Evaluation] | None = None

    @property
    def regles(self) -> "Regles":
        """Les règles en vigueur. Lève `PaquetRefuse` si celles de l’application sont abîmées."""
        return self._en_vigueur.lues

    @property
    def refus(self) -> tuple[PaquetRefuse, ...]:
        """Pourquoi des paquets du poste sont laissés de côté ; vide si tous comptent."""
        _ = self._en_vigueur.lues
        return self._en_vigueur.refus

    def ajouter(self, paquet: Paquet) -> "Regles":
        """Complète les règles du poste par un paquet d’organisme ou de région.

        Lève `PaquetRefuse` s’il n’est pas sûr : les règles précédentes restent en vigueur.
        """
        return self._en_vigueur.ajouter(paquet)

    def evaluer(self, dossier: Dossier, *, le: date) -> "Evaluation":
        """Rend ce que répond chaque dispositif ce jour-là ; la dernière réponse est gardée."""
        from cep_desktop.rules import moteur

        regles, gardee = self.regles, self._derniere
        if gardee and gardee[0] is dossier and gardee[1] == le and gardee[2] is regles:
            return gardee[3]
        evaluation = moteur.evaluer(dossier, regles, le=le, delai_relecture=self.delai_relecture)
        self._derniere = (dossier, le, regles, evaluation)
        return evaluation

    def planifier(self, dossier: Dossier, *, le: date) -> "RetroPlanning":
        """Rend toutes les dates à ne pas laisser passer, vues de ce jour-là."""
        from cep_desktop.rules.delais import planifier

        return planifier(dossier, self.evaluer(dossier, le=le), self.regles)

    def alerter(self, dossier: Dossier, *, le: date) -> "BesoinAlerte | None":
        """Rend ce qu’il faut signaler à l’organisme ce jour-là, ou `None` si le plan tient."""
        from cep_desktop.rules.alerte import besoin_alerte

        return besoin_alerte(dossier, self.evaluer(dossier, le=le), le=le)

    def prevoir(self, dossier: Dossier, *, le: date) -> "Tresorerie":
        """Rend ce que la personne paiera et recevra chaque mois, vu de ce jour-là."""
        from cep_desktop.rules.tresorerie.prevision import prevoir

        return prevoir(dossier, self.evaluer(dossier, le=le), le=le)


def _charger(*paquets: Paquet) -> "Regles":
    from cep_desktop.rules.chargement import charger

    return charger(*paquets)
