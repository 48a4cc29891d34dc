"""Un travail quitte l’écran, avance, s’arrête, et revient sur le fil de l’écran."""

from threading import Event

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cep_desktop.domain.erreurs import ErreurMetier
from ui.incidents import PHRASE
from ui.taches import (
    _EN_COURS,
    Suivi,
    Tache,
    attendre_la_fin,
    attendre_la_suite,
    lancer,
    lancer_a_la_suite,
)


def _fil_de_l_ecran() -> QThread:
    application = QApplication.instance()
    assert application is not None
    return application.thread()


def test_le_resultat_revient_sur_le_fil_de_l_ecran(qtbot: QtBot) -> None:
    fils = []

    def travail(_suivi: Suivi) -> int:
        fils.append(QThread.currentThread())
        return 42

    tache = lancer(travail)
    tache.fini.connect(lambda _: fils.append(QThread.currentThread()))
    with qtbot.waitSignal(tache.fini) as fin:
        pass
    assert fin.args == [42]
    assert fils[0] is not _fil_de_l_ecran()
    assert fils[1] is _fil_de_l_ecran()


def test_l_avancement_arrive_dans_l_ordre(qtbot: QtBot) -> None:
    phrases: list[str] = []

    def travail(suivi: Suivi) -> None:
        for numero in range(5):
            suivi.dire(f"papier {numero}")

    tache = lancer(travail)
    tache.avance.connect(phrases.append)
    with qtbot.waitSignal(tache.fini):
        pass
    assert phrases == [f"papier {numero}" for numero in range(5)]


def test_un_refus_du_metier_devient_une_phrase(qtbot: QtBot) -> None:
    def travail(_suivi: Suivi) -> None:
        raise ErreurMetier("Le disque est plein.", remede="Libérez de la place.")

    tache = lancer(travail)
    with qtbot.waitSignal(tache.refuse) as refus:
        pass
    assert refus.args == ["Le disque est plein. Libérez de la place."]


def test_une_erreur_imprevue_est_dite_sans_trace_et_notee_sans_donnee(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def travail(_suivi: Suivi) -> None:
        raise ValueError("Camille Moreau")

    tache = lancer(travail)
    with qtbot.waitSignal(tache.refuse) as refus:
        pass
    assert refus.args == [PHRASE]
    assert "ValueError" in caplog.text
    assert "Camille" not in caplog.text
    caplog.clear()


def test_un_travail_arrete_ne_rend_rien(qtbot: QtBot) -> None:
    commence, reprend = Event(), Event()
    pas = []

    def travail(suivi: Suivi) -> None:
        commence.set()
        reprend.wait()
        suivi.dire("jamais dit")
        pas.append("jamais fait")

    tache = lancer(travail)
    assert commence.wait(5)
    tache.annuler()
    with qtbot.waitSignal(tache.annule):
        reprend.set()
    assert not pas


def test_une_tache_s_essaie_aussi_sans_fil() -> None:
    recus: list[object] = []
    tache = Tache(lambda _suivi: "fait")
    tache.fini.connect(recus.append)
    tache.executer()
    assert recus == ["fait"]


def test_un_ecran_disparu_arrete_son_travail_sans_rien_recevoir(qtbot: QtBot) -> None:
    commence, reprend, fini = Event(), Event(), Event()
    recus: list[object] = []
    demandeur = QObject()

    def travail(suivi: Suivi) -> None:
        commence.set()
        reprend.wait(5)
        fini.set()
        suivi.dire("jamais dit")

    tache = lancer(travail, demandeur)
    for signal in (tache.fini, tache.refuse, tache.avance):
        signal.connect(recus.append)
    assert commence.wait(5)
    demandeur.deleteLater()
    with qtbot.waitSignal(demandeur.destroyed):
        pass
    reprend.set()
    assert fini.wait(5)
    attendre_la_fin()
    qtbot.waitUntil(lambda: tache not in _EN_COURS)
    assert recus == []


def test_les_travaux_a_la_suite_se_font_dans_l_ordre_et_un_seul_a_la_fois(qtbot: QtBot) -> None:
    commence, reprend = Event(), Event()
    faits: list[int] = []

    def premier(_suivi: Suivi) -> None:
        commence.set()
        reprend.wait(5)
        faits.append(1)

    lancer_a_la_suite(premier)
    for rang in (2, 3):
        tache = lancer_a_la_suite(lambda _, rang=rang: faits.append(rang))
    assert commence.wait(5)
    assert faits == []
    with qtbot.waitSignal(tache.fini):
        reprend.set()
    attendre_la_suite()
    assert faits == [1, 2, 3]
