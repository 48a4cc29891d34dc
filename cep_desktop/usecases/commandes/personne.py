"""Les gestes sur l’identité et les coordonnées de la personne."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cep_desktop.domain.dossier import Dossier


@dataclass(frozen=True, slots=True)
class ModifierBeneficiaire:
    """Change des champs de la personne accompagnée."""

    champs: Mapping[str, object]
    libelle: str = field(default="coordonnées modifiées", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la personne changée."""
        return dossier.avec(beneficiaire=dossier.beneficiaire.avec(**self.champs))
