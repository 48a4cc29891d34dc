"""Peindre la frise : les bandes, les mois, les formes, aujourd’hui."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from cep_desktop.domain.typographie import MOIS_COURTS
from ui.pages.calendrier.etat import ElementFrise
from ui.qt import Alignement, Coupe, Rendu, TexteDessine, Trait
from ui.theme import couleur, police, u
from ui.widgets.trame import Trame, peindre_trame

if TYPE_CHECKING:
    from ui.pages.calendrier.frise import Frise

_AUJOURD_HUI = "Aujourd’hui"


@dataclass(frozen=True, slots=True)
class Cadre:
    """Les cotes de la frise en pixels."""

    gauche: int
    entete: int
    ligne: int
    par_jour: float


def peindre(
    peintre: QPainter, frise: "Frise", cadre: Cadre, hauteurs: list[int], *, courant: str,
    glisse: int,
) -> None:  # fmt: skip
    """Dessine toute la frise ; `glisse` décale l’élément courant d’autant de jours."""
    peintre.setRenderHint(Rendu.Antialiasing)
    _bandes(peintre, frise, cadre, hauteurs)
    peintre.setClipRect(QRectF(cadre.gauche, 0, frise.width(), frise.height()))
    _mois(peintre, frise, cadre)
    for place in frise.places():
        decale = glisse if place.element.cle == courant else 0
        forme = place.cadre.translated(decale * cadre.par_jour, 0)
        _forme(peintre, forme, place.element, est_courant=place.element.cle == courant)
    _aujourd_hui(peintre, frise, cadre)


def _bandes(peintre: QPainter, frise: "Frise", cadre: Cadre, hauteurs: list[int]) -> None:
    haut = float(cadre.entete)
    for rang, (bande, hauteur) in enumerate(zip(frise.etat.bandes, hauteurs, strict=True)):
        zone = QRectF(0, haut, frise.width(), hauteur)
        if rang % 2:
            peintre.fillRect(zone, couleur("surface2"))
        peintre.setPen(QPen(couleur("line"), 1))
        peintre.drawLine(zone.bottomLeft(), zone.bottomRight())
        peintre.setPen(couleur("ink"))
        peintre.setFont(police(16, 600))
        titre = f"{bande.numero}. {bande.titre}" if bande.numero else bande.titre
        texte = QRectF(u(16), haut, cadre.gauche - u(24), hauteur)
        drapeaux = Alignement.AlignVCenter | Alignement.AlignLeft
        peintre.drawText(texte, drapeaux | TexteDessine.TextWordWrap, titre)
        haut += hauteur


def _mois(peintre: QPainter, frise: "Frise", cadre: Cadre) -> None:
    jour = frise.etat.debut
    while jour < frise.etat.fin:
        suivant = (jour + timedelta(days=32)).replace(day=1)
        x, largeur = frise.abscisse(jour), frise.abscisse(suivant) - frise.abscisse(jour)
        peintre.setPen(QPen(couleur("line"), 1))
        peintre.drawLine(QPointF(x, u(26)), QPointF(x, frise.height()))
        est_courant = jour == frise.etat.aujourd_hui.replace(day=1)
        peintre.setFont(police(15, 700 if est_courant else 400))
        peintre.setPen(couleur("ink" if est_courant else "ink2"))
        nom = MOIS_COURTS[jour.month - 1].capitalize()
        if QFontMetricsF(peintre.font()).horizontalAdvance(nom) > largeur - u(6):
            nom = nom[0]
        peintre.drawText(QRectF(x, u(26), largeur, u(28)), Alignement.AlignCenter, nom)
        if jour.month == 1 or jour == frise.etat.debut:
            peintre.setFont(police(15, 700))
            peintre.setPen(couleur("ink"))
            _dire_l_annee(peintre, frise, cadre, x + u(6), jour.year)
        jour = suivant


def _dire_l_annee(peintre: QPainter, frise: "Frise", cadre: Cadre, x: float, annee: int) -> None:
    """Écrit l’année ; « Aujourd’hui » la pousse à sa droite, ou la cache si c’est la sienne."""
    largeur = QFontMetricsF(peintre.font()).horizontalAdvance(str(annee))
    place = QRectF(x, u(2), largeur, u(24))
    pilule = _pilule(frise, cadre)
    if place.intersects(pilule.adjusted(-u(4), 0, u(4), 0)):
        if annee == frise.etat.aujourd_hui.year:
            return
        place.moveLeft(pilule.right() + u(6))
    peintre.drawText(place, Alignement.AlignVCenter | Alignement.AlignLeft, str(annee))


def _pilule(frise: "Frise", cadre: Cadre) -> QRectF:
    """Où est dessiné « Aujourd’hui »."""
    x = frise.abscisse(frise.etat.aujourd_hui) + cadre.par_jour / 2
    largeur = QFontMetricsF(police(14, 600)).horizontalAdvance(_AUJOURD_HUI) + 2 * u(8)
    return QRectF(x - largeur / 2, u(1), largeur, u(23))


def _forme(peintre: QPainter, cadre: QRectF, element: ElementFrise, *, est_courant: bool) -> None:
    if element.du == element.au and not element.est_fait:
        chemin = _losange(QPointF(cadre.left() + cadre.height() / 2, cadre.center().y()))
    else:
        chemin = QPainterPath()
        chemin.addRoundedRect(cadre, cadre.height() / 2, cadre.height() / 2)
    if element.est_en_attente:
        peindre_trame(peintre, cadre, Trame.RAYE, couleur("line_strong"), chemin)
    else:
        fond, bord = _teintes(element)
        peintre.fillPath(chemin, couleur(fond))
        peintre.strokePath(chemin, QPen(couleur(bord), u(1.5)))
    if element.est_limite and element.du != element.au and not element.est_fait:
        bout = _losange(QPointF(cadre.right(), cadre.center().y()))
        peintre.fillPath(bout, couleur("sun"))
        peintre.strokePath(bout, QPen(couleur("sun_line"), u(1.5)))
    if est_courant:
        peintre.strokePath(chemin, QPen(couleur("ink"), u(3)))
    _texte(peintre, cadre, element)


def _losange(centre: QPointF) -> QPainterPath:
    demi = u(10)
    chemin = QPainterPath(centre - QPointF(0, demi))
    for dx, dy in ((demi, 0), (0, demi), (-demi, 0)):
        chemin.lineTo(centre + QPointF(dx, dy))
    chemin.closeSubpath()
    return chemin


def _teintes(element: ElementFrise) -> tuple[str, str]:
    if element.est_fait:
        return "ok_soft", "ok_fill"
    if element.est_limite and element.du == element.au:
        return "sun", "sun_line"
    return "primary_soft", "primary"


def _texte(peintre: QPainter, cadre: QRectF, element: ElementFrise) -> None:
    peintre.setFont(police(14, 600 if element.est_limite else 400))
    peintre.setPen(couleur("ink2" if element.est_fait else "ink"))
    mots = f"✓ {element.texte}" if element.est_fait else element.texte
    metriques = QFontMetricsF(peintre.font())
    drapeaux = Alignement.AlignVCenter | Alignement.AlignLeft
    if metriques.horizontalAdvance(mots) + u(20) <= cadre.width():
        peintre.drawText(cadre.adjusted(u(12), 0, 0, 0), drapeaux, mots)
        return
    place = QRectF(cadre.right() + u(12), cadre.y(), u(190), cadre.height())
    peintre.drawText(place, drapeaux, metriques.elidedText(mots, Coupe.ElideRight, place.width()))


def _aujourd_hui(peintre: QPainter, frise: "Frise", cadre: Cadre) -> None:
    jour: date = frise.etat.aujourd_hui
    x = frise.abscisse(jour) + cadre.par_jour / 2
    peintre.setPen(QPen(couleur("today"), u(2)))
    peintre.drawLine(QPointF(x, cadre.entete - u(6)), QPointF(x, frise.height()))
    pilule = _pilule(frise, cadre)
    peintre.setPen(Trait.NoPen)
    peintre.setBrush(couleur("today"))
    peintre.drawRoundedRect(pilule, pilule.height() / 2, pilule.height() / 2)
    peintre.setFont(police(14, 600))
    peintre.setPen(couleur("sur_aujourd_hui"))
    peintre.drawText(pilule, Alignement.AlignCenter, _AUJOURD_HUI)
