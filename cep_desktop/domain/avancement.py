"""Où en est chaque volet d’un dossier, en mots seuls : une liste de dossiers n’en sait pas plus."""

from collections.abc import Iterable
from dataclasses import dataclass

from cep_desktop.domain.code import Code


class Volet(Code):
    """Ce que contient un dossier, quel que soit le découpage en niveaux d’un texte."""

    ACCUEIL = "accueil", "Accueil"
    CONSEIL = "conseil", "Conseil"
    ACCOMPAGNEMENT = "accompagnement", "Accompagnement"


class Avancement(Code):
    """État d’un volet ; « pas nécessaire » n’est jamais « manquant »."""

    PAS_NECESSAIRE = "pas_necessaire", "Pas nécessaire"
    A_VENIR = "a_venir", "À venir"
    EN_COURS = "en_cours", "En cours"
    TERMINE = "termine", "Terminé"


@dataclass(frozen=True, slots=True)
class Avancements:
    """L’avancement des trois volets d’un dossier."""

    accueil: Avancement
    conseil: Avancement
    accompagnement: Avancement

    def du_volet(self, volet: Volet) -> Avancement:
        """Rend l’avancement d’un volet."""
        etats = {
            Volet.ACCUEIL: self.accueil,
            Volet.CONSEIL: self.conseil,
            Volet.ACCOMPAGNEMENT: self.accompagnement,
        }
        return etats[volet]

    def du_niveau(self, volets: Iterable[Volet]) -> Avancement:
        """Rend l’avancement d’un niveau d’après ses volets, ceux « pas nécessaires » mis à part.

        Des volets qui diffèrent font un niveau en cours.
        """
        etats = {self.du_volet(volet) for volet in volets}
        if len(etats) > 1:
            etats.discard(Avancement.PAS_NECESSAIRE)
        return etats.pop() if len(etats) == 1 else Avancement.EN_COURS
