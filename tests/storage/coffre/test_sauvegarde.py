"""Une sauvegarde est relue avant d’être gardée, tourne, et se dépose aussi ailleurs."""

import json
import os
from datetime import timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cep_desktop.storage.coffre import conteneur
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.fichiers import BASE, ENTETE, TEMOIN
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.coffre.rotation import AGE_MAXIMAL
from cep_desktop.storage.coffre.version import VERSION
from cep_desktop.storage.sql.transaction import ecriture
from cep_desktop.usecases.coffre.erreurs import SauvegardeImpossible
from tests.cas.dossier import exemple, un_dossier
from tests.disques import disque_plein
from tests.storage.coffre.coffres import AUTEUR, DEBUT, PHRASE, HorlogeReglable


def test_une_sauvegarde_est_un_seul_fichier_date_et_relu(coffre: CoffreOuvert) -> None:
    assert coffre.derniere_sauvegarde_le is None
    faite = coffre.sauvegardes.faire()
    fichier = faite.sauvegarde.fichier
    assert fichier.name == f"{coffre.interieur.entete.coffre}-20261125-093000Z.cepsauve"
    assert (faite.dossiers, faite.ailleurs) == (3, True)
    assert coffre.derniere_sauvegarde_le == DEBUT
    assert [f.name for f in fichier.parent.iterdir()] == [fichier.name]
    with ZipFile(fichier) as zip_:
        assert sorted(zip_.namelist()) == sorted((ENTETE, TEMOIN, BASE, "manifeste.json"))
        manifeste = json.loads(zip_.read("manifeste.json"))
    assert (manifeste["dossiers"], manifeste["schema_base"]) == (3, VERSION)


def test_on_enregistre_pendant_une_sauvegarde(
    coffre: CoffreOuvert, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entre la copie et sa relecture, un enregistrement ne bloque pas et ne trouble rien."""
    from cep_desktop.storage.coffre import sauvegarde

    controler = sauvegarde.controler

    def controler_en_ecrivant(*arguments: object, **options: object) -> object:
        coffre.dossiers.ecrire(un_dossier(), attendue=0, geste="pendant la sauvegarde")
        return controler(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(sauvegarde, "controler", controler_en_ecrivant)
    assert coffre.sauvegardes.faire().dossiers == 3
    assert len(coffre.dossiers.fiches()) == 4


def test_il_est_temps_une_fois_par_jour_ou_apres_quatre_heures_de_changements(
    coffre: CoffreOuvert, horloge: HorlogeReglable
) -> None:
    camille = exemple("camille")
    assert coffre.sauvegardes.est_due()
    coffre.sauvegarder()
    assert not coffre.sauvegardes.est_due()
    horloge.avancer(hours=5)
    assert not coffre.sauvegardes.est_due()
    coffre.dossiers.ecrire(camille.avec(numero="n2"), attendue=1, geste="essai")
    assert coffre.sauvegardes.est_due()
    coffre.sauvegarder()
    coffre.dossiers.ecrire(camille.avec(numero="n3"), attendue=2, geste="essai")
    horloge.avancer(hours=3)
    assert not coffre.sauvegardes.est_due()
    horloge.avancer(hours=1)
    assert coffre.sauvegardes.est_due()


def test_les_anciennes_tournent_et_aucune_ne_depasse_soixante_dix_jours(
    coffre: CoffreOuvert, horloge: HorlogeReglable, tmp_path: Path
) -> None:
    coffre.sauvegardes.choisir_second_dossier(tmp_path / "second")
    for _ in range(12):
        coffre.sauvegarder()
        horloge.avancer(days=9)
    gardees = coffre.sauvegardes.lister()
    assert len(gardees) < 12
    ages = [horloge.instant - s.faite_le for s in gardees]
    assert max(ages) <= AGE_MAXIMAL + timedelta(days=9)
    assert {s.fichier.name for s in gardees} == {f.name for f in (tmp_path / "second").iterdir()}


def test_les_sauvegardes_d_un_autre_coffre_sont_laissees(
    coffre: CoffreOuvert, horloge: HorlogeReglable
) -> None:
    coffre.sauvegarder()
    autre = coffre.dossier / "sauvegardes" / conteneur.nommer("0" * 36, DEBUT)
    autre.write_bytes(b"x")
    horloge.avancer(days=300)
    coffre.sauvegarder()
    assert autre.exists()
    assert len(coffre.sauvegardes.lister()) == 1


def test_le_second_dossier_recoit_la_meme_copie_relue(coffre: CoffreOuvert, tmp_path: Path) -> None:
    coffre.sauvegardes.choisir_second_dossier(tmp_path / "loin" / "second")
    faite = coffre.sauvegardes.faire()
    copie = tmp_path / "loin" / "second" / faite.sauvegarde.fichier.name
    assert faite.ailleurs
    assert copie.read_bytes() == faite.sauvegarde.fichier.read_bytes()
    assert os.name == "nt" or copie.stat().st_mode & 0o077 == 0
    coffre.sauvegardes.choisir_second_dossier(None)
    assert coffre.sauvegardes.second_dossier is None


def test_un_second_dossier_plein_ou_absent_se_dit_sans_perdre_la_premiere(
    coffre: CoffreOuvert, tmp_path: Path, horloge: HorlogeReglable
) -> None:
    with disque_plein(tmp_path / "cle") as cle:
        coffre.sauvegardes.choisir_second_dossier(cle / "s")
        faite = coffre.sauvegardes.faire()
        assert not faite.ailleurs
        assert faite.sauvegarde.fichier.exists()
        assert not [f for f in cle.rglob("*") if f.is_file()]
    (tmp_path / "fichier").touch()
    horloge.avancer(minutes=1)
    coffre.sauvegardes.choisir_second_dossier(tmp_path / "fichier")
    assert not coffre.sauvegardes.faire().ailleurs


def test_une_base_abimee_ne_remplace_pas_une_bonne_sauvegarde(
    coffre: CoffreOuvert, horloge: HorlogeReglable
) -> None:
    bonne = coffre.sauvegarder()
    with ecriture(coffre.interieur.moteur) as connexion:
        connexion.exec_driver_sql("UPDATE document SET json = x'00'")
    horloge.avancer(hours=1)
    with pytest.raises(SauvegardeImpossible, match="3\u00a0dossiers ne se relisent pas"):
        coffre.sauvegarder()
    assert [s.fichier for s in coffre.sauvegardes.lister()] == [bonne]
    assert [f.name for f in bonne.parent.iterdir()] == [bonne.name]


def test_une_sauvegarde_interrompue_ne_laisse_rien_a_la_suivante(coffre: CoffreOuvert) -> None:
    reste = coffre.dossier / "sauvegardes" / ".cep-reste"
    reste.mkdir(parents=True)
    (reste / BASE).write_bytes(b"x" * 1000)
    fichier = coffre.sauvegarder()
    assert list(fichier.parent.iterdir()) == [fichier]


@pytest.fixture
def faite(coffre: CoffreOuvert) -> Path:
    return coffre.sauvegarder()


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 0.999])
def test_une_sauvegarde_tronquee_est_refusee(faite: Path, part: float) -> None:
    octets = faite.read_bytes()
    faite.write_bytes(octets[: int(len(octets) * part)])
    with pytest.raises(SauvegardeImpossible, match="incomplète ou altérée"):
        conteneur.lire(faite)


@pytest.mark.parametrize("nom", [ENTETE, TEMOIN, BASE, "manifeste.json"])
@pytest.mark.parametrize("part", [0.0, 0.5, 0.99])
def test_un_octet_change_est_vu(faite: Path, nom: str, part: float) -> None:
    octets = bytearray(faite.read_bytes())
    with ZipFile(faite) as zip_:
        contenu = zip_.read(nom)
    octets[octets.index(contenu) + int(part * len(contenu))] ^= 1
    faite.write_bytes(octets)
    with pytest.raises(SauvegardeImpossible, match="incomplète ou altérée"):
        conteneur.lire(faite)


def test_un_conteneur_piege_est_refuse(faite: Path, tmp_path: Path) -> None:
    with ZipFile(faite) as zip_:
        contenus = {nom: zip_.read(nom) for nom in zip_.namelist()}
    pieges: list[tuple[dict[str, bytes], int]] = [
        ({**contenus, "../../evasion": b"x"}, 0),
        ({nom: octets for nom, octets in contenus.items() if nom != TEMOIN}, 0),
        ({**contenus, "manifeste.json": b"{}"}, 0),
        ({**contenus, "manifeste.json": b"[" * 100_000}, 0),
        ({**contenus, BASE: b"\0" * 10_000_000}, ZIP_DEFLATED),
        ({**contenus, ENTETE: b"x" * 17_000_000}, 0),
    ]
    for rang, (piege, compression) in enumerate(pieges):
        chemin = tmp_path / f"{rang}.cepsauve"
        with ZipFile(chemin, "w", compression) as zip_:
            for nom, octets in piege.items():
                zip_.writestr(nom, octets)
        with pytest.raises(SauvegardeImpossible, match="incomplète ou altérée"):
            conteneur.lire(chemin, tmp_path / "base")
    assert not (tmp_path.parent / "evasion").exists()


def test_une_sauvegarde_absente_se_dit(tmp_path: Path) -> None:
    with pytest.raises(SauvegardeImpossible, match="ne peut pas être lue"):
        conteneur.lire(tmp_path / "absente.cepsauve")


@pytest.mark.parametrize(
    "nom", ["", "x.cepsauve", f"{'0' * 36}-20261399-093000Z.cepsauve", f"{'0' * 36}.cepsauve"]
)
def test_un_nom_etranger_n_est_pas_une_sauvegarde(nom: str) -> None:
    assert conteneur.dater(nom) is None


def test_le_nom_d_une_sauvegarde_rend_son_instant() -> None:
    assert conteneur.dater(conteneur.nommer("0" * 36, DEBUT)) == DEBUT


def test_une_sauvegarde_est_faite_par_qui_tient_le_coffre(
    coffres: CoffresDuPoste, coffre: CoffreOuvert
) -> None:
    second = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    with pytest.raises(SauvegardeImpossible, match="déjà ouvert"):
        second.sauvegarder()
    assert not (coffre.dossier / "sauvegardes").exists()
    second.fermer()
