"""L’avis de la fenêtre : une erreur imprévue, ou un enregistrement qui n’a pas pu se faire."""

from PySide6.QtWidgets import QWidget

from ui.widgets.avis import Avis


class Incident(Avis):
    """Un échec d’enregistrement propose une copie de secours ; une erreur imprévue, non."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("refus", parent)
        self.action.setText("Enregistrer une copie de secours")

    def echouer(self, phrase: str) -> None:
        """Dit pourquoi rien n’est encore enregistré ; vide, tout va bien."""
        self.action.setVisible(bool(phrase))
        self.dire(phrase)

    def signaler(self, phrase: str) -> None:
        """Dit qu’il s’est passé quelque chose d’imprévu."""
        self.action.hide()
        self.dire(phrase)
