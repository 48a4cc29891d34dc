"""Les signatures qu’un PDF portait et ne montre plus : leurs octets y sont souvent encore.

Retirer un champ de signature, c’est d’ordinaire ajouter une mise à jour à la fin. La valeur signée,
elle, est écrite en clair à sa place (ISO 32000-2, 12.8.1) : on la retrouve sans croire les tables.
"""

import re
from collections.abc import Collection, Iterator

Plage = tuple[int, ...]
"""Début et longueur des deux morceaux couverts, en octets."""

_PLAGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")


def anciennes(octets: bytes, montrees: Collection[Plage]) -> Iterator[tuple[Plage, bytes]]:
    """Rend chaque plage que plus aucun champ ne montre, et le fichier tel qu’il finissait alors."""
    trouvees = dict.fromkeys(tuple(map(int, t.groups())) for t in _PLAGE.finditer(octets))
    for plage in trouvees:
        fin = plage[2] + plage[3]
        if plage not in montrees and 0 < fin <= len(octets):
            yield plage, octets[:fin]
