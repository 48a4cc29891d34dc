"""Le serveur PostgreSQL que les essais partagent, démarré au premier qui en a besoin."""

from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.storage.postgresql.serveur import Serveur, raison_de_sauter


@pytest.fixture(scope="session")
def serveur_commun() -> Iterator[Serveur]:
    raison = raison_de_sauter()
    if raison:
        pytest.skip(raison)
    serveur = Serveur()
    try:
        serveur.demarrer()
        yield serveur
    finally:
        with suppress(AssertionError):
            serveur.detruire()


@pytest.fixture
def serveur(serveur_commun: Serveur) -> Serveur:
    """Le serveur, vide de tout dossier."""
    serveur_commun.vider()
    return serveur_commun
