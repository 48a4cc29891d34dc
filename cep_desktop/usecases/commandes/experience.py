"""Les gestes sur les expériences, d’où viennent les compétences."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cep_desktop.domain.competence import Experience
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.commandes.conseil import changer_conseil
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, retirer


@dataclass(frozen=True, slots=True)
class AjouterExperience:
    """Ajoute une expérience ; `champs` sont d’autres champs d’`Experience`, sans la clé."""

    titre: str
    champs: Mapping[str, object] = field(default_factory=dict)
    libelle: str = field(default="expérience ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la nouvelle expérience."""
        connues = dossier.conseil.experiences
        cle = cle_suivante("X", (e.id for e in connues))
        neuve = Experience.model_validate({**self.champs, "id": cle, "titre": self.titre})
        return changer_conseil(dossier, lambda c: c.avec(experiences=(*connues, neuve)))


@dataclass(frozen=True, slots=True)
class ModifierExperience:
    """Change des champs d’une expérience."""

    experience: str
    champs: Mapping[str, object]
    libelle: str = field(default="expérience modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec l’expérience changée."""
        return changer_conseil(
            dossier,
            lambda c: c.avec(
                experiences=changer(c.experiences, self.experience, lambda e: e.avec(**self.champs))
            ),
        )


@dataclass(frozen=True, slots=True)
class SupprimerExperience:
    """Retire une expérience ; les compétences qui en viennent restent, sans origine."""

    experience: str
    libelle: str = field(default="expérience supprimée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans l’expérience."""

        def changement(conseil: Conseil) -> Conseil:
            competences = tuple(
                c.avec(experience=None) if c.experience == self.experience else c
                for c in conseil.competences
            )
            reste = retirer(conseil.experiences, self.experience)
            return conseil.avec(experiences=reste, competences=competences)

        return changer_conseil(dossier, changement)
