"""Travailler hors du fil de l’écran, puis y revenir : seul fichier qui touche aux fils."""

import sys
from collections.abc import Callable
from threading import Event
from weakref import WeakSet

from PySide6.QtCore import QEventLoop, QObject, QRunnable, QThreadPool, Signal, Slot

from cep_desktop.domain.erreurs import ErreurMetier
from ui.incidents import PHRASE, noter


class TravailAnnule(Exception):
    """Le travail s’arrête parce que la personne l’a demandé."""


class Suivi:
    """Ce qu’un travail dit pendant qu’il avance, et s’il doit s’arrêter."""

    def __init__(self, dire: Callable[[str], None]) -> None:
        self._dire = dire
        self._arret = Event()

    def dire(self, phrase: str) -> None:
        """Dit où en est le travail. Lève `TravailAnnule` si l’on a demandé l’arrêt."""
        self.poursuivre()
        self._dire(phrase)

    def poursuivre(self) -> None:
        """Ne fait rien. Lève `TravailAnnule` si l’on a demandé l’arrêt."""
        if self._arret.is_set():
            raise TravailAnnule

    def arreter(self) -> None:
        """Demande l’arrêt au prochain pas."""
        self._arret.set()


Travail = Callable[[Suivi], object]
"""Ce qui s’exécute hors de l’écran ; rend une valeur, ou lève `ErreurMetier`."""


class Tache(QObject):
    """Un travail lancé : ses signaux arrivent sur le fil de l’écran, un seul à la fin.

    Si l’écran qui l’a demandé disparaît, le travail s’arrête au prochain pas et ne dit plus rien.
    """

    fini = Signal(object)
    refuse = Signal(str)
    annule = Signal()
    avance = Signal(str)

    _depuis_le_fil = Signal(str, object)

    def __init__(self, travail: Travail, demandeur: QObject | None = None) -> None:
        super().__init__()
        self._travail = travail
        self._est_orpheline = False
        if demandeur is not None:
            demandeur.destroyed.connect(self._abandonner)
        self.suivi = Suivi(lambda phrase: self._depuis_le_fil.emit("avance", phrase))
        self._depuis_le_fil.connect(self._recevoir)

    def annuler(self) -> None:
        """Demande l’arrêt ; `annule` le confirme si rien n’a été produit."""
        self.suivi.arreter()

    def executer(self) -> None:
        """Fait le travail, sur le fil qui appelle, et envoie ce qu’il rend à l’écran."""
        try:
            resultat = self._travail(self.suivi)
        except TravailAnnule:
            self._depuis_le_fil.emit("annule", None)
        except ErreurMetier as refus:
            self._depuis_le_fil.emit("refuse", str(refus))
        except Exception as erreur:  # noqa: BLE001 - un fil ne doit rien laisser échapper
            noter(erreur)
            self._depuis_le_fil.emit("refuse", PHRASE)
        else:
            self._depuis_le_fil.emit("fini", resultat)

    @Slot()
    def _abandonner(self) -> None:
        self._est_orpheline = True
        self.suivi.arreter()

    @Slot(str, object)
    def _recevoir(self, nature: str, valeur: object) -> None:
        if nature != "avance":
            _EN_COURS.pop(self, None)
        if self._est_orpheline:
            return
        match nature:
            case "annule":
                self.annule.emit()
            case "refuse":
                self.refuse.emit(valeur)
            case "avance":
                self.avance.emit(valeur)
            case _:
                self.fini.emit(valeur)


class _Course(QRunnable):
    """Passage d’une tâche sur un fil du poste."""

    def __init__(self, tache: Tache) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._tache = tache

    def run(self) -> None:
        self._tache.executer()


class DernierCalcul(QObject):
    """Refait un calcul à chaque demande ; seule la réponse à la dernière arrive à l’écran."""

    pret = Signal(object)
    refuse = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._demande = 0

    def demander(self, calcul: Callable[[], object]) -> None:
        """Lance ce calcul hors du fil de l’écran, et oublie la réponse des précédents."""
        self._demande += 1
        numero = self._demande
        tache = lancer(lambda _: calcul(), self)
        tache.fini.connect(lambda resultat: self._rendre(numero, resultat))
        tache.refuse.connect(lambda phrase: self._refuser(numero, phrase))

    def _rendre(self, numero: int, resultat: object) -> None:
        if numero == self._demande:
            self.pret.emit(resultat)

    def _refuser(self, numero: int, phrase: str) -> None:
        if numero == self._demande:
            self.refuse.emit(phrase)


_RELAIS = 0.0005
"""Secondes qu’un travail garde Python quand le fil de l’écran le demande."""

_EN_COURS: dict[Tache, _Course] = {}
"""Garde vivants une tâche et son passage tant que l’écran n’a pas reçu la fin."""


_A_LA_SUITE = QThreadPool()
"""Un seul fil : les travaux d’ici se font dans l’ordre, jamais deux à la fois."""

_A_LA_SUITE.setMaxThreadCount(1)

_VEILLE = QThreadPool()
"""Un fil pour ce qui attend des nouvelles : il ne prend pas la place d’un travail."""

_VEILLE.setMaxThreadCount(1)

_VEILLEURS: WeakSet[Tache] = WeakSet()


def ceder_vite() -> None:
    """Fait rendre vite Python au fil de l’écran, qui le redemande après chaque appel à Qt.

    Le réglage d’origine, 5 ms, se payait à chaque widget : un menu s’ouvrait en 158 ms pendant une
    recherche, en 12 ainsi.
    """
    sys.setswitchinterval(_RELAIS)


def lancer(travail: Travail, demandeur: QObject | None = None) -> Tache:
    """Lance un travail hors du fil de l’écran ; branchez ses signaux dès le retour."""
    return _lancer(travail, demandeur, QThreadPool.globalInstance())


def lancer_a_la_suite(travail: Travail, demandeur: QObject | None = None) -> Tache:
    """Lance un travail qui attend la fin des précédents : ce qui écrit dans le coffre."""
    return _lancer(travail, demandeur, _A_LA_SUITE)


def veiller(travail: Travail, demandeur: QObject) -> Tache:
    """Lance un travail qui attend longtemps, sur un fil à lui ; il s’arrête avec son demandeur."""
    tache = _lancer(travail, demandeur, _VEILLE)
    _VEILLEURS.add(tache)
    return tache


def attendre_la_suite() -> None:
    """Attend que les travaux lancés à la suite soient finis ; leurs signaux viendront après."""
    _A_LA_SUITE.waitForDone()


def patienter(travail: Travail) -> object:
    """Fait un travail à la suite et attend sa fin : l’écran vit, mais ni clic ni touche n’y passe.

    Rend ce que le travail rend. Le travail ne lève rien.
    """
    boucle = QEventLoop()
    rendu: list[object] = []
    tache = lancer_a_la_suite(travail)
    tache.fini.connect(rendu.append)
    for fin in (tache.fini, tache.refuse, tache.annule):
        fin.connect(boucle.quit)
    boucle.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return rendu[0] if rendu else None


def attendre_la_fin() -> None:
    """Attend que les travaux lancés soient finis, avant de quitter : rien n’est coupé en route."""
    attendre_la_suite()
    while _VEILLEURS:
        _VEILLEURS.pop().annuler()
    _VEILLE.waitForDone()
    QThreadPool.globalInstance().waitForDone()


def _lancer(travail: Travail, demandeur: QObject | None, fils: QThreadPool) -> Tache:
    tache = Tache(travail, demandeur)
    _EN_COURS[tache] = course = _Course(tache)
    fils.start(course)
    return tache
