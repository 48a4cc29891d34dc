"""Tué à n’importe quel moment d’un enregistrement, le coffre n’a rien perdu ni rien de faux."""

import os
import random
import sys
import time
from pathlib import Path

import pytest

from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from tests.cas.dossier import exemple
from tests.storage.coffre.coffres import AUTEUR, PHRASE, des_coffres
from tests.storage.coffre.pepiniere import Pepiniere

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="demande un système POSIX")

MORTS = int(os.environ.get("CEP_TEST_MORTS", "60"))
"""60 à chaque passage, 1 000 par « make endurance »."""

CAMILLE = exemple("camille").id


def test_rien_d_annonce_ne_se_perd(en_memoire: Path) -> None:
    coffres = des_coffres(en_memoire)
    neuf, _ = coffres.creer(PHRASE, auteur=AUTEUR)
    neuf.dossiers.ecrire(exemple("camille"), attendue=0, geste="dossier créé")
    neuf.fermer()
    alea = random.Random(2026)  # noqa: S311 - des instants, pas un secret
    perdues, annoncees = [], 1
    with Pepiniere(en_memoire) as pepiniere:
        for _ in range(MORTS):
            pepiniere.lancer()
            annoncees = max(annoncees, _laisser_ecrire(pepiniere, alea.uniform(0, 0.06)))
            annoncees = max(annoncees, pepiniere.tuer())
            coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)
            if not _est_entier(coffre, annoncees):
                perdues.append(annoncees)
            annoncees = coffre.dossiers.lire(CAMILLE).revision
            assert coffre.alertes == ()
            coffre.fermer()
    assert not perdues
    assert annoncees > MORTS
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.verifier().est_sain
    rouvert.fermer()


def _laisser_ecrire(pepiniere: Pepiniere, duree: float) -> int:
    """Laisse écrire quelques secondes ; rend la dernière révision annoncée."""
    fin, derniere = time.perf_counter() + duree, 0
    while (ligne := pepiniere.suivante(max(0.0, fin - time.perf_counter()))) is not None:
        derniere = int(ligne)
        if time.perf_counter() > fin:
            break
    return derniere


def _est_entier(coffre: CoffreOuvert, annoncee: int) -> bool:
    """Vrai si la dernière révision annoncée est là, et si document et index s’accordent."""
    garde = coffre.dossiers.lire(CAMILLE)
    historique = coffre.dossiers.historique(CAMILLE)
    numero = garde.revision
    if numero == 1:
        return annoncee <= 1
    trouves = [fiche.numero for fiche in coffre.dossiers.chercher(f"canari{numero}")]
    return (
        numero >= annoncee
        and garde.dossier.numero == f"n{numero}"
        and [revision.numero for revision in historique] == list(range(numero, 0, -1))
        and coffre.dossiers.lire_revision(CAMILLE, numero) == garde.dossier
        and trouves == [f"n{numero}"]
    )
