"""Ouvrir, tenir à jour et refermer la comparaison de deux métiers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer
from ui.pages.competences.carte_comparaison import CarteComparaison
from ui.pages.competences.comparaison import comparer
from ui.widgets.boutons import Bouton


class Comparateur(QObject):
    """`ouvert` part quand la carte se montre ; sans deux métiers, elle se cache."""

    ouvert = Signal()

    def __init__(self, dossier: Callable[[], Dossier], parent: QObject) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self._choisis = ("", "")
        self.carte = CarteComparaison()
        self.carte.hide()
        self.bouton = Bouton("Comparer 2 métiers", "contour", "columns")
        self.bouton.clicked.connect(self.ouvrir)
        self.carte.choisis.connect(self._choisir)
        self.carte.ferme.connect(self._fermer)

    def ouvrir(self) -> None:
        """Compare les deux premiers métiers ; les listes en changent."""
        cles = [metier.id for metier in self._dossier().conseil.metiers]
        if len(cles) > 1:
            self._choisir(*cles[:2])
            self.carte.show()
            self.suivre()
            self.ouvert.emit()
            self.carte.second.setFocus()

    def suivre(self) -> None:
        """Montre les métiers tels qu’ils sont dans le dossier."""
        dossier = self._dossier()
        metiers = tuple((m.id, composer(m.appellation)) for m in dossier.conseil.metiers)
        self.bouton.setVisible(len(metiers) > 1)
        if len(metiers) <= 1:
            self.carte.hide()
        if not self.carte.isHidden():
            self.carte.proposer(metiers, *self._choisis)
            self.carte.montrer(comparer(dossier, *self._choisis))

    def _choisir(self, premier: str, second: str) -> None:
        self._choisis = (premier, second)
        self.suivre()

    def _fermer(self) -> None:
        self.carte.hide()
        self.bouton.setFocus()
