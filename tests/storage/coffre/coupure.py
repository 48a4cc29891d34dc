"""Rejoue une coupure de courant : seul ce qui a été forcé sur le disque y est sûrement.

Lancé comme programme, enregistre dans un coffre sur un disque témoin et rend ses notes.
"""

import os
import pickle
import random
import sys
from collections.abc import Iterable
from pathlib import Path

from cep_desktop.storage.sql import connexion
from tests.cas.dossier import exemple
from tests.storage.coffre.coffres import AUTEUR, PHRASE, des_coffres
from tests.storage.coffre.disque_temoin import Annonce, DisqueTemoin, Ecrit, Force, Note, Tronque

ENREGISTREMENTS, REPOS = 24, 7
SECTEUR = 512
"""Octets qu’un disque écrit d’un coup ; au-delà, une écriture peut n’arriver qu’en partie."""


def apres_la_coupure(
    depart: dict[str, bytes], notes: Iterable[Note], alea: random.Random
) -> dict[str, bytes]:
    """Rend ce que le disque garde de chaque fichier si le courant se coupe après ces notes.

    De ce qui n’a pas été forcé, il reste rien, tout, le début, un hasard, ou des bouts de secteurs.
    """
    surs = {nom: bytearray(octets) for nom, octets in depart.items()}
    attendent: dict[str, list[Ecrit | Tronque]] = {}
    for note in notes:
        match note:
            case Ecrit() | Tronque():
                attendent.setdefault(note.fichier, []).append(note)
            case Force(fichier):
                sur = surs.setdefault(fichier, bytearray())
                for en_attente in attendent.pop(fichier, ()):
                    _appliquer(sur, en_attente)
            case Annonce():
                pass
    for fichier, suite in attendent.items():
        sur = surs.setdefault(fichier, bytearray())
        for survivante in _survivantes(suite, alea):
            _appliquer(sur, survivante)
    return {nom: bytes(octets) for nom, octets in surs.items()}


def _survivantes(suite: list[Ecrit | Tronque], alea: random.Random) -> list[Ecrit | Tronque]:
    match alea.choice(("rien", "tout", "début", "hasard", "secteurs")):
        case "rien":
            return []
        case "tout":
            return suite
        case "début":
            return suite[: alea.randrange(len(suite) + 1)]
        case "hasard":
            return [note for note in suite if alea.random() < 0.5]
        case _:
            return [_dechirer(note, alea) for note in suite]


def _dechirer(note: Ecrit | Tronque, alea: random.Random) -> Ecrit | Tronque:
    if isinstance(note, Tronque):
        return note
    secteurs = alea.randrange(len(note.octets) // SECTEUR + 2)
    return Ecrit(note.fichier, note.place, note.octets[: secteurs * SECTEUR])


def _appliquer(fichier: bytearray, note: Ecrit | Tronque) -> None:
    fin = note.taille if isinstance(note, Tronque) else note.place + len(note.octets)
    fichier.extend(bytes(max(0, fin - len(fichier))))
    if isinstance(note, Tronque):
        del fichier[note.taille :]
    else:
        fichier[note.place : fin] = note.octets


def enregistrer(racine: Path, reglage: str) -> list[Note]:
    """Enregistre Camille plusieurs fois, annonce chaque révision, range parfois le journal."""
    connexion._REGLAGES_ECRITURE = tuple(
        f"synchronous={reglage}" if r.startswith("synchronous=") else r
        for r in connexion._REGLAGES_ECRITURE
    )
    disque = DisqueTemoin()
    coffre = des_coffres(racine).ouvrir(PHRASE, auteur=AUTEUR)
    camille = exemple("camille")
    revision = coffre.dossiers.lire(camille.id).revision
    for _ in range(ENREGISTREMENTS):
        dossier = camille.avec(numero=f"n{revision + 1}")
        revision = coffre.dossiers.ecrire(dossier, attendue=revision, geste="essai")
        disque.notes.append(Annonce(revision))
        if revision % REPOS == 0:
            coffre.reposer()
    return disque.notes


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(enregistrer(Path(sys.argv[1]), sys.argv[2])))
    sys.stdout.flush()
    os._exit(0)
