"""Un coffre de chaque version publiée s’ouvre, se met à niveau, et ne perd rien en route."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection

from cep_desktop.documents import dossier_portable
from cep_desktop.storage.coffre import mise_a_niveau
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.fichiers import BASE
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.coffre.version import VERSION
from cep_desktop.storage.sql.transaction import lecture
from cep_desktop.usecases.coffre.conservation import Effectif
from cep_desktop.usecases.coffre.journal import Geste
from tests.architecture.arbre import RACINE
from tests.cas.dossier import exemple
from tests.disques import disque
from tests.storage.coffre.coffres import AUTEUR, COUT, PHRASE, HorlogeReglable, contenus, lacher

DOSSIER = RACINE / "tests" / "specimens" / "coffre"
SPECIMENS = sorted(chemin for chemin in DOSSIER.iterdir() if chemin.is_dir())
ANCIENS = SPECIMENS[:-1]
CAMILLE = dossier_portable.lire((DOSSIER / "camille.dossier.json").read_bytes())
"""Ce que chaque spécimen garde, chaque valeur dite : l’exemple livré et les défauts changent."""


def _poser(specimen: Path, dossier: Path) -> Path:
    dossier.mkdir(parents=True)
    for nom in ("coffre.json", BASE, "temoin.json"):
        shutil.copy(specimen / nom, dossier / nom)
    return dossier


def _sauvegarde(specimen: Path) -> Path:
    (trouvee,) = specimen.glob("*.cepsauve")
    return trouvee


def _exiger_tout(coffre: CoffreOuvert) -> None:
    """Vérifie que tout ce que le spécimen garde est là, et que le coffre est sain."""
    dossiers = coffre.dossiers
    assert {f.personne for f in dossiers.fiches()} == {"Camille Moreau", "Solène Le Goff"}
    assert dossiers.lire(CAMILLE.id).dossier == CAMILLE.avec(numero="0143")
    assert dossiers.lire_revision(CAMILLE.id, 1) == CAMILLE
    noms = [(r.numero, r.nom) for r in dossiers.historique(CAMILLE.id)]
    assert noms == [(2, ""), (1, "Avant la commission")]
    assert [f.numero for f in dossiers.chercher("moreau")] == ["0143"]
    assert coffre.conservation.mois == 24
    assert coffre.verifier().est_sain


def _schema(coffre: CoffreOuvert) -> set[str]:
    with lecture(coffre.interieur.moteur) as connexion:
        textes = connexion.exec_driver_sql("SELECT sql FROM sqlite_master").scalars()
        return {re.sub(r"\s+", "", texte).lower() for texte in textes if texte}


def test_il_y_a_un_specimen_de_chaque_version() -> None:
    assert [specimen.name for specimen in SPECIMENS] == [f"v{n}" for n in range(1, VERSION + 1)]


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda s: s.name)
def test_un_coffre_de_chaque_version_s_ouvre_entier(
    coffres: CoffresDuPoste, specimen: Path
) -> None:
    _poser(specimen, coffres.emplacement)
    coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    est_ancien = specimen in ANCIENS
    assert any("mis à niveau" in alerte for alerte in coffre.alertes) is est_ancien
    assert any(li.geste is Geste.MISE_A_NIVEAU for li in coffre.acces.lignes()) is est_ancien
    assert len(coffre.sauvegardes.lister()) == est_ancien
    assert coffre.conservation.anonymises() == (Effectif(exemple("idriss").ouvert_le.year, None),)
    _exiger_tout(coffre)
    coffre.fermer()
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.alertes == ()
    rouvert.fermer()


@pytest.mark.parametrize("specimen", ANCIENS, ids=lambda s: s.name)
def test_mis_a_niveau_il_a_les_memes_tables_qu_un_coffre_neuf(
    coffres: CoffresDuPoste, coffre: CoffreOuvert, specimen: Path, tmp_path: Path
) -> None:
    ancien = coffres.situes_a(_poser(specimen, tmp_path / "ancien")).ouvrir(PHRASE, auteur=AUTEUR)
    assert _schema(ancien) == _schema(coffre)
    ancien.fermer()


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda s: s.name)
def test_une_sauvegarde_de_chaque_version_se_restaure(
    coffres: CoffresDuPoste, specimen: Path
) -> None:
    coffres.restaurer(_sauvegarde(specimen), PHRASE, auteur=AUTEUR)
    coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    _exiger_tout(coffre)
    coffre.fermer()


@pytest.mark.parametrize("specimen", ANCIENS, ids=lambda s: s.name)
def test_une_mise_a_niveau_coupee_laisse_l_ancienne_version_entiere(
    coffres: CoffresDuPoste, specimen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Coupure(BaseException):
        """Le programme s’arrête."""

    def couper(etape: Callable[[Connection], None]) -> Callable[[Connection], None]:
        def faire(connexion: Connection) -> None:
            etape(connexion)
            raise Coupure

        return faire

    _poser(specimen, coffres.emplacement)
    coupees = {de: couper(etape) for de, etape in mise_a_niveau._ETAPES.items()}
    with monkeypatch.context() as coupure:
        coupure.setattr(mise_a_niveau, "_ETAPES", coupees)
        with pytest.raises(Coupure):
            coffres.ouvrir(PHRASE, auteur=AUTEUR)
    coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert any("mis à niveau" in alerte for alerte in coffre.alertes)
    _exiger_tout(coffre)
    coffre.fermer()


@pytest.mark.parametrize("specimen", ANCIENS, ids=lambda s: s.name)
def test_sans_place_pour_la_sauvegarde_il_se_lit_et_ne_change_pas(
    specimen: Path, tmp_path: Path
) -> None:
    with disque(tmp_path / "cle", "size=640k") as cle:
        coffres = CoffresDuPoste(cle / "coffre", None, HorlogeReglable(), cout=COUT)
        _poser(specimen, coffres.emplacement)
        coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)
        assert coffre.est_en_lecture_seule
        assert any("plus ancienne" in alerte for alerte in coffre.alertes)
        assert coffre.dossiers.lire(CAMILLE.id).dossier == CAMILLE.avec(numero="0143")
        assert coffre.conservation.anonymises() == ()
        assert not mise_a_niveau.est_a_niveau(coffre.interieur.moteur)
        lacher(coffre)


def test_un_coffre_a_jour_rouvert_ne_change_pas_de_version(
    coffres: CoffresDuPoste, ferme: Path
) -> None:
    avant = contenus(ferme, "temoin.json", "verrou.json", BASE)
    coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert coffre.sauvegardes.lister() == ()
    coffre.fermer()
    assert contenus(ferme, "temoin.json", "verrou.json", BASE) == avant
