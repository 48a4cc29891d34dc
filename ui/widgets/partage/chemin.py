"""Le chemin du plan : les étapes à gauche, celle que l’on regarde à droite."""

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from cep_desktop.domain.avancement import Avancement
from cep_desktop.domain.typographie import composer
from ui.qt import Alignement, Attribut, Focus, Rendu, Taille, TexteDessine, Trait
from ui.theme import couleur, police, u
from ui.vue_partagee import Chemin, Palier
from ui.widgets.avis import Picto
from ui.widgets.carte import Carte
from ui.widgets.deux_colonnes import DeuxColonnes, empiler
from ui.widgets.libelle import paragraphe
from ui.widgets.mini_parcours import Jalon, peindre_jalon
from ui.widgets.mise_en_page import colonne, filet, ligne, vider
from ui.widgets.partage.gestes import Agir
from ui.widgets.partage.lignes import ligne_partagee

_HAUTEUR, _AXE, _JALON, _TEXTE = 88, 44, 42, 84
_ETATS = {
    "termine": Avancement.TERMINE,
    "en_cours": Avancement.EN_COURS,
    "a_venir": Avancement.A_VENIR,
}


class BoutonPalier(QAbstractButton):
    """Une étape du chemin ; enfoncée, c’est celle que l’on regarde."""

    def __init__(self, palier: Palier, rang: int, *, est_derniere: bool) -> None:
        super().__init__()
        self._palier, self._rang, self._est_derniere = palier, rang, est_derniere
        self.setText(composer(palier.titre))
        self.setAccessibleName(composer(f"Étape {rang}, {palier.titre}, {palier.phrase}"))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Focus.StrongFocus)
        self.setAttribute(Attribut.WA_Hover)
        self.setSizePolicy(Taille.Expanding, Taille.Fixed)

    def sizeHint(self) -> QSize:
        """Deux lignes de titre et sa phrase."""
        return QSize(u(280), u(_HAUTEUR))

    def minimumSizeHint(self) -> QSize:
        """La ligne ne se tasse pas."""
        return QSize(u(220), u(_HAUTEUR))

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine le trait, le jalon, le titre et la phrase."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        cadre = QRectF(self.rect()).adjusted(u(6), u(3), -u(6), -u(3))
        if self.isChecked() or self.underMouse():
            peintre.setPen(Trait.NoPen)
            peintre.setBrush(couleur("primary_soft" if self.isChecked() else "surface2"))
            peintre.drawRoundedRect(cadre, u(12), u(12))
        centre = QPointF(u(_AXE), self.height() / 2)
        peintre.setPen(QPen(couleur("primary_line"), u(3)))
        haut = centre.y() if self._rang == 1 else 0
        bas = centre.y() if self._est_derniere else self.height()
        peintre.drawLine(QPointF(centre.x(), haut), QPointF(centre.x(), bas))
        peindre_jalon(peintre, centre, u(_JALON), Jalon(self._rang, _ETATS[self._palier.etat]))
        self._ecrire(peintre)

    def _ecrire(self, peintre: QPainter) -> None:
        large = self.width() - u(_TEXTE) - u(14)
        a_gauche = Alignement.AlignTop | Alignement.AlignLeft | TexteDessine.TextWordWrap
        gras, maigre = police(19, 700 if self.isChecked() else 600), police(17)
        place = QRectF(u(_TEXTE), 0, large, self.height())
        titre = QFontMetricsF(gras).boundingRect(place, a_gauche, self.text())
        phrase = QFontMetricsF(maigre).boundingRect(place, a_gauche, self._palier.phrase)
        haut = (self.height() - titre.height() - phrase.height()) / 2
        peintre.setFont(gras)
        peintre.setPen(couleur("ink"))
        peintre.drawText(place.translated(0, haut), a_gauche, self.text())
        peintre.setFont(maigre)
        peintre.setPen(couleur("ink2"))
        dessous = place.translated(0, haut + titre.height())
        peintre.drawText(dessous, a_gauche, self._palier.phrase)


class CheminPartage(QWidget):
    """Le chemin et son étape ouverte ; `regarde` porte le rang que l’on vient d’ouvrir."""

    regarde = Signal(int)

    def __init__(self, montre: Chemin, agir: Agir, *, ouverte: int) -> None:
        super().__init__()
        self._paliers, self._agir = montre.paliers, agir
        gauche = Carte()
        pile = colonne(gauche, marges=(8, 10, 8, 10))
        self.boutons: list[BoutonPalier] = []
        for rang, palier in enumerate(montre.paliers, start=1):
            bouton = BoutonPalier(palier, rang, est_derniere=rang == len(montre.paliers))
            bouton.clicked.connect(lambda _=False, rang=rang - 1: self.ouvrir(rang))
            self.boutons.append(bouton)
            pile.addWidget(bouton)
        self._droite = Carte()
        self._contenu = colonne(self._droite, marges=(14, 18, 14, 18), espace=2)
        deux = DeuxColonnes(
            empiler(gauche), empiler(self._droite), largeur=400, seuil=820, etroite_a_gauche=True
        )
        colonne(self).addWidget(deux)
        self.ouvrir(min(ouverte, len(self.boutons) - 1))

    def ouvrir(self, rang: int) -> None:
        """Montre le contenu d’une étape."""
        self.boutons[rang].setChecked(True)
        vider(self._contenu)
        palier = self._paliers[rang]
        titre = paragraphe(palier.contenu.titre, "section")
        titre.setContentsMargins(u(14), 0, u(14), 0)
        self._contenu.addWidget(titre)
        if palier.contenu.phrase:
            phrase = paragraphe(palier.contenu.phrase, "second")
            phrase.setContentsMargins(u(14), 0, u(14), u(8))
            self._contenu.addWidget(phrase)
        for montree in palier.contenu.lignes:
            self._contenu.addWidget(filet())
            self._contenu.addWidget(ligne_partagee(montree, self._agir))
        if palier.est_valide:
            self._contenu.addWidget(filet())
            self._contenu.addWidget(_valide())
        self.regarde.emit(rang)


def _valide() -> QWidget:
    boite = QWidget()
    rangee = ligne(boite, marges=(16, 10, 16, 4), espace=16)
    rangee.addWidget(Picto("handshake-fill", "ok", 28))
    rangee.addWidget(paragraphe("Nous avons validé cette étape ensemble.", "fort", ton="ok"), 1)
    return boite
