"""Huit postes écrivent le même dossier : aucune écriture n’est perdue ni comptée deux fois."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar
from uuid import uuid4

import pytest

from cep_desktop.storage.equipe import DossiersEnEquipe
from cep_desktop.usecases.equipe import ServeurInjoignable
from cep_desktop.usecases.ports import ConflitDeRevision
from tests.cas.dossier import un_dossier
from tests.storage.postgresql.serveur import Serveur

Resultat = TypeVar("Resultat")
ECRIVAINS = 8
ESSAIS = int(os.environ.get("CEP_TEST_ECRITURES", "20"))
"""Écritures tentées par chacun : 20 à chaque passage, 500 par « make endurance »."""

REVISIONS_ENTRE_COUPURES = 5
DOSSIER = un_dossier(numero="0")


def _incrementer(dossiers: DossiersEnEquipe) -> tuple[int, int]:
    """Ajoute un au numéro du dossier, `ESSAIS` fois ; rend les réussites et les conflits."""
    reussites = conflits = 0
    for _ in range(ESSAIS):
        garde = _obstinement(lambda: dossiers.lire(DOSSIER.id))
        suivant = garde.dossier.avec(numero=str(int(garde.dossier.numero) + 1))
        operation = uuid4()
        try:
            _obstinement(
                partial(
                    dossiers.ecrire_une_fois,
                    suivant,
                    attendue=garde.revision,
                    geste="plus un",
                    operation=operation,
                )
            )
        except ConflitDeRevision:
            conflits += 1
        else:
            reussites += 1
    return reussites, conflits


def _obstinement(geste: Callable[[], Resultat]) -> Resultat:
    """Refait un geste tant que le serveur est injoignable : son issue finit par se savoir."""
    while True:
        try:
            return geste()
        except ServeurInjoignable:
            continue


def _couper_souvent(serveur: Serveur, travaux: Sequence[Future[tuple[int, int]]]) -> int:
    """Coupe toutes les connexions d’Alice chaque fois que le dossier avance ; rend combien."""
    coupees = derniere = 0
    with serveur.connecter_administrateur() as connexion:
        while not all(travail.done() for travail in travaux):
            ligne = connexion.execute("SELECT revision FROM entete").fetchone()
            assert ligne is not None
            if ligne[0] >= derniere + REVISIONS_ENTRE_COUPURES:
                derniere = ligne[0]
                coupees += serveur.couper("alice")
    return coupees


@pytest.mark.parametrize("est_coupe", [False, True])
def test_huit_ecrivains_ne_perdent_rien(
    serveur: Serveur, caplog: pytest.LogCaptureFixture, *, est_coupe: bool
) -> None:
    postes = [serveur.ouvrir("alice" if n % 2 else "bob") for n in range(ECRIVAINS)]
    postes[0].dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    with ThreadPoolExecutor(ECRIVAINS) as fils:
        travaux = [fils.submit(_incrementer, poste.dossiers) for poste in postes]
        coupees = _couper_souvent(serveur, travaux) if est_coupe else 0
        bilans = [travail.result() for travail in travaux]
    reussites = sum(reussi for reussi, _ in bilans)
    garde = postes[0].dossiers.lire(DOSSIER.id)
    numeros = [r.numero for r in postes[0].dossiers.historique(DOSSIER.id)]
    for poste in postes:
        poste.fermer()
    assert sum(reussi + conflit for reussi, conflit in bilans) == ECRIVAINS * ESSAIS
    assert int(garde.dossier.numero) == reussites
    assert garde.revision == reussites + 1
    assert numeros == list(range(reussites + 1, 0, -1))
    assert bool(coupees) is est_coupe
    caplog.clear()  # SQLAlchemy note les connexions qu’il n’a pas pu rendre proprement
