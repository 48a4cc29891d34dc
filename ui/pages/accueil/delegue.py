"""Peindre un dossier de la liste : la personne, son parcours, la suite."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.pages.accueil.etat import MOTS, EtatDossier, LigneDossier
from ui.pages.accueil.table import ROLE_LIGNE
from ui.qt import Alignement, Coupe, Rendu
from ui.theme import couleur, police, u
from ui.widgets.anneau import AU_CLAVIER, peindre_anneau
from ui.widgets.avatar import peindre_avatar
from ui.widgets.etiquette import Marque, largeur_etiquette, peindre_etiquette
from ui.widgets.mini_parcours import Jalon, peindre_mini_parcours

_Index = QModelIndex | QPersistentModelIndex
_GAUCHE = Alignement.AlignVCenter | Alignement.AlignLeft
_HAUTEUR, _HAUTEUR_ETROITE, _ETROIT = 62, 116, 820
COLONNES = (("Personne et projet", 0.0), ("Parcours", 0.33), ("Prochaine étape", 0.485),
            ("Date", 0.745))  # fmt: skip
"""Titre et place de chaque colonne, en part de la largeur utile."""

FICTIF = Marque("Exemple fictif", "soleil")
MARQUES = {
    EtatDossier.EN_RETARD: Marque(MOTS[EtatDossier.EN_RETARD], "bad", "warning-fill"),
    EtatDossier.BIENTOT: Marque(MOTS[EtatDossier.BIENTOT], "warn", "clock-bold"),
    EtatDossier.A_JOUR: Marque(MOTS[EtatDossier.A_JOUR], "ok", "check-bold"),
    EtatDossier.EN_ATTENTE: Marque(MOTS[EtatDossier.EN_ATTENTE], "neutre", "hourglass-medium-bold"),
    EtatDossier.A_COMMENCER: Marque(MOTS[EtatDossier.A_COMMENCER], "action", "plus-circle-bold"),
    EtatDossier.TERMINE: Marque(MOTS[EtatDossier.TERMINE], "neutre", "check-circle-fill"),
}


class DelegueDossiers(QStyledItemDelegate):
    """Une ligne de 62, ou deux étages quand la place manque."""

    def __init__(self, liste: QListView) -> None:
        super().__init__(liste)
        self._liste = liste

    @property
    def est_etroit(self) -> bool:
        """Vrai si la liste n’a pas la place de ses colonnes."""
        return self._liste.viewport().width() < u(_ETROIT)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Hauteur d’un dossier."""
        hauteur = u(_HAUTEUR_ETROITE if self.est_etroit else _HAUTEUR)
        return QSize(self._liste.viewport().width(), hauteur)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Dessine un dossier."""
        ligne: LigneDossier = index.data(ROLE_LIGNE)
        cadre = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cadre, couleur("primary_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(cadre, couleur("surface3"))
        painter.setPen(QPen(couleur("line"), 1))
        bas = cadre.bottom() - 0.5
        painter.drawLine(QPointF(cadre.left(), bas), QPointF(cadre.right(), bas))
        if self.est_etroit:
            self._etroite(painter, cadre, ligne)
        else:
            self._large(painter, cadre, ligne)
        au_clavier = self._liste.window().property(AU_CLAVIER)
        if option.state & QStyle.StateFlag.State_HasFocus and au_clavier:
            painter.setRenderHint(Rendu.Antialiasing)
            marge = u(6)
            peindre_anneau(painter, cadre.adjusted(marge, marge, -marge, -marge), rayon=u(8))
        painter.restore()

    def _large(self, peintre: QPainter, cadre: QRectF, ligne: LigneDossier) -> None:
        abscisses = [place_de_colonne(part, cadre.width()) for _, part in COLONNES]
        milieu = cadre.center().y()
        peindre_avatar(peintre, QPointF(cadre.x() + u(41), milieu), u(42), ligne.personne)
        etage = cadre.height() / 2
        gauche = cadre.x() + u(74)
        largeur = abscisses[1] - u(74) - u(16)
        haut = QRectF(gauche, cadre.y() + u(7), largeur, etage - u(5))
        _nommer(peintre, haut, ligne)
        dessous = QRectF(gauche, cadre.y() + etage, largeur, etage - u(9))
        _ecrire(peintre, dessous, ligne.projet, taille=15, jeton="ink2")
        self._jalons(peintre, QPointF(cadre.x() + abscisses[1] + u(11), milieu), ligne)
        etape = QRectF(cadre.x() + abscisses[2], cadre.y(), abscisses[3] - abscisses[2] - u(12),
                       cadre.height())  # fmt: skip
        _ecrire(peintre, etape, ligne.prochaine_etape, taille=16)
        marque = MARQUES[ligne.etat]
        x = cadre.right() - u(16) - largeur_etiquette(marque)
        date_ = QRectF(cadre.x() + abscisses[3], cadre.y(), x - abscisses[3] - u(8), cadre.height())
        _ecrire(peintre, date_, ligne.quand, taille=15, jeton="ink2")
        peindre_etiquette(peintre, x, milieu, marque)

    def _etroite(self, peintre: QPainter, cadre: QRectF, ligne: LigneDossier) -> None:
        haut = cadre.y() + u(32)
        peindre_avatar(peintre, QPointF(cadre.x() + u(41), haut), u(42), ligne.personne)
        marque = MARQUES[ligne.etat]
        x = cadre.right() - u(16) - largeur_etiquette(marque)
        largeur = x - cadre.x() - u(74) - u(10)
        _nommer(peintre, QRectF(cadre.x() + u(74), cadre.y() + u(8), largeur, u(24)), ligne)
        _ecrire(peintre, QRectF(cadre.x() + u(74), cadre.y() + u(33), largeur, u(22)),
                ligne.projet, taille=15, jeton="ink2")  # fmt: skip
        peindre_etiquette(peintre, x, haut, marque)
        suite = f"{ligne.prochaine_etape}, {ligne.quand}" if ligne.quand else ligne.prochaine_etape
        dessous = QRectF(cadre.x() + u(74), cadre.y() + u(60), cadre.width() - u(90), u(24))
        _ecrire(peintre, dessous, suite, taille=16)
        self._jalons(peintre, QPointF(cadre.x() + u(86), cadre.y() + u(97)), ligne)

    def _jalons(self, peintre: QPainter, gauche: QPointF, ligne: LigneDossier) -> None:
        jalons = tuple(Jalon(jalon.rang, jalon.avancement) for jalon in ligne.jalons)
        peindre_mini_parcours(peintre, gauche, jalons, cote=u(23), pas=u(46))


def place_de_colonne(part: float, largeur: float) -> float:
    """Abscisse d’une colonne dans une ligne de cette largeur, en pixels."""
    return u(20) + part * (largeur - u(36))


def _nommer(peintre: QPainter, cadre: QRectF, ligne: LigneDossier) -> None:
    """Écrit le nom et, pour un exemple, le dit à côté."""
    reserve = largeur_etiquette(FICTIF) + u(10) if ligne.est_fictif else 0
    place = cadre.adjusted(0, 0, -reserve, 0)
    _ecrire(peintre, place, ligne.personne, taille=16, graisse=500)
    if ligne.est_fictif:
        nom = QFontMetricsF(police(16, 500)).horizontalAdvance(ligne.personne)
        x = place.x() + min(nom, place.width()) + u(10)
        peindre_etiquette(peintre, x, cadre.center().y(), FICTIF)


def _ecrire(
    peintre: QPainter,
    cadre: QRectF,
    texte: str,
    *,
    taille: int,
    graisse: int = 400,
    jeton: str = "ink",
) -> None:
    fonte = police(taille, graisse)
    peintre.setFont(fonte)
    peintre.setPen(couleur(jeton))
    court = QFontMetricsF(fonte).elidedText(texte, Coupe.ElideRight, cadre.width())
    peintre.drawText(cadre, _GAUCHE, court)
