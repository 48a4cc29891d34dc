"""Le travail non enregistré attend chiffré, se relit, et s’oublie quand il ne sert plus."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.usecases.coffre.brouillon import Brouillon, a_reprendre
from cep_desktop.usecases.commandes.plan_action import ModifierAction
from cep_desktop.usecases.depot import DepotImpossible
from cep_desktop.usecases.session import Session
from tests.cas.coffre import AUTEUR, PHRASE, des_coffres
from tests.cas.dossier import exemple

CAMILLE = exemple("camille")
LE = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def coffre(tmp_path: Path) -> Iterator[CoffreOuvert]:
    ouvert, _ = des_coffres(tmp_path).creer(PHRASE, auteur=AUTEUR)
    yield ouvert
    ouvert.fermer()


def _change(libelle: str = "Écrire au centre") -> Brouillon:
    session = Session(CAMILLE)
    session.executer(ModifierAction("A5", {"libelle": libelle}))
    return Brouillon(session.dossier, 1, LE)


def test_un_brouillon_se_relit_apres_reouverture(coffre: CoffreOuvert, tmp_path: Path) -> None:
    brouillon = _change()
    coffre.brouillons.garder(brouillon)
    coffre.fermer()
    rouvert = des_coffres(tmp_path).ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.brouillons.lister() == (brouillon,)
    rouvert.fermer()


def test_rien_de_lisible_n_est_ecrit(coffre: CoffreOuvert, tmp_path: Path) -> None:
    coffre.brouillons.garder(_change())
    fichiers = list(tmp_path.rglob("*.brouillon"))
    assert len(fichiers) == 1
    for mot in (b"Camille", b"Moreau", str(CAMILLE.id).encode(), b"revision"):
        assert mot not in fichiers[0].read_bytes()
    assert str(CAMILLE.id) not in fichiers[0].name


def test_un_seul_brouillon_par_dossier_le_dernier(coffre: CoffreOuvert) -> None:
    coffre.brouillons.garder(_change("Premier"))
    dernier = replace(_change("Dernier"), le=LE + timedelta(minutes=1))
    coffre.brouillons.garder(dernier)
    assert coffre.brouillons.lister() == (dernier,)
    coffre.brouillons.oublier(CAMILLE.id)
    assert coffre.brouillons.lister() == ()


def test_si_le_disque_du_coffre_refuse_le_brouillon_reste_sur_le_poste(
    coffre: CoffreOuvert, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vrai = os.open

    def refuser(chemin: object, *arguments: object, **options: object) -> int:
        if str(chemin).startswith(str(tmp_path / "coffre")):
            raise OSError(28, "plein", str(chemin))
        return vrai(chemin, *arguments, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as disque:
        disque.setattr(os, "open", refuser)
        coffre.brouillons.garder(_change())
    assert len(list((tmp_path / "poste").rglob("*.brouillon"))) == 1
    assert coffre.brouillons.lister() == (_change(),)


def test_si_aucun_disque_n_ecrit_c_est_dit(
    coffre: CoffreOuvert, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuser(*_arguments: object, **_options: object) -> int:
        raise OSError(28, "plein", "disque")

    with monkeypatch.context() as disque:
        disque.setattr("tempfile.mkstemp", refuser)
        with pytest.raises(DepotImpossible, match="plein"):
            coffre.brouillons.garder(_change())


@pytest.mark.parametrize("octets", [b"", b"\0" * 12, b"n'importe quoi, plus long qu'un nonce"])
def test_un_brouillon_abime_est_ignore(coffre: CoffreOuvert, tmp_path: Path, octets: bytes) -> None:
    coffre.brouillons.garder(_change())
    (fichier,) = tmp_path.rglob("*.brouillon")
    fichier.write_bytes(octets)
    assert coffre.brouillons.lister() == ()


def test_un_brouillon_d_un_autre_dossier_ne_prend_pas_sa_place(
    coffre: CoffreOuvert, tmp_path: Path
) -> None:
    coffre.brouillons.garder(_change())
    (fichier,) = tmp_path.rglob("*.brouillon")
    fichier.rename(fichier.with_name("0" * 32 + ".brouillon"))
    assert coffre.brouillons.lister() == ()


def test_on_ne_propose_que_ce_qui_differe_du_dossier_garde(coffre: CoffreOuvert) -> None:
    coffre.dossiers.ecrire(CAMILLE, attendue=0, geste="dossier créé")
    coffre.brouillons.garder(Brouillon(CAMILLE, 1, LE))
    assert a_reprendre(coffre.brouillons, coffre.dossiers) == ()
    assert coffre.brouillons.lister() == ()

    coffre.brouillons.garder(_change())
    (reprise,) = a_reprendre(coffre.brouillons, coffre.dossiers)
    assert reprise.garde == CAMILLE
    assert not reprise.est_en_conflit

    coffre.dossiers.ecrire(CAMILLE, attendue=1, geste="ailleurs")
    (reprise,) = a_reprendre(coffre.brouillons, coffre.dossiers)
    assert reprise.est_en_conflit


def test_le_brouillon_d_un_dossier_efface_s_oublie(coffre: CoffreOuvert) -> None:
    coffre.dossiers.ecrire(CAMILLE, attendue=0, geste="dossier créé")
    coffre.brouillons.garder(_change())
    coffre.dossiers.effacer(CAMILLE.id)
    assert a_reprendre(coffre.brouillons, coffre.dossiers) == ()
    assert coffre.brouillons.lister() == ()


def test_un_dossier_neuf_jamais_garde_est_propose(coffre: CoffreOuvert) -> None:
    coffre.brouillons.garder(replace(_change(), revision=0))
    (reprise,) = a_reprendre(coffre.brouillons, coffre.dossiers)
    assert reprise.garde is None
