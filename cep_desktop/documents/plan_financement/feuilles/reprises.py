"""Où l’en-tête d’un long tableau se répète, quand sa feuille en porte un autre.

Un tableur ne répète à l’impression qu’un seul en-tête par feuille : celui du premier tableau
coifferait le second. L’en-tête s’écrit donc à nouveau au début de chaque page.
"""

from collections.abc import Sequence

_UTILE = 475.0
"""Points laissés par les marges sur la hauteur d’une feuille A4 en paysage."""
_LARGEUR_UTILE = 755.0
_PAR_CARACTERE = 5.6
"""Points d’une colonne large d’un caractère, en Arial 10."""
_COIFFE = 110.0
"""Titre répété, titre du tableau et en-tête, en points."""
_BAS = 110.0
"""Totaux et contrôle, en points : ils ne sont jamais seuls sur leur page."""


def repartir(hauteurs: Sequence[float], largeurs: Sequence[float]) -> tuple[int, ...]:
    """Rend le rang de chaque ligne qui ouvre une page ; vide si tout tient sur une.

    `hauteurs` sont en points, `largeurs` en caractères. Une colonne élargie réduit l’impression :
    la page contient alors plus de lignes que prévu ici, jamais moins.
    """
    reduction = max(1.0, sum(largeurs) * _PAR_CARACTERE / _LARGEUR_UTILE)
    place = _UTILE * reduction - _COIFFE
    reprises: list[int] = []
    reste = place
    for rang, hauteur in enumerate(hauteurs):
        if hauteur > reste and reste < place:
            reprises.append(rang)
            reste = place
        reste -= hauteur
    dernier = len(hauteurs) - 1
    if reste < _BAS and dernier > 0 and dernier not in reprises:
        reprises.append(dernier)
    return tuple(reprises)
