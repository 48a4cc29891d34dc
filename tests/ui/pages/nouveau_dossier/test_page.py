"""Un dossier se crée en deux minutes, à la souris ou au clavier ; un double se signale."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.personne import Accord
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.creer import Entree
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.ecran import taper
from ui.attente import Attente
from ui.pages.nouveau_dossier.page import PageNouveauDossier
from ui.shell.fenetre import Fenetre
from ui.theme import theme

GAUCHE = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def atelier() -> Atelier:
    """Un dossier réel, qui dit qui l’on est, et celui d’Idriss."""
    return un_atelier([un_dossier(id=UUID(int=7), est_fictif=False), exemple("idriss")])


@pytest.fixture
def page(fenetre: Fenetre) -> PageNouveauDossier:
    """La page, ouverte depuis la liste."""
    fenetre.accueil.creer.click()
    assert fenetre.creation.page is not None
    return fenetre.creation.page


def test_tout_se_fait_au_clavier(qtbot: QtBot, fenetre: Fenetre) -> None:
    qtbot.keyClick(fenetre.accueil, Qt.Key.Key_N, CTRL)
    page = fenetre.creation.page
    assert page is not None
    assert page.prenom.ligne.hasFocus()
    for champ, texte in ((page.prenom, "Maud"), (page.nom, "Le Bris")):
        taper(champ.ligne, texte)
        qtbot.keyClick(champ.ligne, Qt.Key.Key_Tab)
    assert page.contact.ligne.hasFocus()
    qtbot.keyClick(page.contact.ligne, Qt.Key.Key_Return, CTRL)
    assert fenetre.ouvert is not None
    dossier = fenetre.ouvert.session.dossier
    assert dossier.beneficiaire.nom_complet == "Maud Le Bris"
    assert dossier.parcours.accueil is Avancement.EN_COURS
    assert fenetre.rail.courante == "demande"
    assert fenetre.creation.page is None


def test_un_projet_pret_mene_droit_au_plan(
    qtbot: QtBot, fenetre: Fenetre, page: PageNouveauDossier
) -> None:
    page.prenom.ligne.setText("Solène")
    page.nom.ligne.setText("Le Goff")
    qtbot.mouseClick(page.accord.bouton(Accord.ELLE), GAUCHE)
    qtbot.mouseClick(page.entree.choix(Entree.PRET), GAUCHE)
    qtbot.mouseClick(page.lu, GAUCHE)
    qtbot.mouseClick(page.principal, GAUCHE)
    assert fenetre.ouvert is not None
    dossier = fenetre.ouvert.session.dossier
    assert dossier.beneficiaire.accord is Accord.ELLE
    assert dossier.accueil.information_donnees_remise_le == LE
    assert fenetre.rail.courante == "plan_action"
    etat = fenetre.rail._etat
    assert etat is not None
    assert [niveau.mot for niveau in etat.niveaux][:2] == ["Pas nécessaire"] * 2


def test_un_nom_manquant_est_dit_a_cote_du_champ(
    qtbot: QtBot, fenetre: Fenetre, page: PageNouveauDossier
) -> None:
    page.prenom.ligne.setText("Maud")
    qtbot.mouseClick(page.principal, GAUCHE)
    assert page.nom.faute == "À remplir pour continuer."
    assert page.nom.ligne.hasFocus()
    assert len(fenetre.atelier.fiches()) == 2


def test_un_contact_faux_garde_tout_ce_qui_est_ecrit(
    qtbot: QtBot, page: PageNouveauDossier
) -> None:
    for champ, texte in ((page.prenom, "Maud"), (page.nom, "Le Bris"), (page.contact, "12")):
        champ.ligne.setText(texte)
    qtbot.mouseClick(page.principal, GAUCHE)
    assert "téléphone" in page.refus.phrase.text()
    assert page.prenom.texte == "Maud"


def test_un_double_se_signale_et_s_ouvre(
    qtbot: QtBot, fenetre: Fenetre, page: PageNouveauDossier
) -> None:
    assert not page.voir.isVisible()
    for champ, texte in ((page.prenom, "idriss"), (page.nom, "haddad")):
        champ.ligne.setText(texte)
        champ.ligne.editingFinished.emit()
    assert page.voir.isVisible()
    assert "Idriss Haddad a déjà un dossier" in page._phrase_doublon.text()
    qtbot.mouseClick(page.voir, GAUCHE)
    assert fenetre.ouvert is not None
    assert fenetre.ouvert.session.dossier.numero == exemple("idriss").numero


def test_annuler_revient_a_la_liste(
    qtbot: QtBot, fenetre: Fenetre, page: PageNouveauDossier
) -> None:
    qtbot.mouseClick(page.annuler, GAUCHE)
    assert fenetre.page is fenetre.accueil
    assert len(fenetre.atelier.fiches()) == 2


def test_sans_dossier_reel_la_page_demande_qui_l_on_est(qtbot: QtBot) -> None:
    atelier = un_atelier([exemple("idriss")])
    fenetre = QWidget()
    qtbot.addWidget(fenetre)
    page = PageNouveauDossier(atelier, Attente(fenetre))
    qtbot.addWidget(page)
    for champ, texte in (
        (page.prenom, "Maud"), (page.nom, "Le Bris"), (page.mon_prenom, "Nadia"),
        (page.mon_nom, "Benali"), (page.structure, "Cap Évolution Centre"),
    ):  # fmt: skip
        champ.ligne.setText(texte)
    with qtbot.waitSignal(page.cree):
        page.agir()
    assert atelier.identite() is not None


@pytest.mark.parametrize("zoom", [100, 200])
def test_la_page_tient_a_l_ecran(
    qtbot: QtBot, fenetre: Fenetre, page: PageNouveauDossier, zoom: int
) -> None:
    fenetre.resize(1366, 690)
    theme.regler(zoom=zoom)
    qtbot.wait(1)
    contenu = page.widget()
    assert contenu.width() <= page.viewport().width()
    assert fenetre.size().toTuple() == (1366, 690)
    visibles = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    assert not [b.text() for b in visibles if min(b.width(), b.height()) < 44]
    assert all(b.accessibleName() or b.text() for b in visibles)


def test_tout_ce_qui_manque_se_dit_d_un_coup(qtbot: QtBot, page: PageNouveauDossier) -> None:
    qtbot.mouseClick(page.principal, GAUCHE)
    assert page.prenom.faute == page.nom.faute == "À remplir pour continuer."
    assert page.prenom.ligne.hasFocus()
    qtbot.waitUntil(page.resume.isVisible)
    assert [bouton.text() for bouton in page.resume.boutons] == ["Prénom", "Nom"]
    place = [c.mapTo(page, c.rect().topLeft()).y() for c in (page.prenom, page.nom)]
    assert place[0] == place[1]
