"""F1 : l’aide de la page montrée, la liste des touches, et la visite à revoir."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.pages.aide.couche import CoucheAide
from ui.pages.aide.etat import codes, lire
from ui.pages.touches.couche import CoucheTouches
from ui.pages.touches.etat import ranger
from ui.shell.rail import ACCUEIL
from ui.shell.registre import Action, Registre, Rubrique
from ui.shell.touches import ecrire_touche
from ui.widgets.couche import Couche

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre


class Aide(QObject):
    """Une couche à la fois ; `visite` demande la visite guidée."""

    visite = Signal()

    def __init__(self, fenetre: "Fenetre") -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self.couche: Couche | None = None
        fenetre.barre.aide.clicked.connect(self.expliquer)
        fenetre.registre.ajouter(self._actions())

    def expliquer(self) -> None:
        """Montre l’aide de la page ; redemandée, montre les touches."""
        if self.couche is not None:
            self.montrer_les_touches()
        elif not self._fenetre.est_couverte:
            self.montrer(self._fenetre.code_montre)

    def montrer(self, code: str) -> None:
        """Montre l’aide d’une page ; celle de la liste si cette page n’a pas la sienne."""
        couche = CoucheAide(lire(code if code in codes() else ACCUEIL), self._fenetre)
        couche.touches.connect(self.montrer_les_touches)
        couche.visite.connect(self._visiter)
        self._ouvrir(couche)

    def montrer_les_touches(self) -> None:
        """Montre toutes les touches, à jour avec le registre."""
        groupes = ranger(lister_les_touches(self._fenetre.registre))
        self._ouvrir(CoucheTouches(groupes, self._fenetre))

    def _visiter(self) -> None:
        self._fermer()
        self.visite.emit()

    def _ouvrir(self, couche: Couche) -> None:
        self._fermer()
        self.couche = couche
        couche.fermee.connect(self._fermer)
        couche.ouvrir()

    def _fermer(self) -> None:
        if self.couche is not None:
            self.couche.fermer()
            self.couche = None

    def _actions(self) -> Iterator[Action]:
        def si_libre(geste: Callable[[], object]) -> Callable[[], object]:
            """F1 dans l’aide mène aux touches ; sous une autre couche, il se tait."""
            return lambda: geste() if self.couche or not self._fenetre.est_couverte else None

        yield Action(
            "aide.page", "Aide de cette page", self.expliquer, Rubrique.AIDE, ("F1",),
            "info", "comment faire mode d’emploi", passe_les_couches=True,
        )  # fmt: skip
        yield Action(
            "aide.touches", "Toutes les touches", si_libre(self.montrer_les_touches),
            Rubrique.AIDE, ("Ctrl+?", "Ctrl+Shift+?"), "info", "raccourcis clavier",
            passe_les_couches=True,
        )  # fmt: skip
        for code in codes():
            yield Action(
                f"aide.page.{code}", f"Aide : {lire(code).titre}", partial(self.montrer, code),
                Rubrique.AIDE, (), "info", "comment mode d’emploi",
            )  # fmt: skip


def lister_les_touches(registre: Registre) -> Iterator[tuple[str, str, str]]:
    """Rend rubrique, touches et mot de chaque action qui a une touche."""
    for rubrique in Rubrique:
        for action in registre.actions:
            if action.rubrique is rubrique and action.touches:
                yield rubrique.value, " ou ".join(map(ecrire_touche, action.touches)), action.mot
