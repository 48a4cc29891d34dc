"""Une page de l’écran partagé : elle ne contient que les mots d’une `VuePartagee`."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.qt import Raison, Taille
from ui.theme import u
from ui.vue_partagee import VuePartagee
from ui.widgets.avis import Avis
from ui.widgets.mise_en_page import colonne, mesurer, vider
from ui.widgets.page import Page
from ui.widgets.partage.blocs import dessiner
from ui.widgets.partage.gestes import Agir


class PagePartagee(Page):
    """Redessine tout quand la vue change, et rend le clavier au geste que l’on venait de faire."""

    def __init__(self, agir: Agir) -> None:
        super().__init__("")
        self.titre.setWordWrap(True)
        mesurer(self.corps, marges=(32, 18, 32, 28), espace=18)
        self._agir = agir
        self._vue: VuePartagee | None = None
        self._code = ""
        self._etapes: dict[str, int] = {}
        self.titre.setWordWrap(True)  # il peut nommer un organisme
        self.titre.setSizePolicy(Taille.Preferred, Taille.Minimum)
        self.refus = Avis()
        self.corps.addWidget(self.refus)
        boite = QWidget()
        self._blocs = colonne(boite, espace=20)
        self.corps.addWidget(boite)
        self.corps.addStretch(1)

    @property
    def vue(self) -> VuePartagee | None:
        """Ce qui est montré."""
        return self._vue

    def montrer(self, code: str, vue: VuePartagee) -> None:
        """Montre la vue d’une page ; la même vue ne change rien."""
        if (code, vue) == (self._code, self._vue):
            return
        est_autre = code != self._code
        focus: QWidget | None = self.window().focusWidget()
        nom = focus.accessibleName() if focus is not None and self.isAncestorOf(focus) else ""
        haut = self.verticalScrollBar().value()
        self._code, self._vue = code, vue
        self.intituler(vue.titre, vue.phrase)
        vider(self._blocs)
        for bloc in vue.blocs:
            dessin = dessiner(
                bloc,
                self._agir,
                ouverte=self._etapes.get(code),
                retenir=partial(self._retenir, code),
            )
            self._blocs.addWidget(dessin)
            dessin.show()
        disposition = self.fond.layout()
        if disposition is not None:
            disposition.activate()
        self.verticalScrollBar().setValue(0 if est_autre else haut)
        if est_autre:
            self.viser()
        elif nom:
            self._rendre_le_clavier(nom)

    def _retenir(self, code: str, rang: int) -> None:
        """Garde l’étape regardée, et amène à l’écran ce qui y a le clavier."""
        self._etapes[code] = rang
        focus: QWidget | None = self.fond.focusWidget()
        disposition = self.fond.layout()
        if focus is not None and disposition is not None:
            disposition.activate()
            self.ensureWidgetVisible(focus, 0, u(24))

    def _rendre_le_clavier(self, nom: str) -> None:
        for widget in self.findChildren(QWidget):
            if widget.accessibleName() == nom and widget.isVisibleTo(self) and widget.isEnabled():
                widget.setFocus(Raison.OtherFocusReason)
                return
        self.viser()
