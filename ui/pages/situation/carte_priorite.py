"""Une chose qui compte : son rang, ses mots, et de quoi la monter ou la descendre."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from cep_desktop.domain.typographie import composer
from ui.pages.situation.etat import CartePriorite
from ui.qt import Alignement, Curseur, Focus, Modificateur, Raison, Rendu, Touche, Trait
from ui.theme import couleur, police, u
from ui.widgets.anneau import AU_CLAVIER
from ui.widgets.avis import Picto
from ui.widgets.bouton_bloc import BoutonBloc
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne
from ui.widgets.saisie import LigneSaisie


class _Rang(QWidget):
    """Le numéro dans un rond, plein pour les premières."""

    def __init__(self) -> None:
        super().__init__()
        self.rang, self.est_en_tete = 0, False
        fixer(self, largeur=30, hauteur=30)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        cadre = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        bord = QPen(couleur("line_strong"), u(1.5))
        peintre.setPen(Trait.NoPen if self.est_en_tete else bord)
        peintre.setBrush(couleur("primary" if self.est_en_tete else "surface"))
        peintre.drawEllipse(cadre)
        peintre.setFont(police(15, 700))
        peintre.setPen(couleur("on_primary" if self.est_en_tete else "ink"))
        peintre.drawText(cadre, Alignement.AlignCenter, str(self.rang))


class TuilePriorite(QFrame):
    """Alt+↑ ↓ la déplace, Entrée change ses mots, Suppr la retire ; les boutons aussi.

    On la traîne par son numéro : `trainee` porte le rang qu’elle quitte, et le pas.
    """

    deplacee = Signal(int)
    trainee = Signal(int, int)
    renommee = Signal(str)
    retiree = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("priorite")
        self.setFocusPolicy(Focus.StrongFocus)
        self._libelle = ""
        self._depart: float | None = None
        self._courant, self._nombre = 0, 0
        disposition = colonne(self, marges=(12, 5, 8, 5), espace=4)
        rangee = ligne(espace=6)
        self._rang, self._picto = _Rang(), Picto("star", "primary", 24)
        self._mots = paragraphe("", "fort")
        self.mots = BoutonBloc(self._mots, marges=(4, 4, 4, 4))
        self.mots.setFocusPolicy(Focus.NoFocus)
        self.mots.clicked.connect(self.editer)
        self.monter = BoutonPicto("Monter", "arrow-up-bold")
        self.descendre = BoutonPicto("Descendre", "arrow-down-bold")
        for prise in (self._rang, self._picto):
            prise.setCursor(Curseur.OpenHandCursor)
        rangee.addWidget(self._rang)
        rangee.addWidget(self._picto)
        rangee.addWidget(self.mots, 1)
        for bouton, pas in ((self.monter, -1), (self.descendre, 1)):
            bouton.setProperty("genre", "fleche")
            bouton.clicked.connect(lambda _=False, pas=pas: self.deplacee.emit(pas))
            rangee.addWidget(bouton)
        disposition.addLayout(rangee)
        self._edition = QWidget()
        interieur = ligne(self._edition, espace=6)
        self.saisie = LigneSaisie()
        interieur.addWidget(self.saisie, 1)
        self.retrait = Bouton("Retirer", "danger")
        self.retrait.clicked.connect(self.retiree)
        interieur.addWidget(self.retrait)
        disposition.addWidget(self._edition)
        self._edition.hide()

    def montrer(self, etat: CartePriorite, *, nombre: int) -> None:
        """Affiche une priorité du dossier."""
        self._libelle, self._nombre = etat.libelle, nombre
        self._rang.rang, self._rang.est_en_tete = etat.rang, etat.est_en_tete
        self._rang.update()
        self._picto.montrer(etat.picto, "primary" if etat.est_en_tete else "ink2")
        self._mots.montrer(etat.libelle)
        self.mots.nommer(f"Changer les mots : {etat.libelle}")
        self.setAccessibleName(etat.phrase)
        self.setAccessibleDescription(composer("Alt et flèches pour déplacer, Entrée pour changer"))
        self.monter.nommer(f"Monter : {etat.libelle}")
        self.descendre.nommer(f"Descendre : {etat.libelle}")
        self.monter.setEnabled(etat.rang > 1)
        self.descendre.setEnabled(etat.rang < nombre)
        self.saisie.setAccessibleName(composer(f"Les mots de la priorité {etat.rang}"))
        self.retrait.setAccessibleName(composer(f"Retirer : {etat.libelle}"))
        self._edition.hide()
        if self.property("tete") != etat.est_en_tete:
            self.setProperty("tete", etat.est_en_tete)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Déplace, ouvre ou retire."""
        est_alt = bool(evenement.modifiers() & Modificateur.AltModifier)
        match evenement.key():
            case Touche.Key_Up | Touche.Key_Down if est_alt:
                self.window().setProperty(AU_CLAVIER, "oui")
                self.deplacee.emit(-1 if evenement.key() == Touche.Key_Up else 1)
            case Touche.Key_Return | Touche.Key_Enter if self._edition.isVisibleTo(self):
                self._terminer()
            case Touche.Key_Return | Touche.Key_Enter | Touche.Key_F2:
                self.editer()
            case Touche.Key_Delete:
                self.retiree.emit()
            case Touche.Key_Escape if self._edition.isVisibleTo(self):
                self._edition.hide()
                self.setFocus(Raison.OtherFocusReason)
            case _:
                super().keyPressEvent(evenement)

    def mousePressEvent(self, evenement: QMouseEvent) -> None:
        """Prend la carte."""
        self._depart = evenement.globalPosition().y()
        self._courant = self._rang.rang

    def mouseMoveEvent(self, evenement: QMouseEvent) -> None:
        """Traîne la carte, rang par rang."""
        if self._depart is None:
            return
        rangs = round((evenement.globalPosition().y() - self._depart) / (self.height() + u(8)))
        voulu = max(1, min(self._rang.rang + rangs, self._nombre))
        if voulu != self._courant:
            quitte, pas = self._courant, 1 if voulu > self._courant else -1
            self._courant += pas
            self.trainee.emit(quitte, pas)

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """Pose la carte."""
        self._depart = None

    def editer(self) -> None:
        """Ouvre le champ des mots."""
        self.saisie.setText(self._libelle)
        self._edition.show()
        self.saisie.setFocus(Raison.OtherFocusReason)
        self.saisie.selectAll()

    def _terminer(self) -> None:
        texte = self.saisie.text().strip()
        self._edition.hide()
        self.setFocus(Raison.OtherFocusReason)
        if texte and texte != self._libelle:
            self.renommee.emit(texte)
