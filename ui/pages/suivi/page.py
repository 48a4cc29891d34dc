"""La page « À faire » : relances, échéances, signatures de tous les dossiers."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from cep_desktop.usecases.suivi import AFaire, NatureAFaire
from ui.pages.suivi.etat import EtatSuivi, deriver
from ui.taches import DernierCalcul
from ui.widgets.avis import Avis
from ui.widgets.carte import Carte
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.liste_fiches import ListeFiches
from ui.widgets.mise_en_page import colonne
from ui.widgets.page import Page

_TITRE = "À faire"


class PageSuivi(Page):
    """Les dossiers se lisent hors du fil de l’écran ; `choisie` porte ce que l’on veut faire."""

    choisie = Signal(object)

    def __init__(
        self, relever: Callable[[], tuple[AFaire, ...]], aujourd_hui: Callable[[], date]
    ) -> None:
        natures = (("", "Tout"), *((n.value, n.libelle) for n in NatureAFaire))
        self.nature = ListeChoix("Nature", natures)
        super().__init__(_TITRE, (self.nature,))
        self._relever, self._aujourd_hui = relever, aujourd_hui
        self._calcul = DernierCalcul(self)
        self._a_faire: tuple[AFaire, ...] = ()
        self.etat: EtatSuivi | None = None
        self.refus = Avis("refus")
        self.en_retard = ListeFiches("En retard", titre="En retard")
        self.a_venir = ListeFiches("À venir", titre="Dans les deux semaines")
        self.vide = Carte()
        colonne(self.vide).addWidget(
            EcranVide("Rien à faire pour le moment", "Les relances et les dates viendront ici.")
        )
        for widget in (self.refus, self.en_retard, self.a_venir, self.vide):
            self.corps.addWidget(widget)
        self.corps.addStretch(1)
        self.vide.hide()
        self._calcul.pret.connect(self._montrer)
        self._calcul.refuse.connect(self.refus.dire)
        self.nature.choisi.connect(lambda _: self._afficher())
        for liste in (self.en_retard, self.a_venir):
            liste.geste.connect(self._ouvrir)

    def viser(self) -> None:
        """Donne le clavier au titre, et relit les dossiers."""
        super().viser()
        self.intituler(_TITRE, "Lecture des dossiers…")
        self._calcul.demander(self._relever)

    def _montrer(self, a_faire: tuple[AFaire, ...]) -> None:
        self._a_faire = a_faire
        self._afficher()

    def _afficher(self) -> None:
        le = self._aujourd_hui()
        self.etat = etat = deriver(self._a_faire, nature=self.nature.code, le=le)
        self.intituler(_TITRE, etat.sous_titre)
        self.en_retard.montrer(etat.en_retard)
        self.a_venir.montrer(etat.a_venir)
        self.vide.setVisible(not etat.en_retard and not etat.a_venir)

    def _ouvrir(self, rang: str, _geste: str) -> None:
        self.choisie.emit(self._a_faire[int(rang)])
