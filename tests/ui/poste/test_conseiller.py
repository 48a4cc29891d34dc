"""« Changer de conseiller » : quelqu’un d’autre s’installe, et signe ce qu’il change."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.usecases.coffre.erreurs import DisquePlein
from cep_desktop.usecases.commandes.plan_action import ModifierAction
from tests.cas.coffre import AUTRE_PHRASE
from tests.cas.ecran import taper
from tests.ui.poste.conftest import ouvrir
from ui.poste.conseiller import EcranConseiller
from ui.poste.fenetre import FenetrePoste
from ui.poste.ouverture import EcranOuverture
from ui.poste.reglages import Reglages

GAUCHE = Qt.MouseButton.LeftButton


def _ouverture(poste: FenetrePoste) -> EcranOuverture:
    ecran = poste.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    return ecran


def _changer(qtbot: QtBot, poste: FenetrePoste) -> EcranConseiller:
    qtbot.mouseClick(_ouverture(poste).conseiller, GAUCHE)
    ecran = poste.portier.ecran
    assert isinstance(ecran, EcranConseiller)
    return ecran


def test_karim_s_installe_et_signe_sur_la_liste(
    qtbot: QtBot, plan: FenetrePoste, reglages: Reglages
) -> None:
    plan.verrouiller()
    ecran = _changer(qtbot, plan)
    assert ecran.prenom.ligne.hasFocus()
    assert not ecran.continuer.isEnabled()
    taper(ecran.prenom.ligne, "Karim")
    taper(ecran.nom.ligne, "Ould")
    qtbot.keyClick(ecran.nom.ligne, Qt.Key.Key_Return)
    assert _ouverture(plan).phrase.text() == "Karim, écrivez votre phrase secrète."
    assert reglages.preferences.prenom == "Nadia"
    ouvrir(qtbot, plan)
    fenetre = plan.fenetre
    assert fenetre is not None
    assert fenetre.ouvert is None
    assert (reglages.preferences.prenom, reglages.preferences.nom) == ("Karim", "Ould")
    camille = next(f for f in fenetre.atelier.fiches() if f.personne.startswith("Camille"))
    fenetre.ouvrir(camille.id)
    assert fenetre.ouvert is not None
    fenetre.ouvert.session.executer(ModifierAction("A5", {"libelle": "Écrire"}))
    fenetre.ouvert.enregistreur.terminer()
    assert fenetre.atelier.dossiers.historique(camille.id)[0].auteur == "Karim Ould"


def test_une_phrase_fausse_ne_change_pas_de_conseiller(
    qtbot: QtBot, ferme: FenetrePoste, reglages: Reglages
) -> None:
    ecran = _changer(qtbot, ferme)
    taper(ecran.prenom.ligne, "Karim")
    taper(ecran.nom.ligne, "Ould")
    qtbot.mouseClick(ecran.continuer, GAUCHE)
    ouverture = _ouverture(ferme)
    taper(ouverture.champ.ligne, AUTRE_PHRASE)
    qtbot.keyClick(ouverture.champ.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(ouverture.champ.faute))
    assert reglages.preferences.prenom == "Nadia"


def test_retour_laisse_nadia_ouvrir(qtbot: QtBot, ferme: FenetrePoste) -> None:
    qtbot.mouseClick(_changer(qtbot, ferme).retour, GAUCHE)
    assert _ouverture(ferme).phrase.text() == "Nadia, écrivez votre phrase secrète."


def test_un_travail_seulement_en_memoire_retient_la_place(
    qtbot: QtBot, plan: FenetrePoste, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuser(*_arguments: object, **_options: object) -> None:
        raise DisquePlein("Le disque est plein.")

    fenetre = plan.fenetre
    assert fenetre is not None
    assert fenetre.ouvert is not None
    assert fenetre.cote_coffre is not None
    brouillons = type(fenetre.cote_coffre._coffre.brouillons)
    with monkeypatch.context() as en_panne:
        en_panne.setattr(DossiersEnBase, "ecrire", refuser)
        en_panne.setattr(brouillons, "garder", refuser)
        fenetre.ouvert.session.executer(ModifierAction("A5", {"libelle": "Écrire"}))
        plan.verrouiller()
    ecran = _ouverture(plan)
    qtbot.mouseClick(ecran.conseiller, GAUCHE)
    assert plan.portier.ecran is ecran
    assert "Reprenez-le d’abord" in ecran.avis.phrase.text()
    ouvrir(qtbot, plan)
    assert plan.fenetre is not None
    assert plan.fenetre.ouvert is not None
    assert "libelle='Écrire'" in repr(plan.fenetre.ouvert.session.dossier)
