"""Les gestes sur les notes privées du conseiller."""

from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, retirer


@dataclass(frozen=True, slots=True)
class EcrireNote:
    """Écrit une note privée, datée du jour."""

    texte: str
    le: date
    libelle: str = field(default="note privée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette note."""
        cle = cle_suivante("N", (note.id for note in dossier.notes_privees))
        note = NotePrivee(id=cle, le=self.le, texte=self.texte)
        return dossier.avec(notes_privees=(*dossier.notes_privees, note))


@dataclass(frozen=True, slots=True)
class ModifierNote:
    """Récrit une note privée ; sa date reste."""

    note: str
    texte: str
    libelle: str = field(default="note privée récrite", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la note récrite. Lève `ElementIntrouvable`."""
        return dossier.avec(
            notes_privees=changer(
                dossier.notes_privees, self.note, lambda n: n.avec(texte=self.texte)
            )
        )


@dataclass(frozen=True, slots=True)
class RetirerNote:
    """Retire une note privée."""

    note: str
    libelle: str = field(default="note privée retirée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans cette note. Lève `ElementIntrouvable`."""
        return dossier.avec(notes_privees=retirer(dossier.notes_privees, self.note))
