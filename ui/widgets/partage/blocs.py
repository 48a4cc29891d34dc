"""De chaque bloc d’une vue partagée à son dessin."""

from collections.abc import Callable
from typing import assert_never

from PySide6.QtWidgets import QWidget

from ui.qt import Alignement
from ui.vue_partagee import (
    Accord,
    Appel,
    Bloc,
    Chemin,
    Comparaison,
    Decision,
    Encart,
    Mots,
    Paiement,
    Questions,
    Signer,
    Tableau,
    Vide,
)
from ui.widgets.avis import Picto
from ui.widgets.bandeau import Bandeau
from ui.widgets.carte import Carte
from ui.widgets.citation import Citation
from ui.widgets.deux_colonnes import empiler
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne
from ui.widgets.partage.chemin import CheminPartage
from ui.widgets.partage.comparaison import comparaison_partagee
from ui.widgets.partage.decision import DecisionPartagee
from ui.widgets.partage.gestes import Agir, bouton, ranger
from ui.widgets.partage.lignes import ligne_partagee
from ui.widgets.partage.paiement import paiement_partage
from ui.widgets.partage.questions import QuestionsPartagees
from ui.widgets.partage.signer import SignerPartage
from ui.widgets.partage.tableau import TableauPartage
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 720
_Simple = Encart | Mots | Appel | Accord | Paiement | Tableau | Decision | Comparaison | Vide


def dessiner(
    bloc: Bloc, agir: Agir, *, ouverte: int | None, retenir: Callable[[int], None]
) -> QWidget:
    """Rend le widget d’un bloc ; `ouverte` est l’étape déjà regardée, `retenir` la garde."""
    match bloc:
        case Chemin():
            rendu: CheminPartage | QuestionsPartagees | SignerPartage = CheminPartage(
                bloc, agir, ouverte=bloc.ouverte if ouverte is None else ouverte
            )
        case Questions():
            rendu = QuestionsPartagees(
                bloc, agir, ouverte=bloc.ouverte if ouverte is None else ouverte
            )
        case Signer():
            lecture = empiler(*(_encart(encart, agir) for encart in bloc.lecture))
            rendu = SignerPartage(bloc, agir, lecture, ouverte=ouverte or 0)
        case _:
            return _dessiner_d_un_coup(bloc, agir)
    rendu.regarde.connect(retenir)
    return rendu


def _dessiner_d_un_coup(bloc: _Simple, agir: Agir) -> QWidget:
    """Un bloc qui ne retient rien de ce que l’on y regarde."""
    match bloc:
        case Encart():
            rendu: QWidget = _encart(bloc, agir)
        case Mots():
            rendu = _mots(bloc, agir)
        case Appel():
            rendu = _appel(bloc, agir)
        case Accord():
            rendu = _accord(bloc, agir)
        case Paiement():
            rendu = paiement_partage(bloc, agir)
        case Tableau():
            rendu = TableauPartage(bloc, agir)
        case Decision():
            rendu = DecisionPartagee(bloc, agir)
        case Comparaison():
            rendu = comparaison_partagee(bloc)
        case Vide():
            rendu = Carte()
            colonne(rendu).addWidget(EcranVide(bloc.titre, bloc.phrase))
        case _:
            assert_never(bloc)
    return rendu


def _appel(bloc: Appel, agir: Agir) -> Bandeau:
    bandeau = Bandeau([bouton(geste, agir) for geste in bloc.gestes])
    bandeau.montrer(bloc.surtitre, bloc.titre, bloc.phrase)
    return bandeau


def _encart(bloc: Encart, agir: Agir) -> Carte:
    carte = Carte(bloc.ton)
    pile = colonne(carte, marges=(14, 18, 14, 18), espace=2)
    tete = QWidget()
    mots = colonne(tete, marges=(14, 0, 14, 6), espace=4)
    if bloc.titre:
        mots.addWidget(paragraphe(bloc.titre, "section"))
    if bloc.phrase:
        mots.addWidget(paragraphe(bloc.phrase))
    if bloc.titre or bloc.phrase:
        pile.addWidget(tete)
    for rang, montree in enumerate(bloc.lignes):
        if rang or bloc.titre:
            pile.addWidget(filet())
        pile.addWidget(ligne_partagee(montree, agir))
    if bloc.gestes:
        bas = QWidget()
        colonne(bas, marges=(14, 8, 14, 0)).addWidget(ranger(bloc.gestes, agir))
        pile.addWidget(bas)
    return carte


def _mots(bloc: Mots, agir: Agir) -> Carte:
    carte = Carte()
    pile = colonne(carte, marges=(28, 20, 28, 20), espace=10)
    pile.addWidget(paragraphe(bloc.titre, "carte"))
    citation = Citation()
    citation.montrer(bloc.texte, "")
    pile.addWidget(citation)
    if bloc.gestes:
        pile.addWidget(ranger(bloc.gestes, agir))
    return carte


def _accord(bloc: Accord, agir: Agir) -> Carte:
    carte = Carte("verte" if bloc.est_donne else "simple")
    dit = QWidget()
    rangee = ligne(dit, espace=20)
    picto = "handshake-fill" if bloc.est_donne else "handshake-duotone"
    rangee.addWidget(Picto(picto, "ok", 44), 0, Alignement.AlignVCenter)
    mots = colonne(espace=2)
    mots.addWidget(paragraphe(bloc.titre, "section"))
    mots.addWidget(paragraphe(bloc.phrase, "second"))
    rangee.addLayout(mots, 1)
    souple = RangeeSouple(dit, bouton(bloc.geste, agir), seuil=_SEUIL, espace=16)
    colonne(carte, marges=(28, 18, 20, 18)).addWidget(souple)
    return carte
