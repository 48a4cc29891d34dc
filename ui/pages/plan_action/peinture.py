"""Peindre l’état d’une action et sa forme sur la frise."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from cep_desktop.domain.plan_action import StatutAction
from ui.pages.plan_action.frise import Barre, Echelle, Forme
from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Rendu, Trait
from ui.theme import couleur, police, u
from ui.widgets.trame import Trame, peindre_trame

HAUTEUR_BARRE, LOSANGE, ECART = 20, 11, 8
_ETROIT = 26


def peindre_statut(peintre: QPainter, cadre: QRectF, statut: StatutAction) -> None:
    """Cercle (à faire), demi-cercle (en cours), sablier, coche, barre : jamais la couleur seule."""
    peintre.save()
    peintre.setRenderHint(Rendu.Antialiasing)
    match statut:
        case StatutAction.FAITE:
            peindre_pictogramme(
                peintre, cadre.adjusted(-1, -1, 1, 1), "check-circle-fill", "ok_fill"
            )
        case StatutAction.EN_ATTENTE:
            peindre_pictogramme(peintre, cadre, "hourglass-medium", "ink2")
        case StatutAction.ABANDONNEE:
            peindre_pictogramme(peintre, cadre, "minus-circle-fill", "ink3")
        case StatutAction.EN_COURS:
            peintre.setPen(QPen(couleur("primary"), u(2)))
            anneau = cadre.adjusted(1, 1, -1, -1)
            peintre.drawEllipse(anneau)
            marge = u(4)
            peintre.setPen(Trait.NoPen)
            peintre.setBrush(couleur("primary"))
            peintre.drawPie(anneau.adjusted(marge, marge, -marge, -marge), 90 * 16, -180 * 16)
        case StatutAction.A_FAIRE:
            peintre.setPen(QPen(couleur("line_strong"), u(2)))
            peintre.drawEllipse(cadre.adjusted(1, 1, -1, -1))
    peintre.restore()


def peindre_barre(
    peintre: QPainter, zone: QRectF, barre: Barre, echelle: Echelle, *, est_prochaine: bool
) -> None:
    """Dessine une action sur sa ligne de frise, et sa date écrite à droite."""
    debut = zone.x() + echelle.fraction(barre.du) * zone.width()
    fin = zone.x() + echelle.fraction(barre.au) * zone.width()
    if fin < zone.x() or debut > zone.right():
        return
    peintre.save()
    peintre.setClipRect(zone)
    peintre.setRenderHint(Rendu.Antialiasing)
    milieu = zone.center().y()
    droite = _forme(peintre, debut, fin, milieu, barre)
    if barre.texte:
        peintre.setFont(police(15, 600 if est_prochaine else 400))
        peintre.setPen(couleur("sun_ink" if est_prochaine else "ink2"))
        x = _place_du_texte(barre.texte, debut, droite, zone, est_prochaine=est_prochaine)
        cadre = QRectF(x, zone.top(), zone.width(), zone.height())
        peintre.drawText(cadre, Alignement.AlignVCenter | Alignement.AlignLeft, barre.texte)
    peintre.restore()


def peindre_losange(
    peintre: QPainter, centre: QPointF, fond: QColor, bord: QColor, demi: float
) -> None:
    """Dessine un losange : date limite (soleil) ou rendez-vous d’un jour."""
    chemin = QPainterPath(centre - QPointF(0, demi))
    for point in (QPointF(demi, 0), QPointF(0, demi), QPointF(-demi, 0)):
        chemin.lineTo(centre + point)
    chemin.closeSubpath()
    peintre.fillPath(chemin, fond)
    peintre.setPen(QPen(bord, u(1.5)))
    peintre.setBrush(QColor(0, 0, 0, 0))
    peintre.drawPath(chemin)


def _place_du_texte(
    texte: str, debut: float, droite: float, zone: QRectF, *, est_prochaine: bool
) -> float:
    """À droite de la forme, ou à gauche s’il n’y tient pas."""
    largeur = QFontMetricsF(police(15, 600 if est_prochaine else 400)).horizontalAdvance(texte)
    if droite + u(ECART) + largeur <= zone.right() or debut - largeur < zone.x():
        return droite + u(ECART)
    return debut - u(ECART) - u(LOSANGE) - largeur


def _forme(peintre: QPainter, debut: float, fin: float, milieu: float, barre: Barre) -> float:
    """Dessine la forme et rend son bord droit."""
    if barre.est_un_jour and barre.forme is not Forme.FAIT:
        centre = QPointF(fin, milieu)
        if barre.limite:
            peindre_losange(peintre, centre, couleur("sun"), couleur("sun_line"), u(LOSANGE))
        else:
            peindre_losange(
                peintre, centre, couleur("primary_soft"), couleur("primary"), u(LOSANGE)
            )
        return fin + u(LOSANGE)
    hauteur = u(HAUTEUR_BARRE)
    largeur = max(fin - debut, u(_ETROIT if barre.forme is not Forme.FAIT else HAUTEUR_BARRE))
    cadre = QRectF(debut, milieu - hauteur / 2, largeur, hauteur)
    chemin = QPainterPath()
    chemin.addRoundedRect(cadre, hauteur / 2, hauteur / 2)
    match barre.forme:
        case Forme.FAIT:
            _remplir(peintre, chemin, "ok_soft", "ok_fill")
            cote = u(14)
            coche = QRectF(debut + u(3), milieu - cote / 2, cote, cote)
            peindre_pictogramme(peintre, coche, "check-bold", "ok")
        case Forme.EN_COURS:
            _remplir(peintre, chemin, "primary", "primary")
        case Forme.A_VENIR:
            _remplir(peintre, chemin, "primary_soft", "primary")
        case Forme.EN_ATTENTE:
            peindre_trame(peintre, cadre, Trame.RAYE, couleur("line_strong"), chemin)
    if barre.limite:
        centre = QPointF(cadre.right() - u(2), milieu)
        peindre_losange(peintre, centre, couleur("sun"), couleur("sun_line"), u(LOSANGE))
        return cadre.right() + u(LOSANGE)
    return cadre.right()


def _remplir(peintre: QPainter, chemin: QPainterPath, fond: str, bord: str) -> None:
    peintre.fillPath(chemin, couleur(fond))
    peintre.setPen(QPen(couleur(bord), u(1.5)))
    peintre.setBrush(QColor(0, 0, 0, 0))
    peintre.drawPath(chemin)
