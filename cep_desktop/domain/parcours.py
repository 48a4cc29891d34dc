"""Où en est la personne : un niveau n’est pas une étape obligatoire."""

from cep_desktop.domain.avancement import Avancement, Avancements, Volet
from cep_desktop.domain.valeur import Valeur
from cep_desktop.domain.vocabulaire import Niveau

__all__ = ["Avancement", "Parcours"]


class Parcours(Valeur):
    """L’avancement des trois volets ; n’importe lequel peut être le seul."""

    accueil: Avancement = Avancement.A_VENIR
    conseil: Avancement = Avancement.A_VENIR
    accompagnement: Avancement = Avancement.A_VENIR

    @property
    def avancements(self) -> Avancements:
        """Les trois avancements, seuls."""
        return Avancements(self.accueil, self.conseil, self.accompagnement)

    def avancement(self, volet: Volet) -> Avancement:
        """Rend l’avancement d’un volet."""
        return self.avancements.du_volet(volet)

    def avancement_du_niveau(self, niveau: Niveau) -> Avancement:
        """Rend l’avancement d’un niveau d’après ses volets."""
        return self.avancements.du_niveau(niveau.volets)
