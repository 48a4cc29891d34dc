"""Un programme qui enregistre sans fin dans un coffre, pour qu’on le tue à n’importe quel moment.

Chargé une fois, il donne naissance à un écrivain à chaque ligne reçue : « seuil » en est le numéro
de révision attendu. L’écrivain annonce chaque enregistrement, une fois rendu, sur une ligne.
"""

import os
import sys
from pathlib import Path

from tests.cas.dossier import exemple
from tests.storage.coffre.coffres import AUTEUR, PHRASE, des_coffres

REPOS = 7
"""Nombre d’enregistrements entre deux passages du journal dans la base."""


def ecrire_sans_fin(racine: Path, sortie: int) -> None:
    """Enregistre Camille, change son projet et ses notes à chaque fois, et l’annonce."""
    coffre = des_coffres(racine).ouvrir(PHRASE, auteur=AUTEUR)
    camille = exemple("camille")
    revision = coffre.dossiers.lire(camille.id).revision
    os.write(sortie, b"0\n")
    while True:
        note = camille.notes_privees[0].avec(texte=f"canari{revision + 1} " * 30)
        dossier = camille.avec(numero=f"n{revision + 1}", notes_privees=(note,))
        revision = coffre.dossiers.ecrire(dossier, attendue=revision, geste="essai")
        os.write(sortie, b"%d\n" % revision)
        if revision % REPOS == 0:
            coffre.reposer()


def main() -> None:
    """Lance un écrivain par ligne reçue, annonce son numéro, et attend sa mort."""
    racine, sortie = Path(sys.argv[1]), sys.stdout.fileno()
    for _ in sys.stdin:
        enfant = os.fork()
        if enfant == 0:
            ecrire_sans_fin(racine, sortie)
            os._exit(1)
        os.write(sortie, b"pid %d\n" % enfant)
        os.waitpid(enfant, 0)
        os.write(sortie, b"mort\n")


if __name__ == "__main__":
    main()
