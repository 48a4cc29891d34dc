"""Faire tenir un texte sur quelques lignes : coupé après une phrase entière, et cela se dit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from cep_desktop.documents.images import Graisse, mesurer

_APRES_UNE_PHRASE = re.compile(r"(?<=[.!?…])\s+")
_GARDE_AU_MOINS = 0.5
"""En dessous de cette part des lignes, on coupe dans la phrase plutôt qu’avant elle."""
_MOTS_MESURES = 4096
_LIGNE_D_EN_TETE = 19.0


@dataclass(frozen=True, slots=True)
class Cadre:
    """La place d’un texte : largeur en millimètres, corps en points, graisse."""

    largeur: float
    corps: float
    graisse: Graisse = "Regular"

    def lignes(self, texte: str) -> int:
        """Nombre de lignes que prend un texte ; aucune s’il est vide."""
        espace = _mesurer(" ", self.corps, self.graisse)
        lignes, prise = 0, self.largeur
        for mot in texte.split(" ") if texte else ():
            largeur = _mesurer(mot, self.corps, self.graisse)
            if prise + espace + largeur <= self.largeur:
                prise += espace + largeur
                continue
            morceaux = max(1, ceil(largeur / self.largeur))
            lignes += morceaux
            prise = largeur - (morceaux - 1) * self.largeur
        return lignes

    def ajuster(self, texte: str, lignes: int, *, suite: str = "…") -> str:
        """Rend le texte, ou son début suivi de `suite`, sur ce nombre de lignes au plus."""
        if self.lignes(texte) <= lignes:
            return texte
        entieres = self._garder(_APRES_UNE_PHRASE.split(texte), lignes, f" {suite}")
        if self.lignes(entieres) >= max(1, lignes * _GARDE_AU_MOINS):
            return f"{entieres} {suite}"
        fin = suite if suite.startswith("…") else f" {suite}" if "…" in suite else f"… {suite}"
        garde = self._garder(texte.split(" "), lignes, fin)
        return f"{garde or texte[: self._caracteres(lignes)]}{fin}"

    def _garder(self, bouts: Iterable[str], lignes: int, fin: str) -> str:
        """Le plus de bouts, dans l’ordre, que ces lignes tiennent avec leur fin."""
        garde = ""
        for bout in bouts:
            essai = f"{garde} {bout}" if garde else bout
            if self.lignes(f"{essai}{fin}") > lignes:
                break
            garde = essai
        return garde

    def _caracteres(self, lignes: int) -> int:
        """Combien de caractères larges ces lignes tiennent, pour un mot qui n’en finit pas."""
        return max(1, int(self.largeur * (lignes - 0.5) / _mesurer("m", self.corps, self.graisse)))


_EN_TETE = Cadre(110, 13, "Bold")
"""Ce qui reste à un nom entre le logo et la mention du conseil."""


def en_tete_en_plus(structure: str) -> float:
    """Hauteur (points) qu’un long nom d’organisme ajoute à l’en-tête de la première page."""
    return _LIGNE_D_EN_TETE * max(0, _EN_TETE.lignes(structure) - 1)


@lru_cache(maxsize=_MOTS_MESURES)
def _mesurer(texte: str, corps: float, graisse: Graisse) -> float:
    return mesurer(texte, corps, graisse)
