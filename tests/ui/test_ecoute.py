"""Un signal de l’application n’appelle jamais un objet que Python a déjà vidé."""

import gc

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from ui.ecoute import ecouter


class Emetteur(QObject):
    change = Signal(str, int)


class Auditeur(QObject):
    def __init__(self, recus: list[tuple[str, int]]) -> None:
        super().__init__()
        self._recus = recus

    def noter(self, mot: str, nombre: int) -> None:
        self._recus.append((mot, nombre))


def test_l_auditeur_recoit_ce_que_le_signal_porte(qtbot: QtBot) -> None:
    recus: list[tuple[str, int]] = []
    emetteur, auditeur = Emetteur(), Auditeur(recus)
    ecouter(emetteur.change, auditeur.noter)
    emetteur.change.emit("focus", 2)
    assert recus == [("focus", 2)]


def test_l_auditeur_parti_n_est_ni_retenu_ni_appele(qtbot: QtBot) -> None:
    recus: list[tuple[str, int]] = []
    emetteur, auditeur = Emetteur(), Auditeur(recus)
    ecouter(emetteur.change, auditeur.noter)
    del auditeur
    gc.collect()
    emetteur.change.emit("focus", 2)
    assert recus == []
    assert emetteur.receivers("2change(QString,int)") == 0
