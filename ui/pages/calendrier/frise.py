"""La frise : des bandes, des mois, aujourd’hui ; on choisit au clavier, on glisse à la souris."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.pages.calendrier.etat import ElementFrise, EtatCalendrier
from ui.pages.calendrier.peinture import Cadre, peindre
from ui.qt import Focus, Modificateur, Taille, Touche
from ui.theme import u
from ui.widgets.anneau import AU_CLAVIER

GAUCHE, ENTETE, LIGNE, AIR = 210, 58, 34, 12
_JOURS_MINIMUM, _TIERS = 42, 3
_SEMAINE = 7
_MODE_D_EMPLOI = "Flèches pour lire les dates, Alt et flèches pour déplacer"


@dataclass(frozen=True, slots=True)
class Place:
    """Où est dessiné un élément."""

    element: ElementFrise
    cadre: QRectF


class Frise(QWidget):
    """`deplacee` porte la clé et les jours ; `ouverte`, la clé choisie par Entrée ou deux clics."""

    deplacee = Signal(str, int)
    ouverte = Signal(str)
    choisie = Signal(str)

    def __init__(self, etat: EtatCalendrier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.etat = etat
        self._jours = 0
        self._debut = etat.debut
        self._courant = ""
        self._depart: QPointF | None = None
        self._glisse = 0
        self.setFocusPolicy(Focus.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(Taille.Expanding, Taille.Fixed)
        self.montrer(etat)

    @property
    def courant(self) -> ElementFrise | None:
        """L’élément choisi."""
        return next((p.element for p in self.places() if p.element.cle == self._courant), None)

    def montrer(self, etat: EtatCalendrier) -> None:
        """Affiche un calendrier, en gardant ce qui est choisi et la période regardée."""
        self.etat = etat
        self._glisse = 0
        self._regarder(self._debut, self._jours)
        self.updateGeometry()
        self._decrire()

    @property
    def jours(self) -> int:
        """Nombre de jours montrés."""
        return self._jours or self._tout

    def grossir(self, facteur: float) -> None:
        """Montre moins de jours (plus de 1) ou davantage, autour du milieu."""
        voulu = round(self.jours / facteur)
        milieu = self._debut + timedelta(days=self.jours // 2)
        self._regarder(milieu - timedelta(days=voulu // 2), voulu)

    def ajuster(self) -> None:
        """Montre tout le parcours."""
        self._regarder(self.etat.debut, 0)

    def avancer(self, sens: int) -> None:
        """Regarde un tiers de la période plus tôt (-1) ou plus tard (1)."""
        self._regarder(self._debut + timedelta(days=sens * self.jours // _TIERS), self._jours)

    def montrer_le(self, jour: date) -> None:
        """Fait venir un jour dans la période regardée."""
        fin = self._debut + timedelta(days=self.jours)
        if not self._debut <= jour < fin:
            self._regarder(jour - timedelta(days=self.jours // _TIERS), self._jours)

    def designer(self, cle: str) -> None:
        """Choisit un élément."""
        self._courant = cle
        self._decrire()
        self.update()

    def sizeHint(self) -> QSize:
        """Toute la largeur, la hauteur des bandes."""
        hauteur = u(ENTETE) + sum(self._hauteur(b.rangs) for b in self.etat.bandes)
        return QSize(u(600), max(hauteur, u(140)))

    def minimumSizeHint(self) -> QSize:
        """Les titres et un peu de temps."""
        return QSize(u(GAUCHE + 100), self.sizeHint().height())

    def places(self) -> list[Place]:
        """Où est chaque élément, dans l’ordre de lecture."""
        places: list[Place] = []
        haut = float(u(ENTETE))
        for bande in self.etat.bandes:
            places += [Place(e, self._cadre(e, haut)) for e in bande.elements]
            haut += self._hauteur(bande.rangs)
        return places

    def abscisse(self, jour: date) -> float:
        """Abscisse du début d’un jour, en pixels."""
        return u(GAUCHE) + (jour - self._debut).days * self._par_jour

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine la frise."""
        cadre = Cadre(u(GAUCHE), u(ENTETE), u(LIGNE), self._par_jour)
        hauteurs = [self._hauteur(b.rangs) for b in self.etat.bandes]
        peindre(QPainter(self), self, cadre, hauteurs, courant=self._courant, glisse=self._glisse)

    def mousePressEvent(self, evenement: QMouseEvent) -> None:
        """Choisit l’élément touché, prêt à glisser."""
        self.setFocus()
        place = self._sous(evenement.position())
        self.designer(place.element.cle if place else "")
        self._depart = None
        if place is not None:
            self.choisie.emit(place.element.cle)
            if place.element.est_deplacable:
                self._depart = evenement.position()

    def mouseMoveEvent(self, evenement: QMouseEvent) -> None:
        """Suit la souris : la forme glisse de jour en jour."""
        if self._depart is not None:
            self._glisse = round((evenement.position().x() - self._depart.x()) / self._par_jour)
            self.update()
            return
        place = self._sous(evenement.position())
        peut = place is not None and place.element.est_deplacable
        self.setCursor(Qt.CursorShape.OpenHandCursor if peut else Qt.CursorShape.ArrowCursor)
        self.setToolTip(place.element.phrase if place else "")

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """Demande le déplacement."""
        jours, self._glisse = self._glisse, 0
        a_glisse = self._depart is not None and jours
        self._depart = None
        self.update()
        if a_glisse:
            self.deplacee.emit(self._courant, jours)

    def mouseDoubleClickEvent(self, evenement: QMouseEvent) -> None:
        """Ouvre l’élément."""
        if self._courant:
            self.ouverte.emit(self._courant)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """← → choisissent, Alt+← → déplacent d’un jour, Alt+Maj d’une semaine, Entrée ouvre."""
        self.window().setProperty(AU_CLAVIER, "oui")
        touche, modificateurs = evenement.key(), evenement.modifiers()
        sens = {Touche.Key_Left: -1, Touche.Key_Up: -1, Touche.Key_Right: 1, Touche.Key_Down: 1}
        if touche in {Touche.Key_Return, Touche.Key_Enter} and self._courant:
            self.ouverte.emit(self._courant)
        elif touche in sens and modificateurs & Modificateur.AltModifier:
            pas = _SEMAINE if modificateurs & Modificateur.ShiftModifier else 1
            courant = self.courant
            if courant is not None and courant.est_deplacable:
                self.deplacee.emit(courant.cle, sens[Touche(touche)] * pas)
        elif touche in sens:
            self._avancer(sens[Touche(touche)])
        else:
            super().keyPressEvent(evenement)

    def _avancer(self, pas: int) -> None:
        cles = [p.element.cle for p in self.places()]
        if not cles:
            return
        rang = cles.index(self._courant) + pas if self._courant in cles else 0
        self.designer(cles[max(0, min(rang, len(cles) - 1))])
        self.choisie.emit(self._courant)

    def _decrire(self) -> None:
        courant = self.courant
        self.setAccessibleName("Frise du parcours")
        self.setAccessibleDescription(courant.phrase if courant else _MODE_D_EMPLOI)

    def _sous(self, point: QPointF) -> Place | None:
        marge = u(6)
        for place in reversed(self.places()):
            if place.cadre.adjusted(-marge, -marge, marge, marge).contains(point):
                return place
        return None

    def _cadre(self, element: ElementFrise, haut: float) -> QRectF:
        debut, fin = self.abscisse(element.du), self.abscisse(element.au + timedelta(days=1))
        y = haut + u(AIR) / 2 + element.rang * u(LIGNE) + u(4)
        cote = u(LIGNE - 10)
        return QRectF(debut, y, max(fin - debut, cote), cote)

    def _hauteur(self, rangs: int) -> int:
        return rangs * u(LIGNE) + u(AIR)

    @property
    def _tout(self) -> int:
        return max((self.etat.fin - self.etat.debut).days, _JOURS_MINIMUM)

    @property
    def _par_jour(self) -> float:
        return max(self.width() - u(GAUCHE), 1) / self.jours

    def _regarder(self, debut: date, jours: int) -> None:
        """Borne la période au parcours ; `jours` vaut 0 pour tout montrer."""
        self._jours = 0 if not jours or jours >= self._tout else max(jours, _JOURS_MINIMUM)
        dernier = self.etat.debut + timedelta(days=self._tout - self.jours)
        self._debut = max(self.etat.debut, min(debut, dernier))
        self.update()
