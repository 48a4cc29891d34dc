"""Un poste relié à un serveur s’ouvre même quand le serveur se tait."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cep_desktop.storage import passerelle as module
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.passerelle import PasserelleDuPoste
from cep_desktop.usecases.equipe import (
    ConnexionRefusee,
    ReglageEquipe,
    ServeurInjoignable,
    ServeurMalRegle,
)
from cep_desktop.usecases.hors_ligne import BilanRejeu
from cep_desktop.usecases.liaison import LiaisonOuverte, relier
from tests.cas.dossier import exemple
from tests.storage.coffre.coffres import AUTEUR, PHRASE, des_coffres
from tests.storage.postgresql.conftest import Poste
from tests.storage.postgresql.serveur import INSTANT, MOT_DE_PASSE, Serveur

CAMILLE = exemple("camille")
PASSERELLE = PasserelleDuPoste(lambda: INSTANT)


@pytest.fixture
def coffre(tmp_path: Path) -> Iterator[CoffreOuvert]:
    neuf, _ = des_coffres(tmp_path).creer(PHRASE, auteur=AUTEUR)
    yield neuf
    neuf.fermer()


def test_le_travail_passe_d_une_seance_sans_serveur_a_une_seance_avec(
    coffre: CoffreOuvert, serveur: Serveur, poste: Poste
) -> None:
    joignable = serveur.adresse("alice")
    muette = replace(joignable, port=1)
    with PASSERELLE.travailler(coffre, muette, MOT_DE_PASSE) as seul:
        assert seul.dossiers.fiches() == ()
        assert seul.dossiers.ecrire(CAMILLE, attendue=0, geste="dossier créé") == 1
        with pytest.raises(ServeurInjoignable):
            seul.droits()
    with PASSERELLE.travailler(coffre, joignable, MOT_DE_PASSE) as relie:
        ecoute = relie.ecouter()
        assert relie.dossiers.rejouer() == BilanRejeu(envoyees=1)
        assert [c.revision for c in ecoute.attendre(10).changements] == [1]
        ecoute.fermer()
        assert relie.droits().moi().compte == "alice"
    assert poste("bob").dossiers.lire(CAMILLE.id).dossier == CAMILLE


def test_un_mauvais_mot_de_passe_n_est_pas_pris_pour_une_panne(
    coffre: CoffreOuvert, serveur: Serveur
) -> None:
    with PASSERELLE.travailler(coffre, serveur.adresse("alice"), "faux") as poste:
        assert poste.dossiers.fiches() == ()
        assert "ce compte ou ce mot de passe" in poste.dossiers.panne
        poste.dossiers.ecrire(CAMILLE, attendue=0, geste="dossier créé")
        assert poste.dossiers.en_attente == 1


def test_essayer_dit_qui_l_on_est_et_ce_que_l_on_voit(serveur: Serveur, poste: Poste) -> None:
    poste("bob").dossiers.ecrire(CAMILLE, attendue=0, geste="dossier créé")
    essai = PASSERELLE.essayer(serveur.adresse("alice"), MOT_DE_PASSE)
    assert (essai.moi.nom_complet, essai.dossiers) == ("Alice Martin", 1)
    assert essai.certificat_jusqu_au is None
    with pytest.raises(ConnexionRefusee):
        PASSERELLE.essayer(serveur.adresse("alice"), "faux")


def test_la_liaison_reglee_dans_le_coffre_s_ouvre_avec_lui(
    coffre: CoffreOuvert, serveur: Serveur
) -> None:
    assert relier(PASSERELLE, coffre) == LiaisonOuverte()
    reglage = ReglageEquipe(serveur.adresse("alice"), MOT_DE_PASSE)
    coffre.liaison.garder(reglage)
    assert MOT_DE_PASSE not in repr(coffre.liaison.lire())
    liaison = relier(PASSERELLE, coffre)
    assert liaison.reglage == reglage
    assert liaison.equipe is not None
    assert liaison.equipe.droits().moi().compte == "alice"
    liaison.fermer()
    coffre.liaison.oublier()
    assert relier(PASSERELLE, coffre) == LiaisonOuverte()


def test_sans_le_pilote_le_poste_dit_quoi_installer(
    coffre: CoffreOuvert, serveur: Serveur, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _nom: None)
    adresse = serveur.adresse("alice")
    with (
        pytest.raises(ServeurMalRegle, match=r"cep-desktop\[equipe\]"),
        PASSERELLE.travailler(coffre, adresse, MOT_DE_PASSE),
    ):
        pass
    with (
        pytest.raises(ServeurMalRegle, match=r"cep-desktop\[equipe\]"),
        PASSERELLE.du_serveur(adresse, MOT_DE_PASSE),
    ):
        pass
