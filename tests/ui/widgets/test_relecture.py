"""On relit pendant qu’on écrit : mots douteux, mots sensibles, mots collés, champs à revoir."""

from collections.abc import Iterator
from time import thread_time

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QThreadPool
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication, QTextCharFormat
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.cas.ecran import taper
from ui.relecture import Livres, Relecture, lire_les_livres, relecture
from ui.widgets.ajout_ligne import AjoutLigne
from ui.widgets.champ import ChampRecit, ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_paroles import ChampParoles
from ui.widgets.page import Page

ONDULE = QTextCharFormat.UnderlineStyle.WaveUnderline
CTRL = Qt.KeyboardModifier.ControlModifier
GAUCHE = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def livres() -> Livres:
    """Le dictionnaire et le lexique livrés, lus une fois."""
    return lire_les_livres()


@pytest.fixture(autouse=True)
def livres_ouverts(application: QApplication, livres: Livres) -> Iterator[None]:
    """Les livres servent le temps d’un essai."""
    relecture.recevoir(livres)
    yield
    relecture.recevoir(None)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    """Une page montrée, où l’on pose des champs."""
    montree = Page("Essai")
    qtbot.addWidget(montree)
    montree.resize(900, 700)
    montree.show()
    montree.activateWindow()
    with qtbot.waitActive(montree):
        return montree


def _poser(page: Page, *widgets: QWidget) -> None:
    for widget in widgets:
        page.corps.addWidget(widget)
        widget.show()


def _soulignes(champ: ChampRecit | ChampParoles) -> list[str]:
    bloc = champ.zone.document().firstBlock()
    return [
        bloc.text()[trait.start : trait.start + trait.length]
        for trait in bloc.layout().formats()
        if trait.format.underlineStyle() == ONDULE
    ]


def _menu(page: Page) -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_le_mot_douteux_est_souligne_une_fois_ecrit(qtbot: QtBot, page: Page) -> None:
    champ = ChampRecit("Récit")
    _poser(page, champ)
    champ.zone.setFocus()
    taper(champ.zone, "Un acompagnement")
    assert _soulignes(champ) == []
    taper(champ.zone, " utile")
    assert _soulignes(champ) == ["acompagnement"]


def test_sept_ouvre_les_mots_proches_et_le_choix_remplace(qtbot: QtBot, page: Page) -> None:
    champ = ChampRecit("Récit")
    _poser(page, champ)
    champ.zone.setFocus()
    taper(champ.zone, "Un acompagnement utile")
    qtbot.keyClick(champ.zone, Qt.Key.Key_F7)
    menu = _menu(page)
    assert menu.actions()[0].text() == "Recherche des mots proches…"
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "accompagnement")
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert champ.zone.texte == "Un accompagnement utile"
    assert _soulignes(champ) == []
    qtbot.keyClick(champ.zone, Qt.Key.Key_Z, CTRL)
    assert champ.zone.texte == "Un acompagnement utile"


def test_le_clic_droit_garde_un_mot_partout(qtbot: QtBot, page: Page) -> None:
    champ, autre = ChampRecit("Récit"), ChampRecit("Autre")
    _poser(page, champ, autre)
    champ.montrer("Le zbul est un chantier")
    autre.montrer("Encore le zbul ici")
    assert _soulignes(autre) == ["zbul"]
    curseur = champ.zone.textCursor()
    curseur.setPosition(5)
    champ.zone.setTextCursor(curseur)
    place = champ.zone.cursorRect().center()
    clic = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, QPoint(10, 10))
    QApplication.sendEvent(champ.zone.viewport(), clic)
    menu = _menu(page)
    garder = next(a for a in menu.actions() if a.text().startswith("Garder"))
    garder.trigger()
    menu.close()
    assert _soulignes(champ) == _soulignes(autre) == []


def test_un_menu_ferme_avant_la_fin_n_attend_pas_les_mots_proches(qtbot: QtBot, page: Page) -> None:
    champ = ChampTexte("Titre")
    _poser(page, champ)
    champ.ligne.setText("professionaliseerez-vouus-davantagge-encoree")
    champ.ligne.setFocus()
    avant = thread_time()
    qtbot.keyClick(champ.ligne, Qt.Key.Key_F7)
    assert thread_time() - avant < 0.05
    menu = _menu(page)
    assert not menu.actions()[0].isEnabled()
    with qtbot.waitSignal(menu.destroyed):
        qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert QThreadPool.globalInstance().waitForDone(1_000)


def test_un_mot_change_pendant_la_recherche_reste_tel_qu_on_l_a_ecrit(
    qtbot: QtBot, page: Page
) -> None:
    champ = ChampTexte("Titre")
    _poser(page, champ)
    champ.ligne.setText("Gestion du metier")
    champ.ligne.setFocus()
    qtbot.keyClick(champ.ligne, Qt.Key.Key_F7)
    menu = _menu(page)
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "métier")
    champ.ligne.setText("Gestion des stocks")
    menu.actions()[0].trigger()
    menu.close()
    assert champ.ligne.text() == "Gestion des stocks"


def test_un_long_texte_se_juge_hors_du_fil_de_l_ecran(qtbot: QtBot, page: Page) -> None:
    champ = ChampRecit("Récit")
    _poser(page, champ)
    mots = [f"{a}{b}zq" for a in "bcdfghjk" for b in "aeiouyéèêî"]
    with qtbot.waitSignal(relecture.change):
        champ.montrer(" ".join(mots))
        assert _soulignes(champ) == []
        champ.montrer(" ".join(mots[:-1]) + " utile")
    assert _soulignes(champ) == mots[:-1]


def test_une_ligne_se_corrige_par_la_touche_menu(qtbot: QtBot, page: Page) -> None:
    champ = ChampTexte("Titre")
    _poser(page, champ)
    champ.ligne.setFocus()
    taper(champ.ligne, "Gestion du metier ")
    champ.ligne.setCursorPosition(13)
    touche = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), QPoint(4, 4))
    QApplication.sendEvent(champ.ligne, touche)
    menu = _menu(page)
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "métier")
    menu.actions()[0].trigger()
    menu.close()
    assert champ.ligne.text() == "Gestion du métier "
    assert champ.ligne.isUndoAvailable()


def test_souligner_une_ligne_ne_change_ni_le_texte_ni_la_frappe_a_defaire(
    qtbot: QtBot, page: Page
) -> None:
    champ = ChampTexte("Titre")
    _poser(page, champ)
    avant = champ.grab().toImage()
    champ.montrer("Gestion du metier")
    douteux = champ.grab().toImage()
    relecture.garder("metier")
    garde = champ.grab().toImage()
    assert champ.ligne.text() == "Gestion du metier"
    assert not champ.ligne.isUndoAvailable()
    assert len({bytes(image.constBits()) for image in (avant, douteux, garde)}) == 3


def test_f7_sans_mot_douteux_ne_fait_rien(qtbot: QtBot, page: Page) -> None:
    champ = ChampTexte("Titre")
    _poser(page, champ)
    champ.ligne.setFocus()
    taper(champ.ligne, "Tout va bien")
    qtbot.keyClick(champ.ligne, Qt.Key.Key_F7)
    assert QApplication.activePopupWidget() is None


def test_les_livres_ne_se_demandent_qu_une_fois_et_au_premier_champ(
    qtbot: QtBot, page: Page, livres: Livres
) -> None:
    neuve, demandes = Relecture(), []
    neuve.demandee.connect(lambda: demandes.append(1))
    assert neuve.douteux("acompagnement ici") == ()
    neuve.demander()
    neuve.demander()
    assert demandes == [1]
    neuve.recevoir(livres)
    assert [m.mot for m in neuve.douteux("acompagnement ici")] == ["acompagnement"]


@pytest.fixture
def presse_papiers() -> Iterator[QClipboard]:
    """Le presse-papiers, rendu vide : des données nées en Python ne survivent pas à Python."""
    clipboard = QGuiApplication.clipboard()
    yield clipboard
    clipboard.clear()


def test_coller_dans_une_ligne_ou_une_zone_ne_garde_que_les_mots(
    qtbot: QtBot, page: Page, presse_papiers: QClipboard
) -> None:
    ligne, zone = ChampTexte("Ligne"), ChampRecit("Zone")
    _poser(page, ligne, zone)
    donnees = QMimeData()
    donnees.setHtml("<ul style='color:red'><li>Accueillir</li><li>Écouter</li></ul>")
    donnees.setText("•\tAccueillir\r\n•\tÉcou\u00adter")
    presse_papiers.setMimeData(donnees)
    for commande in (ligne.ligne, zone.zone):
        commande.setFocus()
        qtbot.keyClick(commande, Qt.Key.Key_V, CTRL)
    assert ligne.ligne.text() == "- Accueillir - Écouter"
    assert zone.zone.texte == "- Accueillir\n- Écouter"
    ligne.ligne.clear()
    coller = next(
        a for a in ligne.ligne.menu(0).actions() if "V" in a.text().partition("\t")[2].upper()
    )
    coller.trigger()
    assert ligne.ligne.text() == "- Accueillir - Écouter"


def test_un_mot_sensible_pose_une_question_que_l_on_peut_clore(qtbot: QtBot, page: Page) -> None:
    champ = ChampRecit("Contraintes")
    _poser(page, champ)
    champ.zone.setFocus()
    taper(champ.zone, "Suivi pour une dépression.")
    qtbot.waitUntil(lambda: champ.veille.bulle is not None)
    bulle = champ.veille.bulle
    assert bulle is not None
    assert "«\u00a0dépression\u00a0»" in bulle.phrase.text()
    assert "santé" in bulle.phrase.text()
    qtbot.mouseClick(bulle.utile, GAUCHE)
    assert bulle.isHidden()
    assert champ.zone.texte == "Suivi pour une dépression."


def test_la_bulle_s_en_va_avec_le_mot(qtbot: QtBot, page: Page) -> None:
    ajout = AjoutLigne("Mes contraintes")
    _poser(page, ajout)
    ajout.viser()
    taper(ajout.ligne, "Ma dépression")
    qtbot.waitUntil(lambda: ajout.veille.bulle is not None)
    ajout.repondre("")
    assert ajout.veille.bulle is not None
    assert ajout.veille.bulle.isHidden()


def test_le_resume_dit_les_champs_a_revoir_et_y_saute(qtbot: QtBot, page: Page) -> None:
    debut, fin, autre = ChampDate("Début"), ChampDate("Fin"), QLineEdit()
    cadre = QWidget()
    QVBoxLayout(cadre).addWidget(autre)
    _poser(page, debut, fin, cadre)
    for champ in (debut, fin):
        champ.viser()
        taper(champ.ligne, "32/13/2026")
    autre.setFocus()
    qtbot.waitUntil(page.resume.isVisible)
    assert page.resume.titre.text() == "2 champs à revoir"
    assert [bouton.text() for bouton in page.resume.boutons] == ["Début", "Fin"]
    qtbot.keyClick(page.resume.boutons[1], Qt.Key.Key_Space)
    assert fin.ligne.hasFocus()
    fin.ligne.selectAll()
    taper(fin.ligne, "20/12/2026")
    autre.setFocus()
    qtbot.waitUntil(lambda: len(page.resume.boutons) == 1)
    debut.ligne.setFocus()
    debut.ligne.selectAll()
    qtbot.keyClick(debut.ligne, Qt.Key.Key_Delete)
    autre.setFocus()
    qtbot.waitUntil(page.resume.isHidden)
