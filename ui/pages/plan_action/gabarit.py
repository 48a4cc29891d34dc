"""Où se place chaque chose dans une ligne du plan, selon la largeur disponible."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from ui.pages.plan_action.etat import LigneAction, LigneEtape
from ui.qt import TexteDessine
from ui.theme import police, u

_GAUCHE, _BANDE, _LIGNE, _MARGE = 54, 40, 44, 10
_MAIN, _AVATAR, _PAS, AVATARS_MONTRES = 40, 28, 32, 2


class Gabarit(Enum):
    """Frise à droite ; date à droite ; ou date sous le texte quand la place manque."""

    FRISE = ("frise", 0)
    DATE = ("date", 200)
    ETROIT = ("etroit", 0)

    def __init__(self, _nom: str, date_: int) -> None:
        self._date = date_

    @classmethod
    def choisir(cls, largeur: int, *, montre_frise: bool) -> "Gabarit":
        """Gabarit d’une liste de cette largeur en pixels."""
        if montre_frise:
            return cls.FRISE
        return cls.DATE if largeur >= u(640) else cls.ETROIT

    def validation(self, cadre: QRectF) -> QRectF:
        """Place de la poignée de main."""
        droite = cadre.right() - u(self._reserve) + u(_MAIN)
        return QRectF(droite - u(_MAIN), cadre.y(), u(_MAIN), cadre.height())

    def avatar(self, cadre: QRectF, rang: int) -> QPointF:
        """Centre d’un avatar, compté depuis la droite."""
        droite = cadre.right() - u(self._date) - u(12) - u(_AVATAR) / 2
        return QPointF(droite - rang * u(_PAS), cadre.center().y())

    def texte(self, cadre: QRectF, ligne: LigneEtape | LigneAction) -> QRectF:
        """Place du libellé."""
        reserve = 116 if isinstance(ligne, LigneEtape) else self._reserve
        place = cadre.adjusted(u(_GAUCHE), 0, -u(reserve), 0)
        if self is Gabarit.ETROIT and isinstance(ligne, LigneAction) and ligne.quand:
            place.setBottom(place.bottom() - u(26))
            place.setTop(place.top() + u(4))
        return place

    def date(self, cadre: QRectF, ligne: LigneAction) -> QRectF | None:
        """Place de la date écrite, ou `None` si elle ne l’est pas dans cette colonne."""
        if self is Gabarit.FRISE or not ligne.quand:
            return None
        if self is Gabarit.DATE:
            largeur = u(self._date)
            return QRectF(cadre.right() - largeur, cadre.y(), largeur - u(16), cadre.height())
        bas = cadre.bottom() - u(32)
        return QRectF(cadre.x() + u(_GAUCHE), bas, cadre.width() - u(_GAUCHE), u(24))

    def hauteur(self, ligne: LigneEtape | LigneAction, largeur: int) -> int:
        """Hauteur en pixels d’une ligne de cette largeur."""
        place = self.texte(QRectF(0, 0, largeur, u(_LIGNE)), ligne)
        est_etape = isinstance(ligne, LigneEtape)
        mots = ligne.titre if isinstance(ligne, LigneEtape) else ligne.libelle
        metriques = QFontMetricsF(police(16, 700 if est_etape else 400))
        cadre = QRectF(0, 0, max(place.width(), u(80)), 10_000)
        texte = metriques.boundingRect(cadre, TexteDessine.TextWordWrap.value, mots).height()
        minimum = u(_BANDE if est_etape else _LIGNE)
        voulue = round(texte) + 2 * u(_MARGE)
        if self is Gabarit.ETROIT and isinstance(ligne, LigneAction) and ligne.quand:
            voulue += u(26)
        return max(minimum, voulue)

    @property
    def _reserve(self) -> int:
        """Largeur gardée à droite du libellé, en cotes de maquette."""
        return self._date + 12 + AVATARS_MONTRES * _PAS + _MAIN
