"""Les gestes sur les atouts, les freins et les opportunités d’un projet."""

from dataclasses import dataclass, field
from enum import StrEnum

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent, ElementIntrouvable
from cep_desktop.domain.projet import Projet
from cep_desktop.usecases.commandes.projet import changer_projet
from cep_desktop.usecases.commandes.validation import a_revalider


class Regard(StrEnum):
    """Ce que l’on regarde pour dire si le projet est faisable (cahier 2014, § 2.2)."""

    ATOUTS = "atouts"
    FREINS = "freins"
    OPPORTUNITES = "opportunites"


@dataclass(frozen=True, slots=True)
class AjouterRegard:
    """Ajoute un atout, un frein ou une opportunité."""

    regard: Regard
    texte: str
    libelle: str = field(default="ligne ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette ligne. Lève `DossierIncoherent` si elle y est déjà."""

        def changement(projet: Projet) -> Projet:
            avant = regards(projet, self.regard)
            if self.texte in avant:
                raise DossierIncoherent("C’est déjà écrit.")
            return a_revalider(projet, {self.regard.value: (*avant, self.texte)})

        return changer_projet(dossier, changement)


@dataclass(frozen=True, slots=True)
class RetirerRegard:
    """Retire un atout, un frein ou une opportunité."""

    regard: Regard
    texte: str
    libelle: str = field(default="ligne retirée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans cette ligne. Lève `ElementIntrouvable`."""

        def changement(projet: Projet) -> Projet:
            avant = regards(projet, self.regard)
            if self.texte not in avant:
                raise ElementIntrouvable("Cette ligne n’est plus dans le dossier.")
            reste = tuple(texte for texte in avant if texte != self.texte)
            return a_revalider(projet, {self.regard.value: reste})

        return changer_projet(dossier, changement)


def regards(projet: Projet, regard: Regard) -> tuple[str, ...]:
    """Rend les lignes d’un projet pour ce regard."""
    match regard:
        case Regard.ATOUTS:
            return projet.atouts
        case Regard.FREINS:
            return projet.freins
        case Regard.OPPORTUNITES:
            return projet.opportunites
