"""Ctrl+K : chercher et faire, au clavier ou à la souris ; devant la personne, aucun autre nom."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.cas.ecran import taper
from ui.pages.palette.couche import CouchePalette
from ui.pages.palette.etat import Famille, Trouvaille
from ui.shell.etat import CodePage
from ui.shell.fenetre import Fenetre

CTRL = Qt.KeyboardModifier.ControlModifier
GAUCHE = Qt.MouseButton.LeftButton


def _palette(qtbot: QtBot, fenetre: Fenetre) -> CouchePalette:
    qtbot.keyClick(fenetre.page, Qt.Key.Key_K, CTRL)
    assert fenetre.recherche.couche is not None
    return fenetre.recherche.couche


def _mots(couche: CouchePalette) -> list[str]:
    lignes = couche.liste.table.lignes
    trouvees = [ligne.entree for ligne in lignes if isinstance(ligne, Trouvaille)]
    return [entree.mot for entree in trouvees if entree.famille is not Famille.AIDE]


def test_ctrl_k_trouve_une_page_et_y_mene_au_clavier(qtbot: QtBot, camille: Fenetre) -> None:
    couche = _palette(qtbot, camille)
    assert QApplication.focusWidget() is couche.champ
    taper(couche.champ, "competances metiers")
    assert _mots(couche) == ["Ajouter une compétence", "Compétences et métiers"]
    qtbot.keyClick(couche.champ, Qt.Key.Key_Down)
    qtbot.keyClick(couche.champ, Qt.Key.Key_Return)
    assert camille.recherche.couche is None
    assert camille.rail.courante == CodePage.COMPETENCES


def test_les_fleches_choisissent_et_font_le_tour(qtbot: QtBot, camille: Fenetre) -> None:
    couche = _palette(qtbot, camille)
    taper(couche.champ, "finan")
    assert _mots(couche) == ["Ajouter un financeur", "Financement", "Financeurs et échanges"]
    for touche, attendu in (
        (Qt.Key.Key_Down, "Financement"),
        (Qt.Key.Key_Up, "Ajouter un financeur"),
        (Qt.Key.Key_Up, "Aide\u00a0: Le retour du financeur"),
        (Qt.Key.Key_Down, "Ajouter un financeur"),
    ):
        qtbot.keyClick(couche.champ, touche)
        assert couche.liste.courante is not None
        assert couche.liste.courante.entree.mot == attendu
        assert couche.champ.accessibleDescription().startswith(attendu)


def test_la_souris_ouvre_la_palette_et_choisit(qtbot: QtBot, camille: Fenetre) -> None:
    qtbot.mouseClick(camille.barre.chercher, GAUCHE)
    couche = camille.recherche.couche
    assert couche is not None
    taper(couche.champ, "financement")
    liste = couche.liste
    rang = liste.table.lignes.index(Famille.PAGES) + 1
    milieu = liste.visualRect(liste.table.index(rang, 0)).center()
    qtbot.mouseClick(liste.viewport(), GAUCHE, pos=milieu)
    assert camille.rail.courante == CodePage.FINANCEMENT


def test_l_action_impossible_dit_pourquoi_et_rien_ne_se_fait(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    couche = _palette(qtbot, fenetre)
    taper(couche.champ, "ajouter une action")
    qtbot.keyClick(couche.champ, Qt.Key.Key_Return)
    assert fenetre.recherche.couche is couche
    assert couche.raison.isVisible()
    assert couche.raison.text() == "Ouvrez d’abord un dossier."
    qtbot.keyClick(couche.champ, Qt.Key.Key_Escape)
    assert fenetre.recherche.couche is None


def test_un_dossier_se_trouve_par_son_nom_mal_ecrit_et_s_ouvre(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    couche = _palette(qtbot, fenetre)
    taper(couche.champ, "solenne")
    qtbot.waitUntil(lambda: "Solène Le Goff" in _mots(couche))
    qtbot.keyClick(couche.champ, Qt.Key.Key_Return)
    assert fenetre.ouvert is not None
    assert fenetre.ouvert.session.dossier.beneficiaire.prenom == "Solène"


def test_la_derniere_action_revient_en_tete(qtbot: QtBot, camille: Fenetre) -> None:
    camille.registre.faire("aller.documents")
    couche = _palette(qtbot, camille)
    assert couche.liste.table.lignes[0] == Famille.RECENTES
    assert _mots(couche)[0] == "Documents"


def test_devant_la_personne_aucun_autre_dossier_ne_se_trouve(
    qtbot: QtBot, camille: Fenetre
) -> None:
    camille.registre.est_partage = lambda: True
    couche = _palette(qtbot, camille)
    taper(couche.champ, "solene")
    qtbot.wait(200)
    assert Famille.DOSSIERS not in couche.liste.table.lignes
    assert "Historique" not in _mots(couche)
    assert "dossier" not in couche.champ.placeholderText()


def test_echap_rend_le_clavier_d_ou_il_venait(qtbot: QtBot, camille: Fenetre) -> None:
    page = camille.page
    page.ajout.ligne.setFocus()  # type: ignore[attr-defined]
    couche = _palette(qtbot, camille)
    qtbot.mouseClick(couche.fermer_la, GAUCHE)
    assert QApplication.focusWidget() is page.ajout.ligne  # type: ignore[attr-defined]
