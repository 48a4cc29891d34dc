"""Ce que mesure un texte dans une case, pour que rien ne soit coupé à l’impression."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cep_desktop.domain.montant import Montant

HAUTEUR_MAXIMALE = 409
"""Limite d’Excel, en points."""

_CHASSES = {
    "'ijl’": 0.4,
    "!|,.;:/I[]tf \u00a0\u202f": 0.52,
    "()r-‑": 0.6,
    "ckszvxyJ": 0.9,
    "ABEKPSVXYÀÂÉÈÊÎ&": 1.2,
    "CDHNRUwÇ": 1.3,
    "GOQÔ": 1.4,
    "mM": 1.5,
    "W@%—…": 1.8,
}
_LARGEURS = {caractere: chasse for lot, chasse in _CHASSES.items() for caractere in lot}
"""Chasse des caractères d’Arial, comptée en chiffres : l’unité des largeurs de colonne."""

_PLEINE_CHASSE = 0x1100
"""À partir d’ici, les écritures sont souvent deux fois plus larges que les chiffres."""

_MARGE = 4
_GRAS = 1.1
"""Un texte gras est plus large d’un dixième."""

_RETRAIT = 2.0
"""Ce que le format des euros laisse à droite du montant."""


def hauteur(
    contenus: Iterable[tuple[str, float]], *, minimum: float, ligne: float = 12.75
) -> float:
    """Hauteur de rangée, en points, pour des textes et la largeur de leur colonne (caractères)."""
    lignes = max((compter_lignes(texte, largeur) for texte, largeur in contenus), default=1)
    return min(max(minimum, lignes * ligne + _MARGE), HAUTEUR_MAXIMALE)


def compter_lignes(texte: str, largeur: float) -> int:
    """Nombre de lignes d’un texte coupé aux espaces dans une colonne."""
    return sum(_lignes_du_paragraphe(paragraphe, largeur) for paragraphe in texte.split("\n"))


def elargir(
    largeurs: Sequence[float], montants: Mapping[int, Iterable[Montant | None]]
) -> tuple[float, ...]:
    """Élargit les colonnes dont un montant, même en gras, ne tiendrait pas."""
    besoins = {
        colonne: max((mesurer(str(m)) * _GRAS + _RETRAIT for m in liste if m), default=0.0)
        for colonne, liste in montants.items()
    }
    return tuple(max(largeur, besoins.get(n, 0.0)) for n, largeur in enumerate(largeurs))


def couper(texte: str, largeur: float) -> Iterator[str]:
    """Coupe un texte en lignes de cette largeur ; les rejoindre par une espace le redonne."""
    ligne: list[str] = []
    for mot in texte.split(" "):
        if ligne and mesurer(" ".join((*ligne, mot))) > largeur:
            yield " ".join(ligne)
            ligne = []
        ligne.append(mot)
    yield " ".join(ligne)


def mesurer(texte: str) -> float:
    """Longueur d’un texte en Arial, comptée en chiffres."""
    return sum(_chasse(caractere) for caractere in texte)


def _lignes_du_paragraphe(paragraphe: str, largeur: float) -> int:
    lignes, place = 1, largeur
    for mot in paragraphe.split(" "):
        taille = mesurer(mot)
        if taille > place and place < largeur:
            lignes, place = lignes + 1, largeur
        while taille > largeur:
            lignes, taille = lignes + 1, taille - largeur
        place -= taille + _chasse(" ")
    return lignes


def _chasse(caractere: str) -> float:
    if ord(caractere) >= _PLEINE_CHASSE and caractere not in _LARGEURS:
        return 2.0
    return _LARGEURS.get(caractere, 1.0)
