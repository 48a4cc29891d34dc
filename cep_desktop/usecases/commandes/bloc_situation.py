"""Les gestes sur les contraintes et les appuis, et la validation de chaque bloc."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.situation import Situation
from cep_desktop.usecases.commandes.validation import nommer_validation, retomber


class Bloc(StrEnum):
    """Un bloc de la situation, qui se valide à part ; les faits ont leurs propres gestes."""

    FAITS = "faits"
    CONTRAINTES = "contraintes"
    APPUIS = "appuis"


Liste = tuple[str, ...]


def lignes(situation: Situation, bloc: Bloc) -> Liste:
    """Rend les lignes écrites d’un bloc ; aucune pour les faits."""
    match bloc:
        case Bloc.CONTRAINTES:
            return situation.contraintes
        case Bloc.APPUIS:
            return situation.appuis
        case Bloc.FAITS:
            return ()


@dataclass(frozen=True, slots=True)
class AjouterLigne:
    """Ajoute une contrainte ou un appui."""

    bloc: Bloc
    texte: str
    libelle: str = field(default="ligne ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette ligne."""
        return _reecrire(dossier, self.bloc, (*lignes(dossier.situation, self.bloc), self.texte))


@dataclass(frozen=True, slots=True)
class ModifierLigne:
    """Change les mots d’une ligne (0 = première)."""

    bloc: Bloc
    rang: int
    texte: str
    libelle: str = field(default="ligne modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec les nouveaux mots. Lève `ElementIntrouvable`."""
        avant, apres = _autour(lignes(dossier.situation, self.bloc), self.rang)
        return _reecrire(dossier, self.bloc, (*avant, self.texte, *apres))


@dataclass(frozen=True, slots=True)
class RetirerLigne:
    """Retire une ligne (0 = première)."""

    bloc: Bloc
    rang: int
    libelle: str = field(default="ligne retirée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans cette ligne. Lève `ElementIntrouvable`."""
        avant, apres = _autour(lignes(dossier.situation, self.bloc), self.rang)
        return _reecrire(dossier, self.bloc, (*avant, *apres))


@dataclass(frozen=True, slots=True)
class ValiderBloc:
    """Pose ou retire « validé ensemble » sur un bloc de la situation."""

    bloc: Bloc
    le: date | None

    @property
    def libelle(self) -> str:
        """Ce que le geste fait."""
        return nommer_validation("situation validée ensemble", self.le)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la validation datée, ou retirée."""
        situation = dossier.situation
        nom = f"trace_{self.bloc}"
        trace = getattr(situation, nom).avec(valide_ensemble_le=self.le)
        return dossier.avec(situation=situation.avec(**{nom: trace}))


def _autour(suite: Liste, rang: int) -> tuple[Liste, Liste]:
    """Rend ce qui précède et ce qui suit une ligne, qui doit exister."""
    if not 0 <= rang < len(suite):
        raise ElementIntrouvable("Cette ligne n’est plus dans le dossier.")
    return suite[:rang], suite[rang + 1 :]


def _reecrire(dossier: Dossier, bloc: Bloc, suite: Liste) -> Dossier:
    """Remplace les lignes d’un bloc ; changé, il est à valider de nouveau."""
    situation = dossier.situation
    trace = f"trace_{bloc}"
    nouvelle = situation.avec(**{bloc: suite})
    if nouvelle == situation:
        return dossier
    return dossier.avec(situation=nouvelle.avec(**{trace: retomber(getattr(situation, trace))}))
