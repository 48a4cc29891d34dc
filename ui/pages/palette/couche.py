"""La couche de la palette : un champ, ce qui répond, et comment s’en servir."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.pages.palette.etat import Entree, Trouvaille, chercher
from ui.pages.palette.liste import ListePalette
from ui.qt import Evenement, Raison, Touche
from ui.theme import u
from ui.widgets.boutons import Bouton
from ui.widgets.couche import Couche
from ui.widgets.libelle import paragraphe
from ui.widgets.ligne_loupe import LigneLoupe
from ui.widgets.mise_en_page import ligne

_AUTOUR, _PEU = 200, 104
_AIDE = "Flèches haut et bas : choisir. Entrée : ouvrir. Échap : fermer."
_EN_PARTAGE = "En écran partagé : aucun autre dossier."
_PAGE = 6


class CouchePalette(Couche):
    """`choisie` porte l’entrée voulue ; `cherche`, le texte tapé, pour trouver aussi ailleurs."""

    choisie = Signal(object)
    cherche = Signal(str)

    def __init__(
        self,
        entrees: Sequence[Entree],
        parent: QWidget,
        *,
        recentes: Sequence[str] = (),
        est_partage: bool = False,
    ) -> None:
        super().__init__("Chercher", "", parent)
        self.titre.hide()
        self.phrase.hide()
        self._entrees = tuple(entrees)
        self._ailleurs: tuple[Entree, ...] = ()
        self._recentes = tuple(recentes)
        self.champ = LigneLoupe()
        self.champ.setAccessibleName("Chercher une action, une page, un dossier")
        self.champ.setPlaceholderText("Chercher une action, une page, un dossier")
        if est_partage:
            self.champ.setPlaceholderText("Chercher une action, une page")
        self.champ.installEventFilter(self)
        self.fermer_la = Bouton("Échap", "contour")
        self.fermer_la.setAccessibleName("Fermer la recherche")
        rangee = ligne(espace=10)
        rangee.addWidget(self.champ, 1)
        rangee.addWidget(self.fermer_la)
        self._interieur.insertLayout(0, rangee)
        self.liste = ListePalette()
        self.corps.addWidget(self.liste)
        self.raison = paragraphe("", "second", ton="warn")
        self.raison.hide()
        self.pied.addWidget(self.raison)
        self.pied.addWidget(paragraphe(f"{_AIDE} {_EN_PARTAGE if est_partage else ''}", "second"))
        self.champ.textChanged.connect(self._chercher)
        self.liste.choisie.connect(self._choisir)
        self.fermer_la.clicked.connect(self.fermee)
        self._montrer()

    def ouvrir(self) -> None:
        """Montre la palette et donne le clavier au champ."""
        super().ouvrir()
        self.champ.setFocus(Raison.PopupFocusReason)

    def ajouter(self, entrees: Sequence[Entree]) -> None:
        """Montre aussi ce qui a été trouvé ailleurs pour le texte tapé."""
        if self._ailleurs != tuple(entrees):
            self._ailleurs = tuple(entrees)
            self._montrer()

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Les flèches et Entrée, tapées dans le champ, vont à la liste."""
        if (
            objet is self.champ
            and isinstance(evenement, QKeyEvent)
            and evenement.type() == Evenement.KeyPress
        ):
            return self._diriger(evenement)
        return super().eventFilter(objet, evenement)

    def _diriger(self, evenement: QKeyEvent) -> bool:
        pas = {
            Touche.Key_Down: 1, Touche.Key_Up: -1,
            Touche.Key_PageDown: _PAGE, Touche.Key_PageUp: -_PAGE,
        }  # fmt: skip
        touche = Touche(evenement.key())
        if touche in pas:
            for _ in range(abs(pas[touche])):
                self.liste.descendre(1 if pas[touche] > 0 else -1)
            self._annoncer(self.liste.courante)
            return True
        if touche in {Touche.Key_Return, Touche.Key_Enter}:
            if self.liste.courante is not None:
                self._choisir(self.liste.courante.entree)
            return True
        return False

    def _placer(self) -> None:
        """Donne à la liste la place que la fenêtre laisse."""
        place = max(u(_PEU), self.height() - u(_AUTOUR))
        self.liste.setFixedHeight(min(self.liste.sizeHint().height(), place))
        super()._placer()

    def _chercher(self, texte: str) -> None:
        self._ailleurs = ()
        self._montrer()
        self.cherche.emit(texte)

    def _montrer(self) -> None:
        entrees = (*self._entrees, *self._ailleurs)
        self.liste.montrer(chercher(entrees, self.champ.text(), recentes=self._recentes))
        self._annoncer(self.liste.courante)
        self._placer()

    def _annoncer(self, trouvaille: Trouvaille | None) -> None:
        self.raison.hide()
        self.champ.setAccessibleDescription(trouvaille.phrase if trouvaille else "Rien trouvé")

    def _choisir(self, entree: Entree) -> None:
        if entree.empechement:
            self.raison.montrer(entree.empechement)
            self.raison.show()
            return
        self.choisie.emit(entree)
