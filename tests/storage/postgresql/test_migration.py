"""Un coffre se verse dans un serveur et en revient, révision par révision, à l’identique."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from cep_desktop.cli import executer
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.passerelle import PasserelleDuPoste
from cep_desktop.storage.sql.archive import ArchiveEnBase
from cep_desktop.storage.sql.archive_serveur import ArchiveDuServeur
from cep_desktop.storage.sql.installation import sql_installation
from cep_desktop.usecases.migrer import Archive, BilanMigration, Versement, migrer
from tests.cas.atelier import un_atelier
from tests.cas.dossier import EXEMPLES, exemple, un_dossier
from tests.storage.coffre.coffres import AUTEUR, PHRASE, HorlogeReglable, des_coffres
from tests.storage.postgresql.conftest import Poste
from tests.storage.postgresql.serveur import HOTE, INSTANT, MOT_DE_PASSE, Serveur

CAMILLE = exemple("camille")


@pytest.fixture
def coffres(tmp_path: Path) -> CoffresDuPoste:
    return des_coffres(tmp_path / "ici", HorlogeReglable())


@pytest.fixture
def coffre(coffres: CoffresDuPoste) -> Iterator[CoffreOuvert]:
    """Un coffre dont un dossier a deux révisions, l’une nommée."""
    neuf, _ = coffres.creer(PHRASE, auteur=AUTEUR)
    for nom in EXEMPLES:
        neuf.dossiers.ecrire(exemple(nom), attendue=0, geste="dossier créé")
    neuf.dossiers.ecrire(CAMILLE.avec(numero="7"), attendue=1, geste="numéro changé")
    neuf.dossiers.nommer(CAMILLE.id, 1, "Avant la commission")
    yield neuf
    neuf.fermer()


@pytest.fixture
def serveur_de_alice(poste: Poste) -> ArchiveDuServeur:
    return ArchiveDuServeur.de(poste("alice").dossiers.base)


def _tout(archive: Archive) -> dict[UUID, object]:
    return {identifiant: archive.extraire(identifiant) for identifiant in archive.identifiants()}


def _comptes(bilan: BilanMigration) -> dict[Versement, int]:
    return {v: bilan.combien(v) for v in Versement if bilan.combien(v)}


def test_l_aller_retour_rend_tout_a_l_identique(
    coffre: CoffreOuvert, serveur_de_alice: ArchiveDuServeur, poste: Poste, tmp_path: Path
) -> None:
    ici = ArchiveEnBase(coffre.dossiers)
    assert _comptes(migrer(ici, serveur_de_alice)) == {Versement.NOUVEAU: 3}
    assert _tout(serveur_de_alice) == _tout(ici)
    alice = poste("alice").dossiers
    assert alice.lire(CAMILLE.id).dossier == CAMILLE.avec(numero="7")
    assert alice.lire(CAMILLE.id).revision == 2
    assert alice.lire_revision(CAMILLE.id, 1) == CAMILLE
    assert alice.fiches() == coffre.dossiers.fiches()
    assert len(alice.chercher("moro")) == 1
    assert [r.auteur for r in alice.historique(CAMILLE.id)] == [AUTEUR, AUTEUR]

    autre, _ = des_coffres(tmp_path / "la", HorlogeReglable()).creer(PHRASE, auteur=AUTEUR)
    la = ArchiveEnBase(autre.dossiers)
    assert _comptes(migrer(serveur_de_alice, la)) == {Versement.NOUVEAU: 3}
    assert _tout(la) == _tout(ici)
    assert autre.dossiers.fiches() == coffre.dossiers.fiches()
    assert autre.dossiers.lire(CAMILLE.id) == coffre.dossiers.lire(CAMILLE.id)
    assert autre.verifier().est_sain
    autre.fermer()


def test_refaire_une_migration_ne_double_rien(
    coffre: CoffreOuvert, serveur_de_alice: ArchiveDuServeur
) -> None:
    ici = ArchiveEnBase(coffre.dossiers)
    migrer(ici, serveur_de_alice)
    avant = _tout(serveur_de_alice)
    assert _comptes(migrer(ici, serveur_de_alice)) == {Versement.DEJA_LA: 3}
    assert _comptes(migrer(serveur_de_alice, ici)) == {Versement.DEJA_LA: 3}
    assert _tout(serveur_de_alice) == avant


def test_une_migration_interrompue_se_reprend(
    coffre: CoffreOuvert, serveur_de_alice: ArchiveDuServeur
) -> None:
    def interrompre(fait: int, total: int) -> None:
        assert total == 3
        if fait == 2:
            raise KeyboardInterrupt

    ici = ArchiveEnBase(coffre.dossiers)
    with pytest.raises(KeyboardInterrupt):
        migrer(ici, serveur_de_alice, avancer=interrompre)
    bilan = migrer(ici, serveur_de_alice)
    assert _comptes(bilan) == {Versement.DEJA_LA: 2, Versement.NOUVEAU: 1}
    assert _tout(serveur_de_alice) == _tout(ici)


def test_une_session_tuee_pendant_la_migration_ne_laisse_pas_de_dossier_a_moitie(
    coffre: CoffreOuvert, serveur_de_alice: ArchiveDuServeur, serveur: Serveur
) -> None:
    ici = ArchiveEnBase(coffre.dossiers)
    migrer(ici, serveur_de_alice, avancer=lambda _fait, _total: serveur.couper("alice"))
    assert _tout(serveur_de_alice) == _tout(ici)


def test_ce_qui_a_avance_d_un_cote_complete_l_autre(
    coffre: CoffreOuvert, serveur_de_alice: ArchiveDuServeur, poste: Poste
) -> None:
    ici = ArchiveEnBase(coffre.dossiers)
    migrer(ici, serveur_de_alice)
    for attendue, numero in ((2, "8"), (3, "9")):
        suite = CAMILLE.avec(numero=numero)
        poste("bob").dossiers.ecrire(suite, attendue=attendue, geste="numéro changé")
    poste("bob").dossiers.nommer(CAMILLE.id, 3, "Par Bob")
    bilan = migrer(serveur_de_alice, ici)
    assert _comptes(bilan) == {Versement.COMPLETE: 1, Versement.DEJA_LA: 2}
    assert _tout(ici) == _tout(serveur_de_alice)
    coffre.dossiers.ecrire(CAMILLE.avec(numero="10"), attendue=4, geste="numéro changé")
    assert _comptes(migrer(ici, serveur_de_alice))[Versement.COMPLETE] == 1
    assert poste("alice").dossiers.lire(CAMILLE.id).dossier.numero == "10"
    assert [f.numero for f in poste("alice").dossiers.chercher("moreau")] == ["10"]


def test_ce_qui_a_change_des_deux_cotes_n_est_pas_touche(
    coffre: CoffreOuvert, serveur_de_alice: ArchiveDuServeur, poste: Poste
) -> None:
    ici = ArchiveEnBase(coffre.dossiers)
    migrer(ici, serveur_de_alice)
    coffre.dossiers.ecrire(CAMILLE.avec(numero="8"), attendue=2, geste="ici")
    poste("alice").dossiers.ecrire(CAMILLE.avec(numero="9"), attendue=2, geste="là")
    for depuis, vers in ((ici, serveur_de_alice), (serveur_de_alice, ici)):
        avant = _tout(vers)
        assert migrer(depuis, vers).divergents == (CAMILLE.id,)
        assert _tout(vers) == avant


def test_du_serveur_ne_reviennent_que_les_dossiers_dont_on_est_referent(
    serveur_de_alice: ArchiveDuServeur, poste: Poste
) -> None:
    poste("bob").dossiers.ecrire(un_dossier(), attendue=0, geste="dossier créé")
    poste("alice").dossiers.ecrire(CAMILLE, attendue=0, geste="dossier créé")
    assert serveur_de_alice.identifiants() == (CAMILLE.id,)


def test_un_dossier_deja_a_une_autre_equipe_arrete_sans_rien_changer(
    coffre: CoffreOuvert, serveur_de_alice: ArchiveDuServeur, poste: Poste
) -> None:
    poste("carole").dossiers.ecrire(CAMILLE, attendue=0, geste="dossier créé")
    with pytest.raises(ErreurMetier):
        migrer(ArchiveEnBase(coffre.dossiers), serveur_de_alice)
    assert poste("carole").dossiers.lire(CAMILLE.id).revision == 1


class Ligne:
    """La ligne de commande, branchée sur le coffre et le serveur de l’essai."""

    def __init__(self, coffres: CoffresDuPoste, serveur: Serveur) -> None:
        self._coffres, self._serveur = coffres, serveur

    def migrer(self, vers: str, mot_de_passe: str = MOT_DE_PASSE) -> int:
        """Lance « coffre migrer », les deux secrets par des descripteurs."""
        phrase, secret = _descripteur(PHRASE), _descripteur(mot_de_passe)
        code = executer(
            [
                *("coffre", "migrer", "--vers", vers, "--hote", HOTE, "--compte", "alice"),
                *("--port", str(self._serveur.port), "--json"),
                *("--phrase-fd", str(phrase), "--mot-de-passe-fd", str(secret)),
            ],
            un_atelier,
            lambda: self._coffres,
            lambda: PasserelleDuPoste(lambda: INSTANT),
        )
        os.close(phrase)
        os.close(secret)
        return code


def _descripteur(secret: str) -> int:
    lecture, ecriture = os.pipe()
    os.write(ecriture, secret.encode())
    os.close(ecriture)
    return lecture


def test_la_ligne_de_commande_verse_puis_rend(
    coffre: CoffreOuvert,
    coffres: CoffresDuPoste,
    serveur: Serveur,
    capsys: pytest.CaptureFixture[str],
) -> None:
    coffre.fermer()
    ligne = Ligne(coffres, serveur)
    assert ligne.migrer("serveur") == 0
    attendu = {"fait": True, "nouveau": 3, "complete": 0, "deja_la": 0, "divergent": 0}
    assert json.loads(capsys.readouterr().out) == attendu
    assert ligne.migrer("coffre") == 0
    assert json.loads(capsys.readouterr().out)["deja_la"] == 3
    assert serveur.executer("SELECT count(*) FROM revision") == [(4,)]


def test_la_sortie_vers_le_serveur_est_au_journal_du_coffre(
    coffre: CoffreOuvert, coffres: CoffresDuPoste, serveur: Serveur
) -> None:
    coffre.fermer()
    assert Ligne(coffres, serveur).migrer("serveur") == 0
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    lignes = rouvert.acces.lignes(CAMILLE.id)
    rouvert.fermer()
    assert "serveur" in {ligne.precision for ligne in lignes}


def test_un_dossier_divergent_se_dit_et_rend_un(
    coffre: CoffreOuvert,
    coffres: CoffresDuPoste,
    serveur: Serveur,
    poste: Poste,
    capsys: pytest.CaptureFixture[str],
) -> None:
    poste("alice").dossiers.ecrire(CAMILLE.avec(numero="9"), attendue=0, geste="là")
    coffre.fermer()
    assert Ligne(coffres, serveur).migrer("serveur") == 1
    reponse = json.loads(capsys.readouterr().out)
    assert reponse["phrase"].startswith("2\u00a0dossiers versés, 0\u00a0complété, 0 déjà là.")
    assert [p["lieu"] for p in reponse["problemes"]] == [str(CAMILLE.id)]


def test_un_mauvais_mot_de_passe_ne_verse_rien(
    coffre: CoffreOuvert,
    coffres: CoffresDuPoste,
    serveur: Serveur,
    capsys: pytest.CaptureFixture[str],
) -> None:
    coffre.fermer()
    assert Ligne(coffres, serveur).migrer("serveur", "faux") == 1
    assert "ce compte ou ce mot de passe" in json.loads(capsys.readouterr().out)["phrase"]
    assert serveur.executer("SELECT count(*) FROM entete") == [(0,)]


def test_la_ligne_de_commande_ecrit_le_sql_d_installation(
    capsys: pytest.CaptureFixture[str], coffres: CoffresDuPoste
) -> None:
    passerelle = PasserelleDuPoste(lambda: INSTANT)
    verbe = ["coffre", "serveur", "--afficher-sql"]
    assert executer(verbe, un_atelier, lambda: coffres, lambda: passerelle) == 0
    assert capsys.readouterr().out.strip() == sql_installation().strip()
