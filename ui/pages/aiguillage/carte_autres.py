"""Les autres réponses possibles, chacune avec sa raison, même quand c’est « pas aujourd’hui »."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.aiguillage.etat import AutreReponse
from ui.pages.aiguillage.marques import AUTRES
from ui.qt import Alignement
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.etiquette import Etiquette
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple


class CarteAutres(Carte):
    """`regardee` porte le code d’une structure que l’on veut voir en détail."""

    regardee = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self._montrees: tuple[AutreReponse, ...] = ()
        self._place = colonne(self, marges=(24, 10, 16, 10), espace=8)

    def montrer(self, autres: tuple[AutreReponse, ...]) -> None:
        """Affiche les autres structures, ou se cache s’il n’y en a pas."""
        self.setVisible(bool(autres))
        if autres == self._montrees:
            return
        self._montrees = autres
        vider(self._place)
        for rang, autre in enumerate(autres):
            if rang:
                self._place.addWidget(filet())
            self._place.addWidget(self._ligne(autre))

    def _ligne(self, autre: AutreReponse) -> QWidget:
        mots = QWidget()
        textes = colonne(mots, espace=1)
        textes.addWidget(paragraphe(autre.nom, "fort"))
        textes.addWidget(paragraphe(autre.raison, "second"))
        droite = QWidget()
        rangee = ligne(droite, espace=10)
        rangee.addStretch(1)
        rangee.addWidget(Etiquette(AUTRES[autre.etat]), 0, Alignement.AlignVCenter)
        voir = Bouton("Voir", "discret")
        voir.setAccessibleName(f"Voir\u00a0: {autre.nom}")
        voir.clicked.connect(lambda _=False, code=autre.code: self.regardee.emit(code))
        rangee.addWidget(voir)
        return RangeeSouple(mots, droite, seuil=560, espace=8)
