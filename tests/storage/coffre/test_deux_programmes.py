"""Deux programmes sur un même coffre : le second lit, sait qui le tient, et n’abîme rien."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.fichiers import BASE, VERROU
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.coffre.verrou import Detenteur, Verrou
from cep_desktop.usecases.coffre.erreurs import (
    CoffreEnLectureSeule,
    CoffreFerme,
    SauvegardeImpossible,
)
from tests.cas.dossier import exemple, un_dossier
from tests.disques import disque, disque_en_lecture_seule
from tests.storage.coffre.coffres import AUTEUR, AUTRE, DEBUT, PHRASE, contenus, noms_gardes

TENIR = (
    "import sys\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
    "from cep_desktop.storage.coffre.verrou import Verrou\n"
    "verrou = Verrou(Path(sys.argv[1]))\n"
    "print(verrou.prendre('Karim Haddou', datetime(2026, 11, 25, tzinfo=UTC)), flush=True)\n"
    "sys.stdin.read()\n"
)


def _d_un_autre_poste(coffre: Path) -> None:
    autre = Detenteur("Karim Haddou", "poste-12", 1, DEBUT)
    (coffre / VERROU).write_bytes(autre.ecrire())


def test_le_second_lit_ce_que_le_premier_vient_d_ecrire(
    coffres: CoffresDuPoste, coffre: CoffreOuvert
) -> None:
    second = coffres.ouvrir(PHRASE, auteur="Paul Martin")
    assert second.est_en_lecture_seule
    assert second.tenu_par == f"{AUTEUR} ({socket.gethostname()})"
    assert second.tenu_par in second.alertes[0]
    coffre.dossiers.ecrire(un_dossier(), attendue=0, geste="dossier créé")
    assert len(second.dossiers.fiches()) == 4
    assert second.dossiers.lire(un_dossier().id).dossier == un_dossier()
    assert [f.personne for f in second.dossiers.chercher("haddad")] == ["Idriss Haddad"]
    second.fermer()
    coffre.dossiers.effacer(un_dossier().id)


@pytest.mark.parametrize(
    "geste",
    [
        lambda c: c.dossiers.ecrire(un_dossier(), attendue=0, geste="essai"),
        lambda c: c.dossiers.effacer(exemple("camille").id),
        lambda c: c.dossiers.nommer(exemple("camille").id, 1, "nom"),
        lambda c: c.conservation.regler(24),
        lambda c: c.conservation.effacer([exemple("camille").id]),
        lambda c: c.conservation.anonymiser([exemple("camille").id]),
        lambda c: c.acces.noter_export(exemple("camille").id, "json"),
        lambda c: c.changer_phrase(AUTRE),
        lambda c: c.serrures.confier_au_trousseau(),
        lambda c: c.serrures.retirer_du_trousseau(),
        lambda c: c.sauvegarder(),
        lambda c: c.sauvegardes.choisir_second_dossier(Path()),
    ],
)
def test_en_lecture_seule_chaque_ecriture_est_refusee_en_francais(
    coffres: CoffresDuPoste, coffre: CoffreOuvert, geste: object
) -> None:
    second = coffres.ouvrir(PHRASE, auteur="Paul Martin")
    avant = contenus(coffre.dossier, f"{BASE}-shm")
    with pytest.raises((CoffreEnLectureSeule, SauvegardeImpossible), match=r"enregistré|intactes"):
        geste(second)  # type: ignore[operator]
    second.reposer()
    second.fermer()
    assert contenus(coffre.dossier, f"{BASE}-shm") == avant
    assert not second.sauvegardes.est_due()


def test_quand_le_premier_ferme_le_suivant_ecrit(
    coffres: CoffresDuPoste, coffre: CoffreOuvert
) -> None:
    second = coffres.ouvrir(PHRASE, auteur="Paul Martin")
    coffre.fermer()
    second.fermer()
    troisieme = coffres.ouvrir(PHRASE, auteur="Paul Martin")
    assert not troisieme.est_en_lecture_seule
    troisieme.dossiers.ecrire(un_dossier(), attendue=0, geste="dossier créé")
    troisieme.fermer()


def test_un_coffre_tenu_par_un_autre_poste_se_lit_sans_rien_creer(
    coffres: CoffresDuPoste, ferme: Path
) -> None:
    _d_un_autre_poste(ferme)
    avant = contenus(ferme)
    lu = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert lu.tenu_par == "Karim Haddou (poste-12)"
    assert len(noms_gardes(lu)) == 3
    lu.fermer()
    assert contenus(ferme) == avant


def test_un_coffre_tenu_ne_se_restaure_pas(coffres: CoffresDuPoste, coffre: CoffreOuvert) -> None:
    sauvegarde = coffre.sauvegarder()
    with pytest.raises(CoffreFerme, match=f"ouvert par {AUTEUR}"):
        coffres.restaurer(sauvegarde, PHRASE, auteur="Paul Martin")
    assert len(noms_gardes(coffre)) == 3


def test_un_disque_en_lecture_seule_se_lit(
    coffres: CoffresDuPoste, ferme: Path, tmp_path: Path
) -> None:
    with disque(tmp_path / "cle", "size=8m") as cle:
        (cle / "coffre").mkdir()
        for fichier in ferme.iterdir():
            (cle / "coffre" / fichier.name).write_bytes(fichier.read_bytes())
        _remonter(cle, "ro")
        lu = coffres.situes_a(cle / "coffre").ouvrir(PHRASE, auteur=AUTEUR)
        assert len(noms_gardes(lu)) == 3
        assert (lu.est_en_lecture_seule, lu.tenu_par) == (True, "")
        assert "ne s’écrit pas" in lu.alertes[0]
        with pytest.raises(CoffreEnLectureSeule, match="intact à l’écran"):
            lu.dossiers.ecrire(un_dossier(), attendue=0, geste="essai")
        lu.fermer()


def test_creer_sur_un_disque_en_lecture_seule_le_dit(
    coffres: CoffresDuPoste, tmp_path: Path
) -> None:
    from cep_desktop.usecases.depot import DepotImpossible

    with (
        disque_en_lecture_seule(tmp_path / "cle") as cle,
        pytest.raises(DepotImpossible, match="en lecture seule"),
    ):
        coffres.situes_a(cle / "coffre").creer(PHRASE, auteur=AUTEUR)


def test_un_verrou_abandonne_sur_ce_poste_est_repris(coffres: CoffresDuPoste, ferme: Path) -> None:
    mort = Detenteur("Karim Haddou", socket.gethostname(), 999_999, DEBUT)
    (ferme / VERROU).write_bytes(mort.ecrire())
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert not rouvert.est_en_lecture_seule
    assert json.loads((ferme / VERROU).read_bytes())["auteur"] == AUTEUR
    rouvert.fermer()


@pytest.mark.parametrize("octets", [b"", b"{", b"[]", b'{"auteur": 1}', b"\xff" * 5000])
def test_un_verrou_abime_et_libre_est_repris(tmp_path: Path, octets: bytes) -> None:
    (tmp_path / VERROU).write_bytes(octets)
    verrou = Verrou(tmp_path)
    assert verrou.prendre(AUTEUR, DEBUT) is None
    detenteur = verrou.detenteur()
    assert detenteur is not None
    assert detenteur.auteur == AUTEUR
    verrou.rendre()
    assert verrou.detenteur() is None


def test_un_processus_vivant_garde_le_verrou_et_sa_mort_le_libere(tmp_path: Path) -> None:
    autre = subprocess.Popen(
        [sys.executable, "-c", TENIR, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert autre.stdout is not None
    assert autre.stdout.readline().strip() == "None"
    verrou = Verrou(tmp_path)
    detenteur = verrou.prendre(AUTEUR, DEBUT)
    assert detenteur is not None
    assert (detenteur.auteur, detenteur.processus) == ("Karim Haddou", autre.pid)
    autre.kill()
    autre.communicate()
    assert verrou.prendre(AUTEUR, DEBUT) is None
    verrou.rendre()


def test_un_disque_sans_verrou_du_systeme_se_fie_au_nom_et_au_processus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuser(*_: object) -> None:
        raise OSError(38, "fonction absente")

    monkeypatch.setattr(fcntl, "flock", refuser)
    un, deux = Verrou(tmp_path), Verrou(tmp_path)
    assert un.prendre(AUTEUR, DEBUT) is None
    detenteur = deux.prendre("Paul Martin", DEBUT)
    assert detenteur is not None
    assert detenteur.auteur == AUTEUR
    un.rendre()
    assert deux.prendre("Paul Martin", DEBUT) is None
    deux.rendre()


def _remonter(chemin: Path, mode: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{mode}", str(chemin)], check=True)
