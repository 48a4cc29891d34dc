"""Les préférences se retrouvent, et un fichier abîmé n’empêche jamais de commencer."""

from pathlib import Path

import pytest

from cep_desktop.settings import Preferences, ecrire_preferences, lire_preferences


def test_les_preferences_se_relisent(tmp_path: Path) -> None:
    choix = Preferences(zoom=150, apparence="sombre")
    ecrire_preferences(tmp_path / "neuf", choix)
    assert lire_preferences(tmp_path / "neuf") == choix
    assert [fichier.name for fichier in (tmp_path / "neuf").iterdir()] == ["preferences.json"]


def test_sans_fichier_ce_sont_celles_par_defaut(tmp_path: Path) -> None:
    assert lire_preferences(tmp_path) == Preferences()


@pytest.mark.parametrize(
    "contenu",
    ["", "{", "[]", "null", '"zoom"', '{"zoom": "grand", "apparence": 3}', "[" * 100_000, "\x00"],
)
def test_un_fichier_abime_est_ignore(tmp_path: Path, contenu: str) -> None:
    (tmp_path / "preferences.json").write_text(contenu, encoding="utf-8")
    assert lire_preferences(tmp_path) == Preferences()


def test_un_choix_connu_survit_a_un_choix_inconnu(tmp_path: Path) -> None:
    (tmp_path / "preferences.json").write_text('{"zoom": 175, "autre": 1}', encoding="utf-8")
    assert lire_preferences(tmp_path) == Preferences(zoom=175)


def test_un_disque_qui_refuse_ne_gene_pas(tmp_path: Path) -> None:
    obstacle = tmp_path / "fichier"
    obstacle.write_text("", encoding="utf-8")
    ecrire_preferences(obstacle, Preferences(zoom=200))
    assert lire_preferences(obstacle) == Preferences()
