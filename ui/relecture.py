"""Ce qui relit les mots pendant qu’on les écrit : l’orthographe, et les mots sensibles.

Rien n’est lu au démarrage : le premier champ où l’on entre le demande, et `ui.app` le lit hors
du fil de l’écran. Tant que ce n’est pas prêt, aucun mot n’est douteux.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cep_desktop.orthographe.dictionnaire import (
    Dictionnaire,
    DictionnaireAbsent,
    lire_dictionnaire,
)
from cep_desktop.orthographe.mots import MotDouteux, mots_douteux


@dataclass(frozen=True, slots=True)
class Livres:
    """Ce qu’il faut pour relire ; `sensibles` rend les mots d’un texte, avec leur genre."""

    dictionnaire: Dictionnaire | None
    sensibles: Callable[[str], tuple[tuple[str, str], ...]]


def lire_les_livres() -> Livres:
    """Lit le dictionnaire et le lexique ; sans dictionnaire, les mots sensibles servent encore."""
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
        self._gardes.clear()
        self.change.emit()

    def douteux(self, texte: str) -> tuple[MotDouteux, ...]:
        """Rend les mots inconnus du dictionnaire, sauf ceux que l’on garde."""
        livres = self._livres
        if livres is None or livres.dictionnaire is None:
            return ()
        trouves = mots_douteux(texte, livres.dictionnaire.connait)
        return tuple(mot for mot in trouves if mot.mot not in self._gardes)

    def proposer(self, mot: str) -> tuple[str, ...]:
        """Rend les mots proches."""
        livres = self._livres
        dictionnaire = livres.dictionnaire if livres else None
        return dictionnaire.proposer(mot) if dictionnaire else ()

    def garder(self, mot: str) -> None:
        """Ne signale plus ce mot jusqu’à la fermeture ; rien n’en est écrit sur le disque."""
        self._gardes.add(mot)
        self.change.emit()

    def sensibles(self, texte: str) -> tuple[tuple[str, str], ...]:
        """Rend les mots sensibles d’un texte, et ce qu’ils pourraient dire."""
        return self._livres.sensibles(texte) if self._livres else ()


relecture = Relecture()
"""La relecture de ce processus."""
