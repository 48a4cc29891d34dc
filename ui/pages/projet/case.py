"""Une case du tableau : un pictogramme, un mot, une raison qui passe à la ligne."""

from functools import cache

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from ui.pages.projet.etat_pistes import Case
from ui.pictogrammes import peindre_pictogramme
from ui.polices import fabriquer_police
from ui.qt import Alignement, Attribut, Focus, Rendu, Taille, TexteDessine, Touche, Trait
from ui.theme import couleur, police, u

_MARGE, _AIR, _CARRE, _ECART, _HAUTEUR = 14, 10, 20, 8, 46
_GRAS = 600
_A_GAUCHE = Alignement.AlignLeft | Alignement.AlignTop


class CasePiste(QAbstractButton):
    """Espace passe à la réponse suivante ; Entrée ou la souris ouvre le détail."""

    bascule = Signal()
    ouvre = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.setFocusPolicy(Focus.StrongFocus)
        self.setAttribute(Attribut.WA_Hover)
        politique = self.sizePolicy()
        politique.setHorizontalPolicy(Taille.Preferred)
        politique.setVerticalPolicy(Taille.Minimum)
        politique.setHeightForWidth(True)
        self.setSizePolicy(politique)
        self.clicked.connect(self.ouvre)
        self.montrer(case)

    def montrer(self, case: Case) -> None:
        """Affiche une réponse du dossier."""
        if case != self.case:
            self.updateGeometry()
        self.case = case
        self.setAccessibleName(case.phrase)
        espace = "Espace change la réponse, " if case.reponse else ""
        self.setAccessibleDescription(f"{espace}Entrée ouvre le détail")
        self.update()

    def sizeHint(self) -> QSize:
        """La hauteur pour une largeur ordinaire."""
        return QSize(u(220), self.heightForWidth(u(220)))

    def minimumSizeHint(self) -> QSize:
        """Assez pour le pictogramme et le mot."""
        mot = self._metriques(600).horizontalAdvance(self.case.mot)
        longs = [self._metriques(400).horizontalAdvance(m) for m in self.case.raison.split()]
        return QSize(round(self._debut + max([mot, *longs]) + u(_MARGE)) + 1, u(_HAUTEUR))

    def heightForWidth(self, largeur: int) -> int:
        """Une ligne si le mot et la raison y tiennent, sinon la raison passe dessous."""
        if self._tient(largeur):
            return u(_HAUTEUR)
        haut = self._metriques(600).height() if self.case.mot else 0.0
        return round(max(haut + self._hauteur_raison(largeur) + 2 * u(_AIR), u(_HAUTEUR)))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Espace bascule, Entrée ouvre."""
        match evenement.key():
            case Touche.Key_Space if self.case.reponse:
                self.bascule.emit()
            case Touche.Key_Return | Touche.Key_Enter | Touche.Key_Space:
                self.ouvre.emit()
            case _:
                super().keyPressEvent(evenement)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine la case."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        if self.underMouse():
            peintre.setPen(Trait.NoPen)
            peintre.setBrush(couleur("surface3"))
            cadre = QRectF(self.rect()).adjusted(u(3), u(3), -u(3), -u(3))
            peintre.drawRoundedRect(cadre, u(8), u(8))
        tient, largeur = self._tient(self.width()), self.width()
        hauteur_mot = self._metriques(600).height()
        haut_raison = 0.0 if tient else self._hauteur_raison(largeur)
        contenu = hauteur_mot if tient else haut_raison + (hauteur_mot if self.case.mot else 0)
        y = (self.height() - contenu) / 2
        cote = u(_CARRE)
        carre = QRectF(u(_MARGE), y + (hauteur_mot - cote) / 2, cote, cote)
        peindre_pictogramme(peintre, carre, self.case.picto, self.case.ton)
        place = largeur - self._debut - u(_MARGE)
        peintre.setFont(police(16, 600))
        peintre.setPen(couleur(self.case.ton))
        peintre.drawText(QRectF(self._debut, y, place, hauteur_mot), _A_GAUCHE, self.case.mot)
        peintre.setFont(police(15))
        peintre.setPen(couleur("ink2"))
        if tient:
            avance = self._metriques(600).horizontalAdvance(self.case.mot) + u(_ECART)
            cadre = QRectF(self._debut + avance, y, place - avance + u(4), hauteur_mot)
            peintre.drawText(
                cadre, Alignement.AlignLeft | Alignement.AlignVCenter, self.case.raison
            )
        else:
            bas = y + (hauteur_mot if self.case.mot else 0)
            cadre = QRectF(self._debut, bas, place, haut_raison)
            peintre.drawText(cadre, _A_GAUCHE | TexteDessine.TextWordWrap, self.case.raison)

    @property
    def _debut(self) -> int:
        return u(_MARGE + _CARRE + _ECART)

    def _tient(self, largeur: int) -> bool:
        mot = self._metriques(600).horizontalAdvance(self.case.mot)
        raison = self._metriques(400).horizontalAdvance(self.case.raison)
        ecart = u(_ECART) if self.case.mot and self.case.raison else 0
        return bool(mot + ecart + raison <= largeur - self._debut - u(_MARGE))

    def _hauteur_raison(self, largeur: int) -> float:
        if not self.case.raison:
            return 0.0
        place = max(largeur - self._debut - u(_MARGE), u(40))
        cadre = QRectF(0, 0, place, 10_000)
        sens = TexteDessine.TextWordWrap.value
        return self._metriques(400).boundingRect(cadre, sens, self.case.raison).height()

    def _metriques(self, graisse: int) -> QFontMetricsF:
        return _mesures(u(16 if graisse == _GRAS else 15), graisse)


@cache
def _mesures(pixels: int, graisse: int) -> QFontMetricsF:
    """Les mesures gardées : la disposition en demande des milliers."""
    return QFontMetricsF(fabriquer_police(pixels, graisse))
