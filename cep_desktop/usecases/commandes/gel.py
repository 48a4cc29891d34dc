"""Les gestes qui retiennent un dossier au-delà de sa durée de conservation."""

from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.conservation import Gel
from cep_desktop.domain.dossier import Dossier


@dataclass(frozen=True, slots=True)
class PoserGel:
    """Garde le dossier tel quel au-delà de sa durée, avec la raison."""

    motif: str
    le: date
    libelle: str = field(default="conservation prolongée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier retenu ; un gel déjà posé prend ce motif et garde sa date."""
        deja = dossier.gel
        est_en_vigueur = deja is not None and deja.vaut_le(self.le)
        pose_le = deja.pose_le if deja is not None and est_en_vigueur else self.le
        return dossier.avec(gel=Gel(motif=self.motif, pose_le=pose_le))


@dataclass(frozen=True, slots=True)
class LeverGel:
    """Laisse de nouveau courir la durée de conservation."""

    le: date
    libelle: str = field(default="prolongation levée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans gel en vigueur ; sa trace reste."""
        if dossier.gel is None or not dossier.gel.vaut_le(self.le):
            return dossier
        return dossier.avec(gel=dossier.gel.avec(leve_le=self.le))
