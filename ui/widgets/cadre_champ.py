"""Ce que tout champ partage : son libellé au-dessus, son aide, et son erreur en phrase dessous."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Alignement, Raison
from ui.widgets.avis import Picto
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne


class Fautes(QObject):
    """`change` dit qu’un champ vient de se tromper, ou n’a plus d’erreur."""

    change = Signal()


fautes = Fautes()
"""Les erreurs de saisie de ce processus ; chaque page relève les siennes."""


class Champ(QWidget):
    """Ce que tout champ partage ; `commande` est ce que l’on remplit."""

    def __init__(
        self, titre: str, commande: QWidget, *, aide: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.commande = commande
        self._aide = aide
        self.disposition = disposition = colonne(self, espace=5)
        self._titre = libelle(titre, "libelle")
        self._titre.setBuddy(commande)
        disposition.addWidget(self._titre)
        if aide:
            disposition.addWidget(paragraphe(aide, "legende"))
        disposition.addWidget(commande)
        self._faute = QWidget()
        rangee = ligne(self._faute, espace=8)
        rangee.addWidget(Picto("warning-circle-fill", "bad", 18), 0, Alignement.AlignTop)
        self._phrase = paragraphe("", "second", ton="bad")
        rangee.addWidget(self._phrase, 1)
        disposition.addWidget(self._faute)
        self._faute.hide()
        self.nommer(titre)

    @property
    def faute(self) -> str:
        """Phrase d’erreur montrée, vide s’il n’y en a pas."""
        return self._phrase.text() if self._faute.isVisibleTo(self) else ""

    @property
    def nom(self) -> str:
        """Le nom que dit le lecteur d’écran."""
        return self.commande.accessibleName()

    def nommer(self, titre: str) -> None:
        """Change le libellé, et le nom dit par le lecteur d’écran."""
        self._titre.montrer(titre)
        self.commande.setAccessibleName(composer(titre))
        self.commande.setAccessibleDescription(composer(self._aide))

    def cacher_le_titre(self) -> None:
        """Laisse le libellé à ce qui entoure le champ ; le lecteur d’écran le dit toujours."""
        self._titre.hide()

    def refuser(self, phrase: str) -> None:
        """Montre ce qui ne va pas et comment l’écrire."""
        self._phrase.montrer(phrase[:1].upper() + phrase[1:])
        self._faute.show()
        self._marquer("true", phrase)

    def accepter(self) -> None:
        """Efface l’erreur."""
        self._faute.hide()
        self._marquer("false", self._aide)

    def viser(self) -> None:
        """Donne le clavier au champ."""
        self.commande.setFocus(Raison.OtherFocusReason)

    def _marquer(self, erreur: str, description: str) -> None:
        self.commande.setAccessibleDescription(composer(description))
        if self.commande.property("erreur") != erreur:
            self.commande.setProperty("erreur", erreur)
            self.commande.style().unpolish(self.commande)
            self.commande.style().polish(self.commande)
            fautes.change.emit()
