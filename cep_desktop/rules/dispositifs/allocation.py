"""L’allocation chômage pendant la formation, puis le revenu qui la suit en fin de droits."""

from datetime import date, timedelta

from cep_desktop.domain.periode import Periode
from cep_desktop.rules.cas import Cas
from cep_desktop.rules.dispositifs.calcul import Calcul


class CalculAref(Calcul):
    """L’allocation s’arrête avec les droits, même si la formation continue."""

    def periode_du_revenu(self, cas: Cas) -> Periode | None:
        """Rend la formation, jusqu’à la fin des droits si elle est notée."""
        formation, fin = super().periode_du_revenu(cas), cas.constat("fin_allocation_le")
        if formation is None or not isinstance(fin, date):
            return formation
        if fin < formation.du:
            return None
        return Periode(du=formation.du, au=min(formation.au, fin))


class CalculRff(Calcul):
    """La rémunération de fin de formation commence quand les droits sont épuisés."""

    def periode_du_revenu(self, cas: Cas) -> Periode | None:
        """Rend ce qui suit la fin des droits ; toute la formation si cette fin n’est pas notée."""
        formation, fin = super().periode_du_revenu(cas), cas.constat("fin_allocation_le")
        if formation is None or not isinstance(fin, date):
            return formation
        if fin >= formation.au:
            return None
        return Periode(du=max(formation.du, fin + timedelta(days=1)), au=formation.au)
