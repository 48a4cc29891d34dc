"""Le tableau des pistes : côte à côte, ou l’une sous l’autre quand la place manque."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.pages.projet.case import CasePiste
from ui.pages.projet.critere import CelluleCritere
from ui.pages.projet.etat_pistes import Case, EtatPistes, Rangee, TetePiste
from ui.pages.projet.tete_piste import TeteDePiste
from ui.qt import Rendu
from ui.theme import couleur, u
from ui.widgets.carte import Carte
from ui.widgets.libelle import Libelle, paragraphe
from ui.widgets.mise_en_page import colonne, mesurer

_LARGEUR, _RAYON = 760, 16
_PART_CRITERE, _PART_PISTE = 27, 28
_Forme = tuple[tuple[str, ...], tuple[str, ...], str, bool]


class TableauPistes(Carte):
    """Les cases se refont quand les pistes ou les critères changent, jamais pour une réponse."""

    bascule = Signal(object)
    ouverte = Signal(object)
    detaillee = Signal(str)
    choisie = Signal(str)
    goutee = Signal(str, int)
    pesee = Signal(int, int)

    def __init__(self) -> None:
        super().__init__("simple")
        self.tetes: dict[str, TeteDePiste] = {}
        self.cases: dict[tuple[str, str], CasePiste] = {}
        self.criteres: dict[str, CelluleCritere] = {}
        self._bilans: dict[str, Libelle] = {}
        self._etat: EtatPistes | None = None
        self._forme: _Forme | None = None
        self._disposition = colonne(self)
        self._contenu = QWidget()
        self._disposition.addWidget(self._contenu)

    @property
    def est_large(self) -> bool:
        """Vrai si les pistes sont côte à côte."""
        nombre = len(self._etat.tetes) if self._etat else 0
        return nombre > 1 and self.width() >= u(_LARGEUR)

    def montrer(self, etat: EtatPistes) -> None:
        """Affiche les pistes comparées."""
        self._etat = etat
        self._rebatir(etat)
        for tete in etat.tetes:
            self.tetes[tete.cle].montrer(tete)
            if tete.cle in self._bilans:
                self._bilans[tete.cle].montrer(tete.bilan)
                self._bilans[tete.cle].teinter(tete.bilan_ton)
        for rangee in etat.rangees:
            if rangee.libelle in self.criteres:
                self.criteres[rangee.libelle].montrer(rangee)
            for case in rangee.cases:
                self.cases[case.piste, case.critere].montrer(case)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Côte à côte, se laisse resserrer : les pistes passent alors l’une sous l’autre."""
        voulue = super().minimumSizeHint()
        return QSize(min(voulue.width(), u(_LARGEUR) - 1), voulue.height())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Change de forme selon la largeur utile."""
        super().resizeEvent(evenement)
        if self._etat is not None and self._forme is not None:
            large = self._forme[3]
            if large is not self.est_large:
                self.montrer(self._etat)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine la colonne choisie et les filets, sous les cases."""
        super().paintEvent(evenement)
        grille = self._contenu.layout()
        if not isinstance(grille, QGridLayout) or self._etat is None:
            return
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        bord = QPainterPath()
        interieur = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        bord.addRoundedRect(interieur, u(_RAYON) - 1, u(_RAYON) - 1)
        peintre.setClipPath(bord)
        if self.est_large:
            self._peindre_colonnes(peintre, grille, self._etat.tetes)
        peintre.setPen(QPen(couleur("line"), 1))
        for rang in range(1, grille.rowCount()):
            y = self._cellule(grille, rang, 0).top() + 0.5
            peintre.drawLine(QPointF(0, y), QPointF(self.width(), y))

    def _peindre_colonnes(
        self, peintre: QPainter, grille: QGridLayout, tetes: tuple[TetePiste, ...]
    ) -> None:
        for rang, tete in enumerate(tetes, start=1):
            cellule = self._cellule(grille, 0, rang)
            colonne_ = QRectF(cellule.left(), 0, cellule.width() + 1, self.height())
            if tete.est_choisie:
                peintre.fillRect(colonne_, couleur("primary_soft"))
            peintre.setPen(QPen(couleur("line"), 1))
            x = cellule.left() + 0.5
            peintre.drawLine(QPointF(x, 0), QPointF(x, self.height()))

    def _cellule(self, grille: QGridLayout, rang: int, colonne_: int) -> QRect:
        """Place d’un widget ; `cellRect` ignore les hauteurs qui dépendent de la largeur."""
        element = grille.itemAtPosition(rang, colonne_)
        cadre = element.geometry() if element is not None else QRect()
        return cadre.translated(self._contenu.pos())

    def _rebatir(self, etat: EtatPistes) -> None:
        cles = tuple(tete.cle for tete in etat.tetes)
        libelles = tuple(rangee.libelle for rangee in etat.rangees)
        forme = (cles, libelles, etat.bilan_titre, self.est_large)
        if forme == self._forme:
            return
        self._forme = forme
        self._contenu.hide()
        self._contenu.deleteLater()
        self._contenu = QWidget(self)
        grille = QGridLayout(self._contenu)
        mesurer(grille, marges=(0, 0, 0, 0), espace=0)
        self.tetes, self.cases, self.criteres, self._bilans = {}, {}, {}, {}
        if self.est_large:
            self._cote_a_cote(grille, etat)
        else:
            self._empiler(grille, etat)
        self._disposition.addWidget(self._contenu)

    def _cote_a_cote(self, grille: QGridLayout, etat: EtatPistes) -> None:
        grille.setColumnStretch(0, _PART_CRITERE)
        grille.addWidget(_titre(etat.prenom), 0, 0)
        for colonne_, tete in enumerate(etat.tetes, start=1):
            grille.setColumnStretch(colonne_, _PART_PISTE)
            grille.addWidget(self._tete(tete), 0, colonne_)
        for rang, rangee in enumerate(etat.rangees, start=1):
            grille.addWidget(self._critere(rangee), rang, 0)
            for colonne_, case in enumerate(rangee.cases, start=1):
                grille.addWidget(self._case(case), rang, colonne_)
        if etat.bilan_titre:
            dernier = len(etat.rangees) + 1
            grille.addWidget(_legende(etat.bilan_titre), dernier, 0)
            for colonne_, tete in enumerate(etat.tetes, start=1):
                grille.addWidget(self._bilan(tete), dernier, colonne_)

    def _empiler(self, grille: QGridLayout, etat: EtatPistes) -> None:
        """D’abord ce qui compte, avec son poids ; puis chaque piste et ses réponses."""
        widgets: list[QWidget] = []
        pesees = [rangee for rangee in etat.rangees if rangee.poids]
        if pesees:
            widgets.append(_titre(etat.prenom))
            widgets += [self._critere(rangee) for rangee in pesees]
        for rang, tete in enumerate(etat.tetes):
            widgets.append(self._tete(tete))
            widgets += [self._reponse(rangee, rang) for rangee in etat.rangees]
            if etat.bilan_titre:
                widgets.append(self._bilan(tete, etat.bilan_titre))
        for rang, widget in enumerate(widgets):
            grille.addWidget(widget, rang, 0)

    def _reponse(self, rangee: Rangee, rang: int) -> QWidget:
        boite = QWidget()
        pile = colonne(boite, marges=(0, 8, 0, 0))
        pile.addWidget(_legende(rangee.libelle, air=0))
        pile.addWidget(self._case(rangee.cases[rang]))
        return boite

    def _tete(self, tete: TetePiste) -> TeteDePiste:
        widget = TeteDePiste()
        widget.ouverte.connect(lambda: self.detaillee.emit(tete.cle))
        widget.choisie.connect(lambda: self.choisie.emit(tete.cle))
        widget.goutee.connect(lambda note: self.goutee.emit(tete.cle, note))
        self.tetes[tete.cle] = widget
        return widget

    def _critere(self, rangee: Rangee) -> CelluleCritere:
        widget = CelluleCritere()
        widget.pesee.connect(self.pesee)
        self.criteres[rangee.libelle] = widget
        return widget

    def _case(self, case: Case) -> CasePiste:
        widget = CasePiste(case)
        widget.bascule.connect(lambda: self.bascule.emit(widget.case))
        widget.ouvre.connect(lambda: self.ouverte.emit(widget.case))
        self.cases[case.piste, case.critere] = widget
        return widget

    def _bilan(self, tete: TetePiste, titre: str = "") -> QWidget:
        boite = QWidget()
        pile = colonne(boite, marges=(16, 8, 12, 8))
        if titre:
            pile.addWidget(paragraphe(titre, "second"))
        self._bilans[tete.cle] = paragraphe("", "fort")
        pile.addWidget(self._bilans[tete.cle])
        return boite


def _titre(prenom: str) -> QWidget:
    boite = QWidget()
    pile = colonne(boite, marges=(20, 12, 8, 8), espace=2)
    pile.addWidget(paragraphe("Ce qui compte", "fort"))
    pile.addWidget(paragraphe(f"pour {prenom}. Trois points : le plus important.", "second"))
    pile.addStretch(1)
    return boite


def _legende(texte: str, *, air: float = 8) -> QWidget:
    boite = QWidget()
    colonne(boite, marges=(18, air, 8, air)).addWidget(paragraphe(texte, "second"))
    return boite
