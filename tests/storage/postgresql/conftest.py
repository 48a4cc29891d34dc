"""Des postes ouverts sur le serveur, un par compte."""

from collections.abc import Callable, Iterator

import pytest

from cep_desktop.storage.equipe import EquipeOuverte
from tests.storage.postgresql.serveur import Serveur

Poste = Callable[[str], EquipeOuverte]


@pytest.fixture
def poste(serveur: Serveur) -> Iterator[Poste]:
    """Rend le poste d’un compte, ouvert une seule fois par essai."""
    ouverts: dict[str, EquipeOuverte] = {}

    def rendre(compte: str) -> EquipeOuverte:
        if compte not in ouverts:
            ouverts[compte] = serveur.ouvrir(compte)
        return ouverts[compte]

    yield rendre
    for equipe in ouverts.values():
        equipe.fermer()
