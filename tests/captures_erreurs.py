"""L’état « erreur » des niveaux 1 et 2 en image : ce que l’on refuse, par les vrais gestes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.fait import CodeFait
from tests.cas.ecran import taper
from ui.shell.fenetre import Fenetre

Geste = Callable[[Fenetre], None]
_LE_RESUME = 450
"""Millisecondes après lesquelles la page relève ses champs à revoir."""


def _ecrire(ligne: QWidget, texte: str) -> None:
    """Vide un champ, tape, et finit par Entrée."""
    ligne.setFocus()
    QTest.keyClick(ligne, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(ligne, Qt.Key.Key_Delete)
    taper(ligne, texte)
    QTest.keyClick(ligne, Qt.Key.Key_Return)


def _cliquer(bouton: QWidget) -> None:
    QTest.mouseClick(bouton, Qt.MouseButton.LeftButton)


def _page(code: str, geste: Callable[[Any], object], prenom: str = "Camille") -> Geste:
    """Ouvre une page, s’y trompe, et attend le résumé en tête."""

    def tout(fenetre: Fenetre) -> None:
        fiches = fenetre.atelier.fiches()
        fenetre.ouvrir(next(f.id for f in fiches if f.personne.startswith(prenom)))
        fenetre.aller(code)
        page = fenetre.page
        QTest.qWait(60)
        geste(page)
        QTest.qWait(_LE_RESUME)
        page.verticalScrollBar().setValue(0)

    return tout


def _demande(page: Any) -> None:  # noqa: ANN401 - la page est celle que l’on vient d’ouvrir
    _cliquer(page.bref.completer)
    _ecrire(page.bref.telephone.ligne, "12")
    _ecrire(page.bref.courriel.ligne, "camille chez exemple")


def _rendez_vous(page: Any) -> None:  # noqa: ANN401 - la page est celle que l’on vient d’ouvrir
    _cliquer(page.rendez_vous.deplacer)
    _ecrire(page.rendez_vous.jour.ligne, "32/12/2026")


def _reunion(page: Any) -> None:  # noqa: ANN401 - la page est celle que l’on vient d’ouvrir
    _cliquer(page.liste.boutons["U1"])
    _ecrire(page.reunion.jour.ligne, "31/02/2027")
    _ecrire(page.reunion.prises.ligne, "douze")


def _situation(page: Any) -> None:  # noqa: ANN401 - la page est celle que l’on vient d’ouvrir
    rangees = page.travail.rangees
    _ecrire(rangees[CodeFait.ENTREE_ENTREPRISE_LE].fait.champ.commande, "32/03/2017")
    _ecrire(rangees[CodeFait.TEMPS_TRAVAIL].fait.champ.commande, "beaucoup")


def _competence(page: Any) -> None:  # noqa: ANN401 - la page est celle que l’on vient d’ouvrir
    page.ouvrir("K3")
    QTest.qWait(30)
    _ecrire(page.competence.libelle.ligne, "")


def _metier(page: Any) -> None:  # noqa: ANN401 - la page est celle que l’on vient d’ouvrir
    page.ouvrir("M1")
    QTest.qWait(30)
    _ecrire(page.metier.appellation.ligne, "")
    _ecrire(page.metier.rome.ligne, "métier")


def _piste(page: Any) -> None:  # noqa: ANN401 - la page est celle que l’on vient d’ouvrir
    page.pistes.detailler("O2")
    _ecrire(page.pistes.panneau.temps.ligne, "beaucoup")
    _ecrire(page.pistes.panneau.cout.ligne, "douze")


def _chemin(page: Any) -> None:  # noqa: ANN401 - la page est celle que l’on vient d’ouvrir
    page.regarder("chemins")
    page.chemins.etudier("H2")
    _ecrire(page.chemins.etude.duree.ligne, "un an")
    _ecrire(page.chemins.etude.prix.ligne, "cher")


def _projet(page: Any) -> None:  # noqa: ANN401 - la page est celle que l’on vient d’ouvrir
    page.regarder("possible")
    _ecrire(page.possible.projet.rome.ligne, "roses")
    _ecrire(page.possible.projet.enonce.ligne, "")


def _orienter(page: Any) -> None:  # noqa: ANN401 - la page est celle que l’on vient d’ouvrir
    page.agir()
    QTest.qWait(30)
    _cliquer(page.transmission.moyen.choix("courriel"))


def _nouveau(fenetre: Fenetre) -> None:
    fenetre.accueil.creer.click()
    page = fenetre.creation.page
    assert page is not None
    _cliquer(page.principal)
    QTest.qWait(_LE_RESUME)


def _rien_de_tel(fenetre: Fenetre) -> None:
    fenetre.recherche.demander()
    couche = fenetre.recherche.couche
    assert couche is not None
    taper(couche.champ, "financemant zzz")


ERREURS: tuple[tuple[str, Geste], ...] = (
    ("02-demande-erreur", _page("demande", _demande)),
    ("02-demande-erreur-rendez-vous", _page("demande", _rendez_vous)),
    ("23-aiguillage-erreur", _page("aiguillage", _orienter)),
    ("24-informations-erreur", _page("informations", _reunion, "Idriss")),
    ("20-situation-erreur", _page("situation", _situation)),
    ("03-competences-erreur", _page("competences", _competence)),
    ("34-competences-erreur-metier", _page("competences", _metier)),
    ("21-projet-erreur", _page("projet", _piste)),
    ("22-chemins-erreur", _page("projet", _chemin)),
    ("22-possible-erreur", _page("projet", _projet)),
    ("19-nouveau-dossier-erreur", _nouveau),
    ("35-palette-erreur", _rien_de_tel),
)
"""Le nom de l’image et le geste refusé."""
