"""Les versions du format portable.

Une version publiée ne change plus. Passer de la version N à N + 1 est une fonction pure
`dict -> dict` d’un module `vN.py`, jamais retouchée une fois publiée.
"""

from collections.abc import Callable

FORMAT = "cep-desktop/dossier"
VERSION = 1

Contenu = dict[str, object]

PASSAGES: dict[int, Callable[[Contenu], Contenu]] = {}
"""Pour chaque ancienne version, la fonction qui la fait passer à la suivante."""


def mettre_a_jour(contenu: Contenu, version: int) -> Contenu:
    """Fait passer un contenu ancien à la version courante, une version à la fois."""
    for ancienne in range(version, VERSION):
        contenu = PASSAGES[ancienne](contenu)
    return contenu
