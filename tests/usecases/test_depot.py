"""Des fichiers entiers ou rien, et une phrase quand le disque refuse."""

import os
import sys
import tracemalloc
from pathlib import Path

import pytest

from cep_desktop.usecases.depot import DepotImpossible, charger, deposer
from tests.disques import disque_en_lecture_seule, disque_plein, verrouille

GROS = b"x" * 100_000
PAPIERS = {"plan.docx": b"nouveau plan", "budget.xlsx": b"nouveau budget"}


def _contenu(dossier: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in dossier.iterdir() if f.is_file()}


def test_les_fichiers_sont_ecrits_et_leurs_chemins_rendus(tmp_path: Path) -> None:
    chemins = deposer(tmp_path, PAPIERS)
    assert chemins == (tmp_path / "plan.docx", tmp_path / "budget.xlsx")
    assert _contenu(tmp_path) == PAPIERS


def test_les_dossiers_manquants_sont_crees(tmp_path: Path) -> None:
    deposer(tmp_path / "a" / "b", PAPIERS)
    assert _contenu(tmp_path / "a" / "b") == PAPIERS


def test_un_fichier_existant_est_remplace_sans_rien_laisser_a_cote(tmp_path: Path) -> None:
    deposer(tmp_path, {"plan.docx": b"ancien plan"})
    deposer(tmp_path, PAPIERS)
    assert _contenu(tmp_path) == PAPIERS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows hérite les droits du dossier")
def test_seul_le_compte_qui_ecrit_peut_lire(tmp_path: Path) -> None:
    (chemin,) = deposer(tmp_path, {"plan.docx": b"plan"})
    assert chemin.stat().st_mode & 0o777 == 0o600


def test_un_disque_plein_ne_garde_rien_du_tout(tmp_path: Path) -> None:
    with disque_plein(tmp_path / "cle") as cle:
        with pytest.raises(DepotImpossible, match="le disque est plein"):
            deposer(cle / "sortie", {"petit.json": b"{}", "plan.docx": GROS})
        assert not list(cle.iterdir())


def test_un_disque_plein_laisse_intact_ce_qui_etait_la(tmp_path: Path) -> None:
    with disque_plein(tmp_path / "cle") as cle:
        deposer(cle, {"petit.json": b"ancien", "plan.docx": b"ancien plan"})
        with pytest.raises(DepotImpossible, match="le disque est plein"):
            deposer(cle, {"petit.json": b"{}", "plan.docx": GROS})
        assert _contenu(cle) == {"petit.json": b"ancien", "plan.docx": b"ancien plan"}


def test_un_disque_en_lecture_seule_est_refuse(tmp_path: Path) -> None:
    with (
        disque_en_lecture_seule(tmp_path / "cle") as cle,
        pytest.raises(DepotImpossible, match="lecture seule") as refus,
    ):
        deposer(cle, PAPIERS)
    assert refus.value.lieu == str(cle)


def test_un_fichier_ouvert_ailleurs_rend_les_autres_comme_ils_etaient(tmp_path: Path) -> None:
    deposer(tmp_path, {"plan.docx": b"ancien plan", "budget.xlsx": b"ancien budget"})
    (tmp_path / "plan.docx").chmod(0o640)
    with (
        verrouille(tmp_path / "budget.xlsx") as budget,
        pytest.raises(DepotImpossible, match="ouvert dans Word ou Excel") as refus,
    ):
        deposer(tmp_path, {"neuf.json": b"{}", **PAPIERS})
    assert refus.value.lieu == str(budget)
    assert _contenu(tmp_path) == {"plan.docx": b"ancien plan", "budget.xlsx": b"ancien budget"}
    assert (tmp_path / "plan.docx").stat().st_mode & 0o777 == 0o640


def test_une_interruption_ne_laisse_rien(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrompre(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrompre)
    with pytest.raises(KeyboardInterrupt):
        deposer(tmp_path / "sortie", PAPIERS)
    assert not list(tmp_path.iterdir())


def test_un_fichier_a_la_place_du_dossier_est_dit(tmp_path: Path) -> None:
    (tmp_path / "sortie").write_text("je suis un fichier")
    for dossier in (tmp_path / "sortie", tmp_path / "sortie" / "papiers"):
        with pytest.raises(DepotImpossible, match="un fichier porte déjà le nom"):
            deposer(dossier, PAPIERS)
    assert (tmp_path / "sortie").read_text() == "je suis un fichier"


def test_un_dossier_a_la_place_d_un_fichier_est_dit(tmp_path: Path) -> None:
    (tmp_path / "budget.xlsx").mkdir()
    with pytest.raises(DepotImpossible, match="c’est un dossier, pas un fichier"):
        deposer(tmp_path, PAPIERS)
    assert not _contenu(tmp_path)


@pytest.mark.parametrize("nom", ["n" * 300, "é" * 200])
def test_un_nom_trop_long_est_dit(tmp_path: Path, nom: str) -> None:
    for dossier, fichiers in ((tmp_path / nom, PAPIERS), (tmp_path, {nom: b""})):
        with pytest.raises(DepotImpossible, match="trop long"):
            deposer(dossier, fichiers)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("nom", ["a\0b", "a\ud800b"])
def test_un_caractere_qu_aucun_systeme_n_admet_est_dit(tmp_path: Path, nom: str) -> None:
    for dossier, fichiers in ((tmp_path / nom, PAPIERS), (tmp_path, {nom: b""})):
        with pytest.raises(DepotImpossible, match="n’est pas admis"):
            deposer(dossier, fichiers)
    with pytest.raises(DepotImpossible, match="n’est pas admis"):
        charger(tmp_path / nom, taille_maximale=10)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "nom", ["CON", "con", "nul.txt", "Aux ", "LPT1", "com9.dossier.json", "COM¹"]
)
def test_un_nom_reserve_par_windows_est_refuse_partout(tmp_path: Path, nom: str) -> None:
    for dossier, fichiers in (
        (tmp_path / nom, PAPIERS),
        (tmp_path / nom / "sortie", PAPIERS),
        (tmp_path, {nom: b""}),
    ):
        with pytest.raises(DepotImpossible, match="nom réservé par Windows"):
            deposer(dossier, fichiers)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="ces dossiers n’y existent pas")
def test_un_dossier_existant_garde_son_nom_meme_reserve_ailleurs(tmp_path: Path) -> None:
    (tmp_path / "con").mkdir()
    deposer(tmp_path / "con" / "sortie", PAPIERS)
    assert _contenu(tmp_path / "con" / "sortie") == PAPIERS


@pytest.mark.parametrize("nom", ["réunion 👩🏽‍💼", "مرحبا", "console", "a'b & c"])
def test_un_nom_inhabituel_mais_possible_est_admis(tmp_path: Path, nom: str) -> None:
    deposer(tmp_path / nom, {f"{nom}.json": b"{}"})
    assert charger(tmp_path / nom / f"{nom}.json", taille_maximale=2) == b"{}"


def test_un_fichier_absent_est_dit(tmp_path: Path) -> None:
    with pytest.raises(DepotImpossible, match="n’existe pas") as refus:
        charger(tmp_path / "absent.dossier.json", taille_maximale=10)
    assert refus.value.lieu == str(tmp_path / "absent.dossier.json")


def test_un_dossier_ne_se_lit_pas_comme_un_fichier(tmp_path: Path) -> None:
    with pytest.raises(DepotImpossible, match="dossier"):
        charger(tmp_path, taille_maximale=10)


def test_un_fichier_trop_lourd_est_refuse_sans_etre_lu_en_entier(tmp_path: Path) -> None:
    lourd = tmp_path / "lourd"
    with lourd.open("wb") as fichier:
        fichier.truncate(500 * 1_048_576)
    tracemalloc.start()
    with pytest.raises(DepotImpossible, match="dépasse 1\u00a0Mo"):
        charger(lourd, taille_maximale=1_048_576)
    sommet = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sommet < 2 * 1_048_576
