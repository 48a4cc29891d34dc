"""L’imprimante du poste : une page entière, dans son sens, et seulement les pages voulues."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from ui.dialogs.imprimante import ImprimanteDuPoste
from ui.impression import ImpressionImpossible


@pytest.fixture
def vers_un_pdf(qtbot: QtBot, tmp_path: Path) -> QPrinter:
    """Une imprimante qui écrit un PDF : le même moteur, sans matériel."""
    imprimante = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    imprimante.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    imprimante.setFullPage(True)
    imprimante.setOutputFileName(str(tmp_path / "sortie.pdf"))
    return imprimante


def _page(largeur: int, hauteur: int) -> QImage:
    page = QImage(largeur, hauteur, QImage.Format.Format_RGB32)
    page.fill(QColor("#AA0000"))
    return page


def test_chaque_page_garde_son_sens_et_ses_proportions(
    vers_un_pdf: QPrinter, tmp_path: Path
) -> None:
    poste = ImprimanteDuPoste(vers_un_pdf)
    poste.poser(_page(595, 842))
    poste.poser(_page(842, 595))
    poste.finir()
    document = pypdfium2.PdfDocument(tmp_path / "sortie.pdf")
    tailles = [page.get_size() for page in document]
    assert [largeur > hauteur for largeur, hauteur in tailles] == [False, True]
    large = document[1].render(scale=1).to_pil()
    milieu = large.getpixel((large.width // 2, large.height // 2))
    coin = large.getpixel((4, large.height - 5))
    assert milieu == coin == (170, 0, 0)


@pytest.mark.parametrize(
    ("choix", "attendues"),
    [((0, 0), range(7)), ((2, 3), range(1, 3)), ((5, 99), range(4, 7))],
)
def test_seules_les_pages_choisies_s_impriment(
    vers_un_pdf: QPrinter, choix: tuple[int, int], attendues: range
) -> None:
    vers_un_pdf.setFromTo(*choix)
    assert ImprimanteDuPoste(vers_un_pdf).pages(7) == attendues


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_une_imprimante_absente_s_explique(vers_un_pdf: QPrinter, tmp_path: Path) -> None:
    vers_un_pdf.setOutputFileName(str(tmp_path / "absent" / "x.pdf"))
    with pytest.raises(ImpressionImpossible, match="pas pris ce papier"):
        ImprimanteDuPoste(vers_un_pdf).poser(_page(10, 10))


def test_renoncer_dans_le_dialogue_ne_donne_pas_d_imprimante(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtPrintSupport import QPrintDialog

    from ui.dialogs.natifs import DialoguesNatifs

    vues: list[tuple[int, int]] = []

    def refuser(dialogue: QPrintDialog) -> int:
        vues.append((dialogue.minPage(), dialogue.maxPage()))
        return QPrintDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", refuser)
    assert DialoguesNatifs().choisir_imprimante("Reçu", 4) is None
    assert vues == [(1, 4)]
