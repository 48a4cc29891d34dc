"""Les raisonnements que des données ne suffisent pas à écrire, un fichier par dispositif."""

from cep_desktop.rules.dispositifs.allocation import CalculAref, CalculRff
from cep_desktop.rules.dispositifs.c2p import CalculC2p
from cep_desktop.rules.dispositifs.calcul import Calcul
from cep_desktop.rules.dispositifs.cpf import CalculCpf
from cep_desktop.rules.dispositifs.ptp import CalculPtp

CALCULS: dict[str, Calcul] = {
    "cpf": CalculCpf(),
    "ptp": CalculPtp(),
    "c2p": CalculC2p(),
    "aref": CalculAref(),
    "rff": CalculRff(),
}
"""Les raisonnements que le champ « calcul » d’un dispositif peut nommer."""

__all__ = ["CALCULS", "Calcul"]
