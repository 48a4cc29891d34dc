"""La liaison se coupe n’importe quand : rien n’est perdu, rien n’est compté deux fois."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import ClassVar
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text

from cep_desktop.storage.equipe import DossiersEnEquipe, EquipeOuverte
from cep_desktop.storage.sql import postgresql
from cep_desktop.storage.sql.liaison_bornee import ConnexionBornee
from cep_desktop.storage.sql.operation import noter
from cep_desktop.storage.sql.pannes import tenter
from cep_desktop.storage.sql.registre import SansRegistre
from cep_desktop.usecases.equipe import AccesRefuse, ServeurInjoignable
from cep_desktop.usecases.ports import ConflitDeRevision
from tests.cas.dossier import un_dossier
from tests.storage.postgresql.conftest import Poste
from tests.storage.postgresql.serveur import MOT_DE_PASSE, Serveur

DOSSIER = un_dossier()


class Fragile(ConnexionBornee):
    """Connexion qui se casse à la prochaine validation : avant, ou juste après."""

    coupure: ClassVar[str] = ""

    def commit(self) -> None:
        """Valide, ou perd la liaison au pire moment."""
        quand, Fragile.coupure = Fragile.coupure, ""
        if quand != "avant":
            super().commit()
        if quand:
            self.close()
            raise psycopg.OperationalError("liaison perdue")


def _fragile(serveur: Serveur, compte: str) -> DossiersEnEquipe:
    reglages = {**postgresql.parametres(serveur.adresse(compte)), "password": MOT_DE_PASSE}
    base = serveur.ouvrir(compte).dossiers.base
    base.moteur.dispose()
    moteur = postgresql.ouvrir(lambda: Fragile.connect(**reglages))  # type: ignore[arg-type]
    return DossiersEnEquipe(replace(base, moteur=moteur, registre=SansRegistre()))


@pytest.mark.parametrize("quand", ["avant", "après"])
def test_une_liaison_perdue_a_la_validation_ne_compte_qu_une_fois(
    serveur: Serveur, quand: str
) -> None:
    dossiers = _fragile(serveur, "alice")
    Fragile.coupure = quand
    assert dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé") == 1
    Fragile.coupure = quand
    change = DOSSIER.avec(numero="0200")
    assert dossiers.ecrire(change, attendue=1, geste="numéro changé") == 2
    assert [r.numero for r in dossiers.historique(DOSSIER.id)] == [2, 1]
    assert dossiers.lire(DOSSIER.id).dossier == change
    dossiers.base.moteur.dispose()


def test_un_programme_tue_apres_la_validation_reprend_sans_doublon(poste: Poste) -> None:
    operation, dossiers = uuid4(), poste("alice").dossiers
    for _ in range(3):
        assert dossiers.ecrire_une_fois(DOSSIER, attendue=0, geste="créé", operation=operation) == 1
    dossiers.ecrire(DOSSIER.avec(numero="0300"), attendue=1, geste="numéro changé")
    assert dossiers.ecrire_une_fois(DOSSIER, attendue=0, geste="créé", operation=operation) == 1
    assert len(dossiers.historique(DOSSIER.id)) == 2


def test_un_identifiant_d_operation_ne_sert_pas_a_deux_ecritures(poste: Poste) -> None:
    operation, dossiers = uuid4(), poste("alice").dossiers
    dossiers.ecrire_une_fois(DOSSIER, attendue=0, geste="créé", operation=operation)
    autre = DOSSIER.avec(numero="0300")
    with pytest.raises(ConflitDeRevision):
        dossiers.ecrire_une_fois(autre, attendue=0, geste="créé", operation=operation)


def test_l_essai_suivant_attend_que_le_premier_soit_decide(serveur: Serveur, poste: Poste) -> None:
    operation, dossiers = uuid4(), poste("alice").dossiers
    moteur = dossiers.base.moteur
    with moteur.connect() as premier, ThreadPoolExecutor(1) as fil:
        with premier.begin():
            noter(premier, operation, DOSSIER, revision=1)
            dossiers.base.ecrire_dans(premier, DOSSIER, attendue=0, geste="créé")
            second = fil.submit(
                dossiers.ecrire_une_fois, DOSSIER, attendue=0, geste="créé", operation=operation
            )
            attente = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            while serveur.executer(attente) == [(0,)]:
                assert not second.done()
        assert second.result(timeout=10) == 1
    assert len(dossiers.historique(DOSSIER.id)) == 1


def test_une_session_tuee_en_plein_travail_se_rouvre_seule(serveur: Serveur, poste: Poste) -> None:
    dossiers = poste("alice").dossiers
    dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    lectures: tuple[Callable[[], object], ...] = (
        dossiers.fiches,
        lambda: dossiers.lire(DOSSIER.id),
        lambda: dossiers.chercher("moreau"),
        lambda: dossiers.historique(DOSSIER.id),
        lambda: dossiers.nommer(DOSSIER.id, 1, "Avant"),
    )
    for lecture in lectures:
        assert serveur.couper("alice") >= 1
        lecture()
    assert dossiers.historique(DOSSIER.id)[0].nom == "Avant"


def test_une_transaction_tuee_ne_laisse_rien_a_moitie(serveur: Serveur, poste: Poste) -> None:
    dossiers = poste("alice").dossiers
    dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    tues: list[int] = []

    def tuer_puis_ecrire() -> int:
        with dossiers.base.moteur.begin() as connexion:
            change = DOSSIER.avec(numero="0200")
            numero = dossiers.base.ecrire_dans(connexion, change, attendue=1, geste="changé")
            if not tues:
                tues.append(serveur.couper("alice"))
        return numero

    assert tenter(tuer_puis_ecrire) == 2
    assert tues[0] >= 1
    assert [r.numero for r in dossiers.historique(DOSSIER.id)] == [2, 1]


def test_un_serveur_arrete_le_dit_puis_reprend(serveur: Serveur, poste: Poste) -> None:
    dossiers = poste("alice").dossiers
    dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    serveur.eteindre("immediate")
    try:
        with pytest.raises(ServeurInjoignable, match=r"ne répond pas.*gardé sur ce poste"):
            dossiers.ecrire(DOSSIER.avec(numero="0200"), attendue=1, geste="numéro changé")
    finally:
        serveur.allumer()
    assert dossiers.ecrire(DOSSIER.avec(numero="0200"), attendue=1, geste="numéro changé") == 2


@pytest.mark.parametrize(
    ("code", "phrase"),
    [
        ("57014", "met trop de temps"),
        ("55P03", "écrit ce dossier en ce moment"),
        ("53100", "plus de place"),
        ("25006", "lecture seule"),
        ("57P01", "ne répond pas"),
        ("22000", "code 22000"),
    ],
)
def test_chaque_panne_a_sa_phrase_et_dit_que_le_travail_est_sauf(
    poste: Poste, code: str, phrase: str
) -> None:
    with pytest.raises(ServeurInjoignable, match=f"{phrase}.*gardé sur ce poste"):
        tenter(lambda: _echouer(poste("alice"), code))


def test_un_droit_qui_manque_n_est_pas_une_panne(poste: Poste) -> None:
    with pytest.raises(AccesRefuse):
        tenter(lambda: _echouer(poste("alice"), "42501"))


@pytest.mark.parametrize("code", ["40001", "40P01", "57P01"])
def test_un_geste_ecarte_par_un_autre_est_refait(poste: Poste, code: str) -> None:
    codes = [code, code]

    def geste() -> str:
        if codes:
            _echouer(poste("alice"), codes.pop())
        return "fait"

    assert tenter(geste) == "fait"


def _echouer(equipe: EquipeOuverte, code: str) -> None:
    with equipe.dossiers.base.moteur.begin() as connexion:
        connexion.execute(
            text(f"DO $$ BEGIN RAISE EXCEPTION 'nom secret' USING ERRCODE = '{code}'; END $$")
        )
