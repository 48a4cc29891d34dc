"""Une demande se suit à l’écran, de l’accord de la personne au versement."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.financement import Financement, Refus, StatutFinancement
from cep_desktop.domain.montant import Montant
from cep_desktop.usecases.mandat import mandat
from cep_desktop.usecases.suivi import NatureAFaire, a_faire_partout
from tests.cas.dossier import LE
from tests.cas.ecran import DialoguesMuets, taper
from ui.pages.echanges.page import PageEchanges
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


@pytest.fixture
def page(camille: Fenetre) -> PageEchanges:
    """La page des échanges, sur la demande à Transitions Pro."""
    camille.aller("echanges")
    montree = camille.page
    assert isinstance(montree, PageEchanges)
    montree.ouvrir("F3")
    montree.fiche.demande.deplier(est_ouvert=True)
    return montree


def _demande(page: PageEchanges) -> Financement:
    demande = page._demande()
    assert demande is not None
    return demande


def test_envoi_refus_motif_puis_accord_et_versement(qtbot: QtBot, page: PageEchanges) -> None:
    suivi = page.fiche.demande
    assert not suivi.motif.isVisible()
    taper(suivi.envoi.ligne, LE.strftime("%d/%m/%Y"))
    qtbot.keyClick(suivi.envoi.ligne, Qt.Key.Key_Return)
    assert _demande(page).statut is StatutFinancement.ENVOYE
    suivi.statut.choisi.emit(StatutFinancement.REFUSE.value)
    assert suivi.motif.isVisible()
    taper(suivi.motif.ligne, "Commission complète")
    qtbot.keyClick(suivi.motif.ligne, Qt.Key.Key_Return)
    decision = _demande(page).decision
    assert isinstance(decision, Refus)
    assert decision.motif == "Commission complète"
    assert any("Commission complète" in fait for fait in page.etat.fiche.faits)  # type: ignore[union-attr]
    suivi.statut.choisi.emit(StatutFinancement.ACCORDE.value)
    assert not suivi.motif.isVisible()
    qtbot.mouseClick(suivi.verser, GAUCHE)
    assert suivi.somme.faute
    taper(suivi.somme.ligne, "1200")
    qtbot.keyClick(suivi.somme.ligne, Qt.Key.Key_Return)
    qtbot.mouseClick(suivi.verser, GAUCHE)
    assert _demande(page).verse == Montant.lire("1200")
    page._session.annuler()
    assert _demande(page).verse == Montant(0)


def test_sans_accord_aucun_contact_puis_la_promesse_devient_une_relance(
    qtbot: QtBot, page: PageEchanges, camille: Fenetre
) -> None:
    nom = _demande(page).financeur
    dossier = page._session.dossier
    for accord in dossier.consentements:
        assert accord.donne_le <= LE
    if mandat(dossier, nom, le=LE) is None:
        assert not page.fiche.noter_echange.isEnabled()
        qtbot.mouseClick(page.fiche.accord.action, GAUCHE)
    assert page.fiche.noter_echange.isEnabled()
    qtbot.mouseClick(page.fiche.noter_echange, GAUCHE)
    taper(page.echange.objet.ligne, "Réponse promise")
    page.echange.promesse.montrer(LE + timedelta(days=2))
    qtbot.mouseClick(page.echange.noter, GAUCHE)
    echange = page._session.dossier.accompagnement.echanges[-1]
    assert echange.relancer_le is not None
    assert echange.relancer_le > LE + timedelta(days=2)
    camille.revenir()
    natures = {
        a.nature for a in a_faire_partout(camille.atelier.dossiers, le=LE + timedelta(days=3))
    }
    assert NatureAFaire.RELANCE in natures


def test_le_script_cite_la_somme_et_la_regle(page: PageEchanges) -> None:
    fiche = page.etat.fiche
    assert fiche is not None
    roles = {ligne.titre: ligne for ligne in fiche.script}
    assert "4 900,00" in roles["La somme"].phrase.replace("\u202f", " ").replace("\u00a0", " ")
    assert any(ligne.details for ligne in fiche.script)


def test_appeler_montre_quoi_dire_et_ecrire_prepare_un_courriel_sans_nom(
    qtbot: QtBot, camille: Fenetre, dialogues: DialoguesMuets
) -> None:
    camille.aller("echanges")
    page = camille.page
    assert isinstance(page, PageEchanges)
    page.ouvrir("F3")
    assert not page.fiche.appel.est_ouvert
    page.fiche.appeler.setFocus()
    qtbot.keyClick(page.fiche.appeler, Qt.Key.Key_Space)
    assert page.fiche.appel.est_ouvert
    qtbot.mouseClick(page.fiche.ecrire, Qt.MouseButton.LeftButton)
    demande = dialogues.demandes[-1]
    assert demande.startswith("écrire à julie.marchand@exemple.fr")
    assert "Moreau" not in demande
    dialogues.montrable = False
    qtbot.mouseClick(page.fiche.ecrire, Qt.MouseButton.LeftButton)
    assert "julie.marchand@exemple.fr" in page.refus.phrase.text()


def test_sans_accord_de_la_personne_on_n_appelle_ni_n_ecrit(camille: Fenetre) -> None:
    camille.aller("echanges")
    page = camille.page
    assert isinstance(page, PageEchanges)
    page.ouvrir("F1")
    assert not page.fiche.appeler.isEnabled()
    assert not page.fiche.ecrire.isVisible() or not page.fiche.ecrire.isEnabled()


def test_une_demande_a_envoyer_mene_a_ses_papiers(
    qtbot: QtBot, camille: Fenetre, page: PageEchanges
) -> None:
    assert page.fiche.interlocuteur.fonction.text() == "Conseillère"
    qtbot.mouseClick(page.fiche.preparer, GAUCHE)
    assert camille.code_montre == "documents"
    camille.aller("echanges")
    page.ouvrir("F2")
    assert not page.fiche.preparer.isVisible(), "déjà envoyée"
