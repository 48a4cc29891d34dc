"""Un coffre se crée, s’ouvre, se relit ; ce qui l’en empêche se dit et ne change rien."""

import json
import os
from pathlib import Path

import pytest

from cep_desktop.domain.phrase import PhraseDePasseFaible
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.derivation import Usage, deriver
from cep_desktop.storage.coffre.fichiers import BASE, ENTETE, RESERVE, TEMOIN, VERROU
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.sql.transaction import ecriture
from cep_desktop.usecases.coffre.erreurs import (
    CoffreAbime,
    CoffreFerme,
    CoffreTropRecent,
    PhraseDePasseFausse,
)
from cep_desktop.usecases.depot import DepotImpossible
from tests.cas.dossier import exemple
from tests.storage.coffre.coffres import AUTEUR, AUTRE, PHRASE, contenus, noms_gardes

TOUS = {"Camille Moreau", "Idriss Haddad", "Solène Le Goff"}
PASSAGERS = (VERROU, f"{BASE}-shm")
"""Fichiers que l’ouverture touche sans qu’ils contiennent rien du coffre."""


def test_un_coffre_ferme_se_rouvre_par_sa_phrase(coffres: CoffresDuPoste, ferme: Path) -> None:
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert noms_gardes(rouvert) == TOUS
    assert rouvert.dossiers.lire(exemple("camille").id).dossier == exemple("camille")
    assert (rouvert.alertes, rouvert.tenu_par) == ((), "")
    assert not rouvert.est_en_lecture_seule
    rouvert.fermer()
    assert coffres.existe()
    assert coffres.emplacement == ferme


def test_le_code_de_secours_ouvre_et_n_est_ecrit_nulle_part(coffres: CoffresDuPoste) -> None:
    coffre, code = coffres.creer(PHRASE, auteur=AUTEUR)
    coffre.fermer()
    coffres.ouvrir(code.lower().replace("-", " "), auteur=AUTEUR).fermer()
    octets = b"".join(f.read_bytes() for f in coffre.dossier.rglob("*") if f.is_file())
    assert code.replace("-", "").encode() not in octets


def test_la_nouvelle_phrase_remplace_l_ancienne_pour_de_bon(
    coffres: CoffresDuPoste, coffre: CoffreOuvert
) -> None:
    coffre.changer_phrase(AUTRE)
    coffre.fermer()
    with pytest.raises(PhraseDePasseFausse):
        coffres.ouvrir(PHRASE, auteur=AUTEUR)
    (coffre.dossier / ENTETE).unlink()
    with pytest.raises(PhraseDePasseFausse):
        coffres.ouvrir(PHRASE, auteur=AUTEUR)
    rouvert = coffres.ouvrir(AUTRE, auteur=AUTEUR)
    assert noms_gardes(rouvert) == TOUS
    rouvert.fermer()


def test_une_phrase_faible_ne_cree_ni_ne_change_rien(
    coffres: CoffresDuPoste, tmp_path: Path
) -> None:
    with pytest.raises(PhraseDePasseFaible):
        coffres.creer("soleil", auteur=AUTEUR)
    assert not list(tmp_path.iterdir())
    coffre, _ = coffres.creer(PHRASE, auteur=AUTEUR)
    avant = contenus(coffre.dossier, *PASSAGERS)
    with pytest.raises(PhraseDePasseFaible):
        coffre.changer_phrase("soleil")
    assert contenus(coffre.dossier, *PASSAGERS) == avant
    coffre.fermer()


@pytest.mark.parametrize("saisie", ["", "faux", AUTRE, "0" * 34])
def test_une_phrase_fausse_laisse_chaque_octet(
    coffres: CoffresDuPoste, ferme: Path, saisie: str
) -> None:
    avant = contenus(ferme, VERROU)
    with pytest.raises(PhraseDePasseFausse, match="n’ouvre pas ce coffre"):
        coffres.ouvrir(saisie, auteur=AUTEUR)
    assert contenus(ferme, VERROU) == avant
    coffres.ouvrir(PHRASE, auteur=AUTEUR).fermer()


def test_un_dossier_sans_coffre_le_dit_et_reste_vide(
    coffres: CoffresDuPoste, tmp_path: Path
) -> None:
    with pytest.raises(CoffreFerme, match="ne contient pas de coffre"):
        coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert not coffres.existe()
    assert not list(tmp_path.iterdir())


def test_on_ne_cree_pas_dans_un_dossier_qui_sert_deja(
    coffres: CoffresDuPoste, ferme: Path, tmp_path: Path
) -> None:
    avant = contenus(ferme)
    with pytest.raises(CoffreFerme, match="n’est pas vide"):
        coffres.creer(PHRASE, auteur=AUTEUR)
    (tmp_path / "autre").write_text("x")
    with pytest.raises(CoffreFerme, match="n’est pas vide"):
        coffres.situes_a(tmp_path / "autre").creer(PHRASE, auteur=AUTEUR)
    assert contenus(ferme) == avant


def test_une_creation_impossible_ne_laisse_rien(coffres: CoffresDuPoste, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x")
    with pytest.raises(DepotImpossible):
        coffres.situes_a(tmp_path / "fichier" / "coffre").creer(PHRASE, auteur=AUTEUR)
    assert [chemin.name for chemin in tmp_path.iterdir()] == ["fichier"]


@pytest.mark.parametrize("nom", ["coffre 👩🏽‍💼", "d'accord & <cie>", "100%?#é", "a'b\"c"])
def test_un_nom_de_dossier_inhabituel_convient(coffres: CoffresDuPoste, nom: str) -> None:
    ailleurs = coffres.situes_a(coffres.emplacement.parent / nom)
    coffre, _ = ailleurs.creer(PHRASE, auteur=AUTEUR)
    coffre.dossiers.ecrire(exemple("camille"), attendue=0, geste="dossier créé")
    coffre.sauvegarder()
    coffre.fermer()
    rouvert = ailleurs.ouvrir(PHRASE, auteur=AUTEUR)
    assert noms_gardes(rouvert) == {"Camille Moreau"}
    rouvert.fermer()


@pytest.mark.parametrize("dommage", [b"", b"{", b"{}", b"[1]", b"\xff\xfe"])
def test_un_en_tete_abime_est_repris_de_sa_copie_et_refait(
    coffres: CoffresDuPoste, ferme: Path, dommage: bytes
) -> None:
    bon = (ferme / ENTETE).read_bytes()
    (ferme / ENTETE).write_bytes(dommage)
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert any("sa copie l’a remplacé" in alerte for alerte in rouvert.alertes)
    assert noms_gardes(rouvert) == TOUS
    rouvert.fermer()
    assert (ferme / ENTETE).read_bytes() == bon


def test_un_en_tete_truque_mais_lisible_est_repris_de_sa_copie(
    coffres: CoffresDuPoste, ferme: Path
) -> None:
    brut = json.loads((ferme / ENTETE).read_bytes())
    brut["serrures"][0]["cout"]["passes"] = 2
    (ferme / ENTETE).write_text(json.dumps(brut))
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert any("sa copie l’a remplacé" in alerte for alerte in rouvert.alertes)
    rouvert.fermer()


def test_la_copie_gardee_ailleurs_sauve_un_coffre_sans_en_tete(
    coffres: CoffresDuPoste, ferme: Path
) -> None:
    (ferme / ENTETE).unlink()
    (ferme / TEMOIN).unlink()
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert noms_gardes(rouvert) == TOUS
    rouvert.fermer()
    assert (ferme / ENTETE).exists()


def test_sans_aucune_copie_de_l_en_tete_rien_ne_s_ouvre(
    coffres: CoffresDuPoste, ferme: Path, tmp_path: Path
) -> None:
    (ferme / ENTETE).write_bytes(b"{")
    (ferme / TEMOIN).unlink()
    for copie in (tmp_path / "poste" / "copies").iterdir():
        copie.unlink()
    avant = contenus(ferme, VERROU)
    with pytest.raises(CoffreAbime, match="en-tête"):
        coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert contenus(ferme, VERROU) == avant


def test_une_base_disparue_le_dit(coffres: CoffresDuPoste, ferme: Path) -> None:
    (ferme / BASE).unlink()
    with pytest.raises(CoffreAbime, match="a disparu"):
        coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert not (ferme / BASE).exists()


@pytest.mark.parametrize("part", [0.0, 0.001, 0.1, 0.5, 0.9, 0.999])
def test_une_base_tronquee_est_dite_et_laissee_telle_quelle(
    coffres: CoffresDuPoste, ferme: Path, part: float
) -> None:
    octets = (ferme / BASE).read_bytes()
    (ferme / BASE).write_bytes(octets[: int(len(octets) * part)])
    avant = contenus(ferme, *PASSAGERS)
    with pytest.raises(CoffreAbime, match="incomplet ou altéré"):
        coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert contenus(ferme, *PASSAGERS) == avant


@pytest.mark.parametrize("rang", [0, 20, 100, 4000, 4095])
def test_une_premiere_page_alteree_n_est_pas_une_phrase_fausse(
    coffres: CoffresDuPoste, ferme: Path, rang: int
) -> None:
    octets = bytearray((ferme / BASE).read_bytes())
    octets[rang] ^= 1
    (ferme / BASE).write_bytes(octets)
    avant = contenus(ferme, *PASSAGERS)
    with pytest.raises(CoffreAbime, match="incomplet ou altéré"):
        coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert contenus(ferme, *PASSAGERS) == avant


def test_un_coffre_plus_recent_ne_s_ouvre_pas_et_ne_change_pas(
    coffres: CoffresDuPoste, coffre: CoffreOuvert
) -> None:
    with ecriture(coffre.interieur.moteur) as connexion:
        connexion.exec_driver_sql("UPDATE meta SET valeur = '999' WHERE cle = 'schema'")
    coffre.fermer()
    avant = contenus(coffre.dossier, *PASSAGERS)
    with pytest.raises(CoffreTropRecent, match="plus récente"):
        coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert contenus(coffre.dossier, *PASSAGERS) == avant


def test_un_en_tete_plus_recent_ne_s_ouvre_pas(coffres: CoffresDuPoste, ferme: Path) -> None:
    (ferme / ENTETE).write_bytes(b'{"format": "cep-desktop/coffre", "version": 2}')
    with pytest.raises(CoffreTropRecent, match="au format 2"):
        coffres.ouvrir(PHRASE, auteur=AUTEUR)


@pytest.mark.skipif(os.name == "nt", reason="Windows range les droits dans le profil")
def test_seul_le_compte_peut_lire_et_une_ouverture_resserre(
    coffres: CoffresDuPoste, coffre: CoffreOuvert
) -> None:
    coffre.sauvegarder()
    chemins = [coffre.dossier, *coffre.dossier.rglob("*")]
    assert {oct(c.stat().st_mode & 0o777) for c in chemins if c.is_dir()} == {"0o700"}
    assert {oct(c.stat().st_mode & 0o777) for c in chemins if c.is_file()} == {"0o600"}
    coffre.fermer()
    coffre.dossier.chmod(0o755)
    (coffre.dossier / BASE).chmod(0o644)
    coffres.ouvrir(PHRASE, auteur=AUTEUR).fermer()
    assert coffre.dossier.stat().st_mode & 0o077 == 0
    assert (coffre.dossier / BASE).stat().st_mode & 0o077 == 0


def test_un_coffre_ferme_ne_laisse_ni_journal_de_base_ni_verrou_tenu(ferme: Path) -> None:
    presents = {chemin.name for chemin in ferme.iterdir()}
    assert presents == {ENTETE, TEMOIN, BASE, RESERVE, VERROU}
    assert (ferme / VERROU).read_bytes() == b""


def test_fermer_deux_fois_ne_fait_rien_de_plus(coffre: CoffreOuvert) -> None:
    coffre.fermer()
    coffre.fermer()
    assert coffre.interieur.cle == b""


def test_chaque_usage_a_sa_cle_toujours_la_meme() -> None:
    cle = bytes(range(32))
    derivees = [deriver(cle, usage) for usage in Usage]
    assert len({*derivees, cle}) == len(Usage) + 1
    assert derivees == [deriver(cle, usage) for usage in Usage]
    # Une fois publiée, une dérivation ne change plus : les coffres déjà créés en dépendent.
    assert deriver(cle, Usage.BASE).hex() == (
        "eba139467490ddf5c2fec67b7e24a48e2c6a164183737b17868fe402e1a6404e"
    )
