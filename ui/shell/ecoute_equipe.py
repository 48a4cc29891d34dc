"""Attendre qu’un autre poste écrive, sur un fil qui ne sert qu’à cela."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.taches import Suivi, veiller

if TYPE_CHECKING:
    from cep_desktop.usecases.equipe import Ecoute, Nouvelles

_ECOUTE_S = 1.0
"""Secondes au plus avant de voir qu’il faut s’arrêter."""


class EcouteEquipe(QObject):
    """`appris` porte chaque nouvelle ; une liaison perdue attend qu’on écoute de nouveau."""

    appris = Signal(object)

    def __init__(self, ouvrir: "Callable[[], Ecoute]", parent: QObject) -> None:
        super().__init__(parent)
        self._ouvrir = ouvrir
        self._ecoute: Ecoute | None = None
        self.est_en_cours = False

    def commencer(self) -> None:
        """Écoute, si ce n’est pas déjà fait."""
        if self.est_en_cours:
            return
        self.est_en_cours = True
        tache = veiller(self._attendre, self)
        tache.fini.connect(self._apprendre)
        tache.refuse.connect(lambda _: self._perdre())

    def _attendre(self, suivi: Suivi) -> "Nouvelles":
        if self._ecoute is None:
            self._ecoute = self._ouvrir()
        while True:
            suivi.dire("")
            nouvelles = self._ecoute.attendre(_ECOUTE_S)
            if nouvelles.changements or not nouvelles.est_complet:
                return nouvelles

    def _apprendre(self, nouvelles: "Nouvelles") -> None:
        self.est_en_cours = False
        self.commencer()
        self.appris.emit(nouvelles)

    def _perdre(self) -> None:
        if self._ecoute is not None:
            self._ecoute.fermer()
        self._ecoute = None
        self.est_en_cours = False
