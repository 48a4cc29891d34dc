"""Garder les deux versions : ce que les deux ont changé se choisit, point par point."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.conflit import Cote
from ui.pages.conflit.etat import Enjeu
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.choix import code_choisi
from ui.widgets.couche import Couche
from ui.widgets.grand_choix import GrandsChoix, Option
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import filet, ligne
from ui.widgets.rangee_souple import RangeeSouple


class CoucheReunion(Couche):
    """`reunit` porte le côté choisi à chaque place ; Échap laisse les deux versions de côté."""

    reunit = Signal(object)

    def __init__(self, enjeux: tuple[Enjeu, ...], auteur: str, parent: QWidget) -> None:
        super().__init__(
            "Garder les deux versions",
            "Le reste se réunit seul. Ici, vous avez changé la même chose : choisissez.",
            parent,
        )
        self.choix: dict[str, Cote] = {}
        self._a_faire = len(enjeux)
        self.points: dict[str, GrandsChoix] = {}
        self.refus = Avis("refus")
        self.manque = paragraphe("", "second")
        self.plus_tard = Bouton("Décider plus tard", "contour")
        self.reunir = Bouton("Réunir les deux", "plein", "check-bold")
        self.corps.addWidget(self.refus)
        prenom = auteur.split(maxsplit=1)[0] if auteur else "L’autre"
        for rang, enjeu in enumerate(enjeux):
            if rang:
                self.corps.addWidget(filet())
            self.corps.addWidget(paragraphe(enjeu.sujet, "fort"))
            self.corps.addWidget(self._point(enjeu, prenom))
        gestes = QWidget()
        rangee = ligne(gestes, espace=10)
        rangee.addStretch(1)
        rangee.addWidget(self.plus_tard)
        rangee.addWidget(self.reunir)
        self.pied.addWidget(RangeeSouple(self.manque, gestes, seuil=620, espace=12))
        self.plus_tard.clicked.connect(self.fermee)
        self.reunir.clicked.connect(lambda: self.reunit.emit(dict(self.choix)))
        self._suivre()

    def _point(self, enjeu: Enjeu, prenom: str) -> GrandsChoix:
        point = GrandsChoix(
            enjeu.sujet,
            (
                Option(Cote.MIENNE.value, enjeu.mienne, "user-circle", "Vous"),
                Option(Cote.AUTRE.value, enjeu.autre, "users-three", prenom),
            ),
        )
        point.choisi.connect(partial(self._choisir, enjeu.place))
        self.points[enjeu.place] = point
        return point

    def _choisir(self, place: str, code: str) -> None:
        self.choix[place] = code_choisi(Cote, code)
        self._suivre()

    def _suivre(self) -> None:
        reste = self._a_faire - len(self.choix)
        raison = f"Il reste {reste} choix à faire." if reste else ""
        self.manque.montrer(raison or "Tout est prêt.")
        self.reunir.setEnabled(not raison)
        self.reunir.setAccessibleDescription(raison)
