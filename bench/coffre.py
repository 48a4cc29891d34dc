"""Mesure le coffre contre SQLite nu : le même moteur, sans chiffre, sans SQLAlchemy, sans valeurs.

« Nu » exécute les mêmes ordres, sur une copie en clair du même coffre, avec les octets déjà prêts :
ni JSON à écrire, ni compression, ni mots à plier, ni page à chiffrer, ni ligne à sceller. Les deux
alternent, geste après geste, dans le même processus.

    python -m bench.coffre [dossiers à chercher, 100 000 par défaut]
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from bench.dossiers import semences, semer
from bench.sqlite_nu import (
    chercher_nu,
    chercher_sans_ruse,
    ecrire_nu,
    ouvrir_nu,
    preparer,
)
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.coffre.ouverture import Ouverture
from cep_desktop.storage.coffre.serrure import COUT_NORMAL
from cep_desktop.storage.coffre.trousseau import TrousseauDuPoste
from cep_desktop.storage.recherche import plier
from cep_desktop.storage.sql.transaction import COMMENCER, lecture

PHRASE = "lune tracteur violet sardine parapluie comète bocal"
A_OUVRIR, A_CHERCHER = 10_000, 100_000
ENREGISTREMENTS, RECHERCHES, OUVERTURES = 300, 400, 7
"""Nombre de gestes mesurés de chaque sorte."""


@dataclass(frozen=True, slots=True)
class Mesure:
    """Les durées d’un même geste, en millisecondes."""

    nom: str
    durees: list[float]

    @property
    def p95(self) -> float:
        """Ce que dix-neuf gestes sur vingt ne dépassent pas."""
        return statistics.quantiles(self.durees, n=20, method="inclusive")[-1]

    def __str__(self) -> str:
        milieu, pire = statistics.median(self.durees), max(self.durees)
        return f"{self.nom:44} {milieu:8.2f} {self.p95:8.2f} {pire:8.2f}"


def chronometrer(geste: Callable[[], object]) -> float:
    """Rend la durée d’un geste, en millisecondes."""
    debut = time.perf_counter()
    geste()
    return (time.perf_counter() - debut) * 1000


@contextmanager
def un_coffre(nombre: int, *, entiers: bool) -> Iterator[tuple[CoffreOuvert, sqlite.Connection]]:
    """Crée un coffre de `nombre` dossiers, et sa copie en clair ouverte sans rien d’autre."""
    with tempfile.TemporaryDirectory() as lieu:
        coffres = CoffresDuPoste(Path(lieu) / "coffre", None, lambda: datetime.now(UTC))
        coffre, _ = coffres.creer(PHRASE, auteur="mesure")
        debut = time.perf_counter()
        semer(coffre, nombre, entiers=entiers)
        duree, poids = time.perf_counter() - debut, coffre.interieur.base.stat().st_size
        print(f"\n{nombre} dossiers mis au coffre en {duree:.0f} s, {poids / 1e6:.0f} Mo")
        clair = Path(lieu) / "clair.db"
        with lecture(coffre.interieur.moteur) as connexion:
            connexion.execution_options(**{COMMENCER: ""})
            connexion.exec_driver_sql("ATTACH DATABASE ? AS clair KEY ''", (str(clair),))
            connexion.exec_driver_sql("SELECT sqlcipher_export('clair')")
            connexion.exec_driver_sql("DETACH DATABASE clair")
        yield coffre, ouvrir_nu(clair)
        coffre.fermer()


def mesurer_l_ouverture(coffre: CoffreOuvert, nu: sqlite.Connection) -> list[Mesure]:
    """Ouvre le coffre, hors Argon2, puis en lit toute la liste ; la copie nue en fait autant."""
    dedans = coffre.interieur
    coffre.verrou.rendre()
    ouvertures, listes, nues = [], [], []
    for _ in range(OUVERTURES):
        ouverture = Ouverture(
            dedans.dossier, "mesure", dedans.horloge, None, TrousseauDuPoste(), COUT_NORMAL
        )
        rouverts: list[CoffreOuvert] = []
        ouvertures.append(
            chronometrer(lambda: rouverts.append(ouverture.faire(lambda _: dedans.cle)))  # noqa: B023 - appelé ici même
        )
        listes.append(chronometrer(rouverts[0].dossiers.fiches))
        rouverts[0].fermer()
        nues.append(chronometrer(lambda: nu.execute(_LISTE).fetchall()))
    ensemble = [a + b for a, b in zip(ouvertures, listes, strict=True)]
    return [
        Mesure("ouvrir, hors Argon2", ouvertures),
        Mesure("lire toute la liste", listes),
        Mesure("ouvrir et lire toute la liste", ensemble),
        Mesure("SQLite nu : lire toute la liste", nues),
    ]


_LISTE = "SELECT * FROM entete ORDER BY est_clos, echeance IS NULL, echeance, rang_nom"


def mesurer_l_enregistrement(coffre: CoffreOuvert, nu: sqlite.Connection) -> list[Mesure]:
    """Enregistre des dossiers dont une note vient de changer, tour à tour ici et dans la copie."""
    alea = random.Random(7)  # noqa: S311
    fiches = alea.sample(coffre.dossiers.fiches(), ENREGISTREMENTS)
    notes = [semence.mots[-60:] for semence in semences(ENREGISTREMENTS, tirage=9, entiers=False)]
    au_coffre, a_nu, preparations = [], [], []
    for fiche, mots in zip(fiches, notes, strict=True):
        garde = coffre.dossiers.lire(fiche.id)
        note = garde.dossier.notes_privees[0].avec(texte=" ".join(mots))
        dossier = garde.dossier.avec(notes_privees=(note,))
        debut = time.perf_counter()
        pret = preparer(dossier)
        preparations.append((time.perf_counter() - debut) * 1000)
        gestes = [
            (au_coffre, lambda: coffre.dossiers.ecrire(dossier, attendue=1, geste="mesure")),  # noqa: B023
            (a_nu, lambda: ecrire_nu(nu, pret)),  # noqa: B023
        ]
        for durees, geste in alea.sample(gestes, 2):
            durees.append(chronometrer(geste))
    ensemble = [a + b for a, b in zip(preparations, a_nu, strict=True)]
    return [
        Mesure("enregistrer", au_coffre),
        Mesure("SQLite nu : les mêmes ordres", a_nu),
        Mesure("SQLite nu, contenu à préparer aussi", ensemble),
    ]


def mesurer_la_recherche(coffre: CoffreOuvert, nu: sqlite.Connection) -> list[Mesure]:
    """Cherche ce que l’on tape, lettre après lettre, tour à tour ici et dans la copie."""
    textes = list(_ce_que_l_on_tape(coffre))
    au_coffre, a_nu, ordinaires = [], [], []
    alea = random.Random(11)  # noqa: S311
    for texte in textes:
        coffre.dossiers.chercher(texte)
        chercher_nu(nu, texte)
        gestes = [
            (au_coffre, lambda: coffre.dossiers.chercher(texte)),  # noqa: B023
            (a_nu, lambda: chercher_nu(nu, texte)),  # noqa: B023
        ]
        for durees, geste in alea.sample(gestes, 2):
            durees.append(chronometrer(geste))
    for texte in textes[:: len(textes) // 40]:
        ordinaires.append(chronometrer(lambda: chercher_sans_ruse(nu, texte)))  # noqa: B023, PERF401
    return [
        Mesure("chercher", au_coffre),
        Mesure("SQLite nu : les mêmes ordres", a_nu),
        Mesure("SQLite nu : MATCH prefixe* LIMIT 50", ordinaires),
    ]


def _ce_que_l_on_tape(coffre: CoffreOuvert) -> Iterator[str]:
    """Des noms, des métiers, des notes, deux mots, des fautes : chaque frappe est une recherche."""
    alea = random.Random(13)  # noqa: S311
    fiches = alea.sample(coffre.dossiers.fiches(), RECHERCHES)
    notes = [semence.mots for semence in semences(RECHERCHES, entiers=False)]
    for rang, (fiche, mots) in enumerate(zip(fiches, notes, strict=True)):
        prenom, nom = plier(fiche.personne).split()
        mot, autre = alea.choice(mots), alea.choice(mots)
        place = alea.randrange(1, max(2, len(nom) - 1))
        yield (
            nom[: alea.randint(1, len(nom))],
            mot[: alea.randint(2, max(2, len(mot)))],
            f"{prenom} {nom[: alea.randint(1, len(nom))]}",
            f"{nom[:4]} {mot[:5]}",
            f"{mot} {autre[:4]}",
            nom[:place] + nom[place + 1 : place + 2] + nom[place] + nom[place + 2 :],
            fiche.numero[: alea.randint(2, 6)],
            "formation finan",
        )[rang % 8]


def _montrer(mesures: list[Mesure]) -> None:
    print(f"{'(millisecondes)':44} {'médiane':>8} {'p95':>8} {'pire':>8}")
    for mesure in mesures:
        print(mesure)


def main() -> None:
    """Passe toutes les mesures et les compare à ce que l’on s’est promis."""
    a_chercher = int(sys.argv[1]) if len(sys.argv) > 1 else A_CHERCHER
    with un_coffre(min(A_OUVRIR, a_chercher), entiers=True) as (coffre, nu):
        enregistrer = mesurer_l_enregistrement(coffre, nu)
        _montrer(enregistrer)
        ouvrir = mesurer_l_ouverture(coffre, nu)
        _montrer(ouvrir)
    with un_coffre(a_chercher, entiers=False) as (coffre, nu):
        chercher = mesurer_la_recherche(coffre, nu)
        _montrer(chercher)
    print()
    for quoi, mesure, temoin, rapport, plafond in (
        ("enregistrer", enregistrer[0], enregistrer[1], 2.0, 10),
        ("enregistrer, contenu à préparer", enregistrer[0], enregistrer[2], 2.0, 10),
        ("chercher", chercher[0], chercher[1], 1.5, 16),
    ):
        vu = mesure.p95 / temoin.p95
        print(f"{quoi} : p95 {mesure.p95:.2f} ms (≤ {plafond}), {vu:.2f} × nu (≤ {rapport})")
    print(f"ouvrir et lire la liste : p95 {ouvrir[2].p95:.0f} ms (≤ 300)")


if __name__ == "__main__":
    main()
