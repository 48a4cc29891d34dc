"""Partager et recevoir en ligne de commande : la phrase ne s’écrit jamais, rien ne s’écrase."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cep_desktop.documents import dossier_portable
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.transmission import SensTransmission
from tests.cas.dossier import exemple, un_dossier
from tests.cas.partage import avec_accord
from tests.cli.commande import appeler, ecrire
from tests.documents.dossier_chiffre import age
from tests.documents.dossier_chiffre.specimens import PHRASE, transmis

Tuyau = Callable[[str], int]


@pytest.fixture
def tuyau() -> Iterator[Tuyau]:
    """Rend un descripteur où la phrase est prête à être lue."""
    ouverts: list[int] = []

    def remplir(phrase: str) -> int:
        lecture, ecriture = os.pipe()
        os.write(ecriture, f"{phrase}\n".encode())
        os.close(ecriture)
        ouverts.append(lecture)
        return lecture

    yield remplir
    for descripteur in ouverts:
        os.close(descripteur)


@pytest.fixture
def envoi(tmp_path: Path) -> Path:
    """Un `.cep` venu d’ailleurs, écrit à petit coût par un autre logiciel."""
    from cep_desktop.documents.dossier_chiffre.ecriture import ecrire_en_clair

    fichier = tmp_path / "recu.cep"
    fichier.write_bytes(age.chiffrer(ecrire_en_clair(transmis(exemple("camille"))), PHRASE))
    return fichier


def _lire(fichier: Path) -> Dossier:
    return dossier_portable.lire(fichier.read_bytes())


def test_partager_ecrit_un_fichier_chiffre_et_note_l_envoi(
    tmp_path: Path, tuyau: Tuyau, capsys: pytest.CaptureFixture[str]
) -> None:
    entree = ecrire(exemple("camille"), tmp_path / "c.dossier.json")
    sortie = tmp_path / "envoi.cep"
    mots = ("partager", entree, "--sortie", sortie, "--quoi", "identite,plan")
    assert appeler(*mots, "--phrase-fd", tuyau(PHRASE)) == 0
    dit = capsys.readouterr().out
    assert "pour Transitions Pro Centre-Val de Loire, avec l’accord N2." in dit
    assert PHRASE not in dit
    contenu = json.loads(age.dechiffrer(sortie.read_bytes(), PHRASE))
    assert contenu["fiche"]["parties"] == ["identite", "plan"]
    (trace,) = _lire(entree).transmissions
    assert trace.sens is SensTransmission.ENVOYEE

    avant = entree.read_bytes()
    assert appeler(*mots, "--phrase-fd", tuyau(PHRASE)) == 1
    assert "existe déjà" in capsys.readouterr().err
    assert entree.read_bytes() == avant


def test_un_envoi_sans_accord_ou_sous_une_phrase_faible_n_ecrit_rien(
    tmp_path: Path, tuyau: Tuyau, capsys: pytest.CaptureFixture[str]
) -> None:
    entree = ecrire(exemple("camille"), tmp_path / "c.dossier.json")
    avant, sortie = entree.read_bytes(), tmp_path / "envoi.cep"
    mots = ("partager", entree, "--sortie", sortie, "--quoi")
    assert appeler(*mots, "financement", "--phrase-fd", tuyau(PHRASE)) == 1
    assert "ne couvre pas\u00a0: Plan de financement" in capsys.readouterr().err
    assert appeler(*mots, "plan", "--phrase-fd", tuyau("camille")) == 1
    assert "trop facile à deviner" in capsys.readouterr().err
    assert not sortie.exists()
    assert entree.read_bytes() == avant


def test_un_envoi_que_l_on_ne_peut_pas_noter_est_retire(
    tmp_path: Path,
    tuyau: Tuyau,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from cep_desktop.usecases import atelier
    from cep_desktop.usecases.depot import DepotImpossible

    def refuser(*_: object) -> None:
        raise DepotImpossible("ce disque est en lecture seule.")

    entree = ecrire(exemple("camille"), tmp_path / "c.dossier.json")
    monkeypatch.setattr(atelier.Atelier, "exporter", refuser)
    mots = ("partager", entree, "--sortie", tmp_path / "envoi.cep", "--quoi", "plan")
    assert appeler(*mots, "--phrase-fd", tuyau(PHRASE)) == 1
    assert "lecture seule" in capsys.readouterr().err
    assert not (tmp_path / "envoi.cep").exists()


def test_une_partie_inconnue_ou_une_phrase_ecrite_est_mal_appelee(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mots = ("partager", tmp_path / "c.dossier.json", "--sortie", tmp_path / "x.cep", "--quoi")
    assert appeler(*mots, "identite,photo") == 2
    erreur = capsys.readouterr().err
    assert "«\u00a0photo\u00a0» n’est pas une partie du dossier. Parties\u00a0: identite" in erreur
    assert appeler(*mots, "plan", "--phrase", "secret") == 2
    assert "secret" not in capsys.readouterr().err


def test_recevoir_montre_puis_cree(
    tmp_path: Path, envoi: Path, tuyau: Tuyau, capsys: pytest.CaptureFixture[str]
) -> None:
    sortie = tmp_path / "ici.dossier.json"
    mots = ("recevoir", envoi, "--sortie", sortie, "--phrase-fd")
    assert appeler(*mots, tuyau(PHRASE), "--apercu") == 0
    assert "Rien n’est écrit." in capsys.readouterr().out
    assert not sortie.exists()
    assert appeler(*mots, tuyau(PHRASE), "--json") == 0
    reponse = json.loads(capsys.readouterr().out)
    assert reponse["fiche"]["destinataire"] == "Apec Orléans"
    assert reponse["surplus"] is False
    dossier = _lire(sortie)
    assert dossier.notes_privees == ()
    assert dossier.transmissions[-1].sens is SensTransmission.RECUE


def test_recevoir_n_ecrase_rien_sans_qu_on_le_dise(
    tmp_path: Path, envoi: Path, tuyau: Tuyau, capsys: pytest.CaptureFixture[str]
) -> None:
    ici = un_dossier(id=exemple("camille").id)
    sortie = ecrire(ici, tmp_path / "ici.dossier.json")
    mots = ("recevoir", envoi, "--sortie", sortie, "--phrase-fd")
    assert appeler(*mots, tuyau(PHRASE)) == 1
    erreur = capsys.readouterr().err
    assert "existe déjà. Rien n’a été changé." in erreur
    assert "  - plan\u00a0: À ajouter." in erreur
    assert _lire(sortie) == ici
    assert appeler(*mots, tuyau(PHRASE), "--prendre", "plan") == 0
    assert "complété" in capsys.readouterr().out
    fusionne = _lire(sortie)
    assert fusionne.accompagnement.plan_action.etapes
    assert not fusionne.accompagnement.plan_financement.depenses


def test_recevoir_le_dossier_d_un_autre_est_refuse(
    tmp_path: Path, envoi: Path, tuyau: Tuyau, capsys: pytest.CaptureFixture[str]
) -> None:
    sortie = ecrire(avec_accord(un_dossier()), tmp_path / "autre.dossier.json")
    mots = ("recevoir", envoi, "--sortie", sortie, "--prendre", "plan")
    assert appeler(*mots, "--phrase-fd", tuyau(PHRASE)) == 1
    assert "celui d’une autre personne" in capsys.readouterr().err


def test_une_mauvaise_phrase_le_dit(
    tmp_path: Path, envoi: Path, tuyau: Tuyau, capsys: pytest.CaptureFixture[str]
) -> None:
    avant = envoi.read_bytes()
    mots = ("recevoir", envoi, "--sortie", tmp_path / "ici.dossier.json")
    assert appeler(*mots, "--phrase-fd", tuyau("une autre phrase")) == 1
    assert "Cette phrase de passe n’ouvre pas ce fichier." in capsys.readouterr().err
    assert envoi.read_bytes() == avant
