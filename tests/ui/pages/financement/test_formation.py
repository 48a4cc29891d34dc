"""La formation envisagée s’ajoute, se date, et ses devis se notent puis se comparent."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.montant import Montant, connu
from cep_desktop.usecases.session import Session
from tests.cas.dossier import un_dossier
from tests.cas.ecran import taper
from ui.pages.financement.carte_formation import CarteFormation
from ui.pages.financement.page import PageFinancement
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


@pytest.fixture
def page(fenetre: Fenetre) -> PageFinancement:
    """Le financement d’un dossier sans formation."""
    fenetre.montrer_session(Session(un_dossier()))
    fenetre.aller("financement")
    page = fenetre.page
    assert isinstance(page, PageFinancement)
    return page


def _formation(fenetre: Fenetre) -> ParcoursFormation:
    assert fenetre.ouvert is not None
    (formation,) = fenetre.ouvert.session.dossier.accompagnement.formations
    return formation


def _ajouter(carte: CarteFormation) -> None:
    """Écrit la formation au clavier, champ après champ."""
    carte.intitule.viser()
    for texte in ("Titre professionnel SAMS", "Afpa Tours", "01/09/2027", "30/06/2028", "700", ""):
        champ = carte.window().focusWidget()
        assert champ is not None
        taper(champ, texte)
        QTest.keyClick(champ, Qt.Key.Key_Tab)
    QTest.keyClick(carte.ajouter, Qt.Key.Key_Space)


def test_au_clavier_la_formation_s_ajoute_avec_ses_dates(
    fenetre: Fenetre, page: PageFinancement
) -> None:
    _ajouter(page.formation)
    formation = _formation(fenetre)
    assert (formation.intitule, formation.organisme.nom) == (
        "Titre professionnel SAMS",
        "Afpa Tours",
    )
    assert formation.periode is not None
    assert (formation.periode.du, formation.periode.au) == (date(2027, 9, 1), date(2028, 6, 30))
    assert formation.heures_centre == 700
    assert formation.heures_entreprise is None
    fenetre.annuler()
    assert page.formation.ajouter.isVisible()


def test_ce_qui_manque_se_dit_sous_son_champ(qtbot: QtBot, page: PageFinancement) -> None:
    qtbot.mouseClick(page.formation.ajouter, GAUCHE)
    assert page.formation.intitule.faute == "À remplir pour continuer."


def test_deux_devis_se_notent_et_se_comparent(
    qtbot: QtBot, fenetre: Fenetre, page: PageFinancement
) -> None:
    carte = page.formation
    _ajouter(carte)
    for centre, prix in (("Afpa Tours", "4900"), ("Greta", "")):
        carte.devis.centre.viser()
        taper(carte.devis.centre.ligne, centre)
        QTest.keyClick(carte.devis.centre.ligne, Qt.Key.Key_Tab)
        taper(carte.devis.prix.ligne, prix)
        QTest.keyClick(carte.devis.prix.ligne, Qt.Key.Key_Tab)
        qtbot.mouseClick(carte.devis.noter, GAUCHE)
    premier, second = _formation(fenetre).devis
    assert connu(premier.montant) == Montant.lire("4900")
    assert connu(second.montant) is None
    assert page.devis.isVisible()


def test_une_formation_qui_finit_avant_de_commencer_est_expliquee(
    fenetre: Fenetre, page: PageFinancement
) -> None:
    _ajouter(page.formation)
    page.formation.au.montrer(date(2027, 1, 1))
    page.formation.au.saisi.emit(date(2027, 1, 1))
    assert "finit avant de commencer" in page.formation.refus.phrase.text()
    assert _formation(fenetre).periode is not None


def test_une_formation_se_supprime_au_clavier_et_annuler_la_rend(
    fenetre: Fenetre, page: PageFinancement
) -> None:
    carte = page.formation
    assert not carte.supprimer.isVisible()
    _ajouter(carte)
    avant = _formation(fenetre)
    carte.supprimer.setFocus()
    QTest.keyClick(carte.supprimer, Qt.Key.Key_Space)
    assert fenetre.ouvert is not None
    assert fenetre.ouvert.session.dossier.accompagnement.formations == ()
    assert (carte.intitule.texte, carte.du.valeur, carte.heures_centre.valeur) == ("", None, None)
    assert carte.intitule.ligne.hasFocus()
    fenetre.annuler()
    assert _formation(fenetre) == avant
    assert carte.intitule.texte == "Titre professionnel SAMS"


def test_un_devis_note_par_erreur_se_supprime_et_annuler_le_rend(
    qtbot: QtBot, fenetre: Fenetre, page: PageFinancement
) -> None:
    carte = page.formation
    _ajouter(carte)
    for centre in ("Afpa Tours", "Greta"):
        taper(carte.devis.centre.ligne, centre)
        QTest.keyClick(carte.devis.centre.ligne, Qt.Key.Key_Tab)
        qtbot.mouseClick(carte.devis.noter, GAUCHE)
    qtbot.mouseClick(page.devis.boutons["P1/V1", "supprimer"], GAUCHE)
    assert [d.organisme for d in _formation(fenetre).devis] == ["Greta"]
    dernier = page.devis.boutons["P1/V2", "supprimer"]
    dernier.setFocus()
    QTest.keyClick(dernier, Qt.Key.Key_Space)
    assert _formation(fenetre).devis == ()
    fenetre.annuler()
    fenetre.annuler()
    assert [d.organisme for d in _formation(fenetre).devis] == ["Afpa Tours", "Greta"]


def test_un_devis_se_corrige_a_l_ecran_et_s_annule(
    qtbot: QtBot, fenetre: Fenetre, page: PageFinancement
) -> None:
    carte = page.formation
    _ajouter(carte)
    taper(carte.devis.centre.ligne, "Afpa Tour")
    taper(carte.devis.prix.ligne, "4900")
    qtbot.mouseClick(carte.devis.noter, GAUCHE)
    (avant,) = _formation(fenetre).devis

    corriger = page.devis.boutons["P1/V1", "corriger"]
    corriger.setFocus()
    QTest.keyClick(corriger, Qt.Key.Key_Space)
    assert carte.devis.centre.texte == "Afpa Tour"
    assert not carte.devis.noter.isVisible()
    for champ, texte in (
        (carte.devis.centre, "Afpa Tours"), (carte.devis.numero, "T-12"),
        (carte.devis.date_le, "12/11/2026"), (carte.devis.valable, "31/03/2027"),
    ):  # fmt: skip
        champ.ligne.selectAll()
        taper(champ.ligne, texte)
        QTest.keyClick(champ.ligne, Qt.Key.Key_Tab)
    qtbot.mouseClick(carte.devis.corriger, GAUCHE)
    (devis,) = _formation(fenetre).devis
    assert (devis.organisme, devis.numero) == ("Afpa Tours", "T-12")
    assert (devis.date_le, devis.valable_jusqu_au) == (date(2026, 11, 12), date(2027, 3, 31))
    assert devis.montant == avant.montant, "un prix laissé garde sa source"
    assert carte.devis.noter.isVisible()
    assert carte.devis.centre.texte == ""
    fenetre.annuler()
    assert _formation(fenetre).devis == (avant,)


def test_renoncer_a_corriger_laisse_le_devis_comme_avant(
    qtbot: QtBot, fenetre: Fenetre, page: PageFinancement
) -> None:
    carte = page.formation
    _ajouter(carte)
    taper(carte.devis.centre.ligne, "Greta")
    qtbot.mouseClick(carte.devis.noter, GAUCHE)
    qtbot.mouseClick(page.devis.boutons["P1/V1", "corriger"], GAUCHE)
    taper(carte.devis.prix.ligne, "99")
    qtbot.mouseClick(carte.devis.laisser, GAUCHE)
    assert connu(_formation(fenetre).devis[0].montant) is None
    assert carte.devis.noter.isVisible()
