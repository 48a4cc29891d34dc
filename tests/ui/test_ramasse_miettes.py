"""Rien de Qt n’est défait hors du fil de l’écran."""

import gc
from threading import Thread
from weakref import ref

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.app import preparer
from ui.ramasse_miettes import RamasseMiettes


class Fenetre(QWidget):
    """Une fenêtre qui se tient elle-même : seul le ramasse-miettes la défait."""

    def __init__(self) -> None:
        super().__init__()
        self.elle_meme = self


def _beaucoup_de_cycles() -> None:
    for _ in range(20 * gc.get_threshold()[0]):
        boucle: list[object] = []
        boucle.append(boucle)


def test_un_travail_hors_de_l_ecran_ne_defait_pas_une_fenetre(application: QApplication) -> None:
    fenetre = ref(Fenetre())
    fil = Thread(target=_beaucoup_de_cycles)
    fil.start()
    fil.join(timeout=10)
    assert not fil.is_alive()
    assert fenetre() is not None


def test_le_fil_de_l_ecran_ramasse_ce_que_les_autres_laissent(
    qtbot: QtBot, application: QApplication
) -> None:
    fenetre = ref(Fenetre())
    _beaucoup_de_cycles()
    qtbot.waitUntil(lambda: fenetre() is None)


def test_un_seul_ramasse_miettes_sert_l_application(application: QApplication) -> None:
    preparer(["essais"])
    assert len(application.findChildren(RamasseMiettes)) == 1
    assert not gc.isenabled()
