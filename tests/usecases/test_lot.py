"""Un lot va au bout : ni un fichier abîmé, ni un imprévu, ni un doublon n’arrête les autres."""

import os
from pathlib import Path

import pytest

from cep_desktop.documents import dossier_portable
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases import lot
from cep_desktop.usecases.lot import Issue, Travail, produire_le_lot
from cep_desktop.usecases.organisme import ReglesOrganisme
from tests.cas.dossier import LE, exemple


class GabaritsImprevus:
    """Des modèles dont la lecture échoue sans phrase."""

    def lire(self, nom: str) -> bytes:
        raise KeyError(nom)

    def regles(self) -> ReglesOrganisme:
        return ReglesOrganisme()


class GabaritsMortels(GabaritsImprevus):
    """Des modèles dont la lecture tue le processus, comme un manque de mémoire."""

    def lire(self, nom: str) -> bytes:
        os._exit(len(nom))


def _travail(lieu: Path, nom: str, gabarits: object = None, **change: object) -> Travail:
    fichier = lieu / f"{nom}.dossier.json"
    fichier.write_bytes(dossier_portable.ecrire(exemple("idriss").avec(**change)))
    return Travail(fichier, lieu / "sortie", LE, gabarits or GabaritsEmbarques())  # type: ignore[arg-type]


def _issues(travaux: list[Travail], sur: int) -> dict[str, Issue]:
    return {i.fichier.split(".")[0]: i for i in produire_le_lot(travaux, sur=sur)}


@pytest.mark.parametrize("sur", [1, 2])
def test_un_imprevu_ou_un_fichier_abime_n_arrete_pas_les_autres(tmp_path: Path, sur: int) -> None:
    abime = tmp_path / "abime.dossier.json"
    abime.write_text("{", encoding="utf-8")
    travaux = [
        _travail(tmp_path, "imprevu", GabaritsImprevus(), numero="0001"),
        Travail(abime, tmp_path / "sortie", LE, GabaritsEmbarques()),
        _travail(tmp_path, "bon", numero="0002"),
    ]
    issues = _issues(travaux, sur)
    assert issues["bon"].papiers == 2
    assert "n’a pas pu être produit" in issues["imprevu"].refus
    assert issues["abime"].refus
    assert [p.name for p in (tmp_path / "sortie").iterdir()] == ["0002"]


def test_deux_fichiers_du_meme_numero_ne_s_ecrasent_pas(tmp_path: Path) -> None:
    travaux = [_travail(tmp_path, nom, numero="0007") for nom in ("a", "b")]
    issues = _issues(travaux, 1)
    assert issues["a"].papiers == 2
    assert "même numéro, 0007" in issues["b"].refus


def test_un_processus_mort_est_dit_et_le_lot_finit(tmp_path: Path) -> None:
    travaux = [
        _travail(tmp_path, f"mortel-{rang}", GabaritsMortels(), numero=f"000{rang}")
        for rang in range(2)
    ]
    refus = {issue.refus for issue in produire_le_lot(travaux, sur=2)}
    assert refus == {lot._ARRETE}


def test_arreter_de_lire_arrete_le_lot(tmp_path: Path) -> None:
    travaux = [_travail(tmp_path, f"{rang}", numero=f"{rang:04}") for rang in range(12)]
    suite = produire_le_lot(travaux, sur=2)
    next(suite)
    suite.close()  # type: ignore[attr-defined]
    produits = list((tmp_path / "sortie").iterdir())
    assert 1 <= len(produits) < 12
    assert all((dossier / "manifeste.json").is_file() for dossier in produits)
