"""Sur de vrais montants, le reste minimal égale un flot maximal, calculé autrement.

Sans participation ni priorité, le montage à aides choisies est un flot : des aides vers les
postes, des postes vers les dépenses. On essaie tous les ensembles d’aides compatibles.
"""

import random
from itertools import combinations

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.cout import Cout
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.offre import Lien, Offre
from cep_desktop.rules.montage.plafond import PlafondFixe
from tests.rules.montage.aides import CPF, avec, trouver

POSTES = (Poste.PEDAGOGIE, Poste.VALIDATION, Poste.TRANSPORT, Poste.REPAS)
Graphe = dict[object, dict[object, int]]


def _tirer(graine: int) -> Enonce:
    alea = random.Random(graine)  # noqa: S311 (tirage d’essai, sans secret)
    couts = tuple(
        Cout(f"cout{n}", f"Coût {n}", alea.choice(POSTES), Montant(alea.randint(1, 1_500_000)))
        for n in range(alea.randint(3, 8))
    )
    return Enonce(couts, tuple(_offre(alea, code) for code in "abcde"))


def _offre(alea: random.Random, code: str) -> Offre:
    postes = frozenset(alea.sample(POSTES, alea.randint(1, 4)))
    total = PlafondFixe(Montant(alea.randint(1, 2_000_000)), "x")
    partiels = tuple(
        PlafondFixe(Montant(alea.randint(1, 900_000)), "x", frozenset({poste}))
        for poste in sorted(postes)
        if alea.random() < 0.4
    )
    exclus = frozenset(c for c in "abcde" if c != code and alea.random() < 0.15)
    exclusions = (Lien(exclus, "x"),) if exclus else ()
    return avec(CPF, code=code, postes=postes, plafonds=(total, *partiels), exclusions=exclusions)


def _graphe(enonce: Enonce, offres: tuple[Offre, ...]) -> Graphe:
    graphe: Graphe = {"source": {}, "puits": {}}
    for offre in offres:
        total, *partiels = offre.plafonds
        graphe["source"][offre.code] = total.montant.centimes  # type: ignore[union-attr]
        par_poste = {
            poste: p.montant.centimes  # type: ignore[union-attr]
            for p in partiels
            for poste in p.postes
        }
        for cout in enonce.connus:
            if cout.poste in offre.postes:
                relais = (offre.code, cout.poste)
                large = par_poste.get(cout.poste, 10**12)
                graphe.setdefault(offre.code, {})[relais] = large
                graphe.setdefault(relais, {})[cout.cle] = 10**12
    for cout in enonce.connus:
        assert cout.montant is not None
        graphe.setdefault(cout.cle, {})["puits"] = cout.montant.centimes
    return graphe


def _flot(graphe: Graphe) -> int:
    """Flot maximal par chemins augmentants les plus courts."""
    total = 0
    while chemin := _chemin(graphe):
        ecart = min(graphe[a][b] for a, b in chemin)
        for a, b in chemin:
            graphe[a][b] -= ecart
            graphe.setdefault(b, {})[a] = graphe.setdefault(b, {}).get(a, 0) + ecart
        total += ecart
    return total


def _chemin(graphe: Graphe) -> list[tuple[object, object]]:
    venu: dict[object, object] = {"source": None}
    file: list[object] = ["source"]
    for noeud in file:
        for suivant, libre in graphe.get(noeud, {}).items():
            if libre and suivant not in venu:
                venu[suivant] = noeud
                file.append(suivant)
    chemin, noeud = [], "puits" if "puits" in venu else "source"
    while noeud != "source":
        chemin.append((venu[noeud], noeud))
        noeud = venu[noeud]  # type: ignore[assignment]
    return chemin


def _compatibles(offres: tuple[Offre, ...]) -> bool:
    return not any(une.exclut(autre) for une, autre in combinations(offres, 2))


def test_le_reste_minimal_egale_le_flot_maximal_au_centime() -> None:
    for graine in range(150):
        enonce = _tirer(graine)
        ensembles = (
            ensemble
            for taille in range(len(enonce.offres) + 1)
            for ensemble in combinations(enonce.offres, taille)
        )
        meilleur = max(_flot(_graphe(enonce, e)) for e in ensembles if _compatibles(e))
        assert trouver(enonce).aides == Montant(meilleur), f"énoncé {graine}"
