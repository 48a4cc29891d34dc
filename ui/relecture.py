"""Ce qui relit les mots pendant qu’on les écrit : l’orthographe, et les mots sensibles.

Rien n’est lu au démarrage : le premier champ où l’on entre le demande, et `ui.app` le lit hors
du fil de l’écran. Tant que ce n’est pas prêt, aucun mot n’est douteux.

Le dictionnaire juge des mots, jamais un texte : ce qu’il en dit reste vrai quand le texte a changé.
Quelques mots neufs se jugent sur-le-champ ; beaucoup, hors du fil de l’écran, et ils attendent.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.taches import lancer

if TYPE_CHECKING:
    from cep_desktop.orthographe.dictionnaire import Dictionnaire
    from cep_desktop.orthographe.mots import MotDouteux

_AU_PLUS = 60
"""Mots neufs d’un texte jugés sur le fil de l’écran : une milliseconde, deux s’ils sont faux."""

_RETENUS = 20_000
"""Mots dont on retient s’ils existent, pour ne pas les rejuger à chaque touche."""

Proches = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Livres:
    """Ce qu’il faut pour relire ; `sensibles` rend les mots d’un texte, avec leur genre."""

    dictionnaire: "Dictionnaire | None"
    sensibles: Callable[[str], tuple[tuple[str, str], ...]]


def lire_les_livres() -> Livres:
    """Lit le dictionnaire et le lexique ; sans dictionnaire, les mots sensibles servent encore."""
    from cep_desktop.orthographe.dictionnaire import DictionnaireAbsent, lire_dictionnaire
    from cep_desktop.rules.donnees_sensibles import reperer

    try:
        dictionnaire = lire_dictionnaire()
    except DictionnaireAbsent:
        dictionnaire = None
    reperer("")
    return Livres(
        dictionnaire, lambda texte: tuple((r.mot, r.genre.libelle) for r in reperer(texte))
    )


class Relecture(QObject):
    """`demandee` part une fois ; `change` dit que les mots douteux ne sont plus les mêmes."""

    demandee = Signal()
    change = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._livres: Livres | None = None
        self._est_demandee = False
        self._gardes: set[str] = set()
        self._juges: dict[str, bool] = {}
        self._a_juger: set[str] = set()
        self._juge_ailleurs = False
        self._proches: dict[str, Proches] = {}

    @property
    def est_prete(self) -> bool:
        """Vrai si les livres sont lus."""
        return self._livres is not None

    def demander(self) -> None:
        """Demande de lire les livres, la première fois."""
        if not self._est_demandee:
            self._est_demandee = True
            self.demandee.emit()

    def recevoir(self, livres: Livres | None) -> None:
        """Prend les livres lus, ou les rend (`None`) : la relecture redevient muette."""
        self._livres = livres
        self._est_demandee = livres is not None
        for retenu in (self._gardes, self._juges, self._a_juger, self._proches):
            retenu.clear()
        self.change.emit()

    def douteux(self, texte: str) -> "tuple[MotDouteux, ...]":
        """Rend les mots inconnus du dictionnaire, sauf ceux que l’on garde.

        Un texte plein de mots neufs se juge ailleurs : `change` dit quand le redemander.
        """
        dictionnaire = self._dictionnaire
        if dictionnaire is None:
            return ()
        juges = self._juges
        if len(juges) > _RETENUS:
            juges.clear()
        from cep_desktop.orthographe.mots import mots_douteux

        trouves = tuple(mots_douteux(texte, lambda mot: juges.get(mot, False)))
        neufs = {trouve.mot for trouve in trouves if trouve.mot not in juges}
        if len(neufs) > _AU_PLUS:
            self._juger_ailleurs(neufs)
        else:
            juges.update((mot, dictionnaire.connait(mot)) for mot in neufs)
        return tuple(
            trouve
            for trouve in trouves
            if not juges.get(trouve.mot, True) and trouve.mot not in self._gardes
        )

    def chercher(self, mot: str, demandeur: QObject, recevoir: Callable[[Proches], object]) -> None:
        """Cherche les mots proches hors du fil de l’écran, tant que le demandeur existe."""
        dictionnaire = self._dictionnaire
        if dictionnaire is None or mot in self._proches:
            recevoir(self._proches.get(mot, ()))
            return

        def retenir(proches: Proches) -> None:
            if self._dictionnaire is dictionnaire:
                self._proches[mot] = proches
            recevoir(proches)

        tache = lancer(lambda suivi: dictionnaire.proposer(mot, suivi.poursuivre), demandeur)
        tache.fini.connect(retenir)

    @property
    def _dictionnaire(self) -> "Dictionnaire | None":
        return self._livres.dictionnaire if self._livres else None

    def _juger_ailleurs(self, mots: set[str]) -> None:
        """Juge des mots hors du fil de l’écran, un lot après l’autre."""
        dictionnaire = self._dictionnaire
        self._a_juger |= mots
        if self._juge_ailleurs or dictionnaire is None:
            return
        self._juge_ailleurs, lot = True, frozenset(self._a_juger)
        self._a_juger.clear()
        tache = lancer(lambda _: {mot: dictionnaire.connait(mot) for mot in lot}, self)
        tache.fini.connect(lambda juges: self._prendre(dictionnaire, juges))
        tache.refuse.connect(lambda _: self._prendre(dictionnaire, {}))

    def _prendre(self, dictionnaire: "Dictionnaire", juges: dict[str, bool]) -> None:
        self._juge_ailleurs = False
        if self._dictionnaire is not dictionnaire:
            return
        self._juges.update(juges)
        if self._a_juger:
            self._juger_ailleurs(set())
        if juges:
            self.change.emit()

    def garder(self, mot: str) -> None:
        """Ne signale plus ce mot jusqu’à la fermeture ; rien n’en est écrit sur le disque."""
        self._gardes.add(mot)
        self.change.emit()

    def sensibles(self, texte: str) -> tuple[tuple[str, str], ...]:
        """Rend les mots sensibles d’un texte, et ce qu’ils pourraient dire."""
        return self._livres.sensibles(texte) if self._livres else ()


relecture = Relecture()
"""La relecture de ce processus."""
