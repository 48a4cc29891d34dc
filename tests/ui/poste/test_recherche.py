"""La recherche de la liste interroge le coffre : notes, fautes, sons."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.cas.ecran import taper
from ui.pages.accueil.etat import Filtre
from ui.poste.fenetre import FenetrePoste
from ui.shell.fenetre import Fenetre


def _noms(fenetre: Fenetre) -> list[str]:
    table = fenetre.accueil.liste.table
    return [ligne.personne for ligne in table._lignes]


def test_une_faute_dans_le_nom_n_empeche_pas_de_trouver(qtbot: QtBot, ouvert: FenetrePoste) -> None:
    fenetre = ouvert.fenetre
    assert fenetre is not None
    taper(fenetre.accueil.recherche, "moraux")
    qtbot.waitUntil(lambda: _noms(fenetre) == ["Camille Moreau"])
    qtbot.keyClick(fenetre.accueil.recherche, Qt.Key.Key_Escape)
    assert len(_noms(fenetre)) == 3


def test_les_notes_se_trouvent_et_le_filtre_reste(qtbot: QtBot, ouvert: FenetrePoste) -> None:
    fenetre = ouvert.fenetre
    assert fenetre is not None
    camille = next(f for f in fenetre.atelier.fiches() if f.personne.startswith("Camille"))
    note = fenetre.atelier.dossiers.lire(camille.id).dossier.notes_privees[0].texte
    mot = max(note.replace("’", " ").replace(".", " ").split(), key=len)
    taper(fenetre.accueil.recherche, mot)
    qtbot.waitUntil(lambda: "Camille Moreau" in _noms(fenetre))
    filtres = fenetre.accueil.filtres
    assert filtres is not None
    qtbot.mouseClick(filtres.bouton(Filtre.TERMINES), Qt.MouseButton.LeftButton)
    assert not _noms(fenetre)


def test_une_reponse_tardive_a_d_anciens_mots_est_laissee(ouvert: FenetrePoste) -> None:
    fenetre = ouvert.fenetre
    assert fenetre is not None
    camille = next(f for f in fenetre.atelier.fiches() if f.personne.startswith("Camille"))
    fenetre.accueil.recherche.setText("zzzz")
    fenetre.accueil.completer("autre chose", frozenset({camille.id}))
    assert not _noms(fenetre)
