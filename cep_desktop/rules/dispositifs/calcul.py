"""Ce qu’un raisonnement écrit en Python ajoute aux données d’un dispositif."""

from datetime import date

from cep_desktop.domain.periode import Periode
from cep_desktop.rules.cas import Cas
from cep_desktop.rules.evaluation import Participation, Plafond, Revenu
from cep_desktop.rules.nomenclature import Base
from cep_desktop.rules.verdict import LigneCritere

_NON_CHIFFRE = "Aucun texte ne chiffre ce revenu\u00a0: à demander à l’organisme."


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

    def revenus(self, cas: Cas, plafonds: tuple[Plafond, ...]) -> tuple[Revenu, ...]:
        """Rend le revenu de la formation ; un plafond mensuel borne, il ne chiffre pas.

        Vide si les dates de la formation sont inconnues, ou si ce revenu n’y est pas versé.
        """
        periode = self.periode_du_revenu(cas)
        if periode is None:
            return ()
        bornes = [p for p in plafonds if p.par is Base.MOIS and p.maximum is not None]
        if not bornes:
            return (Revenu(periode, None, _NON_CHIFFRE, str(cas.dispositif.reference)),)
        return (Revenu(periode, None, f"Au plus. {bornes[0].explication}", bornes[0].reference),)

    def periode_du_revenu(self, cas: Cas) -> Periode | None:
        """Rend la période où ce revenu est versé : par défaut, toute la formation."""
        du, au = cas.constat("debut_formation_le"), cas.constat("fin_formation_le")
        return Periode(du=du, au=au) if isinstance(du, date) and isinstance(au, date) else None
