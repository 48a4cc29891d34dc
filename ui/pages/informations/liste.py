"""La liste de ce que la personne emporte : une ligne par chose, son état en clair."""

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.pages.informations.etat import EtatFiche, LigneFiche
from ui.qt import Alignement, Raison, Rendu, Trait
from ui.theme import couleur, u
from ui.widgets.bouton_compose import BoutonCompose
from ui.widgets.carte import Carte
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider
from ui.widgets.tuile import Tuile

_RAYON = 15
_TONS = {
    EtatFiche.A_REMETTRE: ("action", "printer-bold"),
    EtatFiche.A_VERIFIER: ("warn", "question-fill"),
    EtatFiche.REMISE: ("ok", "check-circle-fill"),
    EtatFiche.PREVUE: ("soleil", "calendar-blank-bold"),
    EtatFiche.COMPLETE: ("bad", "warning-circle-fill"),
    EtatFiche.PASSEE: ("warn", "question-fill"),
    EtatFiche.VENUE: ("ok", "check-circle-fill"),
    EtatFiche.ABSENTE: ("neutre", "minus-circle-fill"),
}


class LigneListe(BoutonCompose):
    """Une ligne de la liste ; choisie, elle a une barre à gauche et un fond doux.

    La première et la dernière suivent les coins ronds de la carte.
    """

    def __init__(self, fiche: LigneFiche, *, est_premiere: bool, est_derniere: bool) -> None:
        super().__init__()
        self._est_premiere, self._est_derniere = est_premiere, est_derniere
        self.setCheckable(True)
        rangee = ligne(self, marges=(20, 12, 16, 12), espace=14)
        tuile = Tuile(fiche.picto, 46)
        self.toggled.connect(
            lambda choisie: tuile.poser_sur("surface" if choisie else "primary_soft")
        )
        rangee.addWidget(tuile, 0, Alignement.AlignVCenter)
        mots = colonne(espace=4)
        mots.addWidget(libelle(fiche.genre, "legende"))
        mots.addWidget(paragraphe(fiche.titre, "fort"))
        ton, picto = _TONS[fiche.etat]
        mots.addWidget(Etiquette(Marque(fiche.mot, ton, picto)), 0, Alignement.AlignLeft)
        rangee.addLayout(mots, 1)
        self.nommer(f"{fiche.genre} : {fiche.titre}, {fiche.mot}")
        self.laisser_passer()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine le fond, la barre et le filet du bas."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        peintre.setClipPath(self._contour())
        if self.isChecked() or self.underMouse():
            fond = "primary_soft" if self.isChecked() else "surface3"
            peintre.fillRect(self.rect(), couleur(fond))
        if self.isChecked():
            peintre.setPen(Trait.NoPen)
            peintre.setBrush(couleur("primary"))
            peintre.drawRect(QRectF(0, 0, u(5), self.height()))
        if self._est_derniere:
            return
        peintre.setPen(QPen(couleur("line"), 1))
        bas = self.height() - 0.5
        peintre.drawLine(QPointF(0, bas), QPointF(self.width(), bas))

    def _contour(self) -> QPainterPath:
        """La ligne, arrondie là où la carte l’est."""
        cadre, rayon = QRectF(self.rect()), u(_RAYON)
        haut = 0 if self._est_premiere else -rayon
        bas = 0 if self._est_derniere else rayon
        contour = QPainterPath()
        contour.addRoundedRect(cadre.adjusted(0, haut, 0, bas), rayon, rayon)
        return contour


class ListeFiches(Carte):
    """`choisie` porte la clé d’une ligne."""

    choisie = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self.setAccessibleName("Ce que la personne emporte")
        self._lignes: tuple[LigneFiche, ...] = ()
        self._groupe = QButtonGroup(self)
        self.boutons: dict[str, LigneListe] = {}
        self._place = colonne(self, marges=(1, 1, 1, 1))

    def montrer(self, lignes: tuple[LigneFiche, ...], choisie: str) -> None:
        """Affiche les lignes et celle que l’on regarde, sans prévenir."""
        if lignes != self._lignes:
            self._lignes = lignes
            self._reconstruire()
        if choisie in self.boutons:
            self.boutons[choisie].setChecked(True)

    def viser(self, cle: str) -> None:
        """Donne le clavier à une ligne."""
        if cle in self.boutons:
            self.boutons[cle].setFocus(Raison.OtherFocusReason)

    def _reconstruire(self) -> None:
        avait = next((cle for cle, b in self.boutons.items() if b.hasFocus()), "")
        for bouton in self.boutons.values():
            self._groupe.removeButton(bouton)
        vider(self._place)
        self.boutons = {}
        dernier = len(self._lignes) - 1
        for rang, fiche in enumerate(self._lignes):
            bouton = LigneListe(fiche, est_premiere=rang == 0, est_derniere=rang == dernier)
            bouton.clicked.connect(lambda _=False, cle=fiche.cle: self.choisie.emit(cle))
            self._groupe.addButton(bouton)
            self.boutons[fiche.cle] = bouton
            self._place.addWidget(bouton)
        self.viser(avait)
