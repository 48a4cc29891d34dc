"""Deux ou trois pistes côte à côte, en grand, avec le goût que la personne donne."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Alignement
from ui.theme import u
from ui.vue_partagee import Colonne, Geste, Ligne, Tableau
from ui.widgets.avis import Picto
from ui.widgets.carte import Carte
from ui.widgets.echelle import Aspect, Echelle
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne, mesurer, vider
from ui.widgets.partage.gestes import Agir

_GOUT_MAXIMUM = 5
_PREMIERE, _AUTRE = 210, 258


class TableauPartage(Carte):
    """Côte à côte si la place suffit ; sinon une piste sous l’autre, ses réponses avec elle."""

    def __init__(self, montre: Tableau, agir: Agir) -> None:
        super().__init__()
        self._montre, self._agir = montre, agir
        self._est_large: bool | None = None
        self._pile = colonne(self)
        self._disposer(est_large=True)

    def minimumSizeHint(self) -> QSize:
        """Pas plus large qu’une piste : les autres peuvent toujours passer dessous."""
        return QSize(u(_PREMIERE + _AUTRE), super().minimumSizeHint().height())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Choisit la disposition selon la largeur utile."""
        super().resizeEvent(evenement)
        place = _PREMIERE + _AUTRE * len(self._montre.colonnes)
        self._disposer(est_large=self.width() >= u(place))

    def _disposer(self, *, est_large: bool) -> None:
        if est_large is self._est_large:
            return
        self._est_large = est_large
        vider(self._pile)
        boite = QWidget()
        grille = QGridLayout(boite)
        mesurer(grille, marges=(1, 1, 1, 1), espace=0)
        (self._cote_a_cote if est_large else self._empiler)(grille)
        self._pile.addWidget(boite)

    def _cote_a_cote(self, grille: QGridLayout) -> None:
        montre = self._montre
        grille.addWidget(_coin(montre), 0, 0)
        for rang, tete in enumerate(montre.colonnes, start=1):
            grille.addWidget(self._tete(tete), 0, rang)
            grille.setColumnStretch(rang, 1)
        for bas, rangee in enumerate(montre.rangees, start=1):
            titre = _cellule(paragraphe(rangee.titre, "fort"))
            fixer(titre, largeur=_PREMIERE, hauteur_min=64)
            grille.addWidget(titre, bas, 0)
            for rang, (case, tete) in enumerate(
                zip(rangee.cases, montre.colonnes, strict=True), start=1
            ):
                nom = f"{tete.titre}, {rangee.titre} : {case.titre}"
                grille.addWidget(_case(case, nom, est_choisie=tete.est_choisie), bas, rang)

    def _empiler(self, grille: QGridLayout) -> None:
        bas = 0
        for rang, tete in enumerate(self._montre.colonnes):
            grille.addWidget(self._tete(tete), bas, 0, 1, 2)
            bas += 1
            for rangee in self._montre.rangees:
                nom = f"{tete.titre}, {rangee.titre} : {rangee.cases[rang].titre}"
                choisie = tete.est_choisie
                mots = paragraphe(rangee.titre, "fort")
                grille.addWidget(_cellule(mots, est_choisie=choisie), bas, 0)
                grille.addWidget(_case(rangee.cases[rang], nom, est_choisie=choisie), bas, 1)
                bas += 1

    def _tete(self, tete: Colonne) -> QFrame:
        mots = QWidget()
        pile = colonne(mots, espace=4)
        haut = ligne(espace=8)
        haut.addWidget(paragraphe(tete.titre, "carte"), 1)
        if tete.est_choisie:
            etoile = Picto("star-fill", "primary", 28)
            etoile.setAccessibleName("Votre choix")
            haut.addWidget(etoile, 0, Alignement.AlignTop)
        pile.addLayout(haut)
        if tete.phrase:
            pile.addWidget(paragraphe(tete.phrase, "second"))
        pile.addStretch(1)
        if tete.noter is not None:
            pile.addWidget(self._gout(tete))
            dit = f"{tete.note} sur {_GOUT_MAXIMUM}" if tete.note else "Pas encore dit"
            pile.addWidget(libelle(dit, "second"))
        return _cellule(mots, est_choisie=tete.est_choisie, nom="tete_partagee")

    def _gout(self, tete: Colonne) -> Echelle:
        nom = composer(f"Votre goût pour {tete.titre}")
        gout = Echelle(nom, minimum=0, maximum=_GOUT_MAXIMUM, aspect=Aspect.GRANDS)
        gout.montrer(tete.note)
        noter = tete.noter
        if noter is not None:
            gout.choisi.connect(lambda note: self._agir(Geste("Goût", noter(note))))
        return gout


def _coin(montre: Tableau) -> QFrame:
    mots = QWidget()
    pile = colonne(mots, espace=2)
    pile.addWidget(paragraphe(montre.titre, "carte"))
    pile.addWidget(paragraphe(montre.phrase, "second"))
    pile.addStretch(1)
    return _cellule(mots, nom="tete_partagee")


def _case(case: Ligne, nom: str, *, est_choisie: bool) -> QFrame:
    boite = QWidget()
    boite.setAccessibleName(composer(nom))
    rangee = ligne(boite, espace=12)
    if case.picto:
        rangee.addWidget(Picto(case.picto, case.ton, 26), 0, Alignement.AlignVCenter)
    ton = case.ton if case.ton in {"ok", "warn", "bad"} else ""
    rangee.addWidget(paragraphe(case.titre, "fort", ton=ton), 1)
    return _cellule(boite, est_choisie=est_choisie)


def _cellule(contenu: QWidget, *, est_choisie: bool = False, nom: str = "case_partagee") -> QFrame:
    cadre = QFrame()
    cadre.setObjectName(nom)
    cadre.setProperty("choisie", "true" if est_choisie else "false")
    colonne(cadre, marges=(20, 12, 12, 12)).addWidget(contenu)
    fixer(cadre, hauteur_min=64)
    return cadre
