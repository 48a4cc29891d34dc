"""Le geste qui remet un dossier comme il était à une révision gardée."""

from dataclasses import dataclass

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier

TRACES = frozenset({"consentements", "signatures", "transmissions", "gel"})
"""Ce qui ne revient jamais en arrière : un accord retiré, une signature, un envoi, un gel."""


@dataclass(frozen=True, slots=True)
class RestaurerRevision:
    """Remet le contenu d’une révision ; les traces et les versions du plan restent."""

    numero: int
    revision: Dossier

    @property
    def libelle(self) -> str:
        """« version 12 restaurée »."""
        return f"version {self.numero} restaurée"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier d’alors, avec les traces d’aujourd’hui."""
        traces: dict[str, object] = {nom: getattr(dossier, nom) for nom in TRACES}
        actuel = dossier.accompagnement
        return self.revision.avec(
            **traces,
            id=dossier.id,
            accompagnement=self.revision.accompagnement.avec(
                revisions=actuel.revisions,
                cles_retirees=_retirees(actuel, self.revision.accompagnement),
            ),
        )


def _retirees(actuel: Accompagnement, alors: Accompagnement) -> tuple[str, ...]:
    """Garde toutes les clés déjà employées, sauf celles qui revivent : aucune ne change de sens."""
    toutes = (*alors.cles_retirees, *actuel.cles_retirees)
    distinctes = dict.fromkeys(toutes)
    return tuple(cle for cle in distinctes if cle not in alors.cles)
