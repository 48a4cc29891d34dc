"""Comparer des listes de mots : plus un mot est rare, plus il rapproche."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

Vecteur = dict[str, float]


class Espace:
    """Un ensemble de listes de mots, et les proximités (de 0 à 1) entre elles."""

    def __init__(self, listes: Mapping[str, Iterable[str]]) -> None:
        comptes = {cle: Counter(liste) for cle, liste in listes.items()}
        presences = Counter(mot for compte in comptes.values() for mot in compte)
        nombre = len(comptes) or 1
        self._rarete = {mot: math.log(nombre / fois) for mot, fois in presences.items()}
        self.vecteurs = {cle: self._peser(compte) for cle, compte in comptes.items()}
        self._ou: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for cle, vecteur in self.vecteurs.items():
            for mot, poids in vecteur.items():
                self._ou[mot].append((cle, poids))

    def vecteur(self, mots: Iterable[str]) -> Vecteur:
        """Rend le vecteur d’une liste neuve ; un mot inconnu ne compte pas."""
        return self._peser(Counter(mot for mot in mots if mot in self._rarete))

    def reunir(self, cles: Iterable[str], *autres: Vecteur) -> Vecteur:
        """Rend le vecteur de plusieurs listes à la fois."""
        somme: Vecteur = defaultdict(float)
        for vecteur in (*(self.vecteurs.get(cle, {}) for cle in cles), *autres):
            for mot, poids in vecteur.items():
                somme[mot] += poids
        return _normer(somme)

    def proximites(self, vecteur: Vecteur) -> dict[str, float]:
        """Rend toutes les listes qui partagent un mot avec ce vecteur."""
        proches: dict[str, float] = defaultdict(float)
        for mot, poids in vecteur.items():
            for cle, autre in self._ou.get(mot, ()):
                proches[cle] += poids * autre
        return proches

    def restreindre(self, cles: Iterable[str], *autres: tuple[str, Vecteur]) -> "Voisinage":
        """Rend de quoi chercher le plus proche parmi ces listes, et quelques autres."""
        siennes = ((cle, self.vecteurs[cle]) for cle in cles if cle in self.vecteurs)
        return Voisinage((*siennes, *autres))

    def _peser(self, compte: Counter[str]) -> Vecteur:
        return _normer(
            {mot: (1 + math.log(fois)) * self._rarete[mot] for mot, fois in compte.items()}
        )


class Voisinage:
    """Quelques vecteurs nommés, parmi lesquels on cherche le plus proche d’un autre."""

    def __init__(self, vecteurs: Iterable[tuple[str, Vecteur]]) -> None:
        self._ou: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for nom, vecteur in vecteurs:
            for mot, poids in vecteur.items():
                self._ou[mot].append((nom, poids))

    def plus_proche(
        self, vecteur: Vecteur, *, convient: Callable[[str, int], bool]
    ) -> tuple[float, str]:
        """Rend la proximité et le nom du meilleur ; `convient` juge son nom et ses mots communs."""
        proches: dict[str, float] = defaultdict(float)
        communs: Counter[str] = Counter()
        for mot, poids in vecteur.items():
            for nom, autre in self._ou.get(mot, ()):
                proches[nom] += poids * autre
                communs[nom] += 1
        retenus = [(part, nom) for nom, part in proches.items() if convient(nom, communs[nom])]
        return max(retenus, default=(0.0, ""))


def _normer(vecteur: Mapping[str, float]) -> Vecteur:
    norme = math.sqrt(sum(poids * poids for poids in vecteur.values())) or 1.0
    return {mot: poids / norme for mot, poids in vecteur.items()}
