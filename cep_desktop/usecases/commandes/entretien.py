"""Les gestes sur les rendez-vous."""

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
