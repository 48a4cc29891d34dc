"""Le journal du serveur : chaque geste scelle le précédent, et le poste se souvient du dernier."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from cep_desktop.usecases.equipe import TemoinTraces, TracesAlterees
from tests.cas.dossier import un_dossier
from tests.storage.postgresql.conftest import Poste
from tests.storage.postgresql.serveur import Serveur

DOSSIER = un_dossier()


@pytest.fixture
def temoin(poste: Poste) -> TemoinTraces:
    """Ce qu’Alice retient après avoir créé un dossier, puis l’avoir ouvert deux fois."""
    alice = poste("alice")
    alice.dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    for _ in range(2):
        alice.dossiers.lire(DOSSIER.id)
    vu = alice.droits.controler_les_traces(None)
    assert vu is not None
    assert vu.rang == 3
    return vu


def test_sans_aucun_geste_il_n_y_a_rien_a_retenir(serveur: Serveur, poste: Poste) -> None:
    assert poste("alice").droits.controler_les_traces(None) is None


def test_la_suite_se_rattache_au_temoin(poste: Poste, temoin: TemoinTraces) -> None:
    alice = poste("alice")
    poste("bob").dossiers.lire(DOSSIER.id)
    alice.droits.noter_export(DOSSIER.id, "papiers")
    suite = alice.droits.controler_les_traces(temoin)
    assert suite is not None
    assert suite.rang == temoin.rang + 1
    assert alice.droits.controler_les_traces(suite) == suite


@pytest.mark.parametrize(
    "alteration",
    [
        "UPDATE trace SET detail = 'révision 9' WHERE rang = 1",
        "UPDATE trace SET le = le - interval '1 microsecond' WHERE rang = 2",
        "UPDATE trace SET dossier = NULL WHERE rang = 2",
        "DELETE FROM trace WHERE rang = 2",
        "UPDATE trace SET rang = rang + 10 WHERE rang > 1",
    ],
)
def test_une_trace_changee_ou_retiree_se_voit(
    serveur: Serveur, poste: Poste, temoin: TemoinTraces, alteration: str
) -> None:
    serveur.executer(alteration)
    with pytest.raises(TracesAlterees, match="changé ou raccourci"):
        poste("alice").droits.controler_les_traces(None)


@pytest.mark.parametrize(
    "alteration",
    [
        "DELETE FROM trace",
        "DELETE FROM trace WHERE rang = 3",
        "UPDATE trace SET sceau = sha256('autre') WHERE rang = 3",
    ],
)
def test_une_chaine_raccourcie_ou_refaite_contredit_le_temoin(
    serveur: Serveur, poste: Poste, temoin: TemoinTraces, alteration: str
) -> None:
    serveur.executer(alteration)
    with pytest.raises(TracesAlterees):
        poste("alice").droits.controler_les_traces(temoin)


def test_une_purge_permise_ne_passe_pas_pour_une_alteration(
    serveur: Serveur, poste: Poste, temoin: TemoinTraces
) -> None:
    alice, ancien = poste("alice"), replace(temoin, le=temoin.le - timedelta(days=400))
    serveur.executer("DELETE FROM trace")
    assert alice.droits.controler_les_traces(ancien) == ancien
    alice.droits.noter_export(DOSSIER.id, "papiers")
    suite = alice.droits.controler_les_traces(ancien)
    assert suite is not None
    assert suite.rang == temoin.rang + 1


def test_deux_postes_du_meme_compte_ne_rompent_pas_la_chaine(
    serveur: Serveur, poste: Poste
) -> None:
    poste("alice").dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    autre = serveur.ouvrir("alice")
    with ThreadPoolExecutor(2) as fils:
        for equipe in (poste("alice"), autre) * 10:
            fils.submit(equipe.droits.noter_export, DOSSIER.id, "papiers")
    autre.fermer()
    dernier = poste("alice").droits.controler_les_traces(None)
    assert dernier is not None
    assert dernier.rang == 21
