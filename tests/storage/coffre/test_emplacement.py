"""Un partage réseau ou un dossier synchronisé se reconnaît, avant d’y perdre un coffre."""

from collections import namedtuple
from pathlib import Path, PureWindowsPath

import psutil
import pytest

from cep_desktop.storage.coffre import emplacement
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.emplacement import Emplacement, copies_en_conflit, situer
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.usecases.coffre.erreurs import CoffreFerme
from tests.storage.coffre.coffres import AUTEUR, PHRASE

Disque = namedtuple("Disque", "device mountpoint fstype opts")  # noqa: PYI024 - celui de psutil


def _monter(monkeypatch: pytest.MonkeyPatch, ou: Path, systeme: str, options: str = "rw") -> None:
    disques = [Disque("/dev/sda1", "/", "ext4", "rw"), Disque("x", str(ou), systeme, options)]
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: disques)


@pytest.mark.parametrize(
    "nom",
    [
        "OneDrive", "OneDrive - Cap Évolution", "Dropbox", "Dropbox (Perso)", "Google Drive",
        "Nextcloud", "ownCloud", "iCloudDrive", "Mobile Documents", "kDrive", "Mon Drive", "Box",
    ],
)  # fmt: skip
def test_un_dossier_synchronise_se_reconnait_a_son_nom(tmp_path: Path, nom: str) -> None:
    assert situer(tmp_path / nom / "a" / "coffre") is Emplacement.SYNCHRONISE


@pytest.mark.parametrize("marque", [".stfolder", ".dropbox", ".sync_4f2a.db", ".owncloudsync.log"])
def test_un_dossier_synchronise_se_reconnait_a_sa_marque(tmp_path: Path, marque: str) -> None:
    (tmp_path / "partage").mkdir()
    (tmp_path / "partage" / marque).touch()
    assert situer(tmp_path / "partage" / "coffre") is Emplacement.SYNCHRONISE
    assert situer(tmp_path / "ailleurs" / "coffre") is Emplacement.POSTE


@pytest.mark.parametrize("nom", ["onedrives de Paul", "boxe", "mesdropbox", "Documents"])
def test_un_nom_voisin_n_inquiete_pas(tmp_path: Path, nom: str) -> None:
    assert situer(tmp_path / nom) is Emplacement.POSTE


@pytest.mark.parametrize(
    "systeme", ["nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "davfs", "9p", "afpfs"]
)
def test_un_partage_reseau_se_reconnait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, systeme: str
) -> None:
    _monter(monkeypatch, tmp_path / "partage", systeme)
    assert situer(tmp_path / "partage" / "coffre") is Emplacement.RESEAU
    assert situer(tmp_path / "coffre") is Emplacement.POSTE


def test_un_lecteur_reseau_de_windows_se_reconnait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _monter(monkeypatch, tmp_path, "NTFS", "rw,remote")
    assert situer(tmp_path / "coffre") is Emplacement.RESEAU
    monkeypatch.setattr(
        emplacement, "_resoudre", lambda _: PureWindowsPath("//serveur/partage/coffre")
    )
    assert situer(tmp_path) is Emplacement.RESEAU


def test_on_ne_cree_pas_sur_un_partage_sauf_a_le_vouloir(
    coffres: CoffresDuPoste, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _monter(monkeypatch, tmp_path, "cifs")
    with pytest.raises(CoffreFerme, match="partage réseau"):
        coffres.creer(PHRASE, auteur=AUTEUR)
    assert not list(tmp_path.iterdir())
    coffre, _ = coffres.creer(PHRASE, auteur=AUTEUR, malgre_le_reseau=True)
    assert "partage réseau" in coffre.alertes[0]
    coffre.fermer()


def test_un_dossier_synchronise_avertit_a_chaque_ouverture(
    coffres: CoffresDuPoste, tmp_path: Path
) -> None:
    dans = coffres.situes_a(tmp_path / "Dropbox" / "coffre")
    coffre, _ = dans.creer(PHRASE, auteur=AUTEUR)
    assert "dossier synchronisé" in coffre.alertes[0]
    coffre.fermer()
    rouvert = dans.ouvrir(PHRASE, auteur=AUTEUR)
    assert "dossier synchronisé" in rouvert.alertes[0]
    rouvert.fermer()


def test_les_copies_en_conflit_sont_nommees_et_jamais_lues(
    coffres: CoffresDuPoste, coffre: CoffreOuvert
) -> None:
    coffre.fermer()
    nom = "dossiers (conflicted copy 2026-11-25).db"
    (coffre.dossier / nom).write_bytes(b"autre")
    assert copies_en_conflit(coffre.dossier) == (nom,)
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert nom in rouvert.alertes[0]
    rouvert.fermer()
    assert (coffre.dossier / nom).read_bytes() == b"autre"
    assert copies_en_conflit(coffre.dossier / "absent") == ()
