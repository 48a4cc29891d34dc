"""Le nom français des touches, tel qu’il est gravé sur un clavier AZERTY."""

_NOMS = {
    "Shift": "Maj",
    "Return": "Entrée",
    "PgDown": "Page suiv.",
    "PgUp": "Page préc.",
    "-": "−",
}


def ecrire_touche(touche: str) -> str:
    """Rend « Ctrl+Maj+S » pour « Ctrl+Shift+S », et « Ctrl++ » tel quel."""
    morceaux = touche.rstrip("+").split("+")
    if touche.endswith("+"):
        morceaux.append("+")
    return "+".join(_NOMS.get(morceau, morceau) for morceau in morceaux)
