"""Qui a dit, proposé et choisi : la trace de ce qui se construit à deux."""

from datetime import date

from cep_desktop.domain.code import Code
from cep_desktop.domain.texte import Recit
from cep_desktop.domain.valeur import Valeur


class Auteur(Code):
    """À qui revient une idée ou un choix."""

    BENEFICIAIRE = "beneficiaire", "La personne"
    CONSEILLER = "conseiller", "Le conseiller"
    ENSEMBLE = "ensemble", "Ensemble"


class Paroles(Valeur):
    """Les mots mêmes de la personne, datés, jamais réécrits."""

    texte: Recit
    dites_le: date | None = None


class CoConstruction(Valeur):
    """Trace portée par chaque élément co-construit (cahier des charges 2014, § 2.2).

    Tant que personne ne l’a dit, on ne sait pas qui a proposé : `propose_par` vaut `None`.
    """

    propose_par: Auteur | None = None
    choisi_par: Auteur | None = None
    paroles: Paroles | None = None
    valide_ensemble_le: date | None = None

    @property
    def est_valide(self) -> bool:
        """Vrai si la personne et le conseiller ont validé ensemble."""
        return self.valide_ensemble_le is not None
