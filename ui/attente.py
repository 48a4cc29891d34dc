"""Demander aux dossiers sans figer l’écran, quand ils sont sur le serveur d’une équipe."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.erreurs import ErreurMetier
from ui.taches import lancer_a_la_suite
from ui.widgets.couche_attente import CoucheAttente

Resultat = TypeVar("Resultat")
Ensuite = Callable[[], None]

PATIENCE_MS = 400
"""En deçà, une attente ne se montre pas."""
AU_PLUS_S = 10
"""Un serveur muet se dit en neuf secondes ; le poste continue alors sans lui."""
_SUITE = (
    "Si le serveur de l’équipe ne répond pas d’ici dix secondes, ce poste continue sans lui, "
    "avec ses copies. Rien n’est perdu."
)


class Attente(QObject):
    """Tout de suite dans un coffre ; hors du fil de l’écran, et à la suite, sur un serveur.

    `est_loin` dit si les dossiers sont en ce moment demandés à un serveur.
    """

    def __init__(self, fenetre: QWidget, est_loin: Callable[[], bool] = lambda: False) -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self._est_loin = est_loin
        self._demande = 0
        self._titre = ""
        self.couche: CoucheAttente | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._couvrir)

    def faire(
        self,
        titre: str,
        travail: Callable[[], Resultat],
        suite: Callable[[Resultat], None],
        refuser: Callable[[str], None],
    ) -> None:
        """Fait un travail, puis sa suite ; s’il tarde, montre `titre` et de quoi renoncer.

        Une demande neuve remplace la précédente, dont la réponse est oubliée.
        """
        self.renoncer()
        numero = self._demande

        def si_attendu(ensuite: Ensuite) -> None:
            if numero == self._demande:
                self.renoncer()
                ensuite()

        if self._est_loin():
            self._titre = titre
            self._patience.start()
        self.relever(
            travail,
            lambda resultat: si_attendu(lambda: suite(resultat)),
            lambda phrase: si_attendu(lambda: refuser(phrase)),
        )

    def relever(
        self,
        travail: Callable[[], Resultat],
        suite: Callable[[Resultat], None],
        refuser: Callable[[str], None],
        demandeur: QObject | None = None,
    ) -> None:
        """Fait un travail puis sa suite, sans rien couvrir ; l’oublie si `demandeur` disparaît."""
        if self._est_loin():
            tache = lancer_a_la_suite(lambda _: travail(), demandeur or self)
            tache.fini.connect(suite)
            tache.refuse.connect(refuser)
            return
        try:
            resultat = travail()
        except ErreurMetier as refus:
            refuser(str(refus))
            return
        suite(resultat)

    def renoncer(self) -> None:
        """Oublie la réponse attendue, et découvre l’écran."""
        self._demande += 1
        self._patience.stop()
        if self.couche is not None:
            self.couche.fermer()
            self.couche = None

    def _couvrir(self) -> None:
        self.couche = couche = CoucheAttente(self._titre, _SUITE, AU_PLUS_S, self._fenetre)
        couche.renonce.connect(self.renoncer)
        couche.ouvrir()
