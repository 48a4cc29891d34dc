"""Les gestes sur les compétences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.competence import Aisance, Competence
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.piece import PieceJointe
from cep_desktop.usecases.commandes.conseil import changer_conseil
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, retirer
from cep_desktop.usecases.commandes.validation import a_revalider, nommer_validation, valider


@dataclass(frozen=True, slots=True)
class AjouterCompetence:
    """Ajoute un savoir-faire ; `champs` sont d’autres champs de `Competence`, sans la clé."""

    intitule: str
    aisance: Aisance
    champs: Mapping[str, object] = field(default_factory=dict)
    libelle: str = field(default="compétence ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la nouvelle compétence, à valider ensemble."""
        connues = dossier.conseil.competences
        neuve = Competence.model_validate(
            {
                **self.champs,
                "id": cle_suivante("K", (c.id for c in connues)),
                "libelle": self.intitule,
                "aisance": self.aisance,
            }
        )
        return changer_conseil(dossier, lambda c: c.avec(competences=(*connues, neuve)))


@dataclass(frozen=True, slots=True)
class ModifierCompetence:
    """Change des champs d’une compétence ; elle redevient « à valider ensemble »."""

    competence: str
    champs: Mapping[str, object]
    libelle: str = field(default="compétence modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la compétence changée."""
        return _changer(dossier, self.competence, lambda c: a_revalider(c, self.champs))


@dataclass(frozen=True, slots=True)
class ValiderCompetence:
    """Pose ou retire « validé ensemble » sur une compétence."""

    competence: str
    le: date | None

    @property
    def libelle(self) -> str:
        """Ce que le geste fait."""
        return nommer_validation("compétence validée ensemble", self.le)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la validation datée, ou retirée."""
        return _changer(dossier, self.competence, lambda c: valider(c, self.le))


@dataclass(frozen=True, slots=True)
class JoindrePiece:
    """Joint à une compétence le fichier qui la montre, ou le retire si `piece` est `None`."""

    competence: str
    piece: PieceJointe | None

    @property
    def libelle(self) -> str:
        """Ce que le geste fait ; le nom du fichier n’y est pas."""
        return "fichier joint" if self.piece else "fichier retiré"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier dont la compétence, à valider de nouveau, porte ce fichier."""
        return _changer(dossier, self.competence, lambda c: a_revalider(c, {"piece": self.piece}))


@dataclass(frozen=True, slots=True)
class SupprimerCompetence:
    """Retire une compétence, y compris des métiers qui la comptaient déjà là."""

    competence: str
    libelle: str = field(default="compétence supprimée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans la compétence."""

        def changement(conseil: Conseil) -> Conseil:
            metiers = tuple(
                m.avec(
                    competences_presentes=tuple(
                        cle for cle in m.competences_presentes if cle != self.competence
                    )
                )
                for m in conseil.metiers
            )
            reste = retirer(conseil.competences, self.competence)
            return conseil.avec(competences=reste, metiers=metiers)

        return changer_conseil(dossier, changement)


def _changer(dossier: Dossier, cle: str, changement: Callable[[Competence], Competence]) -> Dossier:
    return changer_conseil(
        dossier, lambda c: c.avec(competences=changer(c.competences, cle, changement))
    )
