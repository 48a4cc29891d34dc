"""Un fichier d’une ancienne version passe d’une version à la suivante, sans saut."""

import json

import pytest

from cep_desktop.documents.dossier_portable import DossierIllisible, lecture, lire, versions
from cep_desktop.documents.dossier_portable.versions import (
    PASSAGES,
    VERSION,
    Contenu,
    mettre_a_jour,
)
from tests.cas.dossier import un_dossier
from tests.documents.dossier_portable.abimer import enveloppe


def _renommer(ancien: str, nouveau: str) -> object:
    def passer(contenu: Contenu) -> Contenu:
        autres = {nom: valeur for nom, valeur in contenu.items() if nom != ancien}
        return autres | {nouveau: contenu[ancien]}

    return passer


@pytest.fixture
def format_trois(monkeypatch: pytest.MonkeyPatch) -> None:
    """Simule un programme au format 3 : « no », puis « reference », puis « numero »."""
    for module in (versions, lecture):
        monkeypatch.setattr(module, "VERSION", 3)
    monkeypatch.setitem(PASSAGES, 1, _renommer("no", "reference"))
    monkeypatch.setitem(PASSAGES, 2, _renommer("reference", "numero"))


def _fichier(version: int, nom_du_numero: str) -> bytes:
    dossier = un_dossier().model_dump(mode="json")
    dossier[nom_du_numero] = dossier.pop("numero")
    return json.dumps(
        {"format": "cep-desktop/dossier", "version": version, "dossier": dossier}
    ).encode()


def test_il_y_a_un_passage_pour_chaque_ancienne_version() -> None:
    assert set(PASSAGES) == set(range(1, VERSION))


def test_la_version_courante_n_est_pas_retouchee() -> None:
    contenu = enveloppe()["dossier"]
    assert mettre_a_jour(contenu, VERSION) is contenu


@pytest.mark.usefixtures("format_trois")
@pytest.mark.parametrize(("version", "nom"), [(1, "no"), (2, "reference"), (3, "numero")])
def test_chaque_version_connue_s_ouvre(version: int, nom: str) -> None:
    assert lire(_fichier(version, nom)) == un_dossier()


@pytest.mark.usefixtures("format_trois")
def test_une_version_future_reste_refusee() -> None:
    with pytest.raises(DossierIllisible, match="ce poste lit jusqu’au format 3"):
        lire(_fichier(4, "numero"))
