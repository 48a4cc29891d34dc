"""On retrouve un dossier par son nom, son projet ou son étape, à la souris ou au clavier."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.documents import dossier_portable
from tests.cas.dossier import exemple
from tests.cas.ecran import DialoguesMuets, taper
from ui.pages.plan_action.page import PagePlanAction
from ui.qt import Role
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


def _noms(fenetre: Fenetre) -> list[str]:
    table = fenetre.accueil.liste.table
    return [table.index(rang, 0).data(Role.UserRole).personne for rang in range(table.rowCount())]


def test_la_liste_montre_les_exemples_par_echeance(fenetre: Fenetre) -> None:
    assert _noms(fenetre) == ["Idriss Haddad", "Solène Le Goff", "Camille Moreau"]
    assert "3 dossiers" in fenetre.accueil.sous_titre.text()


def test_on_cherche_sans_accents_puis_on_ouvre_au_clavier(qtbot: QtBot, fenetre: Fenetre) -> None:
    recherche = fenetre.accueil.recherche
    recherche.setFocus()
    taper(recherche, "solene")
    assert _noms(fenetre) == ["Solène Le Goff"]
    qtbot.keyClick(recherche, Qt.Key.Key_Down)
    assert fenetre.accueil.liste.hasFocus()
    qtbot.keyClick(fenetre.accueil.liste, Qt.Key.Key_Return)
    assert isinstance(fenetre.page, PagePlanAction)
    assert fenetre.windowTitle() == "Solène Le Goff – CEP Desktop"


def test_un_clic_ouvre_le_dossier(qtbot: QtBot, fenetre: Fenetre) -> None:
    liste = fenetre.accueil.liste
    cadre = liste.visualRect(liste.table.index(2, 0))
    qtbot.mouseClick(liste.viewport(), GAUCHE, pos=cadre.center())
    assert fenetre.windowTitle().startswith("Camille Moreau")


def test_une_recherche_sans_resultat_dit_quoi_faire(qtbot: QtBot, fenetre: Fenetre) -> None:
    recherche = fenetre.accueil.recherche
    taper(recherche, "zzz")
    assert fenetre.accueil.vide.isVisible()
    assert "orthographe" in fenetre.accueil.ecran_vide.phrase.text()
    qtbot.keyClick(recherche, Qt.Key.Key_Escape)
    assert len(_noms(fenetre)) == 3


def test_un_filtre_garde_ses_dossiers(qtbot: QtBot, fenetre: Fenetre) -> None:
    filtres = fenetre.accueil.filtres
    assert filtres is not None
    qtbot.mouseClick(filtres.bouton("termines"), GAUCHE)
    assert _noms(fenetre) == []
    qtbot.mouseClick(filtres.bouton("tous"), GAUCHE)
    assert len(_noms(fenetre)) == 3


def test_chaque_ligne_dit_qu_elle_est_fictive(fenetre: Fenetre) -> None:
    table = fenetre.accueil.liste.table
    assert "exemple fictif" in table.index(0, 0).data(Role.AccessibleTextRole)


def test_on_ouvre_un_fichier(
    qtbot: QtBot, fenetre: Fenetre, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    fichier = tmp_path / "0142.dossier.json"
    fichier.write_bytes(dossier_portable.ecrire(exemple("camille")))
    dialogues.fichier = fichier
    qtbot.mouseClick(fenetre.accueil.ouvrir_fichier, GAUCHE)
    qtbot.waitUntil(lambda: fenetre.ouvert is not None)
    assert fenetre.barre._mot.text() == "Enregistré"


def test_un_fichier_illisible_est_explique_dans_la_page(
    qtbot: QtBot, fenetre: Fenetre, tmp_path: Path
) -> None:
    fichier = tmp_path / "casse.dossier.json"
    fichier.write_bytes(b"{")
    fenetre.ouvrir_fichier(fichier)
    qtbot.waitUntil(fenetre.accueil.refus.isVisible)
    assert fenetre.accueil.refus.phrase.text()
    assert fenetre.ouvert is None


def test_renoncer_a_ouvrir_ne_change_rien(fenetre: Fenetre, dialogues: DialoguesMuets) -> None:
    fenetre.fichiers.demander()
    assert dialogues.demandes == ["Ouvrir un dossier"]
    assert fenetre.ouvert is None
