"""La clé de l’organisme se pose sur chaque fichier ; l’heure se prouve, ou se dit non prouvée."""

import socket
from collections.abc import Iterator

import pytest

from cep_desktop.signing.certificat import emission
from cep_desktop.signing.certificat.cle import CleLogicielle
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.erreurs import HorodatageRefuse
from cep_desktop.signing.verification import Annuaire, verifier
from cep_desktop.usecases.signature.heure import avec_l_heure, regler_autorite
from cep_desktop.usecases.signature.sceau import Sceau
from cep_desktop.usecases.signature.scellement import Scellement
from tests.cas.annuaire import AnnuaireEnMemoire
from tests.signing.autorite import Autorite, servie
from tests.signing.cas import document_riche
from tests.signing.conftest import LE

DECLARE = Declaration(LE)


@pytest.fixture(scope="module")
def cle() -> CleLogicielle:
    """Une clé de l’organisme."""
    racine = emission.emettre_racine("Cap Évolution Centre", le=LE)
    return emission.emettre(racine, "Nadia Benali", le=LE)


@pytest.fixture
def muette() -> Iterator[str]:
    """L’adresse d’un port où personne ne répond."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{prise.getsockname()[1]}/"


def test_l_autorite_choisie_prouve_l_heure(cle: CleLogicielle) -> None:
    autorite, annuaires = Autorite(LE), AnnuaireEnMemoire()
    with servie(autorite) as adresse:
        regler_autorite(annuaires, f" {adresse} ")
        scellement = Scellement(avec_l_heure(Sceau(cle), annuaires))
        signe = scellement.poser(document_riche(), DECLARE)
    assert scellement.avis == ""
    annuaire = Annuaire(racines_heure=(autorite.certificat,))
    (lue,) = verifier(signe, annuaire, le=LE).signatures
    assert lue.heure is not None
    assert (lue.heure.autorite, lue.heure.est_de_confiance) == ("Heure d’essai", True)


def test_sans_reponse_on_signe_quand_meme_et_on_le_dit(cle: CleLogicielle, muette: str) -> None:
    annuaires = AnnuaireEnMemoire(adresse=muette)
    scellement = Scellement(avec_l_heure(Sceau(cle), annuaires))
    signe = scellement.poser(document_riche(), DECLARE)
    (lue,) = verifier(signe, Annuaire(), le=LE).signatures
    assert lue.constat.est_intacte
    assert lue.heure is None
    assert "pas donné de preuve d’heure" in scellement.avis
    assert "avec l’heure de cet ordinateur" in scellement.avis


def test_une_autorite_muette_n_est_demandee_qu_une_fois(cle: CleLogicielle) -> None:
    demandes = []

    def refuser(resume: bytes) -> bytes:
        demandes.append(resume)
        raise HorodatageRefuse("Rien.")

    scellement = Scellement(Sceau(cle, refuser))
    for _ in range(3):
        scellement.poser(document_riche(), DECLARE)
    assert len(demandes) == 1


def test_une_adresse_qui_ne_va_pas_n_est_pas_gardee() -> None:
    annuaires = AnnuaireEnMemoire(adresse="https://heure.exemple.fr")
    with pytest.raises(HorodatageRefuse):
        regler_autorite(annuaires, "heure.exemple.fr")
    assert annuaires.autorite() == "https://heure.exemple.fr"
    regler_autorite(annuaires, "")
    assert annuaires.autorite() == ""


def test_sans_autorite_le_sceau_ne_demande_rien(cle: CleLogicielle) -> None:
    assert avec_l_heure(Sceau(cle), AnnuaireEnMemoire()).horodater is None
