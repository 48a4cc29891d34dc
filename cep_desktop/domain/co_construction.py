"""Qui a dit, proposé et choisi : la trace de ce qui se construit à deux."""

from datetime import date

from cep_desktop.domain.code import Code
from cep_desktop.domain.texte import Recit
from cep_desktop.domain.valeur import Valeur


class Auteur(Code):
    """À qui revient une idée ou un choix ; « on ne sait plus » est une réponse à part entière."""

    BENEFICIAIRE = "beneficiaire", "La personne"
    CONSEILLER = "conseiller", "Le conseiller"
    ENSEMBLE = "ensemble", "Ensemble"
    NE_SAIT_PLUS = "ne_sait_plus", "On ne sait plus"


CHOISISSENT = (Auteur.BENEFICIAIRE, Auteur.CONSEILLER, Auteur.ENSEMBLE)
"""Ceux à qui l’on attribue un choix : il se fait à deux, devant la personne ; on sait qui."""


class Paroles(Valeur):
    """Les mots mêmes de la personne, datés, jamais réécrits."""

    texte: Recit
    dites_le: date | None = None


class CoConstruction(Valeur):
    """Trace portée par chaque élément co-construit (cahier des charges 2014, § 2.2).

    `propose_par` vaut `None` tant que personne ne l’a dit : rien n’est attribué d’avance.
    """

    propose_par: Auteur | None = None
    choisi_par: Auteur | None = None
    paroles: Paroles | None = None
    valide_ensemble_le: date | None = None

    @property
    def est_valide(self) -> bool:
        """Vrai si la personne et le conseiller ont validé ensemble."""
        return self.valide_ensemble_le is not None
