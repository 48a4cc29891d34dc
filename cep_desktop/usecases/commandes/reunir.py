"""Le geste qui réunit deux versions d’un dossier changées en même temps."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.commandes.revision import avec_les_traces_de
from cep_desktop.usecases.conflit import Conflit, Cote
from cep_desktop.usecases.intangible import Reunion


@dataclass(frozen=True, slots=True)
class ReunirVersions(Reunion):
    """Garde les deux travaux ; `choix` dit quel côté l’emporte à chaque place qui diverge."""

    conflit: Conflit
    choix: Mapping[str, Cote]
    libelle: str = field(default="deux versions réunies", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend les deux versions réunies, avec les traces des deux.

        Lève `ChoixManquant` ou `DossierIncoherent`.
        """
        return avec_les_traces_de(self.conflit.fusionner(self.choix), dossier)
