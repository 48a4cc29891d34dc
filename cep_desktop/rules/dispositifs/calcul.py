"""Ce qu’un raisonnement écrit en Python ajoute aux données d’un dispositif."""

from cep_desktop.rules.cas import Cas
from cep_desktop.rules.evaluation import Participation, Plafond
from cep_desktop.rules.verdict import LigneCritere


class Calcul:
    """Raisonnement qui n’ajoute rien ; un dispositif redéfinit ce qui le concerne.

    Les trois questions d’un dispositif sont l’éligibilité (`criteres`), le plafond (`plafonds`)
    et les pièces, toujours déclarées dans les données.
    """

    def criteres(self, cas: Cas) -> tuple[LigneCritere, ...]:  # noqa: ARG002
        """Rend les conditions qui se calculent."""
        return ()

    def plafonds(self, cas: Cas) -> tuple[Plafond, ...]:  # noqa: ARG002
        """Rend les plafonds qui se calculent."""
        return ()

    def participation(self, cas: Cas) -> Participation | None:  # noqa: ARG002
        """Rend la part fixe de la personne, ou `None` si le dispositif n’en demande pas."""
        return None

    def avertissements(self, cas: Cas) -> tuple[str, ...]:  # noqa: ARG002
        """Rend ce que le conseiller doit savoir de ce calcul."""
        return ()
