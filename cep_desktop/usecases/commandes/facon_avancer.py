"""Les gestes sur la façon d’avancer, convenue avec la personne."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.commandes.conseil import changer_conseil
from cep_desktop.usecases.commandes.validation import a_revalider, nommer_validation, valider


@dataclass(frozen=True, slots=True)
class ConvenirFacon:
    """Note l’autonomie, la maturité, le rythme ou les modalités ; à valider de nouveau."""

    champs: Mapping[str, object]
    libelle: str = field(default="façon d’avancer notée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ces champs de `FaconAvancer` changés."""
        facon = a_revalider(dossier.conseil.facon_avancer, self.champs)
        return changer_conseil(dossier, lambda c: c.avec(facon_avancer=facon))


@dataclass(frozen=True, slots=True)
class ValiderFacon:
    """Pose ou retire « validé ensemble » sur la façon d’avancer."""

    le: date | None

    @property
    def libelle(self) -> str:
        """Ce que le geste fait."""
        return nommer_validation("façon d’avancer validée ensemble", self.le)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la validation datée, ou retirée."""
        facon = valider(dossier.conseil.facon_avancer, self.le)
        return changer_conseil(dossier, lambda c: c.avec(facon_avancer=facon))
