"""Ce que l’on range et convient à deux : priorités traînées, façon d’avancer."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.autonomie import Maturite
from tests.cas.dossier import LE
from tests.cas.ecran import taper
from tests.ui.pages.situation.conftest import ouvrir_la_page
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


def test_une_priorite_se_traine_a_la_souris_et_s_annule(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    prise = page.priorites.tuiles[0]
    pas = page.priorites.tuiles[1].y() - prise.y()
    depart = QPoint(20, prise.height() // 2)
    qtbot.mousePress(prise, GAUCHE, pos=depart)
    for rangs in (1, 2):
        qtbot.mouseMove(prise, depart + QPoint(0, pas * rangs))
    qtbot.mouseRelease(prise, GAUCHE, pos=depart + QPoint(0, pas * 2))
    assert fenetre.ouvert is not None
    conseil = fenetre.ouvert.session.dossier.conseil
    assert [p.libelle for p in conseil.priorites][:3] == [
        "Moins d’effort physique", "Les horaires de jour", "Le contact avec les gens",
    ]  # fmt: skip
    qtbot.mouseMove(prise, depart)
    assert fenetre.ouvert.session.dossier.conseil == conseil
    fenetre.annuler()
    fenetre.annuler()
    priorites = fenetre.ouvert.session.dossier.conseil.priorites
    assert priorites[0].libelle == "Le contact avec les gens"


def test_la_facon_d_avancer_se_dit_et_se_valide(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    facon = page.facon
    assert "J’ai des idées à comparer" in facon.resume.text()
    qtbot.mouseClick(facon.tete, GAUCHE)
    assert not page.travail.est_ouvert
    qtbot.mouseClick(facon.maturite.bouton(Maturite.PRET), GAUCHE)
    facon.rythme.ligne.setFocus()
    facon.rythme.ligne.selectAll()
    taper(facon.rythme.ligne, "Tous les quinze jours")
    qtbot.keyClick(facon.rythme.ligne, Qt.Key.Key_Return)
    assert fenetre.ouvert is not None
    session = fenetre.ouvert.session
    notee = session.dossier.conseil.facon_avancer
    assert (notee.maturite, notee.rythme) == (Maturite.PRET, "Tous les quinze jours")
    assert not notee.co_construction.est_valide
    qtbot.mouseClick(facon.validation, GAUCHE)
    assert session.dossier.conseil.facon_avancer.co_construction.valide_ensemble_le == LE
    for _ in range(3):
        fenetre.annuler()
    assert session.dossier.conseil.facon_avancer.maturite is Maturite.IDEES
