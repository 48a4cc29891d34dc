"""Où en est la personne : un niveau n’est pas une étape obligatoire."""

from cep_desktop.domain.code import Code
from cep_desktop.domain.valeur import Valeur
from cep_desktop.domain.vocabulaire import Niveau, Volet


class Avancement(Code):
    """État d’un volet ; « pas nécessaire » n’est jamais « manquant »."""

    PAS_NECESSAIRE = "pas_necessaire", "Pas nécessaire"
    A_VENIR = "a_venir", "À venir"
    EN_COURS = "en_cours", "En cours"
    TERMINE = "termine", "Terminé"


class Parcours(Valeur):
    """L’avancement des trois volets ; n’importe lequel peut être le seul."""

    accueil: Avancement = Avancement.A_VENIR
    conseil: Avancement = Avancement.A_VENIR
    accompagnement: Avancement = Avancement.A_VENIR

    def avancement(self, volet: Volet) -> Avancement:
        """Rend l’avancement d’un volet."""
        etats = {
            Volet.ACCUEIL: self.accueil,
            Volet.CONSEIL: self.conseil,
            Volet.ACCOMPAGNEMENT: self.accompagnement,
        }
        return etats[volet]

    def avancement_du_niveau(self, niveau: Niveau) -> Avancement:
        """Rend l’avancement d’un niveau d’après ses volets, ceux « pas nécessaires » mis à part.

        Des volets qui diffèrent font un niveau en cours.
        """
        etats = {self.avancement(volet) for volet in niveau.volets}
        if len(etats) > 1:
            etats.discard(Avancement.PAS_NECESSAIRE)
        return etats.pop() if len(etats) == 1 else Avancement.EN_COURS
