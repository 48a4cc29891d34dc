"""L’ajout d’une ligne : un champ, Entrée, et c’est écrit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Raison
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.bulle_sensible import VeilleSensible
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.saisie import LigneSaisie


class AjoutLigne(QWidget):
    """`ajoute` porte ce qui est écrit ; `repondre` vide le champ si le geste est fait.

    Étroit, son bouton n’a que le signe plus : le champ garde la place.
    """

    ajoute = Signal(str)

    def __init__(
        self,
        titre: str,
        *,
        exemple: str = "",
        est_etroit: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        disposition = colonne(self, espace=5)
        etiquette = libelle(titre, "libelle")
        disposition.addWidget(etiquette)
        rangee = ligne(espace=8)
        self.ligne = LigneSaisie()
        self.ligne.setAccessibleName(composer(titre))
        self.ligne.setPlaceholderText(composer(exemple))
        self.ligne.returnPressed.connect(self._ajouter)
        etiquette.setBuddy(self.ligne)
        rangee.addWidget(self.ligne, 1)
        nom = composer(f"Ajouter : {titre}")
        self.bouton: Bouton | BoutonPicto
        if est_etroit:
            self.bouton = BoutonPicto(nom, "plus-bold")
        else:
            self.bouton = Bouton("Ajouter", "contour", "plus-bold")
        self.bouton.setAccessibleName(nom)
        self.bouton.clicked.connect(self._ajouter)
        rangee.addWidget(self.bouton)
        disposition.addLayout(rangee)
        self._refus = paragraphe("", "second", ton="bad")
        self._refus.hide()
        disposition.addWidget(self._refus)
        self.veille = VeilleSensible(self.ligne, disposition)

    def viser(self) -> None:
        """Donne le clavier au champ."""
        self.ligne.setFocus(Raison.OtherFocusReason)

    def repondre(self, refus: str) -> None:
        """Vide le champ si le geste est fait, sinon garde le texte et dit pourquoi."""
        self._refus.montrer(refus[:1].upper() + refus[1:])
        self._refus.setVisible(bool(refus))
        self.ligne.setAccessibleDescription(composer(refus))
        if not refus:
            self.ligne.clear()
            self.veille.relire()

    def _ajouter(self) -> None:
        texte = self.ligne.text().strip()
        if texte:
            self.ajoute.emit(texte)
        else:
            self.repondre("Écrivez d’abord quelques mots.")
        self.viser()
