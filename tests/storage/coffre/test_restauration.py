"""Restaurer rend exactement la sauvegarde, n’écrase rien, et supporte une coupure n’importe où."""

import shutil
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from cep_desktop.storage.coffre import restauration
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.fichiers import BASE, ENTETE, TEMOIN
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.usecases.coffre.erreurs import (
    CoffreFerme,
    PhraseDePasseFausse,
    SauvegardeImpossible,
)
from cep_desktop.usecases.coffre.journal import Geste
from cep_desktop.usecases.depot import DepotImpossible
from tests.cas.dossier import exemple, un_dossier
from tests.storage.coffre.coffres import (
    AUTEUR,
    AUTRE,
    PHRASE,
    HorlogeReglable,
    contenus,
    des_coffres,
    noms_gardes,
)

CAMILLE = exemple("camille").id
TOUS = {"Camille Moreau", "Idriss Haddad", "Solène Le Goff"}


@pytest.fixture
def sauvegarde(coffre: CoffreOuvert, tmp_path: Path) -> Path:
    """Une sauvegarde des trois exemples, gardée hors du coffre ; le coffre change ensuite."""
    fichier = Path(shutil.copy(coffre.sauvegarder(), tmp_path))
    coffre.dossiers.ecrire(exemple("camille").avec(numero="n2"), attendue=1, geste="essai")
    coffre.dossiers.ecrire(un_dossier(), attendue=0, geste="dossier créé")
    coffre.fermer()
    return fichier


def test_restaurer_rend_les_dossiers_d_alors_et_garde_l_ancien_coffre(
    coffres: CoffresDuPoste, sauvegarde: Path
) -> None:
    avant = (coffres.emplacement / BASE).read_bytes()
    ancien = coffres.restaurer(sauvegarde, PHRASE, auteur=AUTEUR)
    assert ancien == coffres.emplacement / "remplaces" / "20261125T093000Z"
    assert (ancien / BASE).read_bytes() == avant
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert noms_gardes(rouvert) == TOUS
    for nom in ("camille", "idriss", "solene"):
        assert rouvert.dossiers.lire(exemple(nom).id).dossier == exemple(nom)
    assert rouvert.alertes == ()
    assert rouvert.verifier().est_sain
    gestes = [ligne.geste for ligne in rouvert.acces.lignes()]
    assert Geste.RESTAURATION in gestes
    rouvert.fermer()


def test_l_ancien_coffre_garde_s_ouvre_encore(coffres: CoffresDuPoste, sauvegarde: Path) -> None:
    ancien = coffres.restaurer(sauvegarde, PHRASE, auteur=AUTEUR)
    assert ancien is not None
    rouvert = coffres.situes_a(ancien).ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.dossiers.lire(CAMILLE).dossier.numero == "n2"
    rouvert.fermer()


def test_un_poste_neuf_se_releve_d_une_sauvegarde(sauvegarde: Path, tmp_path: Path) -> None:
    neuf = des_coffres(tmp_path / "poste neuf")
    assert neuf.restaurer(sauvegarde, PHRASE, auteur=AUTEUR) is None
    rouvert = neuf.ouvrir(PHRASE, auteur=AUTEUR)
    assert noms_gardes(rouvert) == TOUS
    assert rouvert.alertes == ()
    rouvert.fermer()


def test_un_coffre_abime_se_releve(coffres: CoffresDuPoste, sauvegarde: Path) -> None:
    lieu = coffres.emplacement
    abimee = (lieu / BASE).read_bytes()[:5000]
    (lieu / BASE).write_bytes(abimee)
    (lieu / ENTETE).write_bytes(b"{")
    ancien = coffres.restaurer(sauvegarde, PHRASE, auteur=AUTEUR)
    assert ancien is not None
    assert (ancien / BASE).read_bytes() == abimee
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert noms_gardes(rouvert) == TOUS
    rouvert.fermer()


def test_la_phrase_d_alors_et_celle_d_aujourd_hui_restaurent(
    coffres: CoffresDuPoste, sauvegarde: Path
) -> None:
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    rouvert.changer_phrase(AUTRE)
    rouvert.fermer()
    coffres.restaurer(sauvegarde, AUTRE, auteur=AUTEUR)
    rouvert = coffres.ouvrir(AUTRE, auteur=AUTEUR)
    assert noms_gardes(rouvert) == TOUS
    rouvert.fermer()
    with pytest.raises(PhraseDePasseFausse):
        coffres.ouvrir(PHRASE, auteur=AUTEUR)
    coffres.restaurer(sauvegarde, PHRASE, auteur=AUTEUR)
    coffres.ouvrir(PHRASE, auteur=AUTEUR).fermer()


def test_un_dossier_efface_depuis_ne_revient_pas(
    coffres: CoffresDuPoste, sauvegarde: Path, horloge: HorlogeReglable
) -> None:
    horloge.avancer(days=1)
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    rouvert.dossiers.effacer(CAMILLE)
    rouvert.fermer()
    coffres.restaurer(sauvegarde, PHRASE, auteur=AUTEUR)
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert noms_gardes(rouvert) == TOUS - {"Camille Moreau"}
    assert rouvert.dossiers.chercher("moreau") == ()
    rouvert.fermer()


def test_l_effacement_est_rejoue_meme_si_le_coffre_a_disparu(
    coffres: CoffresDuPoste, sauvegarde: Path
) -> None:
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    rouvert.dossiers.effacer(CAMILLE)
    rouvert.fermer()
    shutil.rmtree(coffres.emplacement)
    coffres.restaurer(sauvegarde, PHRASE, auteur=AUTEUR)
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert noms_gardes(rouvert) == TOUS - {"Camille Moreau"}
    rouvert.fermer()


@pytest.mark.parametrize("saisie", ["faux", AUTRE, ""])
def test_une_phrase_fausse_ne_change_rien(
    coffres: CoffresDuPoste, sauvegarde: Path, saisie: str
) -> None:
    avant = contenus(coffres.emplacement)
    with pytest.raises(PhraseDePasseFausse):
        coffres.restaurer(sauvegarde, saisie, auteur=AUTEUR)
    assert contenus(coffres.emplacement) == avant


def test_une_sauvegarde_abimee_ne_change_rien(coffres: CoffresDuPoste, sauvegarde: Path) -> None:
    octets = bytearray(sauvegarde.read_bytes())
    octets[200_000] ^= 1
    sauvegarde.write_bytes(octets)
    avant = contenus(coffres.emplacement)
    with pytest.raises(SauvegardeImpossible):
        coffres.restaurer(sauvegarde, PHRASE, auteur=AUTEUR)
    assert contenus(coffres.emplacement) == avant


def test_la_sauvegarde_d_un_autre_coffre_est_refusee(
    coffres: CoffresDuPoste, sauvegarde: Path, tmp_path: Path
) -> None:
    autre = des_coffres(tmp_path / "autre")
    autre.creer(PHRASE, auteur=AUTEUR)[0].fermer()
    avant = contenus(autre.emplacement)
    with pytest.raises(CoffreFerme, match="d’un autre coffre"):
        autre.restaurer(sauvegarde, PHRASE, auteur=AUTEUR)
    assert contenus(autre.emplacement) == avant


class _Coupure(BaseException):
    """Le courant s’arrête ici."""


@pytest.mark.parametrize("pas", range(16))
def test_une_coupure_a_chaque_pas_laisse_l_ancien_coffre_ou_le_nouveau(
    coffres: CoffresDuPoste, sauvegarde: Path, monkeypatch: pytest.MonkeyPatch, pas: int
) -> None:
    """On arrête tout au n-ième renommage, déplacement ou passage sur le disque."""
    restants = [pas]

    def couper_avant(geste: object) -> object:
        def essayer(*arguments: object, **options: object) -> object:
            restants[0] -= 1
            if restants[0] < 0:
                raise _Coupure
            return geste(*arguments, **options)  # type: ignore[operator]

        return essayer

    with monkeypatch.context() as coupure:
        coupure.setattr(Path, "rename", couper_avant(Path.rename))
        coupure.setattr(
            restauration, "forcer_sur_disque", couper_avant(restauration.forcer_sur_disque)
        )
        with suppress(_Coupure):
            coffres.restaurer(sauvegarde, PHRASE, auteur=AUTEUR)
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.verifier().est_sain
    assert noms_gardes(rouvert) == TOUS
    est_l_ancien = len(rouvert.dossiers.fiches()) == 4
    numero = "n2" if est_l_ancien else exemple("camille").numero
    assert rouvert.dossiers.lire(CAMILLE).dossier.numero == numero
    assert restants[0] < 0 or not est_l_ancien
    rouvert.fermer()
    restes = {chemin.name for chemin in coffres.emplacement.iterdir()}
    assert "restauration" not in restes


def test_un_plan_qui_nomme_un_autre_lieu_est_refuse(
    coffres: CoffresDuPoste, sauvegarde: Path
) -> None:
    prete = coffres.emplacement / "restauration"
    prete.mkdir()
    (prete / "ancien.txt").write_text("../../ailleurs", encoding="ascii")
    with pytest.raises(DepotImpossible, match="n’est pas admis"):
        coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert (coffres.emplacement / BASE).exists()
    assert sauvegarde.exists()


def test_un_coffre_remplace_depuis_plus_de_soixante_dix_jours_disparait(
    coffres: CoffresDuPoste, sauvegarde: Path, horloge: HorlogeReglable
) -> None:
    ancien = coffres.restaurer(sauvegarde, PHRASE, auteur=AUTEUR)
    assert ancien is not None
    horloge.instant += timedelta(days=70)
    coffres.ouvrir(PHRASE, auteur=AUTEUR).fermer()
    assert ancien.exists()
    horloge.instant += timedelta(minutes=1)
    coffres.ouvrir(PHRASE, auteur=AUTEUR).fermer()
    assert not ancien.exists()
    assert (coffres.emplacement / TEMOIN).exists()
