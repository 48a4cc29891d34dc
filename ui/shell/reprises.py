"""À l’ouverture d’un coffre : proposer le travail qui n’avait pas pu être enregistré."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.coffre.brouillon import Reprise, a_reprendre, reprendre
from cep_desktop.usecases.coffre.ports import Coffre
from ui.taches import lancer_a_la_suite
from ui.widgets.avis import Avis

if TYPE_CHECKING:
    from ui.pages.reprise.couche import CoucheReprise
    from ui.shell.fenetre import Fenetre


class Reprises(QObject):
    """`ouvre` porte la session à ouvrir ; l’avis reste tant qu’il y a du travail à proposer."""

    ouvre = Signal(object)
    refuse = Signal(str)

    def __init__(
        self,
        atelier: Atelier,
        coffre: Coffre,
        avis: Avis,
        fenetre: "Fenetre",
        *,
        est_ouvert: Callable[[UUID], bool],
    ) -> None:
        super().__init__(fenetre)
        self._est_ouvert = est_ouvert
        self._atelier = atelier
        self._coffre = coffre
        self._avis = avis
        self._fenetre = fenetre
        self._reprises: tuple[Reprise, ...] = ()
        self.couche: CoucheReprise | None = None
        avis.action.setText("Voir ce travail")
        avis.action.clicked.connect(self.montrer)

    def chercher(self) -> None:
        """Cherche hors du fil de l’écran."""
        tache = lancer_a_la_suite(
            lambda _: a_reprendre(self._coffre.brouillons, self._atelier.dossiers), self
        )
        tache.fini.connect(self._recevoir)
        tache.refuse.connect(self.refuse)

    def montrer(self) -> None:
        """Montre le premier travail et ses différences."""
        from ui.pages.reprise.couche import CoucheReprise
        from ui.pages.reprise.etat import deriver

        self._fermer()
        etat = deriver(self._reprises[0], le=self._atelier.aujourd_hui())
        self.couche = couche = CoucheReprise(etat, self._fenetre)
        couche.fermee.connect(self._fermer)
        couche.reprise.connect(self._reprendre)
        couche.ecartee.connect(self._ecarter)
        couche.ouvrir()

    def _recevoir(self, reprises: tuple[Reprise, ...]) -> None:
        """Tait le travail du dossier déjà rouvert : il est à l’écran."""
        self._annoncer(tuple(r for r in reprises if not self._est_ouvert(r.brouillon.dossier.id)))

    def _annoncer(self, reprises: tuple[Reprise, ...]) -> None:
        self._reprises = reprises
        self._avis.action.setVisible(bool(reprises))
        if not reprises:
            self._avis.dire("")
            return
        from ui.pages.reprise.etat import annoncer

        self._avis.dire(annoncer(len(reprises)))

    def _reprendre(self) -> None:
        reprise = self._retirer()
        self._fenetre.attente.faire(
            "Ouverture du dossier…",
            partial(reprendre, reprise, self._atelier.dossiers),
            self.ouvre.emit,
            self.refuse.emit,
        )

    def _ecarter(self) -> None:
        reprise = self._retirer()
        identifiant = reprise.brouillon.dossier.id
        lancer_a_la_suite(lambda _: self._coffre.brouillons.oublier(identifiant), self)

    def _retirer(self) -> Reprise:
        self._fermer()
        premiere, *reste = self._reprises
        self._annoncer(tuple(reste))
        return premiere

    def _fermer(self) -> None:
        if self.couche is not None:
            self.couche.fermer()
            self.couche = None
