"""L’aperçu : net à toute taille et sur tout écran, entier, au clavier ; l’impression s’arrête."""

import io

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cep_desktop.documents.apercu import compter_les_pages, feuilleter
from cep_desktop.usecases.apercevoir import Apercu, PageVue
from tests.cas.ecran import DialoguesMuets
from ui.widgets.fenetre_apercu import ZOOMS, FenetreApercu
from ui.widgets.vue_pages import Rouleau

GAUCHE = Qt.MouseButton.LeftButton
A4 = (595, 842)


def _pdf(*tailles: tuple[int, int]) -> bytes:
    """Un PDF de ces tailles, en points, rayé de traits fins : le flou s’y verrait."""
    document = pypdfium2.PdfDocument.new()
    for largeur, hauteur in tailles:
        page = document.new_page(largeur, hauteur)
        raies = Image.new("1", (largeur, hauteur), 1)
        raies.paste(0, (0, 0, largeur // 2, 1))
        for rang in range(0, hauteur, 3):
            raies.paste(0, (40, rang, 200, rang + 1))
        trace = pypdfium2.PdfImage.new(document)
        trace.set_bitmap(pypdfium2.PdfBitmap.from_pil(raies.convert("RGB")))
        trace.set_matrix(pypdfium2.PdfMatrix().scale(largeur, hauteur))
        page.insert_obj(trace)
        page.gen_content()
    sortie = io.BytesIO()
    document.save(sortie)
    return sortie.getvalue()


def _apercu(*pdfs: bytes) -> Apercu:
    pages = tuple(
        PageVue(fichier, rang, feuilleter(pdf, rang, points_par_pouce=20))
        for fichier, pdf in enumerate(pdfs)
        for rang in range(compter_les_pages(pdf))
    )
    return Apercu("Courrier à un financeur", pdfs, pages)


@pytest.fixture
def fenetre(qtbot: QtBot, dialogues: DialoguesMuets) -> FenetreApercu:
    """Un papier de deux documents : trois pages, dont une en largeur."""
    fenetre = FenetreApercu(_apercu(_pdf(A4, (842, 595)), _pdf(A4)), dialogues.choisir_imprimante)
    qtbot.addWidget(fenetre)
    fenetre.resize(1100, 720)
    fenetre.show()
    return fenetre


def _nette(fenetre: FenetreApercu, rang: int) -> bool:
    return fenetre.vue.rouleau.est_nette(rang)


@pytest.mark.parametrize("zoom", [ZOOMS[0], ZOOMS[-1]])
def test_une_page_est_dessinee_point_pour_point(
    qtbot: QtBot, fenetre: FenetreApercu, zoom: int
) -> None:
    while fenetre.zoom != zoom:
        qtbot.mouseClick(fenetre.moins if zoom < fenetre.zoom else fenetre.plus, GAUCHE)
    qtbot.waitUntil(lambda: _nette(fenetre, 0), timeout=5_000)
    rouleau = fenetre.vue.rouleau
    place = rouleau.places[0]
    vu = rouleau.grab(place.intersected(rouleau.visibleRegion().boundingRect())).toImage()
    seule = pypdfium2.PdfDocument(fenetre._apercu.pdfs[0])[0]
    attendu = seule.render(scale=96 * zoom / 100 / 72).to_pil().convert("L")
    milieu = min(vu.width(), attendu.width) // 4
    hauteurs = range(0, min(vu.height(), attendu.height), 1)
    assert [vu.pixelColor(milieu, y).red() for y in hauteurs] == [
        attendu.getpixel((milieu, y)) for y in hauteurs
    ]


@pytest.mark.parametrize("finesse", [1.25, 1.5, 2.0])
def test_la_densite_suit_l_ecran(
    qtbot: QtBot, fenetre: FenetreApercu, monkeypatch: pytest.MonkeyPatch, finesse: float
) -> None:
    monkeypatch.setattr(Rouleau, "devicePixelRatioF", lambda _: finesse)
    fenetre.vue.rouleau.update()
    qtbot.waitUntil(lambda: _nette(fenetre, 0), timeout=5_000)
    place, (densite, image) = fenetre.vue.rouleau.places[0], fenetre.vue.rouleau._nettes[0]
    assert densite == 96 * 0.75 * finesse
    assert image.width() == pytest.approx(place.width() * finesse, abs=2)


def test_un_papier_de_plusieurs_fichiers_les_montre_tous(fenetre: FenetreApercu) -> None:
    titres = [fenetre.vignettes.item(rang).text() for rang in range(fenetre.vignettes.count())]
    assert titres == [
        "Document 1, page 1",
        "Document 1, page 2",
        "Document 2, page 1",
    ]
    assert fenetre.place.text() == "Page 1 sur 3, document 1 sur 2, 75\u00a0%"
    largeurs = [place.width() for place in fenetre.vue.rouleau.places]
    assert largeurs[1] > largeurs[0] == largeurs[2]


def test_la_page_suivie_est_celle_que_l_on_fait_defiler(
    qtbot: QtBot, fenetre: FenetreApercu
) -> None:
    fenetre.vue.setFocus()
    for _ in range(3):
        qtbot.keyClick(fenetre.vue, Qt.Key.Key_PageDown)
    assert fenetre.vignettes.currentRow() == 2
    assert fenetre.vue.accessibleName() == "Page 3 sur 3"
    qtbot.keyClick(fenetre.vignettes, Qt.Key.Key_Up)
    assert fenetre.vue.accessibleName() == "Page 2 sur 3"
    qtbot.waitUntil(lambda: _nette(fenetre, 1), timeout=5_000)


@pytest.mark.parametrize(
    ("touche", "attendu"), [(Qt.Key.Key_Plus, 100), (Qt.Key.Key_Minus, 50), (Qt.Key.Key_0, 100)]
)
def test_le_zoom_se_fait_au_clavier(
    qtbot: QtBot, fenetre: FenetreApercu, touche: Qt.Key, attendu: int
) -> None:
    qtbot.keyClick(fenetre, touche, Qt.KeyboardModifier.ControlModifier)
    assert fenetre.zoom == attendu


def test_le_zoom_garde_sous_les_yeux_ce_que_l_on_lisait(fenetre: FenetreApercu) -> None:
    fenetre.vignettes.setCurrentRow(2)
    fenetre.plus.click()
    fenetre.plus.click()
    assert fenetre.vue.page == 2
    assert fenetre.place.text().endswith("125\u00a0%")


def test_ctrl_et_la_molette_agrandissent(fenetre: FenetreApercu) -> None:
    inversee = False
    molette = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, inversee,
    )  # fmt: skip
    QApplication.sendEvent(fenetre.vue.viewport(), molette)
    assert fenetre.zoom == 100


def test_le_zoom_s_arrete_a_ses_bornes(fenetre: FenetreApercu) -> None:
    for _ in range(9):
        fenetre.plus.click()
    assert (fenetre.zoom, fenetre.plus.isEnabled()) == (200, False)
    for _ in range(9):
        fenetre.moins.click()
    assert (fenetre.zoom, fenetre.moins.isEnabled()) == (50, False)


def test_tout_s_imprime_page_par_page(
    qtbot: QtBot, fenetre: FenetreApercu, dialogues: DialoguesMuets
) -> None:
    qtbot.mouseClick(fenetre.imprimer, GAUCHE)
    qtbot.waitUntil(lambda: dialogues.imprimante.fin == "finie", timeout=5_000)
    assert dialogues.demandes == ["Courrier à un financeur : 3 pages"]
    tailles = [QSize(*taille) for taille in dialogues.imprimante.recues]
    assert [taille.width() > taille.height() for taille in tailles] == [False, True, False]
    assert tailles[0].height() == pytest.approx(842 / 72 * 300, abs=2)
    qtbot.waitUntil(lambda: fenetre.place.text() == "Le papier est à l’imprimante.")
    assert fenetre.imprimer.text() == "Imprimer"


def test_l_impression_s_arrete(
    qtbot: QtBot, fenetre: FenetreApercu, dialogues: DialoguesMuets
) -> None:
    qtbot.mouseClick(fenetre.imprimer, GAUCHE)
    assert fenetre.imprimer.text() == "Arrêter"
    qtbot.mouseClick(fenetre.imprimer, GAUCHE)
    qtbot.waitUntil(lambda: fenetre.place.text() == "Impression arrêtée.", timeout=5_000)
    assert dialogues.imprimante.fin == "abandonnée"
    assert len(dialogues.imprimante.recues) < 3


def test_renoncer_a_l_imprimante_ne_lance_rien(
    qtbot: QtBot, fenetre: FenetreApercu, dialogues: DialoguesMuets
) -> None:
    dialogues.a_une_imprimante = False
    qtbot.mouseClick(fenetre.imprimer, GAUCHE)
    assert fenetre.imprimer.text() == "Imprimer"
    assert dialogues.imprimante.fin == ""
