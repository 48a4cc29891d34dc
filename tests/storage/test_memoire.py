"""Les dossiers en mémoire se retrouvent, se remplacent et ne se perdent pas."""

from uuid import UUID

import pytest

from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.storage.memoire import DossiersEnMemoire
from tests.cas.dossier import un_dossier


def test_une_memoire_neuve_est_vide() -> None:
    assert tuple(DossiersEnMemoire().lister()) == ()


def test_un_dossier_confie_se_retrouve() -> None:
    dossiers = DossiersEnMemoire([un_dossier()])
    autre = un_dossier(id=UUID(int=7), numero="0007")
    dossiers.ecrire(autre)
    assert tuple(dossiers.lister()) == (un_dossier(), autre)
    assert dossiers.lire(UUID(int=7)) == autre


def test_une_nouvelle_version_remplace_l_ancienne() -> None:
    dossiers = DossiersEnMemoire([un_dossier()])
    dossiers.ecrire(un_dossier(numero="0143"))
    assert [dossier.numero for dossier in dossiers.lister()] == ["0143"]


def test_un_dossier_absent_est_dit() -> None:
    with pytest.raises(ElementIntrouvable, match="n’est plus dans la liste"):
        DossiersEnMemoire().lire(UUID(int=1))
