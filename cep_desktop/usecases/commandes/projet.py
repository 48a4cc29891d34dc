"""Les gestes sur le projet : ses mots, sa formulation, ce qui le rend possible."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.projet import Critere, Faisable, NatureProjet, Projet
from cep_desktop.usecases.commandes.conseil import changer_conseil
from cep_desktop.usecases.commandes.piste import repondre
from cep_desktop.usecases.commandes.validation import a_revalider, nommer_validation, valider

CONDITIONS = (
    "Des offres près de chez moi",
    "Le niveau demandé",
    "La durée",
    "Un revenu pendant la formation",
    "La vie de famille",
)
"""Ce que l’on regarde d’abord (cahier des charges 2014, § 2.2) ; rien n’y est répondu d’avance."""


@dataclass(frozen=True, slots=True)
class EcrireProjet:
    """Écrit le projet pour la première fois ; `champs` sont d’autres champs de `Projet`."""

    enonce: str
    nature: NatureProjet
    metier: str
    champs: Mapping[str, object] = field(default_factory=dict)
    libelle: str = field(default="projet écrit", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce projet, à valider ensemble."""
        projet = Projet.model_validate(
            {**self.champs, "enonce": self.enonce, "nature": self.nature, "metier": self.metier}
        )
        return changer_conseil(dossier, lambda c: c.avec(projet=projet))


@dataclass(frozen=True, slots=True)
class ModifierProjet:
    """Change des champs du projet ; il redevient « à valider ensemble »."""

    champs: Mapping[str, object]
    libelle: str = field(default="projet modifié", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec le projet changé. Lève `ElementIntrouvable`."""
        return changer_projet(dossier, lambda p: a_revalider(p, self.champs))


@dataclass(frozen=True, slots=True)
class RepondreCondition:
    """Dit si une condition du projet est remplie, et pourquoi."""

    condition: str
    reponse: Faisable
    raison: str = ""
    libelle: str = field(default="condition regardée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette réponse. Lève `ElementIntrouvable`."""
        neuf = Critere(libelle=self.condition, reponse=self.reponse, raison=self.raison)
        return changer_projet(
            dossier, lambda p: a_revalider(p, {"faisabilite": repondre(p.faisabilite, neuf)})
        )


@dataclass(frozen=True, slots=True)
class RetirerCondition:
    """Retire une condition : elle n’est plus regardée."""

    condition: str
    libelle: str = field(default="condition retirée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans cette condition. Lève `ElementIntrouvable`."""

        def changement(projet: Projet) -> Projet:
            reste = tuple(c for c in projet.faisabilite if c.libelle != self.condition)
            return a_revalider(projet, {"faisabilite": reste})

        return changer_projet(dossier, changement)


@dataclass(frozen=True, slots=True)
class ValiderProjet:
    """Pose ou retire « validé ensemble » sur le projet."""

    le: date | None

    @property
    def libelle(self) -> str:
        """Ce que le geste fait."""
        return nommer_validation("projet validé ensemble", self.le)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la validation datée, ou retirée. Lève `ElementIntrouvable`."""
        return changer_projet(dossier, lambda p: valider(p, self.le))


def changer_projet(dossier: Dossier, changement: Callable[[Projet], Projet]) -> Dossier:
    """Rend le dossier où le projet est changé. Lève `ElementIntrouvable` s’il n’y en a pas."""
    projet = dossier.conseil.projet
    if projet is None:
        raise ElementIntrouvable(
            "Le projet n’est pas encore écrit.", remede="Écrivez-le en une phrase."
        )
    return changer_conseil(dossier, lambda c: c.avec(projet=changement(projet)))
