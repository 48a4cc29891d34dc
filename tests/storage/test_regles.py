"""Le dossier de règles est lu sans en sortir, et sans se laisser déborder."""

from pathlib import Path

import pytest

from cep_desktop.rules.chargement import charger
from cep_desktop.rules.paquet import TAILLE_MAXIMALE, PaquetRefuse
from cep_desktop.storage.regles import NATIONAL, PaquetsDuPoste, lire_paquet
from tests.rules.paquets import DISPOSITIF, PARAMETRES


@pytest.fixture
def racine(tmp_path: Path) -> Path:
    """Dossier d’un paquet sain, à côté d’un fichier que le paquet ne doit pas atteindre."""
    dossier = tmp_path / "paquet" / "essai"
    dossier.mkdir(parents=True)
    (dossier / "parametres.toml").write_text(PARAMETRES, encoding="utf-8")
    (dossier / "dispositif.toml").write_text(DISPOSITIF, encoding="utf-8")
    (tmp_path / "secret.toml").write_text(DISPOSITIF, encoding="utf-8")
    return tmp_path / "paquet"


def test_un_dossier_sain_devient_un_paquet(racine: Path) -> None:
    paquet = lire_paquet(racine)
    assert sorted(paquet.fichiers) == ["essai/dispositif.toml", "essai/parametres.toml"]
    assert charger(paquet).paquets == ("paquet",)


def test_un_lien_symbolique_vers_un_fichier_est_refuse(racine: Path) -> None:
    (racine / "essai" / "dispositif.toml").unlink()
    (racine / "essai" / "dispositif.toml").symlink_to(racine.parent / "secret.toml")
    with pytest.raises(PaquetRefuse, match="hors du dossier"):
        lire_paquet(racine)


def test_un_lien_symbolique_vers_un_dossier_est_refuse(racine: Path) -> None:
    (racine / "voisin").symlink_to(racine.parent, target_is_directory=True)
    with pytest.raises(PaquetRefuse, match="hors du dossier"):
        lire_paquet(racine)


def test_un_lien_rompu_est_refuse(racine: Path) -> None:
    (racine / "essai" / "perdu.toml").symlink_to(racine / "absent.toml")
    with pytest.raises(PaquetRefuse, match="hors du dossier"):
        lire_paquet(racine)


def test_dix_mega_octets_sont_refuses(racine: Path) -> None:
    (racine / "essai" / "enorme.toml").write_bytes(b"#" * 10_485_760)
    with pytest.raises(PaquetRefuse, match=f"dépasse {TAILLE_MAXIMALE // 1_048_576}\u00a0Mo"):
        lire_paquet(racine)


def test_la_taille_compte_tous_les_fichiers(racine: Path) -> None:
    for rang in range(3):
        (racine / "essai" / f"gros{rang}.toml").write_bytes(b"#" * (TAILLE_MAXIMALE // 2))
    with pytest.raises(PaquetRefuse, match="dépasse"):
        lire_paquet(racine)


def test_un_dossier_absent_est_refuse_avec_son_nom(tmp_path: Path) -> None:
    with pytest.raises(PaquetRefuse, match="«\u00a0bretagne\u00a0» n’existe pas"):
        lire_paquet(tmp_path / "bretagne")


def test_le_poste_lit_le_national_puis_les_dossiers_locaux(racine: Path) -> None:
    paquets = PaquetsDuPoste(racine).lister()
    assert [paquet.nom for paquet in paquets] == [NATIONAL, "paquet"]
