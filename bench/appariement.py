"""Mesure le rapprochement des métiers sur les mobilités officielles du ROME 3.47.

Emploi : `python -m bench.appariement`, avec les vrais fichiers dans `../shared/donnees`.

La vérité : 4 008 paires distinctes de codes différents, lues au seul moment de compter. La réponse
n’en voit aucune : `Catalogue` ne les charge pas. Pour chaque métier de départ, on regarde combien
de ses mobilités sont dans les vingt premiers (rappel@20, toutes paires réunies).

Mesuré avant, mêmes fichiers : hasard 0,04 ; libellés seuls 0,26 ; compétences (cosinus pondéré)
0,51 ; libellés et appellations 0,53.

Comment 0,64 est atteint : cinq comparaisons additionnées, chacune racontable. Compétences communes
(poids 2), noms et appellations (2), compétences du cœur de métier (1), mots des compétences (1),
lieux et conditions (0,5). Chacune seule, au premier essai : 0,55 ; 0,54 ; 0,48 ; 0,51 ; 0,37. Les
premiers poids, posés sans regarder, donnaient 0,620. Ceux d’ici sont des nombres ronds, pris parmi
une dizaine d’essais ; un réglage fin sur la moitié des métiers monte à 0,653 et donne 0,648 sur
l’autre moitié : les poids n’apprennent donc pas les réponses, et les nombres ronds restent.

Ce qui échoue : les évolutions (0,565, contre 0,732 pour les métiers proches), où le métier visé,
souvent d’encadrement, a d’autres compétences et d’autres mots ; et, dans les fichiers d’essai, les
activités de la génération 3, liées mais sans libellé : elles comptent, on ne peut pas les montrer.
"""

import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.recherche import DONNEES
from cep_desktop.referentiels.appariement import Apparieur
from cep_desktop.referentiels.livre import Livre
from cep_desktop.referentiels.rapprochement import Profil
from cep_desktop.storage.livres.base import ouvrir
from cep_desktop.storage.livres.poste import LivresDuPoste

_PREMIERS = 20


@dataclass(frozen=True)
class Rappel:
    """Le rappel@20, en tout et par nature de mobilité ; la durée du plus lent, en ms."""

    paires: int
    rappel: float
    par_nature: dict[str, float]
    pire: float


def mesurer_rappel(poste: LivresDuPoste) -> Rappel:
    """Compte les mobilités officielles retrouvées dans les vingt premiers."""
    catalogue = poste.catalogue()
    assert catalogue is not None
    apparieur = Apparieur(catalogue)
    vraies = _mobilites(poste)
    trouvees: dict[str, int] = defaultdict(int)
    totaux: dict[str, int] = defaultdict(int)
    pire = 0.0
    for depart, cibles in vraies.items():
        debut = time.perf_counter()
        classement = apparieur.classer(Profil((depart,)))
        pire = max(pire, (time.perf_counter() - debut) * 1000)
        premiers = set([code for code in classement if code != depart][:_PREMIERS])
        for cible, nature in cibles.items():
            totaux[nature] += 1
            trouvees[nature] += cible in premiers
    paires = sum(totaux.values())
    return Rappel(
        paires,
        sum(trouvees.values()) / paires,
        {nature: trouvees[nature] / total for nature, total in totaux.items()},
        pire,
    )


def _mobilites(poste: LivresDuPoste) -> dict[str, dict[str, str]]:
    vraies: dict[str, dict[str, str]] = defaultdict(dict)
    with ouvrir(poste.chemin(Livre.ROME3)) as base:
        assert base is not None
        for code, cible, nature in base.execute("SELECT code, cible, nature FROM mobilite"):
            if code != cible:
                vraies[code].setdefault(cible, nature)
    return vraies


def main() -> None:
    """Écrit le rappel et les temps."""
    with tempfile.TemporaryDirectory() as dossier:
        poste = LivresDuPoste(Path(dossier))
        poste.importer(DONNEES / "rome-v347", le=date(2026, 11, 23), avancer=lambda _: None)
        mesure = mesurer_rappel(poste)
        print(f"rappel@20 : {mesure.rappel:.3f} sur {mesure.paires} paires")
        for nature, rappel in mesure.par_nature.items():
            print(f"  {nature} : {rappel:.3f}")
        print(f"classer tous les métiers, au pire : {mesure.pire:.0f} ms")
        poste.importer(DONNEES / "rome-v460", le=date(2026, 11, 23), avancer=lambda _: None)
        catalogue = poste.catalogue()
        assert catalogue is not None
        apparieur = Apparieur(catalogue)
        profil = Profil(("J1501", "M1607"), ("Accueillir du public", "Tenir un planning"))
        debut = time.perf_counter()
        apparieur.rapprocher(profil)
        duree = (time.perf_counter() - debut) * 1000
        print(f"rapprocher et raconter, {len(catalogue.metiers)} métiers : {duree:.0f} ms")


if __name__ == "__main__":
    main()
