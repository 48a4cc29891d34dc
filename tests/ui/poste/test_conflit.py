"""Deux personnes ont changé le même dossier : rien n’est perdu, et l’on choisit."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.plan_action import AjouterAction, ModifierAction
from cep_desktop.usecases.session import Session
from tests.cas.ecran import DialoguesMuets
from tests.ui.poste.conftest import ouvrir
from ui.pages.conflit.couche import CoucheConflit
from ui.pages.conflit.reunion import CoucheReunion
from ui.poste.fenetre import FenetrePoste
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton
MIEN, SIEN = "Téléphoner au centre", "Écrire au centre"


@pytest.fixture
def fenetre(plan: FenetrePoste) -> Fenetre:
    """Le plan de Camille."""
    assert plan.fenetre is not None
    return plan.fenetre


def _identifiant(fenetre: Fenetre) -> UUID:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier.id


def _ailleurs(atelier: Atelier, identifiant: UUID, *gestes: object) -> None:
    """Quelqu’un d’autre change le dossier et l’enregistre d’abord."""
    session: Session = atelier.ouvrir(identifiant)
    for geste in gestes:
        session.executer(geste)  # type: ignore[arg-type]
    atelier.enregistrer(session)


def _ici(fenetre: Fenetre, *gestes: object) -> None:
    assert fenetre.ouvert is not None
    for geste in gestes:
        assert not fenetre.ouvert.session.executer(geste)  # type: ignore[arg-type]
    fenetre.ouvert.enregistreur.enregistrer()


def _couche(qtbot: QtBot, fenetre: Fenetre) -> CoucheConflit:
    assert fenetre.arbitre is not None
    arbitre = fenetre.arbitre
    qtbot.waitUntil(lambda: arbitre.couche is not None)
    couche = arbitre.couche
    assert isinstance(couche, CoucheConflit)
    return couche


def _libelles(fenetre: Fenetre) -> list[str]:
    assert fenetre.ouvert is not None
    plan = fenetre.ouvert.session.dossier.accompagnement.plan_action
    return [action.libelle for _, action in plan.actions()]


def _attendre_l_enregistrement(qtbot: QtBot, fenetre: Fenetre) -> None:
    qtbot.waitUntil(lambda: fenetre.barre._mot.text().startswith("Enregistré à"))


@pytest.fixture
def meme_champ(qtbot: QtBot, fenetre: Fenetre) -> CoucheConflit:
    """Les deux ont récrit la même action."""
    _ailleurs(fenetre.atelier, _identifiant(fenetre), ModifierAction("A5", {"libelle": SIEN}))
    _ici(fenetre, ModifierAction("A5", {"libelle": MIEN}))
    return _couche(qtbot, fenetre)


def test_les_deux_versions_se_lisent_cote_a_cote(
    fenetre: Fenetre, meme_champ: CoucheConflit
) -> None:
    assert meme_champ.titre.text() == "Deux versions du même dossier"
    assert "Rien n’est perdu" in meme_champ.phrase.text()
    assert MIEN in meme_champ.mienne.accessibleName()
    assert SIEN in meme_champ.autre.accessibleName()
    assert meme_champ.mienne.isChecked()
    assert meme_champ.titre.hasFocus()
    assert fenetre.barre._mot.text() == "Deux versions de ce dossier"


def test_garder_la_mienne_garde_l_autre_dans_l_historique(
    qtbot: QtBot, fenetre: Fenetre, meme_champ: CoucheConflit
) -> None:
    qtbot.mouseClick(meme_champ.garder, GAUCHE)
    _attendre_l_enregistrement(qtbot, fenetre)
    assert MIEN in _libelles(fenetre)
    dossiers, identifiant = fenetre.atelier.dossiers, _identifiant(fenetre)
    versions = [r.numero for r in dossiers.historique(identifiant)]
    assert SIEN in str(dossiers.lire_revision(identifiant, versions[1]))
    assert MIEN in str(dossiers.lire(identifiant).dossier)


def test_prendre_l_autre_au_clavier_garde_la_mienne_dans_l_historique(
    qtbot: QtBot, fenetre: Fenetre, meme_champ: CoucheConflit
) -> None:
    meme_champ.autre.setFocus()
    qtbot.keyClick(meme_champ.autre, Qt.Key.Key_Space)
    assert meme_champ.garder.text() == "Garder l’autre version"
    qtbot.keyClick(meme_champ.garder, Qt.Key.Key_Return)
    _attendre_l_enregistrement(qtbot, fenetre)
    assert SIEN in _libelles(fenetre)
    qtbot.keyClick(fenetre, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert MIEN in _libelles(fenetre)


def test_echap_remet_le_choix_a_plus_tard_et_la_barre_le_repropose(
    qtbot: QtBot, fenetre: Fenetre, meme_champ: CoucheConflit
) -> None:
    qtbot.keyClick(meme_champ, Qt.Key.Key_Escape)
    assert fenetre.arbitre is not None
    assert fenetre.arbitre.couche is None
    assert fenetre.barre.choisir.isVisible()
    assert MIEN in _libelles(fenetre)
    qtbot.mouseClick(fenetre.barre.choisir, GAUCHE)
    assert _couche(qtbot, fenetre).isVisible()


def test_garder_les_deux_reunit_seul_ce_qui_ne_se_touche_pas(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    identifiant = _identifiant(fenetre)
    _ailleurs(fenetre.atelier, identifiant, ModifierAction("A6", {"libelle": SIEN}))
    _ici(fenetre, ModifierAction("A5", {"libelle": MIEN}), AjouterAction("E2", "Appeler la crèche"))
    couche = _couche(qtbot, fenetre)
    qtbot.mouseClick(couche.les_deux, GAUCHE)
    _attendre_l_enregistrement(qtbot, fenetre)
    assert {MIEN, SIEN, "Appeler la crèche"} <= set(_libelles(fenetre))
    garde = fenetre.atelier.dossiers.lire(identifiant).dossier
    assert fenetre.ouvert is not None
    assert garde == fenetre.ouvert.session.dossier
    assert fenetre.barre.annuler.accessibleName() == "Annuler\u00a0: deux versions réunies"


def test_garder_les_deux_fait_choisir_point_par_point(qtbot: QtBot, fenetre: Fenetre) -> None:
    identifiant = _identifiant(fenetre)
    sien = ModifierAction("A5", {"libelle": SIEN})
    _ailleurs(fenetre.atelier, identifiant, sien, ModifierAction("A6", {"libelle": "Comparer"}))
    _ici(fenetre, ModifierAction("A5", {"libelle": MIEN}))
    qtbot.mouseClick(_couche(qtbot, fenetre).les_deux, GAUCHE)
    arbitre = fenetre.arbitre
    assert arbitre is not None
    qtbot.waitUntil(lambda: isinstance(arbitre.couche, CoucheReunion))
    reunion = arbitre.couche
    assert isinstance(reunion, CoucheReunion)
    assert reunion.manque.text() == "Il reste 1 choix à faire."
    assert not reunion.reunir.isEnabled()
    (point,) = reunion.points.values()
    assert MIEN in point.choix("mienne").accessibleName()
    assert SIEN in point.choix("autre").accessibleName()
    qtbot.keyClick(point.choix("autre"), Qt.Key.Key_Space)
    qtbot.mouseClick(reunion.reunir, GAUCHE)
    _attendre_l_enregistrement(qtbot, fenetre)
    assert {SIEN, "Comparer"} <= set(_libelles(fenetre))
    assert MIEN not in _libelles(fenetre)


def test_decider_plus_tard_puis_fermer_ne_perd_rien(
    qtbot: QtBot, plan: FenetrePoste, meme_champ: CoucheConflit, dialogues: DialoguesMuets
) -> None:
    qtbot.mouseClick(meme_champ.plus_tard, GAUCHE)
    demandes = len(dialogues.demandes)
    plan.verrouiller()
    ouvrir(qtbot, plan)
    assert len(dialogues.demandes) == demandes
    assert plan.fenetre is not None
    assert MIEN in _libelles(plan.fenetre)
