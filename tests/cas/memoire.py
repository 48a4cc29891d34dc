"""La mémoire qu’un processus a prise au plus, sans celle de qui l’a lancé."""

import re
import resource
import sys
from pathlib import Path


def pic() -> int:
    """Rend le plus de mémoire que ce processus, ou un de ses enfants finis, a prise, en Kio.

    Linux garde dans `ru_maxrss` la mémoire du lanceur : `VmHWM` repart de zéro avec le programme.
    """
    enfants = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    if sys.platform != "linux":
        return max(enfants, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    etat = Path("/proc/self/status").read_text(encoding="utf-8")
    trouve = re.search(r"VmHWM:\s+(\d+) kB", etat)
    return max(enfants, int(trouve[1]) if trouve else 0)
