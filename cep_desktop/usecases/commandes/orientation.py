"""Les gestes sur l’orientation : la préparer, puis la remettre ou l’envoyer avec accord."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.accueil import MoyenOrientation, Orientation
from cep_desktop.domain.consentement import ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.transmission import PartieDossier, SensTransmission
from cep_desktop.usecases.commandes.accueil import changer_accueil
from cep_desktop.usecases.commandes.consentement import NoterConsentement
from cep_desktop.usecases.commandes.transmission import NoterTransmission

Suite = tuple[Orientation, ...]


@dataclass(frozen=True, slots=True)
class PreparerOrientation:
    """Prépare une orientation ; la même structure, déjà préparée, est remplacée."""

    orientation: Orientation
    libelle: str = field(default="orientation préparée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette orientation, à la place de la précédente s’il y en a une."""
        nom = self.orientation.structure

        def poser(suite: Suite) -> Suite:
            if any(o.structure == nom for o in suite):
                return tuple(self.orientation if o.structure == nom else o for o in suite)
            return (*suite, self.orientation)

        return _changer(dossier, poser)


@dataclass(frozen=True, slots=True)
class ModifierOrientation:
    """Change des champs d’une orientation."""

    structure: str
    champs: Mapping[str, object]
    libelle: str = field(default="orientation modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec l’orientation changée. Lève `ElementIntrouvable`."""
        return _changer_une(dossier, self.structure, lambda o: o.avec(**self.champs))


@dataclass(frozen=True, slots=True)
class FaireOrientation:
    """Note que la fiche est remise, ou que le courriel est parti le jour `le`.

    Un courriel parti laisse aussi l’accord de la personne et la trace de l’envoi (RGPD, art. 15).
    """

    structure: str
    parties: tuple[PartieDossier, ...]
    le: date
    libelle: str = field(default="orientation faite", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec l’orientation faite. Lève `ElementIntrouvable`."""
        faite = _changer_une(dossier, self.structure, lambda o: o.avec(faite_le=self.le))
        orientation = trouver_orientation(faite, self.structure)
        if orientation.moyen is not MoyenOrientation.COURRIEL:
            return faite
        accord = NoterConsentement(
            ObjetConsentement.TRANSMISSION_DOSSIER,
            (self.structure,),
            orientation.accord_le or self.le,
            "Orientation préparée ensemble",
        )
        permis = accord.appliquer(faite)
        envoi = NoterTransmission(
            SensTransmission.ENVOYEE,
            self.le,
            self.structure,
            self.parties,
            permis.consentements[-1].id,
        )
        return envoi.appliquer(permis)


@dataclass(frozen=True, slots=True)
class RetirerOrientation:
    """Retire une orientation ; un envoi déjà fait garde sa trace."""

    structure: str
    libelle: str = field(default="orientation retirée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans cette orientation. Lève `ElementIntrouvable`."""
        trouver_orientation(dossier, self.structure)
        return _changer(
            dossier, lambda suite: tuple(o for o in suite if o.structure != self.structure)
        )


def trouver_orientation(dossier: Dossier, structure: str) -> Orientation:
    """Rend l’orientation vers cette structure. Lève `ElementIntrouvable`."""
    for orientation in dossier.accueil.orientations:
        if orientation.structure == structure:
            return orientation
    raise ElementIntrouvable("Cette orientation n’est plus dans le dossier.")


def _changer(dossier: Dossier, changement: Callable[[Suite], Suite]) -> Dossier:
    return changer_accueil(dossier, lambda a: a.avec(orientations=changement(a.orientations)))


def _changer_une(
    dossier: Dossier, structure: str, changement: Callable[[Orientation], Orientation]
) -> Dossier:
    trouver_orientation(dossier, structure)
    return _changer(
        dossier,
        lambda suite: tuple(changement(o) if o.structure == structure else o for o in suite),
    )
