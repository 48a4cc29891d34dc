"""Les propositions d’un livre sous un champ : on choisit, ou l’on garde ce que l’on a écrit."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from cep_desktop.usecases.livres.completion import Proposition, Propositions
from ui.qt import Raison, Touche
from ui.taches import DernierCalcul
from ui.widgets.bouton_compose import BoutonCompose
from ui.widgets.champ import ChampTexte
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, fixer, vider

Chercheur = Callable[[str], Propositions]
"""Rend ce qu’un livre propose ; appelé hors du fil de l’écran."""


class Completion(QWidget):
    """`choisie` porte la proposition, montrée dans le champ : qui écoute l’écrit au dossier.

    Sans livre, ou sans réponse, rien ne se montre : le champ reste un champ.
    """

    choisie = Signal(object)

    def __init__(self, champ: ChampTexte, chercher: Chercheur) -> None:
        super().__init__()
        self._champ, self._chercher = champ, chercher
        self.boutons: list[BoutonProposition] = []
        self.annonce = paragraphe("", "second")
        disposition = colonne(self, espace=6)
        disposition.addWidget(self.annonce)
        self._pile = colonne(espace=6)
        disposition.addLayout(self._pile)
        self._calcul = DernierCalcul(self)
        self._calcul.pret.connect(self._montrer)
        champ.accompagner(self)
        champ.ligne.textEdited.connect(self._demander)
        champ.ligne.installEventFilter(self)
        self.hide()

    def fermer(self) -> None:
        """Retire les propositions."""
        vider(self._pile)
        self.boutons = []
        self.hide()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Bas et Haut parcourent les propositions ; Échap rend le champ."""
        focus = QApplication.focusWidget()
        ici = next((rang for rang, bouton in enumerate(self.boutons) if bouton is focus), 0)
        match evenement.key():
            case Touche.Key_Down if ici + 1 < len(self.boutons):
                self.boutons[ici + 1].setFocus(Raison.TabFocusReason)
            case Touche.Key_Up if ici:
                self.boutons[ici - 1].setFocus(Raison.BacktabFocusReason)
            case Touche.Key_Up:
                self._champ.viser()
            case Touche.Key_Escape:
                self._champ.viser()
                self.fermer()
            case _:
                super().keyPressEvent(evenement)

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Bas entre dans les propositions ; les quitter garde ce qui est écrit."""
        if objet is self._champ.ligne:
            if (
                isinstance(evenement, QKeyEvent)
                and evenement.type() is QEvent.Type.KeyPress
                and evenement.key() == Touche.Key_Down
                and self.boutons
            ):
                self.boutons[0].setFocus(Raison.TabFocusReason)
                return True
            if evenement.type() is QEvent.Type.FocusOut and not self._a_le_clavier():
                self.fermer()
        elif evenement.type() is QEvent.Type.FocusOut and not self._a_le_clavier():
            self._champ.terminer()
            self.fermer()
        return super().eventFilter(objet, evenement)

    def _a_le_clavier(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self._champ.ligne or self.isAncestorOf(focus))

    def _demander(self, texte: str) -> None:
        self._calcul.demander(lambda: self._chercher(texte))

    def _montrer(self, propositions: Propositions) -> None:
        self.fermer()
        if not propositions.lignes or not self._a_le_clavier():
            return
        nombre = len(propositions.lignes)
        pluriel = "s" * (nombre > 1)
        self.annonce.montrer(
            f"{nombre} proposition{pluriel}. Source : {propositions.source}. "
            "Vos mots restent possibles."
        )
        for proposition in propositions.lignes:
            bouton = BoutonProposition(proposition)
            bouton.installEventFilter(self)
            bouton.clicked.connect(lambda _=False, p=proposition: self._choisir(p))
            self.boutons.append(bouton)
            self._pile.addWidget(bouton)
        self.show()

    def _choisir(self, proposition: Proposition) -> None:
        self._champ.viser()
        self.fermer()
        self._champ.montrer(proposition.valeur)
        self.choisie.emit(proposition)


class BoutonProposition(BoutonCompose):
    """Une proposition : son nom, et dessous de quoi la reconnaître."""

    def __init__(self, proposition: Proposition) -> None:
        super().__init__()
        disposition = colonne(self, marges=(14, 8, 14, 8), espace=2)
        disposition.addWidget(paragraphe(proposition.titre, "fort"))
        if proposition.precision:
            disposition.addWidget(paragraphe(proposition.precision, "legende"))
        fixer(self, hauteur_min=48)
        self.nommer(", ".join(filter(None, (proposition.titre, proposition.precision))))
        self.laisser_passer()
