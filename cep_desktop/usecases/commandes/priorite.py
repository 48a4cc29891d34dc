"""Les gestes sur ce qui compte pour la personne : ranger, peser, dire avec ses mots."""

from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.co_construction import Paroles
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent, ElementIntrouvable
from cep_desktop.domain.pliage import plier
from cep_desktop.domain.projet import Piste, Priorite
from cep_desktop.usecases.commandes.conseil import changer_conseil
from cep_desktop.usecases.commandes.validation import nommer_validation, retomber

MAXIMUM = 6
"""Choses qui comptent, au plus : au-delà, on ne range plus."""


def rangees(conseil: Conseil) -> tuple[Priorite, ...]:
    """Rend les priorités de la première à la dernière."""
    return tuple(sorted(conseil.priorites, key=lambda p: p.rang))


@dataclass(frozen=True, slots=True)
class AjouterPriorite:
    """Ajoute, à la fin, une chose qui compte ; six au plus, toutes différentes."""

    intitule: str
    libelle: str = field(default="priorité ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette priorité. Lève `DossierIncoherent`."""
        avant = rangees(dossier.conseil)
        if len(avant) >= MAXIMUM:
            raise DossierIncoherent(
                "Six choses qui comptent, c’est déjà beaucoup.",
                remede="Retirez-en une pour en ajouter une autre.",
            )
        _refuser_le_double(self.intitule, avant)
        neuve = Priorite(rang=len(avant) + 1, libelle=self.intitule)
        return _reecrire(dossier, (*avant, neuve))


@dataclass(frozen=True, slots=True)
class RenommerPriorite:
    """Change les mots d’une priorité ; les pistes comparées dessus suivent."""

    rang: int
    intitule: str
    libelle: str = field(default="priorité modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec les nouveaux mots. Lève `DossierIncoherent`."""
        avant = rangees(dossier.conseil)
        ancienne = _trouver(avant, self.rang)
        _refuser_le_double(self.intitule, tuple(p for p in avant if p != ancienne))
        neuve = ancienne.avec(libelle=self.intitule)
        dossier = _reecrire(dossier, tuple(neuve if p == ancienne else p for p in avant))
        pistes = tuple(
            _renommer_critere(piste, ancienne.libelle, neuve.libelle)
            for piste in dossier.conseil.pistes
        )
        return changer_conseil(dossier, lambda c: c.avec(pistes=pistes))


@dataclass(frozen=True, slots=True)
class DeplacerPriorite:
    """Monte (-1) ou descend (+1) une priorité ; sans effet au bout de la liste."""

    rang: int
    pas: int
    libelle: str = field(default="priorité déplacée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec les priorités dans le nouvel ordre."""
        suite = list(rangees(dossier.conseil))
        depart = suite.index(_trouver(tuple(suite), self.rang))
        arrivee = max(0, min(depart + self.pas, len(suite) - 1))
        suite.insert(arrivee, suite.pop(depart))
        return _reecrire(dossier, tuple(suite))


@dataclass(frozen=True, slots=True)
class PeserPriorite:
    """Dit combien une priorité compte, de 1 à 3."""

    rang: int
    poids: int
    libelle: str = field(default="poids changé", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce poids."""
        avant = rangees(dossier.conseil)
        ancienne = _trouver(avant, self.rang)
        neuve = ancienne.avec(poids=self.poids)
        return _reecrire(dossier, tuple(neuve if p == ancienne else p for p in avant))


@dataclass(frozen=True, slots=True)
class SupprimerPriorite:
    """Retire une priorité ; ce que les pistes en disaient reste."""

    rang: int
    libelle: str = field(default="priorité retirée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans cette priorité."""
        avant = rangees(dossier.conseil)
        partie = _trouver(avant, self.rang)
        return _reecrire(dossier, tuple(p for p in avant if p != partie))


@dataclass(frozen=True, slots=True)
class DireCeQuiCompte:
    """Note les mots de la personne sur ce qui compte ; un texte vide les retire."""

    texte: str
    le: date
    libelle: str = field(default="mots de la personne notés", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ces mots, datés."""
        paroles = Paroles(texte=self.texte, dites_le=self.le) if self.texte else None
        trace = retomber(dossier.conseil.trace_priorites).avec(paroles=paroles)
        return changer_conseil(dossier, lambda c: c.avec(trace_priorites=trace))


@dataclass(frozen=True, slots=True)
class ValiderPriorites:
    """Pose ou retire « validé ensemble » sur ce qui compte."""

    le: date | None

    @property
    def libelle(self) -> str:
        """Ce que le geste fait."""
        return nommer_validation("priorités validées ensemble", self.le)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la validation datée, ou retirée."""
        trace = dossier.conseil.trace_priorites.avec(valide_ensemble_le=self.le)
        return changer_conseil(dossier, lambda c: c.avec(trace_priorites=trace))


def _trouver(priorites: tuple[Priorite, ...], rang: int) -> Priorite:
    for priorite in priorites:
        if priorite.rang == rang:
            return priorite
    raise ElementIntrouvable("Cette priorité n’est plus dans le dossier.")


def _refuser_le_double(intitule: str, autres: tuple[Priorite, ...]) -> None:
    if any(plier(autre.libelle) == plier(intitule.strip()) for autre in autres):
        raise DossierIncoherent("Cette priorité est déjà dans la liste.")


def _reecrire(dossier: Dossier, suite: tuple[Priorite, ...]) -> Dossier:
    """Renumérote la suite ; changée, elle est à valider de nouveau."""
    priorites = tuple(p.avec(rang=rang) for rang, p in enumerate(suite, start=1))
    if priorites == dossier.conseil.priorites:
        return dossier
    trace = retomber(dossier.conseil.trace_priorites)
    return changer_conseil(dossier, lambda c: c.avec(priorites=priorites, trace_priorites=trace))


def _renommer_critere(piste: Piste, ancien: str, nouveau: str) -> Piste:
    criteres = tuple(c.avec(libelle=nouveau) if c.libelle == ancien else c for c in piste.criteres)
    return piste.avec(criteres=criteres)
