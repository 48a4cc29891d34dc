"""L’accueil se fait à deux, à la souris comme au clavier, et rien ne se perd."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cep_desktop.domain.accueil import Accueil, Suite
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.personne import MoyenDeContact
from cep_desktop.domain.situation import Mot
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.ecran import taper
from ui.pages.demande.page import PageDemande
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def atelier() -> Atelier:
    """Un dossier neuf, et celui d’Idriss."""
    return un_atelier([un_dossier(id=UUID(int=7)), exemple("idriss")])


@pytest.fixture
def page(fenetre: Fenetre) -> PageDemande:
    """La demande d’un dossier neuf."""
    fenetre.ouvrir(UUID(int=7))
    fenetre.aller("demande")
    assert isinstance(fenetre.page, PageDemande)
    return fenetre.page


def _dossier(fenetre: Fenetre) -> Dossier:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier


def _accueil(fenetre: Fenetre) -> Accueil:
    return _dossier(fenetre).accueil


def test_l_accueil_entier_se_fait_au_clavier(
    qtbot: QtBot, fenetre: Fenetre, page: PageDemande
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    taper(page.paroles.paroles.zone, "Je voudrais un métier où je bouge moins.")
    qtbot.keyClick(page.paroles.paroles.zone, Qt.Key.Key_Tab)
    assert fenetre.focusWidget() is page.paroles.analyse.zone
    taper(page.paroles.analyse.zone, "Rester dans la logistique.")
    qtbot.keyClick(page.paroles.analyse.zone, Qt.Key.Key_Tab)
    qtbot.keyClick(fenetre.focusWidget(), Qt.Key.Key_Return, CTRL)
    premier = page.suite.choix.choix(Suite.CONTINUER)
    assert premier.hasFocus()
    qtbot.keyClick(premier, Qt.Key.Key_Space)
    accueil = _accueil(fenetre)
    assert accueil.demande.paroles is not None
    assert accueil.demande.paroles.dites_le == LE
    assert accueil.demande.analyse == "Rester dans la logistique."
    assert accueil.decision is not None
    assert accueil.decision.suite is Suite.CONTINUER
    qtbot.keyClick(premier, Qt.Key.Key_Return, CTRL)
    jour = page.rendez_vous.jour.ligne
    assert jour.hasFocus()
    taper(jour, "1/12/2026")
    qtbot.keyClick(jour, Qt.Key.Key_Tab)
    taper(page.rendez_vous.heure.ligne, "14h")
    qtbot.keyClick(page.rendez_vous.heure.ligne, Qt.Key.Key_Tab)
    qtbot.keyClick(page.rendez_vous.noter, Qt.Key.Key_Return)
    assert _dossier(fenetre).entretiens[0].a is not None
    assert page.principal.text() == "Accueil terminé"
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert _dossier(fenetre).parcours.accueil is Avancement.TERMINE
    assert page.principal.isHidden()


def test_la_decision_se_touche_se_valide_et_s_annule(
    qtbot: QtBot, fenetre: Fenetre, page: PageDemande
) -> None:
    assert not page.suite.validation.isEnabled()
    qtbot.mouseClick(page.suite.choix.choix(Suite.ARRETER), GAUCHE)
    assert fenetre.message.phrase.text() == "Décision notée"
    qtbot.mouseClick(page.suite.validation, GAUCHE)
    assert _accueil(fenetre).co_construction.valide_ensemble_le == LE
    assert page.suite.validation.text().startswith("Validé ensemble")
    qtbot.mouseClick(page.suite.choix.choix(Suite.ETRE_ORIENTE), GAUCHE)
    assert not _accueil(fenetre).co_construction.est_valide
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_Z, CTRL)
    assert _accueil(fenetre).decision is None
    assert page.suite.choix.code == ""


def test_etre_oriente_mene_a_la_page_de_l_aiguillage(
    qtbot: QtBot, fenetre: Fenetre, page: PageDemande
) -> None:
    qtbot.mouseClick(page.suite.choix.choix(Suite.ETRE_ORIENTE), GAUCHE)
    assert page.principal.text() == "Préparer l’orientation"
    qtbot.mouseClick(page.principal, GAUCHE)
    assert fenetre.rail.courante == "aiguillage"


def test_l_information_sur_le_conseil_est_datee_du_jour(
    qtbot: QtBot, fenetre: Fenetre, page: PageDemande
) -> None:
    assert not page.cep.isChecked()
    qtbot.mouseClick(page.cep, GAUCHE)
    assert _accueil(fenetre).information_cep_remise_le == LE
    assert "23\u00a0novembre\u00a02026" in page.cep.precision.text()
    qtbot.keyClick(page.cep, Qt.Key.Key_Space)
    assert _accueil(fenetre).information_cep_remise_le is None


def test_en_bref_se_complete_sur_place(qtbot: QtBot, fenetre: Fenetre, page: PageDemande) -> None:
    qtbot.mouseClick(page.bref.completer, GAUCHE)
    liste = page.bref.faits[CodeFait.STATUT_EMPLOI].champ.commande
    assert liste.hasFocus()
    liste.setCurrentIndex(liste.findData("cdi"))
    liste.activated.emit(liste.currentIndex())
    page.bref.commune.ligne.setText("Amboise")
    page.bref.commune.ligne.editingFinished.emit()
    qtbot.mouseClick(page.bref.prefere.bouton(MoyenDeContact.COURRIEL), GAUCHE)
    fait = _dossier(fenetre).situation.fait(CodeFait.STATUT_EMPLOI, le=LE)
    assert fait is not None
    assert fait.reponse == Mot(valeur="cdi")
    assert _dossier(fenetre).beneficiaire.adresse.commune == "Amboise"
    assert [ligne.valeur for ligne in page.etat.bref] == [
        "Salarié en CDI", "À demander", "Amboise", "Courriel",
    ]  # fmt: skip


def test_un_numero_de_telephone_faux_est_explique_et_rien_ne_change(
    fenetre: Fenetre, page: PageDemande
) -> None:
    page.bref.basculer()
    page.bref.telephone.ligne.setText("12")
    page.bref.telephone.ligne.editingFinished.emit()
    assert "n’est pas un numéro de téléphone" in page.bref.telephone.faute
    assert _dossier(fenetre).beneficiaire.telephone is None


def test_un_rendez_vous_sans_jour_est_refuse_a_cote_du_champ(
    qtbot: QtBot, fenetre: Fenetre, page: PageDemande
) -> None:
    qtbot.mouseClick(page.suite.choix.choix(Suite.CONTINUER), GAUCHE)
    qtbot.mouseClick(page.rendez_vous.noter, GAUCHE)
    assert "01/12/2026" in page.rendez_vous.jour.faute
    assert _dossier(fenetre).entretiens == ()


def test_un_volet_pas_necessaire_se_dit(qtbot: QtBot, fenetre: Fenetre, page: PageDemande) -> None:
    qtbot.mouseClick(page.avancement.bouton(Avancement.PAS_NECESSAIRE), GAUCHE)
    assert _dossier(fenetre).parcours.accueil is Avancement.PAS_NECESSAIRE
    niveaux = fenetre.rail._etat.niveaux if fenetre.rail._etat else ()
    assert niveaux[0].mot == "Pas nécessaire"


def test_aucune_note_privee_n_est_a_l_ecran(fenetre: Fenetre) -> None:
    idriss = exemple("idriss")
    fenetre.ouvrir(idriss.id)
    for code in ("demande", "aiguillage", "informations"):
        fenetre.aller(code)
        widgets = fenetre.page.findChildren(QWidget)
        textes = " ".join(_mots(widget) for widget in widgets)
        assert "Idriss" in textes
        assert not any(note.texte in textes for note in idriss.notes_privees)


def test_ouvrir_une_page_n_ouvre_aucune_autre_fenetre(fenetre: Fenetre) -> None:
    fenetre.ouvrir(exemple("idriss").id)
    for code in ("demande", "aiguillage", "informations"):
        fenetre.aller(code)
        assert fenetre.isActiveWindow(), code


def _mots(widget: QWidget) -> str:
    """Tout ce qu’un widget montre ou dit."""
    ecrits = [getattr(widget, nom) for nom in ("text", "toPlainText") if hasattr(widget, nom)]
    return " ".join([*(str(dire()) for dire in ecrits), widget.accessibleName(), widget.toolTip()])
