"""Deux personnes ont changé le même dossier : les deux versions, côte à côte, puis réunies.

Ce que chacun a fait de son côté se garde tout seul ; ce que les deux ont changé se choisit.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cep_desktop.domain.code import Code
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.liens import COLLECTIONS, renommer
from cep_desktop.usecases.changement import (
    ORDRE,
    Changement,
    Refaire,
    changements,
)
from cep_desktop.usecases.commandes.suite import cle_suivante
from cep_desktop.usecases.comparer import Difference, comparer


class ChoixManquant(ErreurMetier):
    """Une divergence n’a pas encore été tranchée."""


class Cote(Code):
    """La version que l’on garde là où les deux diffèrent."""

    MIENNE = "mienne", "La mienne"
    AUTRE = "autre", "L’autre"


@dataclass(frozen=True, slots=True)
class Divergence:
    """Une chose que les deux ont changée, chacun à sa façon, depuis la version commune.

    `place` la désigne dans les choix ; `miens` et `siens` sont les gestes à refaire ou à défaire.
    """

    place: str
    miennes: tuple[Difference, ...]
    autres: tuple[Difference, ...]
    miens: tuple[Changement, ...]
    siens: tuple[Changement, ...]

    def garder_la_mienne(self) -> tuple[Changement, ...]:
        """Rend les gestes qui, sur l’autre version, y mettent la mienne."""
        return (*(change.inverse for change in reversed(self.siens)), *self.miens)


@dataclass(frozen=True, slots=True)
class Rubrique:
    """Une partie du dossier : ce que chacun y a fait, et ce qui reste à choisir."""

    nom: str
    miennes: tuple[Difference, ...]
    autres: tuple[Difference, ...]
    divergences: tuple[Divergence, ...]


@dataclass(frozen=True, slots=True)
class Conflit:
    """La version commune, la mienne et l’autre ; l’autre est déjà gardée."""

    base: Dossier
    mienne: Dossier
    autre: Dossier
    divergences: tuple[Divergence, ...]

    @property
    def se_resout_seul(self) -> bool:
        """Vrai si les deux travaux se réunissent sans rien choisir."""
        return not self.divergences

    def rubriques(self) -> tuple[Rubrique, ...]:
        """Rend ce qui a changé, partie par partie, dans l’ordre du dossier."""
        miennes, autres = comparer(self.base, self.mienne), comparer(self.base, self.autre)
        noms = dict.fromkeys(difference.rubrique for difference in (*miennes, *autres))
        return tuple(
            Rubrique(
                nom,
                tuple(d for d in miennes if d.rubrique == nom),
                tuple(d for d in autres if d.rubrique == nom),
                tuple(d for d in self.divergences if _rubrique(d) == nom),
            )
            for nom in noms
        )

    def refaire(self, choix: Mapping[str, Cote]) -> Refaire:
        """Rend le geste qui, fait sur l’autre version, y ajoute mon travail.

        `choix` dit quel côté garder à chaque place qui diverge. Lève `ChoixManquant`.
        """
        manquants = [d.place for d in self.divergences if d.place not in choix]
        if manquants:
            raise ChoixManquant(
                f"Il reste {len(manquants)} choix à faire entre les deux versions.",
                remede="Rien n’est perdu\u00a0: les deux versions sont gardées.",
            )
        tranches = [change for d in self.divergences for change in d.miens]
        libres = [c for c in changements(self.base, self.mienne) if c not in tranches]
        choisis = [
            change
            for d in self.divergences
            if choix[d.place] is Cote.MIENNE
            for change in d.garder_la_mienne()
        ]
        return Refaire((*libres, *choisis))

    def fusionner(self, choix: Mapping[str, Cote]) -> Dossier:
        """Rend les deux versions réunies. Lève `ChoixManquant` ou `DossierIncoherent`."""
        return self.refaire(choix).appliquer(self.autre)


def confronter(base: Dossier, mienne: Dossier, autre: Dossier) -> Conflit:
    """Compare deux versions parties de la même ; leurs éléments neufs ne se confondent pas."""
    mienne = _sans_homonyme(base, mienne, autre)
    miennes, autres = comparer(base, mienne), comparer(base, autre)
    divergences = tuple(
        Divergence(place, _en(miennes, miens), _en(autres, siens), miens, siens)
        for place, miens, siens in _grouper(changements(base, mienne), changements(base, autre))
    )
    return Conflit(base, mienne, autre, divergences)


def sans_version_commune(mienne: Dossier, autre: Dossier) -> Conflit:
    """Compare deux versions créées à part : l’une des deux se garde en entier."""
    entier = Divergence(
        "", comparer(autre, mienne), comparer(mienne, autre), changements(autre, mienne), ()
    )
    return Conflit(autre, mienne, autre, (entier,))


def _grouper(
    miens: tuple[Changement, ...], siens: tuple[Changement, ...]
) -> Iterator[tuple[str, tuple[Changement, ...], tuple[Changement, ...]]]:
    """Rassemble les changements qui se touchent de proche en proche, s’ils ne disent pas pareil."""
    restants = [change for change in miens if not change.s_ajoute]
    while restants:
        d_ici: list[Changement] = []
        d_ailleurs: list[Changement] = []
        neufs = restants[:1]
        while neufs:
            d_ici += neufs
            restants = [m for m in restants if m not in neufs]
            d_ailleurs += [s for s in siens if s not in d_ailleurs and _touche(s, d_ici)]
            neufs = [m for m in restants if _touche(m, d_ailleurs)]
        dits = [(s.lieu, s.apres) for s in d_ailleurs]
        if d_ailleurs and not all((m.lieu, m.apres) in dits for m in d_ici):
            place = min((c.place for c in (*d_ici, *d_ailleurs)), key=len)
            yield (
                place,
                tuple(m for m in miens if m in d_ici),
                tuple(s for s in siens if s in d_ailleurs),
            )


def _touche(change: Changement, autres: Iterable[Changement]) -> bool:
    return any(change.touche(autre) for autre in autres)


def _sans_homonyme(base: Dossier, mienne: Dossier, autre: Dossier) -> Dossier:
    """Donne une autre clé à mes éléments neufs qui portent celle d’un autre élément neuf."""
    donnees: object = mienne.model_dump()
    for chemin in COLLECTIONS:
        avant, ici, ailleurs = (_elements(d, chemin) for d in (base, mienne, autre))
        prises = {*avant, *ici, *ailleurs, *autre.accompagnement.cles_retirees}
        noms = {}
        for cle in (c for c in ici if c not in avant and ailleurs.get(c, ici[c]) != ici[c]):
            noms[cle] = cle_suivante(_prefixe(cle), prises)
            prises.add(noms[cle])
        if noms:
            donnees = renommer(donnees, chemin, noms)
    return Dossier.model_validate(donnees)


def _elements(dossier: Dossier, chemin: str) -> dict[str, object]:
    """Rend les éléments de cette collection, par clé, où qu’ils soient rangés."""
    noeuds: list[object] = [dossier.model_dump()]
    for pas in chemin.removesuffix(".id").split("."):
        noeuds = [suivant for noeud in noeuds for suivant in _suivants(noeud, pas)]
    return {str(noeud["id"]): noeud for noeud in noeuds if isinstance(noeud, dict)}


def _suivants(noeud: object, pas: str) -> tuple[object, ...]:
    if pas == "[]":
        return noeud if isinstance(noeud, tuple) else ()
    return (noeud[pas],) if isinstance(noeud, dict) else ()


def _prefixe(cle: str) -> str:
    return re.sub(r"[0-9]+$", "", cle) or "N"


def _en(differences: Iterable[Difference], changes: Iterable[Changement]) -> tuple[Difference, ...]:
    """Rend les différences aux places de ces changements : dedans, ou qui les contiennent."""
    places = [change.place.removesuffix(f".{ORDRE}") + "." for change in changes]
    return tuple(
        d
        for d in differences
        if any(f"{d.place}.".startswith(p) or p.startswith(f"{d.place}.") for p in places)
    )


def _rubrique(divergence: Divergence) -> str:
    return next((d.rubrique for d in (*divergence.miennes, *divergence.autres)), "")
