"""Les gestes sur les informations que la personne emporte."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.accueil import InformationRemise, Interet
from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.commandes.accueil import changer_accueil
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, retirer

Suite = tuple[InformationRemise, ...]


@dataclass(frozen=True, slots=True)
class AjouterInformation:
    """Ajoute une information à remettre ; `champs` sont ceux d’`InformationRemise`, sans la clé."""

    champs: Mapping[str, object]
    libelle: str = field(default="information ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la nouvelle information."""

        def ajouter(suite: Suite) -> Suite:
            cle = cle_suivante("I", (i.id for i in suite))
            return (*suite, InformationRemise.model_validate({**self.champs, "id": cle}))

        return _changer(dossier, ajouter)


@dataclass(frozen=True, slots=True)
class ModifierInformation:
    """Change des champs d’une information."""

    information: str
    champs: Mapping[str, object]
    libelle: str = field(default="information modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec l’information changée. Lève `ElementIntrouvable`."""
        return _changer_une(dossier, self.information, lambda i: i.avec(**self.champs))


@dataclass(frozen=True, slots=True)
class RemettreInformation:
    """Note le jour où une information est remise ; `None` : pas encore."""

    information: str
    le: date | None

    @property
    def libelle(self) -> str:
        """Ce que le geste fait."""
        return "information remise" if self.le else "remise annulée"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la date de remise. Lève `ElementIntrouvable`."""
        return _changer_une(dossier, self.information, lambda i: i.avec(remise_le=self.le))


@dataclass(frozen=True, slots=True)
class DireInteret:
    """Note ce que la personne en pense ; `None` : elle ne s’est pas prononcée."""

    information: str
    interet: Interet | None
    libelle: str = field(default="avis de la personne noté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cet avis. Lève `ElementIntrouvable`."""
        return _changer_une(dossier, self.information, lambda i: i.avec(interet=self.interet))


@dataclass(frozen=True, slots=True)
class RetirerInformation:
    """Retire une information."""

    information: str
    libelle: str = field(default="information retirée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans cette information. Lève `ElementIntrouvable`."""
        return _changer(dossier, lambda suite: retirer(suite, self.information))


def _changer(dossier: Dossier, changement: Callable[[Suite], Suite]) -> Dossier:
    return changer_accueil(dossier, lambda a: a.avec(informations=changement(a.informations)))


def _changer_une(
    dossier: Dossier, cle: str, changement: Callable[[InformationRemise], InformationRemise]
) -> Dossier:
    return _changer(dossier, lambda suite: changer(suite, cle, changement))
