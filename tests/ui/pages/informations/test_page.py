"""Ajouter, remettre, demander l’avis de la personne, noter une présence : à deux, sans piège."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.accueil import Accueil, Interet, Presence
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.ecran import taper
from ui.pages.informations.formulaires import REUNION
from ui.pages.informations.page import PageInformations
from ui.shell.fenetre import Fenetre
from ui.theme import theme

GAUCHE = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def atelier() -> Atelier:
    """Un dossier neuf, et celui d’Idriss."""
    return un_atelier([un_dossier(id=UUID(int=7)), exemple("idriss")])


def _ouvrir(fenetre: Fenetre, identifiant: UUID) -> PageInformations:
    fenetre.ouvrir(identifiant)
    fenetre.aller("informations")
    assert isinstance(fenetre.page, PageInformations)
    return fenetre.page


def _accueil(fenetre: Fenetre) -> Accueil:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier.accueil


def test_une_information_s_ajoute_se_complete_et_se_remet_au_clavier(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    page = _ouvrir(fenetre, UUID(int=7))
    assert page.vide.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    assert page.ajout.type.hasFocus()
    page.ajout.type.montrer("metier")
    page.ajout.titre.viser()
    taper(page.ajout.titre.ligne, "Gestionnaire de stocks")
    qtbot.keyClick(page.ajout.titre.ligne, Qt.Key.Key_Return)
    assert page.formulaire.isVisible()
    assert page.formulaire.resume.zone.hasFocus()
    taper(page.formulaire.resume.zone, "Compter et ranger.")
    page.formulaire.territoire.viser()
    taper(page.formulaire.territoire.ligne, "Tours et 30 km")
    qtbot.keyClick(page.formulaire.territoire.ligne, Qt.Key.Key_Tab)
    taper(page.formulaire.offres.ligne, "118 en un an")
    qtbot.keyClick(page.formulaire.offres.ligne, Qt.Key.Key_Tab)
    qtbot.keyClick(page.formulaire.finir, Qt.Key.Key_Return)
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    (information,) = _accueil(fenetre).informations
    assert information.remise_le == LE
    assert information.resume == "Compter et ranger."
    assert information.territoire == "Tours et 30 km"
    assert information.fiche is not None
    assert information.fiche.offres == "118 en un an"
    assert page.principal.isHidden()


def test_l_avis_de_la_personne_se_touche(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _ouvrir(fenetre, exemple("idriss").id)
    assert page.fiche.avis.code == Interet.PEUT_ETRE
    qtbot.mouseClick(page.fiche.avis.bouton(Interet.OUI), GAUCHE)
    assert _accueil(fenetre).informations[0].interet is Interet.OUI


def test_une_remise_se_reprend_et_s_annule(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _ouvrir(fenetre, exemple("idriss").id)
    qtbot.mouseClick(page.fiche.reprendre, GAUCHE)
    assert _accueil(fenetre).informations[0].remise_le is None
    assert page.principal.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Z, CTRL)
    assert _accueil(fenetre).informations[0].remise_le is not None


def test_la_presence_a_une_reunion_se_note(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _ouvrir(fenetre, exemple("idriss").id)
    qtbot.mouseClick(page.liste.boutons["U1"], GAUCHE)
    assert page.reunion.isVisible()
    assert "2 encore libres" in page.reunion.places.text().replace("\u00a0", " ")
    qtbot.mouseClick(page.reunion.presence.bouton(Presence.PRESENT), GAUCHE)
    assert _accueil(fenetre).reunions[0].presence is Presence.PRESENT


def test_une_reunion_complete_refuse_et_garde_ce_qui_est_ecrit(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    page = _ouvrir(fenetre, UUID(int=7))
    qtbot.mouseClick(page.premiere, GAUCHE)
    ajout = page.ajout
    ajout.type.setCurrentIndex(ajout.type.findData(REUNION))
    ajout.type.activated.emit(ajout.type.currentIndex())
    for champ, texte in (
        (ajout.titre, "Découvrir la VAE"), (ajout.jour, "3/12/2026"),
        (ajout.places, "6"), (ajout.prises, "6"),
    ):  # fmt: skip
        champ.ligne.setText(texte)
        champ.ligne.editingFinished.emit()
    qtbot.mouseClick(ajout.ajouter, GAUCHE)
    assert "Choisissez une autre date" in ajout.titre.faute
    assert ajout.titre.texte == "Découvrir la VAE"
    ajout.prises.ligne.setText("5")
    ajout.prises.ligne.editingFinished.emit()
    qtbot.mouseClick(ajout.ajouter, GAUCHE)
    assert _accueil(fenetre).reunions[0].places == 6
    assert page.reunion.isVisible()


def test_un_titre_manquant_est_dit_a_cote_du_champ(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _ouvrir(fenetre, UUID(int=7))
    page.commencer()
    qtbot.mouseClick(page.ajout.ajouter, GAUCHE)
    assert page.ajout.titre.faute == "À remplir pour continuer."
    qtbot.mouseClick(page.ajout.renoncer, GAUCHE)
    assert page.vide.isVisible()


def test_retirer_se_defait(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _ouvrir(fenetre, exemple("idriss").id)
    avant = _accueil(fenetre).informations
    qtbot.mouseClick(page.fiche.retirer, GAUCHE)
    assert len(_accueil(fenetre).informations) == len(avant) - 1
    qtbot.mouseClick(fenetre.message.action, GAUCHE)
    assert _accueil(fenetre).informations == avant


def test_sur_une_seule_colonne_la_chose_choisie_vient_en_haut(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    theme.regler(zoom=200)
    page = _ouvrir(fenetre, exemple("idriss").id)
    qtbot.waitUntil(lambda: not page._colonnes.est_large)
    qtbot.mouseClick(page.liste.boutons["U1"], GAUCHE)
    assert page.reunion.isVisible()
    haut = page.reunion.mapTo(page.viewport(), page.reunion.rect().topLeft()).y()
    assert 0 <= haut < page.viewport().height() // 4
