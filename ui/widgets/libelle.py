"""Un texte affiché : toujours composé à la française, jamais du code."""

from typing import Literal

from PySide6.QtWidgets import QLabel, QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Format, Taille
from ui.theme import police

Usage = Literal[
    "corps", "titre", "section", "carte", "fort", "second", "sous_titre", "libelle", "legende",
    "surtitre", "montant", "montant_principal", "montant_simple", "mot", "code",
]  # fmt: skip
"""Rôle typographique ; la taille et la graisse sont dans la feuille."""


class Libelle(QLabel):
    """Texte d’un rôle donné ; les montants et les codes ont des chiffres alignés."""

    def __init__(
        self, texte: str = "", usage: Usage = "corps", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Format.PlainText)
        self.setProperty("texte", usage)
        if usage.startswith(("montant", "code")):
            self.setFont(police(16, tabulaire=True))
        self.montrer(texte)

    def montrer(self, texte: str) -> None:
        """Affiche un texte, avec ses espaces insécables."""
        self.setText(composer(texte))

    def teinter(self, ton: str) -> None:
        """Donne une couleur de sens : « ok », « warn », « bad », « ink2 », « sun_ink »."""
        if self.property("ton") != ton:
            self.setProperty("ton", ton)
            self.style().unpolish(self)
            self.style().polish(self)


def libelle(texte: str = "", usage: Usage = "corps", *, ton: str = "") -> Libelle:
    """Rend un texte d’une ligne."""
    resultat = Libelle(texte, usage)
    if ton:
        resultat.teinter(ton)
    return resultat


def paragraphe(texte: str = "", usage: Usage = "corps", *, ton: str = "") -> Libelle:
    """Rend un texte qui passe à la ligne et prend la hauteur qu’il lui faut."""
    resultat = libelle(texte, usage, ton=ton)
    resultat.setWordWrap(True)
    resultat.setSizePolicy(Taille.Preferred, Taille.Minimum)
    return resultat
