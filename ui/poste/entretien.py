"""Prendre soin du coffre ouvert : le sauvegarder quand c’est dû, le ranger aux pauses."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.taches import Suivi, lancer_a_la_suite

if TYPE_CHECKING:
    from cep_desktop.usecases.coffre.ports import Coffre
    from ui.poste.veille import Veille
    from ui.shell.cote_coffre import CoteCoffre
    from ui.shell.fenetre import Fenetre

ENTRE_DEUX_MS = 10 * 60 * 1_000
"""Temps entre deux vérifications qu’une sauvegarde est due."""


class Entretien(QObject):
    """`sauvegarde` part après une sauvegarde faite et relue ; `refuse`, si elle a manqué."""

    sauvegarde = Signal()
    refuse = Signal(str)

    def __init__(self, coffre: "Coffre", parent: QObject) -> None:
        super().__init__(parent)
        self._coffre = coffre
        self._minuterie = QTimer(self)
        self._minuterie.setInterval(ENTRE_DEUX_MS)
        self._minuterie.timeout.connect(self.sauvegarder_si_du)
        self._minuterie.start()

    def informer(self, cote: "CoteCoffre") -> None:
        """Dit au côté du coffre ce que deviennent les sauvegardes."""
        self.sauvegarde.connect(cote.actualiser)
        self.refuse.connect(cote.signaler)

    def sauvegarder_si_du(self) -> None:
        """Fait une sauvegarde s’il est temps, hors du fil de l’écran."""
        sauvegardes = self._coffre.sauvegardes

        def travail(_suivi: Suivi) -> bool:
            if not sauvegardes.est_due():
                return False
            sauvegardes.faire()
            return True

        tache = lancer_a_la_suite(travail, self)
        tache.fini.connect(self._prevenir)
        tache.refuse.connect(self.refuse)

    def ranger(self) -> None:
        """Range le journal de la base pendant une pause."""
        lancer_a_la_suite(lambda _: self._coffre.reposer(), self)

    def _prevenir(self, est_faite: bool) -> None:  # noqa: FBT001 - argument du signal de Qt
        if est_faite:
            self.sauvegarde.emit()


def soigner(fenetre: "Fenetre", coffre: "Coffre", veille: "Veille", minutes: int) -> None:
    """Soigne le coffre tant que cette fenêtre vit ; sa page le dit, et le délai de veille aussi."""
    entretien = Entretien(coffre, fenetre)
    veille.repose.connect(entretien.ranger)
    if fenetre.cote_coffre is not None:
        entretien.informer(fenetre.cote_coffre)
        fenetre.cote_coffre.page.montrer_le_delai(minutes)
    entretien.sauvegarder_si_du()
