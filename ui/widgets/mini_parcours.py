"""Le parcours en petit : un jalon par niveau, reliés, dans la liste des dossiers et le rail."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from cep_desktop.domain.avancement import Avancement
from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Rendu, Trait
from ui.theme import couleur, police, u


@dataclass(frozen=True, slots=True)
class Jalon:
    """Un niveau : son rang écrit, et où il en est."""

    rang: int
    avancement: Avancement


def peindre_jalon(peintre: QPainter, centre: QPointF, cote: float, jalon: Jalon) -> None:
    """Dessine un jalon : fait (coche), ici (plein), à venir (cercle), pas nécessaire (barré)."""
    rayon = cote / 2
    cadre = QRectF(centre.x() - rayon, centre.y() - rayon, cote, cote)
    peintre.save()
    peintre.setRenderHint(Rendu.Antialiasing)
    peintre.setPen(Trait.NoPen)
    match jalon.avancement:
        case Avancement.TERMINE:
            peintre.setBrush(couleur("ok_fill"))
            peintre.drawEllipse(cadre)
            marge = cote * 0.22
            coche = cadre.adjusted(marge, marge, -marge, -marge)
            peindre_pictogramme(peintre, coche, "check-bold", "surface")
        case Avancement.EN_COURS:
            peintre.setBrush(couleur("primary"))
            peintre.drawEllipse(cadre)
            _ecrire_rang(peintre, cadre, jalon.rang, "on_primary")
        case Avancement.A_VENIR | Avancement.PAS_NECESSAIRE:
            peintre.setPen(QPen(couleur("line_strong"), u(1.5)))
            peintre.setBrush(couleur("surface"))
            peintre.drawEllipse(cadre.adjusted(1, 1, -1, -1))
            if jalon.avancement is Avancement.A_VENIR:
                _ecrire_rang(peintre, cadre, jalon.rang, "ink2")
            else:
                demi = rayon * 0.45
                peintre.drawLine(centre - QPointF(demi, -demi), centre + QPointF(demi, -demi))
    peintre.restore()


def peindre_mini_parcours(
    peintre: QPainter, gauche: QPointF, jalons: Sequence[Jalon], *, cote: float, pas: float
) -> None:
    """Dessine les jalons reliés, de gauche à droite ; `gauche` est le centre du premier."""
    peintre.save()
    peintre.setRenderHint(Rendu.Antialiasing)
    for rang, (debut, fin) in enumerate(pairwise(jalons)):
        x = gauche.x() + rang * pas
        peintre.setPen(QPen(couleur(_trait(debut, fin)), u(3)))
        peintre.drawLine(QPointF(x + cote / 2, gauche.y()), QPointF(x + pas - cote / 2, gauche.y()))
    for rang, jalon in enumerate(jalons):
        peindre_jalon(peintre, gauche + QPointF(rang * pas, 0), cote, jalon)
    peintre.restore()


def _trait(debut: Jalon, fin: Jalon) -> str:
    if debut.avancement is Avancement.TERMINE and fin.avancement is not Avancement.A_VENIR:
        return "ok_fill"
    return "primary_line" if debut.avancement is not Avancement.A_VENIR else "line"


def _ecrire_rang(peintre: QPainter, cadre: QRectF, rang: int, jeton: str) -> None:
    fonte = police(14, 700)
    fonte.setPixelSize(max(1, round(cadre.height() * 0.58)))
    peintre.setFont(fonte)
    peintre.setPen(couleur(jeton))
    peintre.drawText(cadre, Alignement.AlignCenter, str(rang))
