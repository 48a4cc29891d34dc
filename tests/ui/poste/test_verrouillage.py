"""Verrouiller cache tout, garde le travail, et l’on revient exactement où l’on était."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.cas.coffre import AUTRE_PHRASE, PHRASE, des_coffres
from tests.cas.ecran import taper
from tests.cas.horloge import HorlogeReglable
from tests.cas.traces import ce_qui_se_lit
from tests.ui.poste.conftest import ouvrir
from ui.dialogs.natifs import DialoguesNatifs
from ui.pages.plan_action.page import PagePlanAction
from ui.poste.fenetre import FenetrePoste
from ui.poste.ouverture import EcranOuverture
from ui.poste.reglages import Reglages
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton
CTRL_MAJ = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NOMS = ("Camille", "Moreau", "Idriss", "Haddad", "Solène", "Le Goff", "secrétaire", "0142")


def _fenetre(poste: FenetrePoste) -> Fenetre:
    assert poste.fenetre is not None
    return poste.fenetre


def _page(poste: FenetrePoste) -> PagePlanAction:
    page = _fenetre(poste).page
    assert isinstance(page, PagePlanAction)
    return page


def _ecran(poste: FenetrePoste) -> EcranOuverture:
    ecran = poste.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    return ecran


def _restes(qtbot: QtBot) -> list[str]:
    qtbot.wait(1)
    lu = ce_qui_se_lit()
    return [nom for nom in NOMS if nom.casefold() in lu.casefold()]


def test_avant_de_verrouiller_les_noms_se_lisent(qtbot: QtBot, plan: FenetrePoste) -> None:
    assert {"Camille", "Moreau"} <= set(_restes(qtbot))


def test_le_bouton_verrouille_et_plus_rien_ne_se_lit(qtbot: QtBot, plan: FenetrePoste) -> None:
    QGuiApplication.clipboard().setText("Camille Moreau")
    qtbot.mouseClick(_fenetre(plan).barre.verrou, GAUCHE)
    assert plan.fenetre is None
    ecran = _ecran(plan)
    assert ecran.titre.text() == "L’écran est verrouillé"
    assert ecran.champ.ligne.hasFocus()
    assert plan.windowTitle() == "CEP Desktop"
    # Qt détruit l’ancien écran au tour d’après ; un travail en route le finit d’abord.
    qtbot.waitUntil(lambda: not _restes(qtbot), timeout=1_000)


def test_ctrl_maj_l_verrouille_au_clavier(qtbot: QtBot, ouvert: FenetrePoste) -> None:
    qtbot.keyClick(_fenetre(ouvert).accueil.liste, Qt.Key.Key_L, CTRL_MAJ)
    assert ouvert.fenetre is None
    assert not _restes(qtbot)


def test_l_inactivite_previent_puis_verrouille(
    qtbot: QtBot, plan: FenetrePoste, horloge: HorlogeReglable
) -> None:
    veille = plan.surveillance.veille
    assert veille is not None
    message = _fenetre(plan).message
    horloge.avancer(minutes=4, seconds=18)
    veille.battre()
    assert "42 secondes" in message.phrase.text()
    qtbot.keyClick(plan.windowHandle(), Qt.Key.Key_Down)
    assert not message.isVisible()
    horloge.avancer(minutes=4)
    veille.battre()
    assert plan.fenetre is not None
    horloge.avancer(minutes=1)
    veille.battre()
    assert plan.fenetre is None
    assert not _restes(qtbot)


def test_le_delai_se_regle_sur_la_page_du_coffre(
    qtbot: QtBot, ouvert: FenetrePoste, reglages: Reglages, horloge: HorlogeReglable
) -> None:
    fenetre = _fenetre(ouvert)
    qtbot.mouseClick(fenetre.rail.pages["coffre"], GAUCHE)
    assert fenetre.cote_coffre is not None
    delais = fenetre.cote_coffre.page.delais
    assert delais.code == "5"
    qtbot.mouseClick(delais.bouton("15"), GAUCHE)
    assert reglages.preferences.veille_minutes == 15
    assert ouvert.surveillance.veille is not None
    horloge.avancer(minutes=14)
    ouvert.surveillance.veille.battre()
    assert ouvert.fenetre is not None
    horloge.avancer(minutes=2)
    ouvert.surveillance.veille.battre()
    assert ouvert.fenetre is None


def test_une_horloge_qui_recule_ne_verrouille_pas(
    ouvert: FenetrePoste, horloge: HorlogeReglable
) -> None:
    assert ouvert.surveillance.veille is not None
    horloge.avancer(hours=-3)
    ouvert.surveillance.veille.battre()
    assert ouvert.fenetre is not None


def test_la_session_du_systeme_qui_se_verrouille_ferme_le_coffre(
    qtbot: QtBot, plan: FenetrePoste, tmp_path: Path
) -> None:
    plan._systeme.dormir(commence=False)
    assert plan.fenetre is not None
    plan._systeme.dormir(commence=True)
    assert plan.fenetre is None
    assert not _restes(qtbot)
    verrou = tmp_path / "coffre" / "verrou.json"
    qtbot.waitUntil(lambda: not verrou.read_bytes().strip(), timeout=20_000)


@pytest.mark.parametrize(
    ("message", "valeur", "verrouille"),
    [(0x02B1, 0x7, True), (0x02B1, 0x8, False), (0x0218, 0x4, True), (0x0218, 0x12, False)],
)
def test_windows_dit_quand_sa_session_se_verrouille(
    ouvert: FenetrePoste, message: int, valeur: int, verrouille: bool
) -> None:
    ouvert._systeme.recevoir(message, valeur)
    assert (ouvert.fenetre is None) is verrouille


def test_une_question_ouverte_se_referme_et_le_coffre_aussi(
    qtbot: QtBot, plan: FenetrePoste
) -> None:
    minuterie = QTimer(plan)

    def appuyer() -> None:
        for boite in plan.findChildren(QMessageBox):
            if boite.isVisible():
                minuterie.stop()
                qtbot.keyClick(boite.windowHandle(), Qt.Key.Key_L, CTRL_MAJ)

    minuterie.timeout.connect(appuyer)
    minuterie.start(5)
    dialogues = DialoguesNatifs(plan)
    assert not dialogues.confirmer("Effacer Camille Moreau ?", "Pour de bon.", "Effacer")
    assert plan.fenetre is None
    assert not _restes(qtbot)


def test_l_inactivite_verrouille_aussi_sous_une_question(
    qtbot: QtBot, plan: FenetrePoste, horloge: HorlogeReglable
) -> None:
    boite = QMessageBox(plan)
    boite.setText("Camille Moreau")
    boite.open()
    horloge.avancer(minutes=6)
    assert plan.surveillance.veille is not None
    plan.surveillance.veille.battre()
    assert plan.fenetre is None
    assert not boite.isVisible()


def test_un_geste_dans_une_question_compte(
    qtbot: QtBot, plan: FenetrePoste, horloge: HorlogeReglable
) -> None:
    boite = QMessageBox(plan)
    boite.open()
    qtbot.waitUntil(boite.isVisible)
    assert plan.surveillance.veille is not None
    plan.surveillance.veille.regarder(boite.windowHandle())
    horloge.avancer(minutes=4)
    qtbot.keyClick(boite.windowHandle(), Qt.Key.Key_Tab)
    horloge.avancer(minutes=4)
    plan.surveillance.veille.battre()
    assert plan.fenetre is not None


def test_on_revient_exactement_ou_l_on_etait(qtbot: QtBot, plan: FenetrePoste) -> None:
    page = _page(plan)
    page.ouvrir("A4")
    champ = page.action.paroles.zone
    champ.setFocus()
    taper(champ, " Voir la DRH")
    curseur = champ.textCursor().position()
    qtbot.keyClick(champ, Qt.Key.Key_L, CTRL_MAJ)
    assert not _restes(qtbot)
    assert "DRH" not in ce_qui_se_lit()
    ouvrir(qtbot, plan)
    page = _page(plan)
    assert plan.windowTitle().startswith("Camille Moreau")
    assert page.element == "A4"
    champ = page.action.paroles.zone
    assert champ.hasFocus()
    assert champ.toPlainText().endswith(" Voir la DRH")
    assert champ.textCursor().position() == curseur
    assert "DRH" in str(_dossier(plan))


def test_apres_un_verrouillage_tout_s_annule_encore(qtbot: QtBot, plan: FenetrePoste) -> None:
    page = _page(plan)
    page.ajout.ligne.setFocus()
    taper(page.ajout.ligne, "Appeler la crèche")
    qtbot.keyClick(page.ajout.ligne, Qt.Key.Key_Return)
    assert "Appeler la crèche" in str(_dossier(plan))
    qtbot.keyClick(page.ajout.ligne, Qt.Key.Key_L, CTRL_MAJ)
    ouvrir(qtbot, plan)
    assert "Appeler la crèche" in str(_dossier(plan))
    annuler = _fenetre(plan).barre.annuler
    assert annuler.accessibleName() == "Annuler\u00a0: action ajoutée"
    qtbot.mouseClick(annuler, GAUCHE)
    assert "Appeler la crèche" not in str(_dossier(plan))


def test_une_couche_ouverte_ne_survit_pas(qtbot: QtBot, ouvert: FenetrePoste) -> None:
    cote = _fenetre(ouvert).cote_coffre
    assert cote is not None
    cote.changer_phrase()
    ouvert.verrouiller()
    ouvrir(qtbot, ouvert)
    cote = _fenetre(ouvert).cote_coffre
    assert cote is not None
    assert cote.couche is None


def test_une_phrase_fausse_ne_dit_rien_du_dossier(qtbot: QtBot, plan: FenetrePoste) -> None:
    plan.verrouiller()
    ecran = _ecran(plan)
    taper(ecran.champ.ligne, AUTRE_PHRASE)
    qtbot.keyClick(ecran.champ.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(ecran.champ.faute))
    assert not _restes(qtbot)


def test_verrouille_le_coffre_n_est_plus_tenu(
    qtbot: QtBot, plan: FenetrePoste, tmp_path: Path
) -> None:
    plan.verrouiller()
    qtbot.waitUntil(lambda: not (tmp_path / "coffre" / "verrou.json").read_bytes().strip())
    autre = des_coffres(tmp_path).ouvrir(PHRASE, auteur="Karim Ould")
    assert not autre.est_en_lecture_seule
    autre.fermer()


def _dossier(poste: FenetrePoste) -> object:
    ouvert = _fenetre(poste).ouvert
    assert ouvert is not None
    return ouvert.session.dossier
