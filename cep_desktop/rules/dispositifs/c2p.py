"""Le compte professionnel de prévention : des points, et ce qu’ils paient."""

from datetime import date
from decimal import Decimal

from cep_desktop.domain.montant import Montant
from cep_desktop.rules.cas import Cas
from cep_desktop.rules.dispositifs.calcul import Calcul
from cep_desktop.rules.evaluation import Plafond
from cep_desktop.rules.explication import dire_nombre
from cep_desktop.rules.regles import Regles
from cep_desktop.rules.somme import au_plus

_R4163_11 = "Code du travail, R. 4163-11"


def acquerir(regles: Regles, *, facteurs: int, le: date) -> Decimal | None:
    """Rend les points d’une année complète pour ce nombre de facteurs (R. 4163-9)."""
    par_facteur = regles.valeur("c2p.points_an", le=le)
    return None if par_facteur is None else par_facteur * facteurs


def convertir(regles: Regles, points: Decimal, *, le: date) -> Montant | None:
    """Rend ce que des points paient de formation (R. 4163-11) ; `None` : valeur inconnue."""
    point = regles.montant("c2p.point", le=le)
    return None if point is None else au_plus(point.euros * points)


class CalculC2p(Calcul):
    """Les points notés limitent l’aide."""

    def plafonds(self, cas: Cas) -> tuple[Plafond, ...]:
        """Rend la valeur des points en formation ; inconnue si les points le sont."""
        points = cas.nombre("c2p_points")
        if points is None:
            maximum, dit = None, "nombre de points à lire sur compteprofessionnelprevention.fr"
        else:
            maximum = convertir(cas.regles, points, le=cas.le)
            dit = f"{dire_nombre(points)}\u00a0points"
        libelle = "Points de prévention"
        explication = f"{libelle}\u00a0: {dit}."
        return (Plafond("points", libelle, maximum, explication, _R4163_11, ()),)
