"""Les jetons de couleur : une apparence, un jeu complet de couleurs."""

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from cep_desktop.locations import ressources

Jetons = Mapping[str, str]
"""Nom de jeton vers couleur « #RRVVBB »."""

NOMBRE_DE_FINANCEURS = 5
"""Couleurs distinctes de la barre de financement ; au-delà, « Autres aides »."""


class Apparence(StrEnum):
    """Un jeu de couleurs de l’application."""

    CLAIR = "clair"
    SOMBRE = "sombre"
    CONTRASTE = "contraste"
    CONTRASTE_SOMBRE = "contraste_sombre"

    @property
    def est_sombre(self) -> bool:
        """Vrai si le fond est sombre."""
        return self in {Apparence.SOMBRE, Apparence.CONTRASTE_SOMBRE}


def melanger(dessus: str, dessous: str, part: float) -> str:
    """Couleur opaque obtenue en posant `dessus` sur `dessous` avec l’opacité `part` (0 à 1)."""
    haut, bas = _composantes(dessus), _composantes(dessous)
    melange = (round(h * part + b * (1 - part)) for h, b in zip(haut, bas, strict=True))
    return "#" + "".join(f"{valeur:02X}" for valeur in melange)


def _composantes(couleur: str) -> tuple[int, int, int]:
    rouge, vert, bleu = bytes.fromhex(couleur.removeprefix("#"))
    return rouge, vert, bleu


@cache
def jetons(apparence: Apparence) -> Jetons:
    """Rend les jetons d’une apparence, ceux de `resources/jetons.json` et ceux qui s’en déduisent.

    Le contraste élevé garde les teintes mais rapproche les textes de l’encre et montre les filets.
    """
    familles = json.loads((ressources() / "jetons.json").read_text(encoding="utf-8"))
    couleurs: dict[str, str] = dict(familles["dark" if apparence.est_sombre else "light"])
    if apparence in {Apparence.CONTRASTE, Apparence.CONTRASTE_SOMBRE}:
        couleurs |= _contraste(est_sombre=apparence.est_sombre)
    couleurs.setdefault("rail_filet", couleurs["rail"])
    return MappingProxyType(couleurs | _deduits(couleurs, est_sombre=apparence.est_sombre))


def _contraste(*, est_sombre: bool) -> dict[str, str]:
    encre, fond = ("#FFFFFF", "#000000") if est_sombre else ("#000000", "#FFFFFF")
    franches = {
        "ok_soft": fond, "warn_soft": fond, "bad_soft": fond, "priv_soft": fond,
        "ink": encre, "ink2": encre, "ink3": encre, "line_strong": encre,
        "surface": fond, "surface2": fond, "canvas": fond, "rail": fond, "focus_gap": fond,
    }  # fmt: skip
    filet = melanger(encre, fond, 0.62)
    return franches | {"line": filet, "primary_line": filet, "rail_filet": filet}


def _deduits(couleurs: dict[str, str], *, est_sombre: bool) -> dict[str, str]:
    deduits = {
        "sur_soleil": "#12252D",
        "bandeau_soleil": "#F5B83D",
        "bandeau_encre": "#0B4558",
        "sur_aujourd_hui": "#12080A" if est_sombre else "#FFFFFF",
        "message": "#EDF4F6" if est_sombre else "#12252D",
        "sur_message": "#12252D" if est_sombre else "#FFFFFF",
        "action_message": "#0B5A70" if est_sombre else "#8FDCEC",
        "ok_message": "#1C6636" if est_sombre else "#86D7A2",
        "soleil_filet": melanger(couleurs["sun_line"], couleurs["sun_soft"], 0.35),
    }
    for rang in range(1, NOMBRE_DE_FINANCEURS + 1):
        teinte = couleurs[f"f{rang}"]
        deduits[f"avatar{rang}_fond"] = melanger(teinte, couleurs["surface"], 0.18)
        deduits[f"avatar{rang}"] = melanger(teinte, couleurs["ink"], 0.82)
    return deduits
