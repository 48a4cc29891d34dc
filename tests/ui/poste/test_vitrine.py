"""La liste se montre et se clique avant que le coffre soit ouvert ; rien n’y est perdu."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.storage.coffre.entrouverture import Entrouverture
from cep_desktop.usecases.coffre.erreurs import CoffreFerme
from cep_desktop.usecases.coffre.ports import Coffre
from tests.cas.coffre import PHRASE, des_coffres
from tests.cas.ecran import taper
from ui.pages.palette.couche import CouchePalette
from ui.poste.fenetre import FenetrePoste
from ui.poste.ouverture import EcranOuverture
from ui.shell.devanture import Devanture

GAUCHE = Qt.MouseButton.LeftButton


@pytest.fixture
def frein(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Retient l’ouverture entière tant que l’essai ne la laisse pas passer."""
    passe, ouvrir = Event(), Entrouverture.ouvrir

    def attendre(entrouvert: Entrouverture, *, auteur: str) -> Coffre:
        passe.wait(20)
        return ouvrir(entrouvert, auteur=auteur)

    monkeypatch.setattr(Entrouverture, "ouvrir", attendre)
    yield passe
    passe.set()


def _entrouvrir(qtbot: QtBot, poste: FenetrePoste) -> Devanture:
    ecran = poste.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    taper(ecran.champ.ligne, PHRASE)
    qtbot.keyClick(ecran.champ.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: poste.vitrine.est_montree)
    devanture = poste.findChild(Devanture)
    assert devanture is not None
    qtbot.waitUntil(devanture.isVisible)
    return devanture


def test_la_fenetre_reprend_les_pieces_et_ce_que_l_on_cherchait(
    qtbot: QtBot, ferme: FenetrePoste, frein: Event
) -> None:
    pieces = _entrouvrir(qtbot, ferme).pieces
    assert ferme.fenetre is None
    assert pieces.accueil.liste.table.rowCount() == 3
    assert pieces.barre.verrou.isVisible()
    pieces.accueil.recherche.setFocus()
    taper(pieces.accueil.recherche, "camille")
    assert pieces.accueil.liste.table.rowCount() == 1
    frein.set()
    qtbot.waitUntil(lambda: ferme.fenetre is not None)
    fenetre = ferme.fenetre
    assert fenetre is not None
    assert (fenetre.rail, fenetre.barre, fenetre.accueil) == (
        pieces.rail,
        pieces.barre,
        pieces.accueil,
    )
    assert fenetre.accueil.isVisible()
    assert fenetre.accueil.recherche.text() == "camille"
    assert fenetre.accueil.liste.table.rowCount() == 1
    assert fenetre.accueil.recherche.hasFocus()


def test_un_dossier_touche_trop_tot_s_ouvre_des_que_possible(
    qtbot: QtBot, ferme: FenetrePoste, frein: Event
) -> None:
    liste = _entrouvrir(qtbot, ferme).pieces.accueil.liste
    index = liste.table.index(1, 0)
    voulu = liste.table.data(index, Qt.ItemDataRole.UserRole).id
    qtbot.mouseClick(
        liste.viewport(), GAUCHE, Qt.KeyboardModifier.NoModifier, liste.visualRect(index).center()
    )
    frein.set()
    qtbot.waitUntil(lambda: ferme.fenetre is not None and ferme.fenetre.ouvert is not None)
    assert ferme.fenetre is not None
    assert ferme.fenetre.ouvert is not None
    assert ferme.fenetre.ouvert.session.dossier.id == voulu


def test_une_page_du_rail_et_un_bouton_attendent_aussi_la_fenetre(
    qtbot: QtBot, ferme: FenetrePoste, frein: Event
) -> None:
    devanture = _entrouvrir(qtbot, ferme)
    qtbot.mouseClick(devanture.pieces.accueil.creer, GAUCHE)
    qtbot.mouseClick(devanture.pieces.rail.pages["reglages"], GAUCHE)
    frein.set()
    qtbot.waitUntil(lambda: ferme.fenetre is not None)
    assert ferme.fenetre is not None
    assert ferme.fenetre.code_montre == "reglages"


def test_un_raccourci_frappe_trop_tot_se_fait_des_que_possible(
    qtbot: QtBot, ferme: FenetrePoste, frein: Event
) -> None:
    _entrouvrir(qtbot, ferme)
    clavier = ferme.focusWidget()
    assert clavier is not None
    qtbot.keyClick(clavier, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    frein.set()
    qtbot.waitUntil(lambda: ferme.fenetre is not None)
    assert ferme.fenetre is not None
    assert ferme.fenetre.findChild(CouchePalette) is not None


def test_le_rideau_tire_trop_tot_se_tire_des_que_possible(
    qtbot: QtBot, ferme: FenetrePoste, frein: Event
) -> None:
    _entrouvrir(qtbot, ferme)
    qtbot.keyClick(ferme, Qt.Key.Key_F8)
    assert ferme.partage.rideau is None
    frein.set()
    qtbot.waitUntil(lambda: ferme.partage.rideau is not None)


def test_ctrl_maj_l_verrouille_la_devanture_sans_attendre(
    qtbot: QtBot, ferme: FenetrePoste, frein: Event
) -> None:
    devanture = _entrouvrir(qtbot, ferme)
    touches = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(devanture, Qt.Key.Key_L, touches)
    assert not ferme.vitrine.est_montree
    frein.set()


def test_verrouiller_la_devanture_cache_les_noms_et_referme_le_coffre(
    qtbot: QtBot, ferme: FenetrePoste, frein: Event, tmp_path: Path
) -> None:
    devanture = _entrouvrir(qtbot, ferme)
    qtbot.mouseClick(devanture.pieces.barre.verrou, GAUCHE)
    assert isinstance(ferme.portier.ecran, EcranOuverture)
    assert not ferme.vitrine.est_montree
    frein.set()
    qtbot.waitUntil(lambda: (tmp_path / "coffre" / "verrou.json").stat().st_size == 0)
    assert ferme.fenetre is None
    entrouvrable = des_coffres(tmp_path)
    qtbot.waitUntil(lambda: entrouvrable.entrouvrir(PHRASE) is not None)


def test_un_coffre_qui_ne_s_ouvre_pas_ramene_a_la_phrase_et_le_dit(
    qtbot: QtBot, ferme: FenetrePoste, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuser(entrouvert: Entrouverture, *, auteur: str) -> Coffre:
        entrouvert.refermer()
        raise CoffreFerme("Le disque est plein.", remede="Libérez de la place.")

    monkeypatch.setattr(Entrouverture, "ouvrir", refuser)
    premier = ferme.portier.ecran
    assert isinstance(premier, EcranOuverture)
    taper(premier.champ.ligne, PHRASE)
    qtbot.keyClick(premier.champ.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            ferme.portier.ecran is not premier and isinstance(ferme.portier.ecran, EcranOuverture)
        )
    )
    ecran = ferme.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    assert "disque est plein" in ecran.champ.faute
    assert ecran.champ.ligne.isEnabled()
    assert ferme.findChild(Devanture) is None or not ferme.vitrine.est_montree
