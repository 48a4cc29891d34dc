"""L’ajout rapide d’une dépense : un poste, des mots, un prix, Entrée."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.typographie import composer
from ui.pages.financement.colonnes import POSTES
from ui.qt import Alignement, Raison
from ui.theme import police
from ui.widgets.boutons import Bouton
from ui.widgets.champ_montant import lire_montant
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne, fixer, ligne
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.saisie import LigneSaisie


class AjoutDepense(QFrame):
    """`ajoutee` porte le poste, le libellé et le prix ; `None` s’il est inconnu."""

    ajoutee = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pied")
        disposition = colonne(self, marges=(20, 8, 16, 8), espace=4)
        titre = libelle("Nouvelle dépense", "libelle")
        self.ligne = LigneSaisie()
        self.ligne.setAccessibleName("Nouvelle dépense")
        self.ligne.setPlaceholderText("Ce qu’il faut payer")
        titre.setBuddy(self.ligne)
        self.poste = ListeChoix("Poste de la dépense", POSTES)
        fixer(self.poste, largeur_min=170)
        self.prix = LigneSaisie()
        self.prix.setAccessibleName("Prix de la dépense, en euros")
        self.prix.setPlaceholderText("Prix, si connu")
        self.prix.setAlignment(Alignement.AlignRight | Alignement.AlignVCenter)
        self.prix.setFont(police(16, tabulaire=True))
        fixer(self.prix, largeur_min=130)
        bouton = Bouton("Ajouter", "contour", "plus-bold")
        bouton.setAccessibleName("Ajouter la dépense")
        bouton.clicked.connect(self._ajouter)
        for champ in (self.ligne, self.prix):
            champ.returnPressed.connect(self._ajouter)
        gauche, droite = QWidget(), QWidget()
        rangee = ligne(gauche, espace=12)
        rangee.addWidget(titre)
        rangee.addWidget(self.ligne, 1)
        rangee = ligne(droite, espace=10)
        rangee.addWidget(self.poste, 1)
        rangee.addWidget(self.prix)
        rangee.addWidget(bouton)
        disposition.addWidget(RangeeSouple(gauche, droite, seuil=860, espace=10))
        self._refus = paragraphe("", "second", ton="bad")
        self._refus.hide()
        disposition.addWidget(self._refus)

    def repondre(self, refus: str) -> None:
        """Vide les champs si le geste est fait, sinon garde le texte et dit pourquoi."""
        self._refus.montrer(refus[:1].upper() + refus[1:])
        self._refus.setVisible(bool(refus))
        self.ligne.setAccessibleDescription(composer(refus))
        if not refus:
            self.ligne.clear()
            self.prix.clear()
            self.ligne.setFocus(Raison.OtherFocusReason)

    def _ajouter(self) -> None:
        libelle_ = self.ligne.text().strip()
        if not libelle_:
            self.repondre("Écrivez d’abord ce qu’il faut payer.")
            self.ligne.setFocus(Raison.OtherFocusReason)
            return
        try:
            prix = lire_montant(self.prix.text())
        except ErreurMetier as refus:
            self.repondre(str(refus))
            self.prix.setFocus(Raison.OtherFocusReason)
            return
        self.ajoutee.emit(self.poste.code, libelle_, prix)
