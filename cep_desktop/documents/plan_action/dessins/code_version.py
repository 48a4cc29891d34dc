"""Le code carré qui dit le dossier, la version et l’empreinte du plan."""

from itertools import product

import segno

from cep_desktop.documents.images import Toile, couleur

COTE = 17.0
"""Côté imprimé, en millimètres."""


def dessiner_code(texte: str) -> bytes:
    """Dessine le code QR d’un texte court (correction moyenne, sans marge)."""
    matrice = segno.make_qr(texte, error="m", boost_error=False).matrix
    module = COTE / len(matrice)
    toile = Toile(COTE, COTE)
    for rang, colonne in product(range(len(matrice)), repeat=2):
        if matrice[rang][colonne]:
            toile.cadre((colonne * module, rang * module), (module, module), 0, fond=couleur("ink"))
    return toile.png()
