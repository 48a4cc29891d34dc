"""Deux ou trois pistes côte à côte, en grand, avec le goût que la personne donne."""

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Alignement
from ui.vue_partagee import Colonne, Geste, Ligne, Tableau
from ui.widgets.avis import Picto
from ui.widgets.carte import Carte
from ui.widgets.echelle import Aspect, Echelle
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne, mesurer
from ui.widgets.partage.gestes import Agir

_GOUT_MAXIMUM = 5


def tableau_partage(montre: Tableau, agir: Agir) -> Carte:
    """Rend la carte qui compare."""
    carte = Carte()
    boite = QWidget()
    grille = QGridLayout(boite)
    mesurer(grille, marges=(1, 1, 1, 1), espace=0)
    colonne(carte).addWidget(boite)
    grille.addWidget(_coin(montre), 0, 0)
    for rang, tete in enumerate(montre.colonnes, start=1):
        grille.addWidget(_tete(tete, agir), 0, rang)
    for bas, rangee in enumerate(montre.rangees, start=1):
        grille.addWidget(_cellule(paragraphe(rangee.titre, "fort"), est_choisie=False), bas, 0)
        for rang, (case, tete) in enumerate(
            zip(rangee.cases, montre.colonnes, strict=True), start=1
        ):
            nom = composer(f"{tete.titre}, {rangee.titre} : {case.titre}")
            grille.addWidget(_case(case, nom, est_choisie=tete.est_choisie), bas, rang)
    for rang in range(len(montre.colonnes) + 1):
        grille.setColumnStretch(rang, 1)
    return carte


def _coin(montre: Tableau) -> QFrame:
    mots = QWidget()
    pile = colonne(mots, espace=2)
    pile.addWidget(paragraphe(montre.titre, "carte"))
    pile.addWidget(paragraphe(montre.phrase, "second"))
    pile.addStretch(1)
    return _cellule(mots, est_choisie=False, nom="tete_partagee")


def _tete(tete: Colonne, agir: Agir) -> QFrame:
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
        pile.addWidget(_gout(tete, agir))
    return _cellule(mots, est_choisie=tete.est_choisie, nom="tete_partagee")


def _gout(tete: Colonne, agir: Agir) -> Echelle:
    gout = Echelle(
        f"Votre goût pour {tete.titre}", minimum=0, maximum=_GOUT_MAXIMUM, aspect=Aspect.GRANDS
    )
    gout.montrer(tete.note)
    noter = tete.noter
    if noter is not None:
        gout.choisi.connect(lambda note: agir(Geste("Goût", noter(note))))
    return gout


def _case(case: Ligne, nom: str, *, est_choisie: bool) -> QFrame:
    boite = QWidget()
    boite.setAccessibleName(nom)
    rangee = ligne(boite, espace=12)
    if case.picto:
        rangee.addWidget(Picto(case.picto, case.ton, 26), 0, Alignement.AlignVCenter)
    ton = case.ton if case.ton in {"ok", "warn", "bad"} else ""
    rangee.addWidget(paragraphe(case.titre, "fort", ton=ton), 1)
    return _cellule(boite, est_choisie=est_choisie)


def _cellule(contenu: QWidget, *, est_choisie: bool, nom: str = "case_partagee") -> QFrame:
    cadre = QFrame()
    cadre.setObjectName(nom)
    cadre.setProperty("choisie", "true" if est_choisie else "false")
    colonne(cadre, marges=(20, 12, 12, 12)).addWidget(contenu)
    fixer(cadre, hauteur_min=64)
    return cadre
