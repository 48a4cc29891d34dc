"""Un coffre ramené en arrière, en entier ou page par page, ne passe pas pour le dernier."""

from pathlib import Path

import pytest

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.fichiers import BASE, TEMOIN
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.sql.chiffree import OCTETS_PAGE
from cep_desktop.storage.sql.transaction import ecriture, lecture
from cep_desktop.usecases.coffre.erreurs import DossierRamene
from cep_desktop.usecases.coffre.journal import Geste
from tests.cas.dossier import exemple
from tests.storage.coffre.coffres import AUTEUR, PHRASE, lacher

CAMILLE = exemple("camille").id


def test_un_coffre_copie_plus_tot_et_remis_se_voit(coffres: CoffresDuPoste, ferme: Path) -> None:
    ancienne = (ferme / BASE).read_bytes()
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    rouvert.dossiers.ecrire(exemple("camille").avec(numero="n2"), attendue=1, geste="essai")
    rouvert.fermer()
    (ferme / BASE).write_bytes(ancienne)
    ramene = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert "ramené en arrière" in ramene.alertes[0]
    assert "3\u00a0gestes enregistrés n’y sont plus" in ramene.alertes[0]
    assert Geste.RECUL in {ligne.geste for ligne in ramene.acces.lignes()}
    ramene.fermer()
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.alertes == ()
    rouvert.fermer()


def test_le_coffre_entier_remis_se_voit_par_la_copie_gardee_ailleurs(
    coffres: CoffresDuPoste, ferme: Path
) -> None:
    anciens = {f: f.read_bytes() for f in (ferme / BASE, ferme / TEMOIN)}
    coffres.ouvrir(PHRASE, auteur=AUTEUR).fermer()
    for fichier, octets in anciens.items():
        fichier.write_bytes(octets)
    ramene = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert "ramené en arrière" in ramene.alertes[0]
    ramene.fermer()


def test_une_autre_suite_d_enregistrements_se_voit(coffres: CoffresDuPoste, ferme: Path) -> None:
    ancienne = (ferme / BASE).read_bytes()
    coffres.ouvrir(PHRASE, auteur=AUTEUR).fermer()
    temoins = [f for f in ferme.parent.rglob("*.json") if b"cep-desktop/temoin" in f.read_bytes()]
    gardes = {f: f.read_bytes() for f in temoins}
    (ferme / BASE).write_bytes(ancienne)
    for _ in range(3):
        coffres.ouvrir(PHRASE, auteur="Paul").fermer()
    for fichier, octets in gardes.items():
        fichier.write_bytes(octets)
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert "une autre suite d’enregistrements" in rouvert.alertes[0]
    rouvert.fermer()


@pytest.mark.parametrize("dommage", [b"", b"{}", None])
def test_un_temoin_perdu_ou_truque_se_dit_et_se_refait(
    coffres: CoffresDuPoste, ferme: Path, dommage: bytes | None
) -> None:
    for temoin in (ferme / TEMOIN, *(ferme.parent / "poste" / "copies").iterdir()):
        octets = temoin.read_bytes()
        temoin.write_bytes(octets.replace(b'"n": ', b'"n": 1') if dommage is None else dommage)
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert "témoin du coffre a disparu ou a été altéré" in rouvert.alertes[0]
    rouvert.fermer()
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.alertes == ()
    rouvert.fermer()


def test_une_page_ancienne_d_un_dossier_remise_ne_passe_pas_pour_la_derniere(
    coffres: CoffresDuPoste, coffre: CoffreOuvert
) -> None:
    """Page par page : chaque page authentique mais ancienne laisse tout juste, ou se voit."""
    coffre.fermer()
    base = coffre.dossier / BASE
    ancienne = base.read_bytes()
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    camille = exemple("camille").avec(numero="n2")
    rouvert.dossiers.ecrire(camille, attendue=1, geste="essai")
    rouvert.fermer()
    recente = base.read_bytes()
    vues = 0
    for rang in range(1, len(ancienne) // OCTETS_PAGE):
        page = slice(rang * OCTETS_PAGE, (rang + 1) * OCTETS_PAGE)
        if ancienne[page] == recente[page]:
            continue
        base.write_bytes(recente[: page.start] + ancienne[page] + recente[page.stop :])
        vues += not _se_lit_juste(coffres, camille.numero)
    base.write_bytes(recente)
    assert vues > 3


def _se_lit_juste(coffres: CoffresDuPoste, numero: str) -> bool:
    """Vrai si tout se lit et que le dossier est le dernier ; faux si quelque chose l’a signalé."""
    try:
        coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    except ErreurMetier:
        return False
    try:
        garde = coffre.dossiers.lire(CAMILLE)
        assert garde.dossier.numero == numero, "un ancien contenu a été montré"
        return not coffre.alertes and coffre.verifier().est_sain
    except ErreurMetier:
        return False
    finally:
        lacher(coffre)


def test_un_document_remplace_par_un_plus_ancien_est_refuse(coffre: CoffreOuvert) -> None:
    camille = exemple("camille")
    with lecture(coffre.interieur.moteur) as connexion:
        lire = "SELECT json FROM document WHERE dossier = ?"
        ancien = connexion.exec_driver_sql(lire, (str(CAMILLE),)).scalar()
    coffre.dossiers.ecrire(camille.avec(numero="n2"), attendue=1, geste="essai")
    with ecriture(coffre.interieur.moteur) as connexion:
        connexion.exec_driver_sql(
            "UPDATE document SET json = ? WHERE dossier = ?", (ancien, str(CAMILLE))
        )
        connexion.exec_driver_sql("UPDATE entete SET revision = 1 WHERE id = ?", (str(CAMILLE),))
    with pytest.raises(DossierRamene, match="n’est pas le dernier"):
        coffre.dossiers.lire(CAMILLE)


def test_un_dossier_efface_ne_revient_pas_en_le_reinserant(coffre: CoffreOuvert) -> None:
    tables = ("entete", "document", "revision")
    with lecture(coffre.interieur.moteur) as connexion:
        lignes = {
            table: connexion.exec_driver_sql(
                f"SELECT * FROM {table} WHERE {'id' if table == 'entete' else 'dossier'} = ?",  # noqa: S608
                (str(CAMILLE),),
            ).all()
            for table in tables
        }
    coffre.dossiers.effacer(CAMILLE)
    with ecriture(coffre.interieur.moteur) as connexion:
        for table, contenu in lignes.items():
            for ligne in contenu:
                places = ", ".join("?" for _ in ligne)
                connexion.exec_driver_sql(f"INSERT INTO {table} VALUES ({places})", tuple(ligne))  # noqa: S608
    with pytest.raises(DossierRamene):
        coffre.dossiers.lire(CAMILLE)
