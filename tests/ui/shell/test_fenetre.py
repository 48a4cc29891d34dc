"""La fenêtre ouvre, enregistre, annule, grossit, et ne perd rien."""

import errno
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cep_desktop.documents import dossier_portable
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.commandes.plan_action import AjouterAction, ModifierAction
from tests.cas.ecran import DialoguesMuets, taper
from ui.jetons import Apparence
from ui.pages.plan_action.page import PagePlanAction
from ui.shell.affichage import SYSTEME
from ui.shell.fenetre import Fenetre
from ui.theme import theme
from ui.widgets.anneau import AU_CLAVIER

GAUCHE = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def _changer(fenetre: Fenetre, libelle: str = "Écrire au centre") -> None:
    assert fenetre.ouvert is not None
    assert not fenetre.ouvert.session.executer(ModifierAction("A5", {"libelle": libelle}))


def _libelle(fenetre: Fenetre) -> str:
    assert fenetre.ouvert is not None
    actions = fenetre.ouvert.session.dossier.accompagnement.plan_action.actions()
    return next(action.libelle for _, action in actions if action.id == "A5")


def test_une_seule_fenetre_est_visible(camille: Fenetre) -> None:
    for code in camille.ouvert.codes if camille.ouvert else ():
        camille.aller(code)
    visibles = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert visibles == [camille]


def test_annuler_et_retablir_disent_ce_qu_ils_font(qtbot: QtBot, camille: Fenetre) -> None:
    barre = camille.barre
    assert not barre.annuler.isEnabled()
    assert barre.annuler.accessibleName() == "Annuler\u00a0: rien pour le moment"
    _changer(camille)
    assert barre.annuler.accessibleName() == "Annuler\u00a0: action modifiée"
    assert barre.annuler.toolTip() == barre.annuler.accessibleName()
    qtbot.mouseClick(barre.annuler, GAUCHE)
    assert _libelle(camille) == "Passer le test d’entrée"
    assert barre.retablir.accessibleName() == "Rétablir\u00a0: action modifiée"
    qtbot.mouseClick(barre.retablir, GAUCHE)
    assert _libelle(camille) == "Écrire au centre"


def test_ctrl_z_defait_la_frappe_puis_les_gestes(qtbot: QtBot, camille: Fenetre) -> None:
    _changer(camille)
    page = camille.page
    assert isinstance(page, PagePlanAction)
    ligne = page.ajout.ligne
    ligne.setFocus()
    taper(ligne, "abc")
    qtbot.keyClick(ligne, Qt.Key.Key_Z, CTRL)
    assert ligne.text() == ""
    assert _libelle(camille) == "Écrire au centre"
    qtbot.keyClick(ligne, Qt.Key.Key_Z, CTRL)
    assert _libelle(camille) == "Passer le test d’entrée"
    qtbot.keyClick(page.liste, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert _libelle(camille) == "Écrire au centre"


def test_le_retour_a_la_liste_garde_le_dossier(qtbot: QtBot, camille: Fenetre) -> None:
    _changer(camille)
    qtbot.mouseClick(camille.rail.retour, GAUCHE)
    assert camille.ouvert is None
    assert camille.page is camille.accueil
    assert camille.windowTitle() == "CEP Desktop"
    assert not camille.barre.annuler.isVisible()
    fiches = camille.atelier.fiches()
    camille.ouvrir(next(f.id for f in fiches if f.personne == "Camille Moreau"))
    assert _libelle(camille) == "Écrire au centre"


def test_un_dossier_disparu_est_explique(fenetre: Fenetre) -> None:
    fenetre.ouvrir(uuid4())
    assert fenetre.accueil.refus.isVisible()
    assert fenetre.ouvert is None


def test_ctrl_s_demande_un_fichier_puis_y_garde_chaque_geste(
    qtbot: QtBot, camille: Fenetre, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    fichier = tmp_path / "0142.dossier.json"
    dialogues.ecriture = fichier
    assert camille.barre._mot.text() == "Exemple, oublié à la fermeture"
    qtbot.keyClick(camille, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: camille.barre._mot.text().startswith("Enregistré à"))
    assert dialogues.demandes[-1].endswith(".dossier.json")
    _changer(camille)
    assert camille.barre._mot.text() == "Enregistrement en cours…"
    qtbot.waitUntil(lambda: camille.barre._mot.text().startswith("Enregistré à"))
    relu = dossier_portable.lire(fichier.read_bytes())
    assert camille.ouvert is not None
    assert relu == camille.ouvert.session.dossier
    qtbot.keyClick(camille, Qt.Key.Key_S, CTRL)
    assert camille.message.phrase.text() == "C’est déjà enregistré"


def test_un_disque_plein_est_dit_et_reessaye(
    qtbot: QtBot, camille: Fenetre, dialogues: DialoguesMuets, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    dialogues.ecriture = tmp_path / "plein.dossier.json"

    def plein(*_arguments: object, **_options: object) -> object:
        raise OSError(errno.ENOSPC, "plein", str(tmp_path))

    with monkeypatch.context() as disque:
        disque.setattr("tempfile.mkstemp", plein)
        camille.fichiers.copier()
        qtbot.waitUntil(camille.incident.isVisible)
    assert "le disque est plein" in camille.incident.phrase.text().lower()
    assert camille.barre._mot.text().startswith("Pas encore enregistré.")
    assert camille.ouvert is not None
    camille.ouvert.enregistreur.enregistrer()
    qtbot.waitUntil(lambda: camille.barre._mot.text().startswith("Enregistré à"))
    assert not camille.incident.isVisible()


@dataclass
class DossiersRefuses:
    """Un lieu de garde qui refuse d’écrire."""

    def ecrire(self, *_arguments: object, **_options: object) -> int:
        raise ErreurMetier("Un autre poste a changé ce dossier.")


def test_un_refus_de_garder_est_dit_sans_perdre_le_geste(
    qtbot: QtBot, camille: Fenetre, dialogues: DialoguesMuets
) -> None:
    ouvert = camille.ouvert
    assert ouvert is not None
    ouvert.enregistreur._atelier = replace(camille.atelier, dossiers=DossiersRefuses())
    _changer(camille)
    qtbot.waitUntil(camille.incident.isVisible)
    assert camille.incident.phrase.text() == "Un autre poste a changé ce dossier."
    assert _libelle(camille) == "Écrire au centre"
    dialogues.accord = False
    camille.revenir()
    assert camille.ouvert is ouvert
    assert "autre poste" in dialogues.demandes[-1]
    dialogues.accord = True


def test_fermer_demande_seulement_si_quelque_chose_serait_perdu(
    camille: Fenetre, dialogues: DialoguesMuets
) -> None:
    dialogues.accord = False
    fermeture = QCloseEvent()
    camille.closeEvent(fermeture)
    assert fermeture.isAccepted()
    assert not dialogues.demandes
    _changer(camille)
    fermeture = QCloseEvent()
    camille.closeEvent(fermeture)
    assert not fermeture.isAccepted()
    assert "oubliés" in dialogues.demandes[-1]
    dialogues.accord = True
    fermeture = QCloseEvent()
    camille.closeEvent(fermeture)
    assert fermeture.isAccepted()


def test_fermer_enregistre_les_derniers_gestes(
    qtbot: QtBot, camille: Fenetre, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    dialogues.ecriture = tmp_path / "0142.dossier.json"
    camille.fichiers.copier()
    qtbot.waitUntil(lambda: camille.barre._mot.text().startswith("Enregistré à"))
    dialogues.demandes.clear()
    _changer(camille, "Dernier geste")
    camille.closeEvent(QCloseEvent())
    assert not dialogues.demandes
    assert "Dernier geste" in dialogues.ecriture.read_text(encoding="utf-8")


def test_les_touches_grossissent_et_remettent(qtbot: QtBot, camille: Fenetre) -> None:
    qtbot.keyClick(camille, Qt.Key.Key_Plus, CTRL)
    assert theme.zoom == 110
    assert camille.barre.affichage.text() == "110\u00a0%"
    for _ in range(9):
        qtbot.keyClick(camille, Qt.Key.Key_Plus, CTRL)
    assert theme.zoom == 200
    qtbot.keyClick(camille, Qt.Key.Key_Minus, CTRL)
    assert theme.zoom == 175
    qtbot.keyClick(camille, Qt.Key.Key_0, CTRL)
    assert theme.zoom == 100


def test_le_menu_change_le_theme_et_revient_au_systeme(fenetre: Fenetre) -> None:
    affichage = fenetre.barre.affichage
    affichage.habille.emit(Apparence.SOMBRE)
    assert theme.apparence is Apparence.SOMBRE
    affichage.habille.emit(Apparence.CONTRASTE)
    assert theme.apparence in {Apparence.CONTRASTE, Apparence.CONTRASTE_SOMBRE}
    affichage.habille.emit(SYSTEME)
    assert theme.apparence is Apparence.CLAIR
    affichage.zoome.emit(150)
    assert theme.zoom == 150


def test_le_rail_se_resserre_quand_la_place_manque(qtbot: QtBot, camille: Fenetre) -> None:
    assert camille.rail.width() == 264
    theme.regler(zoom=150)
    assert camille.rail.width() == 138
    assert set(camille.rail.pages) == {
        "plan_action", "calendrier", "financement", "echanges", "documents", "signature",
        "revision",
        "historique",
        "donnees", "entretiens",
    }  # fmt: skip
    assert camille.rail.pages["plan_action"].isChecked()
    qtbot.mouseClick(camille.rail.pages["financement"], GAUCHE)
    assert camille.rail.courante == "financement"


def test_on_passe_d_une_page_a_l_autre_au_clavier(qtbot: QtBot, camille: Fenetre) -> None:
    qtbot.keyClick(camille, Qt.Key.Key_PageDown, CTRL)
    assert camille.rail.courante == "calendrier"
    assert camille.page.titre.hasFocus()
    for _ in range(8):
        qtbot.keyClick(camille, Qt.Key.Key_PageDown, CTRL)
    assert camille.rail.courante == "revision"
    qtbot.keyClick(camille, Qt.Key.Key_PageUp, CTRL)
    assert camille.rail.courante == "signature"


def test_f6_fait_le_tour_des_zones(qtbot: QtBot, camille: Fenetre) -> None:
    zones = []
    for _ in range(3):
        qtbot.keyClick(camille, Qt.Key.Key_F6)
        focus = camille.focusWidget()
        noms = {"rail": camille.rail, "barre": camille.barre, "page": camille.page}
        zones.append(next(nom for nom, zone in noms.items() if zone.isAncestorOf(focus)))
    assert sorted(zones) == ["barre", "page", "rail"]


def test_l_anneau_de_focus_suit_le_clavier_pas_la_souris(qtbot: QtBot, camille: Fenetre) -> None:
    page = camille.page
    assert isinstance(page, PagePlanAction)
    assert not camille.anneau.isVisible()
    page.titre.setFocus()
    qtbot.keyClick(page.titre, Qt.Key.Key_Tab)
    assert camille.anneau.isVisible()
    assert camille.property(AU_CLAVIER) == "oui"
    cible = camille.focusWidget()
    centre = cible.mapTo(camille, cible.rect().center())
    assert camille.anneau.geometry().contains(centre)
    qtbot.mouseClick(page.ajout.ligne, GAUCHE)
    page.nouvelle_etape.setFocus()
    assert not camille.anneau.isVisible()


def test_le_message_bref_attend_et_se_retire(qtbot: QtBot, camille: Fenetre) -> None:
    camille.message.dire("Fait")
    assert not camille.message.action.isVisible()
    assert camille.message.isVisible()
    qtbot.keyClick(camille, Qt.Key.Key_Tab)
    camille.message._minuterie.timeout.emit()
    assert not camille.message.isVisible()


def test_une_erreur_imprevue_se_montre_dans_la_page(camille: Fenetre) -> None:
    camille.signaler("Quelque chose d’imprévu s’est passé.")
    assert camille.incident.isVisible()


def test_un_geste_refuse_ne_change_rien(camille: Fenetre) -> None:
    assert camille.ouvert is not None
    avant = camille.ouvert.session.dossier
    refus = camille.ouvert.session.executer(AjouterAction("E99", "Appeler"))
    assert refus
    assert camille.ouvert.session.dossier is avant
