"""Les gestes sur les rendez-vous et sur ce qui s’y fait."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import Entretien, Modalite
from cep_desktop.domain.vocabulaire import Volet
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, retirer


@dataclass(frozen=True, slots=True)
class PrevoirEntretien:
    """Note le prochain rendez-vous, choisi ensemble ; le volet dit ce que l’on y fera."""

    le: date
    a: time | None
    volet: Volet
    modalite: Modalite = Modalite.PRESENCE
    libelle: str = field(default="rendez-vous noté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce rendez-vous à venir."""
        entretien = Entretien(
            id=cle_suivante("R", (e.id for e in dossier.entretiens)),
            le=self.le,
            a=self.a,
            modalite=self.modalite,
            volet=self.volet,
            a_eu_lieu=False,
        )
        return dossier.avec(entretiens=(*dossier.entretiens, entretien))


@dataclass(frozen=True, slots=True)
class DeplacerEntretien:
    """Change le jour et l’heure d’un rendez-vous."""

    entretien: str
    le: date
    a: time | None
    libelle: str = field(default="rendez-vous déplacé", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec le rendez-vous à sa nouvelle date. Lève `ElementIntrouvable`."""
        return dossier.avec(
            entretiens=changer(
                dossier.entretiens, self.entretien, lambda e: e.avec(le=self.le, a=self.a)
            )
        )


@dataclass(frozen=True, slots=True)
class RetirerEntretien:
    """Retire un rendez-vous qui n’aura pas lieu."""

    entretien: str
    libelle: str = field(default="rendez-vous retiré", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans ce rendez-vous. Lève `ElementIntrouvable`."""
        return dossier.avec(entretiens=retirer(dossier.entretiens, self.entretien))


@dataclass(frozen=True, slots=True)
class CommencerEntretien:
    """Ouvre l’entretien du jour : celui qui était prévu, sinon un nouveau."""

    le: date
    a: time
    duree_minutes: int
    libelle: str = field(default="entretien commencé", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier où l’entretien du jour a lieu, à partir de cette heure."""
        return _au_jour(
            dossier,
            self.le,
            lambda e: e.avec(a_eu_lieu=True, a=self.a, duree_minutes=self.duree_minutes),
        )


@dataclass(frozen=True, slots=True)
class MettreDeCote:
    """Garde un sujet pour plus tard ; le redire ne le double pas."""

    sujet: str
    le: date
    libelle: str = field(default="sujet mis de côté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier où ce sujet attend, dans l’entretien du jour."""
        if self.sujet in sujets_de_cote(dossier):
            return dossier
        return _au_jour(
            dossier, self.le, lambda e: e.avec(mis_de_cote=(*e.mis_de_cote, self.sujet))
        )


@dataclass(frozen=True, slots=True)
class ReprendreSujet:
    """Retire un sujet de ce qui attend : on y revient."""

    sujet: str
    libelle: str = field(default="sujet repris", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier où ce sujet n’attend plus."""
        return dossier.avec(
            entretiens=tuple(
                e.avec(mis_de_cote=tuple(s for s in e.mis_de_cote if s != self.sujet))
                for e in dossier.entretiens
            )
        )


@dataclass(frozen=True, slots=True)
class AjouterALaRoute:
    """Ajoute une chose à faire jusqu’au prochain rendez-vous."""

    a_faire: str
    le: date
    libelle: str = field(default="feuille de route complétée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier où la feuille de route du jour a cette ligne de plus."""
        return _au_jour(
            dossier,
            self.le,
            lambda e: e.avec(feuille_de_route=(*e.feuille_de_route, self.a_faire)),
        )


@dataclass(frozen=True, slots=True)
class RetirerDeLaRoute:
    """Retire une ligne d’une feuille de route."""

    entretien: str
    rang: int
    libelle: str = field(default="ligne retirée de la feuille de route", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans cette ligne. Lève `ElementIntrouvable`."""

        def sans(e: Entretien) -> Entretien:
            route = e.feuille_de_route
            return e.avec(feuille_de_route=(*route[: self.rang], *route[self.rang + 1 :]))

        return dossier.avec(entretiens=changer(dossier.entretiens, self.entretien, sans))


def sujets_de_cote(dossier: Dossier) -> tuple[str, ...]:
    """Rend les sujets mis de côté, le plus ancien d’abord."""
    return tuple(sujet for entretien in dossier.entretiens for sujet in entretien.mis_de_cote)


def entretien_du_jour(dossier: Dossier, le: date) -> Entretien | None:
    """Rend l’entretien de ce jour, le dernier s’il y en a plusieurs."""
    return next((e for e in reversed(dossier.entretiens) if e.le == le), None)


def _au_jour(dossier: Dossier, le: date, changement: Callable[[Entretien], Entretien]) -> Dossier:
    """Change l’entretien du jour ; s’il n’y en a pas, il a lieu maintenant."""
    present = entretien_du_jour(dossier, le)
    if present is not None:
        return dossier.avec(entretiens=changer(dossier.entretiens, present.id, changement))
    neuf = Entretien(id=cle_suivante("R", (e.id for e in dossier.entretiens)), le=le)
    return dossier.avec(entretiens=(*dossier.entretiens, changement(neuf)))
