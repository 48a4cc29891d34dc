"""Les dialogues du poste répondent en français, et renoncer est toujours possible."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, QUrl, QUrlQuery, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from ui.dialogs.natifs import FILTRE, DialoguesNatifs


@pytest.mark.parametrize(
    ("choix", "attendu"),
    [
        ("", None),
        ("/d/0142.dossier.json", Path("/d/0142.dossier.json")),
        ("/d/0142", Path("/d/0142.dossier.json")),
    ],
)
def test_nommer_un_fichier_ajoute_l_extension(
    monkeypatch: pytest.MonkeyPatch, choix: str, attendu: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (choix, FILTRE))
    assert DialoguesNatifs().nommer_fichier("Enregistrer une copie", "0142") == attendu


@pytest.mark.parametrize(("choix", "attendu"), [("", None), ("/d", Path("/d"))])
def test_choisir_peut_etre_abandonne(
    monkeypatch: pytest.MonkeyPatch, choix: str, attendu: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: choix)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (choix, FILTRE))
    assert DialoguesNatifs().choisir_dossier("Où déposer les papiers ?") == attendu
    assert DialoguesNatifs().choisir_fichier("Ouvrir un dossier") == attendu


@pytest.mark.parametrize("rang", [0, 1])
def test_confirmer_rend_la_reponse_et_la_prudente_est_par_defaut(qtbot: QtBot, rang: int) -> None:
    vus: list[str] = []

    def repondre() -> None:
        boite = QApplication.activeModalWidget()
        if not isinstance(boite, QMessageBox):
            QTimer.singleShot(5, repondre)
            return
        vus.append(boite.defaultButton().text())
        vus.append(boite.text())
        boite.buttons()[rang].click()

    QTimer.singleShot(0, repondre)
    dialogues = DialoguesNatifs()
    accord = dialogues.confirmer("Fermer sans enregistrer ?", "Tout sera oublié.", "Fermer")
    assert accord is (rang == 0)
    assert vus == ["Rester ici", "Fermer sans enregistrer\u202f?"]


class _Courrier(QObject):
    """Le logiciel de courriel du poste."""

    def __init__(self) -> None:
        super().__init__()
        self.recus: list[QUrl] = []

    @Slot(QUrl)
    def prendre(self, lien: QUrl) -> None:
        """Reçoit le courriel à relire."""
        self.recus.append(lien)


def test_un_courriel_se_prepare_avec_son_objet_et_son_texte_entiers(
    application: QApplication,
) -> None:
    courrier = _Courrier()
    QDesktopServices.setUrlHandler("mailto", courrier, "prendre")
    try:
        assert DialoguesNatifs().ecrire_courriel(
            "julie@exemple.fr", "Frais & trajets, été", "Bonjour,\n- plan & avenant.docx"
        )
    finally:
        QDesktopServices.unsetUrlHandler("mailto")
    (lien,) = courrier.recus
    assert lien.path() == "julie@exemple.fr"
    dits = [
        QUrlQuery(lien).queryItemValue(cle, QUrl.ComponentFormattingOption.FullyDecoded)
        for cle in ("subject", "body")
    ]
    assert dits == ["Frais & trajets, été", "Bonjour,\r\n- plan & avenant.docx"]
