"""Mesure ce que coûtent les droits par ligne : 50 équipes, un poste, contre la même requête nue.

Usage : python -m bench.equipe [NOMBRE DE DOSSIERS]
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

from cep_desktop.domain.dossier import Dossier
from cep_desktop.storage.equipe import EquipeOuverte
from tests.cas.dossier import exemple
from tests.storage.postgresql.serveur import Serveur

EQUIPES, TOURS = 50, 30

_REMPLIR = """
SET search_path = cep;
SET session_replication_role = replica;
INSERT INTO equipe (nom) SELECT 'Équipe ' || n FROM generate_series(3, {equipes}) n;
INSERT INTO entete
SELECT gen_random_uuid()::text, n::text, 1, 'Nadia Benali', 'Personne ' || n, 'nom' || n, 'projet',
    '2014', 'termine', 'en_cours', 'a_venir', 'appeler', date '2026-01-01' + n % 700, false,
    n % 4 = 0, true, now(), date '2026-11-01', NULL, NULL, 'alice', n % {equipes} + 1
FROM generate_series(1, {nombre}) n;
INSERT INTO recherche
SELECT e.id, vecteur(equipe, rang_nom, 'formation financement devis ' || (
    SELECT string_agg('mot' || (random() * 5000)::int, ' ')
    FROM generate_series(1, 80) WHERE e.id IS NOT NULL))
FROM entete e;
SET session_replication_role = origin;
VACUUM ANALYZE;
"""


@contextmanager
def un_serveur(nombre: int) -> Iterator[Serveur]:
    """Rend un serveur neuf qui garde ce nombre de dossiers, arrêté à la fin."""
    serveur = Serveur()
    serveur.demarrer()
    try:
        serveur.psql(_REMPLIR.format(equipes=EQUIPES, nombre=nombre), base="cep")
        yield serveur
    finally:
        serveur.detruire()


def mesurer(nom: str, geste: Callable[[], object]) -> None:
    """Écrit la médiane et le 95e centile d’un geste, en millisecondes."""
    geste()
    durees = []
    for _ in range(TOURS):
        debut = time.perf_counter()
        geste()
        durees.append((time.perf_counter() - debut) * 1000)
    lent = statistics.quantiles(durees, n=20)[-1]
    print(f"{nom:52} {statistics.median(durees):8.1f} {lent:8.1f}")


def passer(serveur: Serveur, equipe: EquipeOuverte) -> None:
    """Passe toutes les mesures."""
    dossiers, camille = equipe.dossiers, exemple("camille")
    revision = dossiers.ecrire(camille, attendue=0, geste="dossier créé")

    def ecrire() -> None:
        nonlocal revision
        change: Dossier = camille.avec(numero=str(revision))
        revision = dossiers.ecrire(change, attendue=revision, geste="numéro changé")

    nue = "SELECT * FROM entete WHERE equipe = 1 ORDER BY est_clos, echeance IS NULL, echeance"
    mesurer("liste de l’équipe, requête nue", lambda: serveur.executer(nue))
    mesurer("liste de l’équipe, avec les droits", dossiers.fiches)
    mesurer("ouvrir un dossier", lambda: dossiers.lire(camille.id))
    mesurer("enregistrer un dossier", ecrire)
    mesurer("créer un dossier", lambda: dossiers.ecrire(
        camille.avec(id=uuid4()), attendue=0, geste="dossier créé"
    ))  # fmt: skip
    mesurer("chercher un nom", lambda: dossiers.chercher("moreau"))
    mesurer("chercher un nom mal écrit", lambda: dossiers.chercher("moraeu"))
    mesurer("chercher un mot que tous ont", lambda: dossiers.chercher("formation"))
    mesurer("chercher ce que personne n’a", lambda: dossiers.chercher("zygomatique"))
    mesurer("se connecter", lambda: serveur.ouvrir("bob").fermer())
    ecoute = equipe.ecouter()
    mesurer("enregistrer et recevoir l’avis", lambda: (ecrire(), ecoute.attendre(5)))
    ecoute.fermer()


def main() -> None:
    """Remplit un serveur, puis mesure."""
    nombre = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print(f"{nombre} dossiers, {EQUIPES} équipes (millisecondes){'':8} {'médiane':>8} {'p95':>8}")
    with un_serveur(nombre) as serveur:
        equipe = serveur.ouvrir("alice")
        passer(serveur, equipe)
        equipe.fermer()


if __name__ == "__main__":
    main()
