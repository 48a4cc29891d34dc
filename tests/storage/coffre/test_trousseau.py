"""Le trousseau ouvre le coffre, n’en est jamais la seule serrure, et n’écrit rien en clair."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from pydantic import ValidationError

from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.coffre.serrure import NatureSerrure
from cep_desktop.storage.coffre.trousseau import SERVICE, TrousseauDuPoste
from cep_desktop.usecases.coffre.erreurs import PhraseDePasseFausse, TrousseauIndisponible
from tests.storage.coffre.coffres import AUTEUR, AUTRE, PHRASE, TrousseauEnMemoire, noms_gardes


class _Magasin(KeyringBackend):
    """Un magasin en mémoire ; son module dit de quelle famille il est."""

    priority = 1.0  # type: ignore[assignment]  # keyring l’attend en attribut de classe

    def __init__(self) -> None:
        super().__init__()
        self.gardes: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.gardes.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.gardes[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.gardes[service, username]


@pytest.fixture
def sur(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Magasin]:
    """Un magasin qui se présente comme celui de GNOME."""
    monkeypatch.setattr(_Magasin, "__module__", "keyring.backends.SecretService")
    return _Magasin()


def test_le_trousseau_ouvre_le_coffre_sans_la_phrase(
    coffres: CoffresDuPoste, coffre: CoffreOuvert
) -> None:
    assert not coffre.serrures.a_le_trousseau
    coffre.serrures.confier_au_trousseau()
    assert coffre.serrures.a_le_trousseau
    coffre.fermer()
    rouvert = coffres.ouvrir_par_trousseau(auteur=AUTEUR)
    assert len(noms_gardes(rouvert)) == 3
    rouvert.changer_phrase(AUTRE)
    rouvert.fermer()
    coffres.ouvrir_par_trousseau(auteur=AUTEUR).fermer()
    coffres.ouvrir(AUTRE, auteur=AUTEUR).fermer()


def test_retirer_le_trousseau_le_fait_oublier(
    coffres: CoffresDuPoste, coffre: CoffreOuvert
) -> None:
    coffre.serrures.confier_au_trousseau()
    coffre.serrures.retirer_du_trousseau()
    coffre.fermer()
    with pytest.raises(TrousseauIndisponible):
        coffres.ouvrir_par_trousseau(auteur=AUTEUR)
    coffres.ouvrir(PHRASE, auteur=AUTEUR).fermer()


def test_un_trousseau_perdu_laisse_la_phrase(coffres: CoffresDuPoste, coffre: CoffreOuvert) -> None:
    coffre.serrures.confier_au_trousseau()
    coffre.fermer()
    assert isinstance(coffres.trousseau, TrousseauEnMemoire)
    coffres.trousseau.secrets[coffre.interieur.entete.coffre] = bytes(32)
    with pytest.raises(PhraseDePasseFausse, match="trousseau de cet ordinateur n’ouvre plus"):
        coffres.ouvrir_par_trousseau(auteur=AUTEUR)
    coffres.trousseau.secrets.clear()
    with pytest.raises(TrousseauIndisponible):
        coffres.ouvrir_par_trousseau(auteur=AUTEUR)
    coffres.ouvrir(PHRASE, auteur=AUTEUR).fermer()


def test_le_trousseau_n_est_jamais_la_seule_serrure(coffre: CoffreOuvert) -> None:
    coffre.serrures.confier_au_trousseau()
    entete = coffre.interieur.entete
    with pytest.raises(ValidationError):
        entete.sans_serrure(NatureSerrure.PHRASE).sans_serrure(NatureSerrure.SECOURS)


def test_un_magasin_sur_garde_relit_et_oublie(sur: _Magasin) -> None:
    trousseau = TrousseauDuPoste(sur)
    secret = trousseau.confier("coffre-1")
    assert len(secret) == 32
    assert trousseau.reprendre("coffre-1") == secret
    assert list(sur.gardes) == [(SERVICE, "coffre-1")]
    trousseau.oublier("coffre-1")
    trousseau.oublier("coffre-1")
    with pytest.raises(TrousseauIndisponible, match="ne garde pas la clé"):
        trousseau.reprendre("coffre-1")


@pytest.mark.parametrize("texte", ["", "!!", "YWJj", "é"])
def test_un_secret_etranger_n_est_pas_employe(sur: _Magasin, texte: str) -> None:
    sur.set_password(SERVICE, "coffre-1", texte)
    with pytest.raises(TrousseauIndisponible):
        TrousseauDuPoste(sur).reprendre("coffre-1")


@pytest.mark.parametrize("magasin", [fail.Keyring(), null.Keyring(), _Magasin()])
def test_un_magasin_absent_ou_en_clair_est_refuse(magasin: KeyringBackend) -> None:
    trousseau = TrousseauDuPoste(magasin)
    with pytest.raises(TrousseauIndisponible, match="n’a pas de trousseau"):
        trousseau.confier("coffre-1")
    with pytest.raises(TrousseauIndisponible):
        trousseau.reprendre("coffre-1")
    trousseau.oublier("coffre-1")


def test_dans_une_chaine_seul_le_magasin_sur_sert(
    sur: _Magasin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [null.Keyring(), sur])
    trousseau = TrousseauDuPoste(chainer.ChainerBackend())
    assert trousseau.reprendre("c") if trousseau.confier("c") else False
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [null.Keyring()])
    with pytest.raises(TrousseauIndisponible):
        trousseau.confier("c")


def test_une_panne_du_magasin_se_dit_en_francais(
    sur: _Magasin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tomber(*_: object) -> None:
        raise RuntimeError("dbus")

    trousseau = TrousseauDuPoste(sur)
    monkeypatch.setattr(_Magasin, "set_password", tomber)
    with pytest.raises(TrousseauIndisponible):
        trousseau.confier("c")
    monkeypatch.setattr(_Magasin, "get_password", tomber)
    with pytest.raises(TrousseauIndisponible):
        trousseau.reprendre("c")


def test_sans_la_bibliotheque_le_trousseau_est_indisponible(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(TrousseauIndisponible):
        TrousseauDuPoste().confier("c")
