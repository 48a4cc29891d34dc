"""Un poste apprend qu’un collègue a changé un dossier, et ne reçoit rien d’autre."""

from uuid import uuid4

import pytest

from cep_desktop.usecases.equipe import ChangementAilleurs, Nouvelles, ServeurInjoignable
from tests.cas.dossier import exemple, un_dossier
from tests.storage.postgresql.conftest import Poste
from tests.storage.postgresql.serveur import Serveur

DOSSIER = un_dossier()
ATTENTE = 10.0
"""Secondes laissées au serveur ; un avis arrive en moins d’un centième."""


def test_ecrire_passer_et_effacer_previennent_les_autres(poste: Poste) -> None:
    alice, ecoute = poste("alice"), poste("bob").ecouter()
    alice.dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    assert ecoute.attendre(ATTENTE) == Nouvelles((ChangementAilleurs(DOSSIER.id, 1),))
    alice.dossiers.ecrire(DOSSIER.avec(numero="7"), attendue=1, geste="numéro changé")
    assert ecoute.attendre(ATTENTE) == Nouvelles((ChangementAilleurs(DOSSIER.id, 2),))
    alice.dossiers.effacer(DOSSIER.id)
    assert ecoute.attendre(ATTENTE) == Nouvelles((ChangementAilleurs(DOSSIER.id, 0),))
    ecoute.fermer()


def test_un_avis_ne_dit_que_l_identifiant_et_la_revision(serveur: Serveur, poste: Poste) -> None:
    with serveur.connecter("carole") as connexion:
        connexion.execute("LISTEN dossier")
        poste("alice").dossiers.ecrire(exemple("camille"), attendue=0, geste="dossier créé")
        [avis] = connexion.notifies(timeout=ATTENTE, stop_after=1)
    assert avis.payload == f"{exemple('camille').id} 1"


def test_une_ecriture_annulee_ne_previent_personne(poste: Poste) -> None:
    base, ecoute = poste("alice").dossiers.base, poste("bob").ecouter()
    with base.moteur.connect() as connexion:
        base.ecrire_dans(connexion, DOSSIER, attendue=0, geste="dossier créé")
        connexion.rollback()
    temoin = un_dossier(id=uuid4())
    poste("alice").dossiers.ecrire(temoin, attendue=0, geste="dossier créé")
    assert ecoute.attendre(ATTENTE) == Nouvelles((ChangementAilleurs(temoin.id, 1),))
    ecoute.fermer()


def test_sans_avis_l_attente_se_termine(poste: Poste) -> None:
    ecoute = poste("bob").ecouter()
    assert ecoute.attendre(0.01) == Nouvelles(())
    ecoute.fermer()


def test_apres_une_coupure_le_poste_sait_qu_il_doit_tout_relire(
    serveur: Serveur, poste: Poste
) -> None:
    alice, ecoute = poste("alice"), poste("bob").ecouter()
    assert serveur.couper("bob") >= 1
    assert ecoute.attendre(ATTENTE) == Nouvelles((), est_complet=False)
    alice.dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    assert ecoute.attendre(ATTENTE) == Nouvelles((), est_complet=False)
    alice.dossiers.ecrire(DOSSIER.avec(numero="7"), attendue=1, geste="numéro changé")
    assert ecoute.attendre(ATTENTE) == Nouvelles((ChangementAilleurs(DOSSIER.id, 2),))
    ecoute.fermer()


def test_ecouter_un_serveur_arrete_le_dit(serveur: Serveur, poste: Poste) -> None:
    ecoute = poste("bob").ecouter()
    serveur.eteindre("fast")
    try:
        assert not ecoute.attendre(ATTENTE).est_complet
        with pytest.raises(ServeurInjoignable):
            ecoute.attendre(ATTENTE)
    finally:
        serveur.allumer()
    assert not ecoute.attendre(ATTENTE).est_complet
    ecoute.fermer()
