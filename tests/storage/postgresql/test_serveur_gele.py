"""Un serveur gelé tient ses connexions sans répondre : l’attente finit, et rien n’est perdu."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import psycopg
import pytest

from cep_desktop.storage.equipe import Liaison
from cep_desktop.storage.hors_ligne import ReserveChiffree
from cep_desktop.storage.sql import liaison_bornee
from cep_desktop.storage.sql.liaison_bornee import ConnexionBornee, ServeurMuet
from cep_desktop.usecases.equipe import ServeurInjoignable
from cep_desktop.usecases.hors_ligne import TravailHorsLigne
from tests.cas.dossier import un_dossier
from tests.storage.postgresql.conftest import Poste
from tests.storage.postgresql.serveur import INSTANT, Serveur

DOSSIER = un_dossier()
AU_PLUS_S = 5.0
"""Une demi-seconde de sonde, deux de connexion, et de la marge."""


@pytest.fixture(autouse=True)
def _presser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Raccourcit les délais, que l’essai des réglages tient pour ce qu’ils sont."""
    monkeypatch.setattr(liaison_bornee, "SONDE_S", 0.5)
    monkeypatch.setattr(liaison_bornee, "CONNEXION_S", 2)


@contextmanager
def _chronometre(au_plus: float) -> Iterator[None]:
    debut = monotonic()
    yield
    assert monotonic() - debut < au_plus


def test_une_liaison_au_repos_devenue_muette_se_dit_bientot_puis_repart(
    serveur: Serveur, poste: Poste
) -> None:
    dossiers = poste("alice").dossiers
    dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    with (
        serveur.gele(),
        _chronometre(AU_PLUS_S),
        pytest.raises(ServeurInjoignable, match="Le serveur ne répond pas"),
    ):
        dossiers.lire(DOSSIER.id)
    assert dossiers.lire(DOSSIER.id).dossier == DOSSIER


def test_un_echange_sans_reponse_ferme_la_connexion(
    serveur: Serveur, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ConnexionBornee, "_limite_s", 0.5)
    equipe = serveur.ouvrir("alice")
    connexion = equipe.connecter()
    equipe.fermer()
    with serveur.gele(), _chronometre(3), pytest.raises(ServeurMuet):
        connexion.execute("SELECT 1")
    assert connexion.closed


def test_le_poste_attend_plus_longtemps_que_le_serveur(serveur: Serveur) -> None:
    equipe = serveur.ouvrir("alice")
    connexion = equipe.connecter()
    assert isinstance(connexion, psycopg.Connection)
    [(delai,)] = connexion.execute("SELECT current_setting('statement_timeout')").fetchall()
    assert delai == "15s"
    assert liaison_bornee.DELAI_S > 15
    connexion.close()
    equipe.fermer()


def test_ce_qui_s_ecrit_devant_un_serveur_gele_attend_sur_le_poste_puis_part_une_fois(
    tmp_path: Path, serveur: Serveur
) -> None:
    liaison = Liaison(lambda: serveur.ouvrir("alice"))
    reserve = ReserveChiffree.ouvrir(tmp_path, bytes(32), maintenant=lambda: INSTANT)
    travail = TravailHorsLigne(lambda: liaison.equipe().dossiers, reserve, lambda: INSTANT)
    travail.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    change = DOSSIER.avec(numero="0200")
    with serveur.gele():
        with _chronometre(AU_PLUS_S):
            assert travail.ecrire(change, attendue=1, geste="numéro changé") == 2
        with _chronometre(1):
            assert travail.lire(DOSSIER.id).dossier == change
    assert travail.rejouer().envoyees == 1
    assert liaison.equipe().dossiers.lire(DOSSIER.id).dossier == change
    assert len(liaison.equipe().dossiers.historique(DOSSIER.id)) == 2
    liaison.fermer()
    reserve.fermer()
