"""Les gestes sur les réunions collectives : peu de places, une présence notée."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cep_desktop.domain.accueil import Presence, ReunionCollective
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.commandes.accueil import changer_accueil
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, retirer

Suite = tuple[ReunionCollective, ...]


class ReunionComplete(ErreurMetier):
    """Une réunion n’a plus de place."""


@dataclass(frozen=True, slots=True)
class AjouterReunion:
    """Inscrit la personne à une réunion ; `champs` sont ceux de la réunion, sans la clé."""

    champs: Mapping[str, object]
    libelle: str = field(default="réunion ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la réunion. Lève `ReunionComplete`."""

        def ajouter(suite: Suite) -> Suite:
            cle = cle_suivante("U", (r.id for r in suite))
            return (*suite, _avec_place({**self.champs, "id": cle}))

        return _changer(dossier, ajouter)


@dataclass(frozen=True, slots=True)
class ModifierReunion:
    """Change des champs d’une réunion, par exemple sa date."""

    reunion: str
    champs: Mapping[str, object]
    libelle: str = field(default="réunion modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la réunion changée. Lève `ReunionComplete`."""

        def modifier(reunion: ReunionCollective) -> ReunionCollective:
            return _avec_place(dict(reunion) | dict(self.champs))

        return _changer(dossier, lambda suite: changer(suite, self.reunion, modifier))


@dataclass(frozen=True, slots=True)
class NoterPresence:
    """Note si la personne est inscrite, était là, ou n’est pas venue."""

    reunion: str
    presence: Presence

    @property
    def libelle(self) -> str:
        """« présence notée « Était là » »."""
        return f"présence notée «\u00a0{self.presence.libelle}\u00a0»"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette présence. Lève `ElementIntrouvable`."""
        return _changer(
            dossier,
            lambda suite: changer(suite, self.reunion, lambda r: r.avec(presence=self.presence)),
        )


@dataclass(frozen=True, slots=True)
class RetirerReunion:
    """Désinscrit la personne d’une réunion."""

    reunion: str
    libelle: str = field(default="réunion retirée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans cette réunion. Lève `ElementIntrouvable`."""
        return _changer(dossier, lambda suite: retirer(suite, self.reunion))


def _avec_place(champs: Mapping[str, object]) -> ReunionCollective:
    """Une inscription demande une place ; une présence déjà constatée n’en demande plus."""
    reunion = ReunionCollective.model_validate(champs)
    if reunion.est_complete and reunion.presence is Presence.INSCRIT:
        raise ReunionComplete(
            f"Cette réunion est complète\u00a0: {reunion.prises} places prises "
            f"sur {reunion.places}.",
            remede="Choisissez une autre date.",
        )
    return reunion


def _changer(dossier: Dossier, changement: Callable[[Suite], Suite]) -> Dossier:
    return changer_accueil(dossier, lambda a: a.avec(reunions=changement(a.reunions)))
