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
        carte.centre_du_devis.viser()
        taper(carte.centre_du_devis.ligne, centre)
        QTest.keyClick(carte.centre_du_devis.ligne, Qt.Key.Key_Tab)
        taper(carte.prix.ligne, prix)
        QTest.keyClick(carte.prix.ligne, Qt.Key.Key_Tab)
        qtbot.mouseClick(carte.noter, GAUCHE)
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
        taper(carte.centre_du_devis.ligne, centre)
        QTest.keyClick(carte.centre_du_devis.ligne, Qt.Key.Key_Tab)
        qtbot.mouseClick(carte.noter, GAUCHE)
    qtbot.mouseClick(page.devis.boutons["P1/V1", "supprimer"], GAUCHE)
    assert [d.organisme for d in _formation(fenetre).devis] == ["Greta"]
    dernier = page.devis.boutons["P1/V2", "supprimer"]
    dernier.setFocus()
    QTest.keyClick(dernier, Qt.Key.Key_Space)
    assert _formation(fenetre).devis == ()
    fenetre.annuler()
    fenetre.annuler()
    assert [d.organisme for d in _formation(fenetre).devis] == ["Afpa Tours", "Greta"]
