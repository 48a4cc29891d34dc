"""Chaque geste est gardé sans bouton ; un disque qui refuse le dit haut, et rien n’est perdu."""

import errno
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.documents import dossier_portable
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.usecases.coffre.erreurs import (
    CoffreEnLectureSeule,
    CoffreOccupe,
    DisquePlein,
    EcritureImpossible,
)
from cep_desktop.usecases.commandes.plan_action import ModifierAction
from tests.cas.coffre import PHRASE, des_coffres
from tests.cas.ecran import DialoguesMuets, taper
from tests.ui.poste.conftest import aller_au_plan, ouvrir
from ui.pages.plan_action.page import PagePlanAction
from ui.poste.fenetre import FenetrePoste
from ui.shell.enregistreur import Enregistreur
from ui.shell.fenetre import Fenetre
from ui.taches import attendre_la_suite

GAUCHE = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
NEUF = "Écrire au centre de formation"


def _fenetre(poste: FenetrePoste) -> Fenetre:
    assert poste.fenetre is not None
    return poste.fenetre


def _enregistreur(poste: FenetrePoste) -> Enregistreur:
    ouvert = _fenetre(poste).ouvert
    assert ouvert is not None
    return ouvert.enregistreur


def _changer(poste: FenetrePoste, libelle: str = NEUF) -> None:
    ouvert = _fenetre(poste).ouvert
    assert ouvert is not None
    assert not ouvert.session.executer(ModifierAction("A5", {"libelle": libelle}))


def _etat(poste: FenetrePoste) -> str:
    return _fenetre(poste).barre._mot.text()


def _gardees(dossier: Path) -> list[str]:
    """Les libellés d’action gardés dans le coffre, relus par une autre ouverture."""
    coffre = des_coffres(dossier).ouvrir(PHRASE, auteur="Karim Ould")
    fiche = next(f for f in coffre.dossiers.fiches() if f.personne.startswith("Camille"))
    plan = coffre.dossiers.lire(fiche.id).dossier.accompagnement.plan_action
    coffre.fermer()
    return [action.libelle for _, action in plan.actions()]


def test_un_geste_au_clavier_se_garde_sans_bouton_et_le_dit(
    qtbot: QtBot, plan: FenetrePoste, tmp_path: Path
) -> None:
    page = _fenetre(plan).page
    assert isinstance(page, PagePlanAction)
    assert _etat(plan) == "Enregistré"
    taper(page.ajout.ligne, NEUF)
    qtbot.keyClick(page.ajout.ligne, Qt.Key.Key_Return)
    assert _etat(plan) == "Enregistrement en cours…"
    qtbot.waitUntil(lambda: _etat(plan).startswith("Enregistré à"))
    assert re.fullmatch(r"Enregistré à\s\d{1,2}\sh\s\d\d", _etat(plan))
    assert NEUF in _gardees(tmp_path)


def test_ctrl_s_dit_que_c_est_deja_fait(qtbot: QtBot, plan: FenetrePoste) -> None:
    qtbot.keyClick(_fenetre(plan), Qt.Key.Key_S, CTRL)
    assert _fenetre(plan).message.phrase.text() == "C’est déjà enregistré"


def test_fermer_tout_de_suite_n_attend_pas_le_delai(plan: FenetrePoste, tmp_path: Path) -> None:
    _changer(plan)
    plan.close()
    assert NEUF in _gardees(tmp_path)


@pytest.mark.parametrize(
    "panne",
    [
        DisquePlein("Le disque est plein.", remede="Libérez de la place."),
        CoffreEnLectureSeule("Le disque ne s’écrit plus."),
        EcritureImpossible("Le partage ne répond plus.", remede="Vérifiez le réseau."),
        CoffreOccupe("Un autre programme retient le coffre."),
    ],
    ids=lambda panne: type(panne).__name__,
)
def test_un_echec_est_dit_haut_et_rien_n_est_perdu(
    qtbot: QtBot,
    plan: FenetrePoste,
    tmp_path: Path,
    dialogues: DialoguesMuets,
    monkeypatch: pytest.MonkeyPatch,
    panne: EcritureImpossible,
) -> None:
    def refuser(*_arguments: object, **_options: object) -> int:
        raise panne

    fenetre = _fenetre(plan)
    with monkeypatch.context() as en_panne:
        en_panne.setattr(DossiersEnBase, "ecrire", refuser)
        _changer(plan)
        _enregistreur(plan).enregistrer()
        qtbot.waitUntil(fenetre.incident.isVisible)
        assert str(panne) in fenetre.incident.phrase.text()
        assert _etat(plan).startswith("Pas encore enregistré.")
        assert NEUF in str(_dossier(plan))
        dialogues.ecriture = tmp_path / "secours.dossier.json"
        qtbot.mouseClick(fenetre.incident.action, GAUCHE)
        qtbot.waitUntil(lambda: fenetre.message.phrase.text() == "La copie est enregistrée")
        copie = dossier_portable.lire(dialogues.ecriture.read_bytes())
        assert copie == _dossier(plan)
    _enregistreur(plan)._minuterie.timeout.emit()
    qtbot.waitUntil(lambda: _etat(plan).startswith("Enregistré à"))
    assert not fenetre.incident.isVisible()
    assert NEUF in _gardees(tmp_path)


def test_quitter_un_dossier_qui_ne_s_enregistre_pas_se_demande(
    qtbot: QtBot, plan: FenetrePoste, dialogues: DialoguesMuets, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuser(*_arguments: object, **_options: object) -> int:
        raise DisquePlein("Le disque est plein.")

    dialogues.accord = False
    with monkeypatch.context() as en_panne:
        en_panne.setattr(DossiersEnBase, "ecrire", refuser)
        _changer(plan)
        qtbot.mouseClick(_fenetre(plan).rail.retour, GAUCHE)
        assert "Le disque est plein." in dialogues.demandes[-1]
        assert _fenetre(plan).ouvert is not None
    qtbot.mouseClick(_fenetre(plan).rail.retour, GAUCHE)
    assert _fenetre(plan).ouvert is None
    dialogues.accord = True


def test_verrouiller_pendant_une_panne_garde_le_travail(
    qtbot: QtBot, plan: FenetrePoste, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuser(*_arguments: object, **_options: object) -> int:
        raise DisquePlein("Le disque est plein.")

    def plein(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "plein")

    with monkeypatch.context() as en_panne:
        en_panne.setattr(DossiersEnBase, "ecrire", refuser)
        _changer(plan)
        plan.verrouiller()
        attendre_la_suite()
    ouvrir(qtbot, plan)
    assert NEUF in str(_dossier(plan))
    _enregistreur(plan).enregistrer()
    qtbot.waitUntil(lambda: _etat(plan).startswith("Enregistré à"))


def test_annuler_est_nomme_d_une_seance_a_l_autre(qtbot: QtBot, plan: FenetrePoste) -> None:
    """Quitter puis rouvrir un dossier laisse annuler ce qui venait d’être fait."""
    _changer(plan)
    _enregistreur(plan).enregistrer()
    qtbot.waitUntil(lambda: _etat(plan).startswith("Enregistré à"))
    plan.verrouiller()
    ouvrir(qtbot, plan)
    fenetre = _fenetre(plan)
    assert fenetre.barre.annuler.accessibleName() == "Annuler\u00a0: action modifiée"
    qtbot.mouseClick(fenetre.barre.annuler, GAUCHE)
    assert NEUF not in str(_dossier(plan))
    assert fenetre.barre.retablir.accessibleName() == "Rétablir\u00a0: action modifiée"
    qtbot.keyClick(fenetre, Qt.Key.Key_Y, CTRL)
    assert NEUF in str(_dossier(plan))


def test_apres_une_fermeture_l_historique_permet_de_revenir(
    qtbot: QtBot, plan: FenetrePoste
) -> None:
    _changer(plan)
    qtbot.mouseClick(_fenetre(plan).rail.retour, GAUCHE)
    aller_au_plan(plan)
    annuler = _fenetre(plan).barre.annuler
    qtbot.waitUntil(annuler.isEnabled)
    assert annuler.accessibleName() == "Annuler\u00a0: action modifiée"
    qtbot.mouseClick(_fenetre(plan).barre.annuler, GAUCHE)
    assert NEUF not in str(_dossier(plan))


def _dossier(poste: FenetrePoste) -> object:
    ouvert = _fenetre(poste).ouvert
    assert ouvert is not None
    return ouvert.session.dossier
