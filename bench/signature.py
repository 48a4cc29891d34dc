"""Mesure une signature et une vérification contre le même hachage nu des mêmes parties.

python -m bench.signature
"""

import hashlib
import io
import statistics
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

from cep_desktop.composition import composer_atelier
from cep_desktop.signing.certificat import emission
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.ooxml.signer import signer
from cep_desktop.signing.ooxml.verifier import verifier
from cep_desktop.usecases.produire import composer_papiers

TOURS, PLAFOND_MS = 40, 30


def chronometrer(geste: Callable[[], object]) -> list[float]:
    """Rend les durées d’un geste répété, en millisecondes."""
    durees = []
    for _ in range(TOURS):
        debut = time.perf_counter()
        geste()
        durees.append((time.perf_counter() - debut) * 1000)
    return durees


def hacher(octets: bytes) -> None:
    """Déplie et résume chaque partie : le moins qu’une signature puisse coûter."""
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        for nom in archive.namelist():
            hashlib.sha256(archive.read(nom)).digest()


def main() -> None:
    """Passe les mesures sur les papiers du premier exemple."""
    le = datetime.now(UTC)
    cle = emission.emettre(emission.emettre_racine("Mesure", le=le), "Mesure", le=le)
    atelier = composer_atelier()
    dossier = atelier.ouvrir(atelier.fiches()[0].id).dossier
    print(f"{'(millisecondes)':32} {'min':>8} {'médiane':>8} {'max':>8}")
    for papier in composer_papiers(dossier, atelier.gabarits, le=le.date()):
        if not papier.nom.endswith((".docx", ".xlsx")):
            continue
        octets = papier.octets
        signe = signer(octets, cle, Declaration(le))
        for nom, geste in (
            ("hacher seulement", lambda octets=octets: hacher(octets)),
            ("signer", lambda octets=octets: signer(octets, cle, Declaration(le))),
            ("vérifier", lambda signe=signe: verifier(signe)),
        ):
            durees = chronometrer(geste)
            milieu = statistics.median(durees)
            ligne = f"{papier.nature.value} : {nom}"
            print(f"{ligne:32} {min(durees):8.1f} {milieu:8.1f} {max(durees):8.1f}")
    print(f"Signer un plan : ≤ {PLAFOND_MS} ms")


if __name__ == "__main__":
    main()
