"""Travailler en équipe, à l’écran, avec un vrai serveur PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.commandes.plan_action import ModifierAction
from cep_desktop.usecases.conflit import Cote
from cep_desktop.usecases.equipe import ReglageEquipe
from cep_desktop.usecases.poste import Poste
from tests.cas.coffre import AUTEUR, PHRASE, un_coffre_rempli, un_poste
from tests.cas.dossier import exemple
from tests.cas.ecran import DialoguesMuets, taper
from tests.cas.horloge import HorlogeReglable
from tests.storage.postgresql.serveur import HOTE, MOT_DE_PASSE, Serveur
from tests.ui.poste.conftest import montrer, ouvrir
from ui.pages.conflit.reunion import CoucheReunion
from ui.pages.equipe.couche_passage import CouchePassage
from ui.pages.equipe.page import PageEquipe
from ui.poste.fenetre import FenetrePoste
from ui.poste.reglages import Reglages
from ui.shell.cote_equipe import CoteEquipe
from ui.shell.fenetre import Fenetre
from ui.taches import attendre_la_fin, attendre_la_suite

GAUCHE = Qt.MouseButton.LeftButton
CAMILLE = exemple("camille")
MIEN, SIEN = "Téléphoner au centre", "Écrire au centre"


@pytest.fixture
def poste(tmp_path: Path, horloge: HorlogeReglable) -> Poste:
    """Un poste, et son coffre rempli."""
    un_coffre_rempli(tmp_path, horloge)
    return un_poste(tmp_path, horloge)


@pytest.fixture
def entre(
    qtbot: QtBot, poste: Poste, dialogues: DialoguesMuets, reglages: Reglages
) -> Iterator[FenetrePoste]:
    """Le coffre ouvert, sans serveur."""
    fenetre = montrer(qtbot, poste, dialogues, reglages)
    ouvrir(qtbot, fenetre)
    yield fenetre
    attendre_la_fin()


@pytest.fixture
def relie(
    qtbot: QtBot, poste: Poste, dialogues: DialoguesMuets, reglages: Reglages, serveur: Serveur
) -> Iterator[FenetrePoste]:
    """Alice, reliée au serveur où le dossier de Camille est gardé par l’équipe."""
    _ecrire(serveur, "alice", CAMILLE, 0)
    coffre = poste.coffres.ouvrir(PHRASE, auteur=AUTEUR)
    coffre.liaison.garder(ReglageEquipe(serveur.adresse("alice"), MOT_DE_PASSE))
    coffre.fermer()
    fenetre = montrer(qtbot, poste, dialogues, reglages)
    ouvrir(qtbot, fenetre)
    ecoute = _cote(fenetre).ecoute
    assert ecoute is not None
    qtbot.waitUntil(lambda: ecoute._ecoute is not None)
    yield fenetre
    attendre_la_fin()


def _ecrire(serveur: Serveur, compte: str, dossier: Dossier, attendue: int) -> None:
    """Écrit comme le ferait le poste de ce compte."""
    equipe = serveur.ouvrir(compte)
    equipe.dossiers.ecrire(dossier, attendue=attendue, geste="travail d’un collègue")
    equipe.fermer()


def _garde(serveur: Serveur) -> Dossier:
    """Le dossier de Camille, tel que Bob le lit sur le serveur."""
    equipe = serveur.ouvrir("bob")
    lu = equipe.dossiers.lire(CAMILLE.id).dossier
    equipe.fermer()
    return lu


def _fenetre(poste: FenetrePoste) -> Fenetre:
    assert poste.fenetre is not None
    return poste.fenetre


def _cote(poste: FenetrePoste) -> CoteEquipe:
    cote = _fenetre(poste).cote_equipe
    assert cote is not None
    return cote


def _page(poste: FenetrePoste) -> PageEquipe:
    _fenetre(poste).aller("equipe")
    return _cote(poste).page


def _personnes(poste: FenetrePoste) -> list[str]:
    return sorted(fiche.personne for fiche in _fenetre(poste).atelier.fiches())


def _remplir(page: PageEquipe, port: int, mot_de_passe: str = MOT_DE_PASSE) -> None:
    """Tape le serveur et le compte, champ après champ, au clavier."""
    formulaire = page.formulaire
    formulaire.hote.viser()
    for texte in (HOTE, str(port), "cep", "alice", mot_de_passe):
        champ = page.window().focusWidget()
        assert champ is not None
        QTest.keyClick(champ, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        taper(champ, texte)
        QTest.keyClick(champ, Qt.Key.Key_Tab)


def _changer(poste: FenetrePoste, libelle: str) -> None:
    ouvert = _fenetre(poste).ouvert
    assert ouvert is not None
    assert not ouvert.session.executer(ModifierAction("A5", {"libelle": libelle}))
    ouvert.enregistreur.enregistrer()


def _libelles(dossier: Dossier) -> list[str]:
    return [action.libelle for _, action in dossier.accompagnement.plan_action.actions()]


def ouvrir_camille(qtbot: QtBot, poste: FenetrePoste) -> None:
    """Ouvre le dossier de Camille, que le serveur garde, et attend de le voir."""
    _fenetre(poste).ouvrir(CAMILLE.id)
    qtbot.waitUntil(lambda: _fenetre(poste).ouvert is not None)


def _enregistrement(poste: FenetrePoste) -> str:
    return _fenetre(poste).barre._mot.text()


def _couche(qtbot: QtBot, poste: FenetrePoste) -> object:
    qtbot.waitUntil(lambda: _cote(poste).couche is not None)
    return _cote(poste).couche


def test_je_regle_le_serveur_au_clavier_puis_j_y_verse_mes_dossiers(
    qtbot: QtBot, entre: FenetrePoste, serveur: Serveur
) -> None:
    page = _page(entre)
    _remplir(page, serveur.port)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: entre.fenetre is not None and _cote(entre).page is not page)
    assert _personnes(entre) == []
    page = _page(entre)
    qtbot.waitUntil(lambda: page.phrase.text().startswith("Relié au serveur"))
    qtbot.mouseClick(page.verser, GAUCHE)
    qtbot.waitUntil(lambda: page.reponse.text() == "3 dossiers versés et relus.")
    assert len(_personnes(entre)) == 3


def test_essayer_dit_qui_je_suis_sans_rien_garder(
    qtbot: QtBot, entre: FenetrePoste, serveur: Serveur, poste: Poste
) -> None:
    page = _page(entre)
    _remplir(page, serveur.port)
    qtbot.mouseClick(page.formulaire.essayer, GAUCHE)
    qtbot.waitUntil(lambda: "Alice Martin (Centre)" in page.reponse.text())
    assert "aucun dossier" in page.reponse.text()
    assert page._coffre.liaison.lire() is None


def test_un_mauvais_mot_de_passe_se_dit_et_ne_relie_rien(
    qtbot: QtBot, entre: FenetrePoste, serveur: Serveur
) -> None:
    page = _page(entre)
    _remplir(page, serveur.port, "faux")
    qtbot.mouseClick(page.relier, GAUCHE)
    qtbot.waitUntil(lambda: "ce compte ou ce mot de passe" in page.refus.phrase.text())
    assert page._coffre.liaison.lire() is None


def test_ce_qui_manque_se_dit_sous_son_champ(entre: FenetrePoste) -> None:
    page = _page(entre)
    page.formulaire.port.montrer("beaucoup")
    page.agir()
    assert page.formulaire.hote.faute == "Écrivez le nom du serveur."
    assert page.formulaire.port.faute.startswith("Écrivez un nombre de 1")
    assert page.formulaire.hote.commande.hasFocus()


def test_sans_le_serveur_le_travail_continue_puis_repart(
    qtbot: QtBot, relie: FenetrePoste, serveur: Serveur
) -> None:
    ouvrir_camille(qtbot, relie)
    serveur.eteindre("immediate")
    try:
        _changer(relie, MIEN)
        qtbot.waitUntil(lambda: "sur ce poste, sans le serveur" in _enregistrement(relie))
        _cote(relie).actualiser()
        qtbot.waitUntil(lambda: "1 geste l’attend" in _cote(relie).attente.phrase.text())
    finally:
        serveur.allumer()
    qtbot.mouseClick(_cote(relie).attente.action, GAUCHE)
    qtbot.waitUntil(lambda: not _cote(relie).attente.isVisible())
    assert MIEN in _libelles(_garde(serveur))


def test_un_dossier_change_ailleurs_se_dit_et_se_relit(
    qtbot: QtBot, relie: FenetrePoste, serveur: Serveur
) -> None:
    ouvrir_camille(qtbot, relie)
    change = ModifierAction("A5", {"libelle": SIEN}).appliquer(CAMILLE)
    _ecrire(serveur, "bob", change, 1)
    qtbot.waitUntil(_cote(relie).change.isVisible)
    qtbot.mouseClick(_cote(relie).change.action, GAUCHE)
    qtbot.waitUntil(lambda: _fenetre(relie).ouvert is not None)
    ouvert = _fenetre(relie).ouvert
    assert ouvert is not None
    assert SIEN in _libelles(ouvert.session.dossier)


def test_apres_une_coupure_l_ecran_ecoute_de_nouveau(
    qtbot: QtBot, relie: FenetrePoste, serveur: Serveur
) -> None:
    ouvrir_camille(qtbot, relie)
    serveur.couper("alice")
    _cote(relie).rejouer()
    attendre_la_suite()
    _ecrire(serveur, "bob", ModifierAction("A5", {"libelle": SIEN}).appliquer(CAMILLE), 1)
    qtbot.waitUntil(_cote(relie).change.isVisible, timeout=10_000)
    _fenetre(relie).revenir()
    assert not _cote(relie).change.isVisible()


def test_notre_propre_ecriture_ne_passe_pas_pour_un_changement_ailleurs(
    qtbot: QtBot, relie: FenetrePoste, serveur: Serveur
) -> None:
    ouvrir_camille(qtbot, relie)
    _changer(relie, MIEN)
    qtbot.waitUntil(lambda: _enregistrement(relie).startswith("Enregistré à"))
    QTest.qWait(2_000)
    assert not _cote(relie).change.isVisible()
    assert MIEN in _libelles(_garde(serveur))


def test_les_deux_postes_ont_change_la_meme_chose_et_l_on_choisit(
    qtbot: QtBot, relie: FenetrePoste, serveur: Serveur
) -> None:
    ouvrir_camille(qtbot, relie)
    dossiers = _fenetre(relie).atelier.dossiers
    dossiers.est_hors_ligne = True  # type: ignore[attr-defined]
    _changer(relie, MIEN)
    qtbot.waitUntil(lambda: "sans le serveur" in _enregistrement(relie))
    _ecrire(serveur, "bob", ModifierAction("A5", {"libelle": SIEN}).appliquer(CAMILLE), 1)
    _cote(relie).rejouer()
    couche = _couche(qtbot, relie)
    assert isinstance(couche, CoucheReunion)
    (point,) = couche.points.values()
    qtbot.mouseClick(point.choix(Cote.MIENNE.value), GAUCHE)
    qtbot.mouseClick(couche.reunir, GAUCHE)
    qtbot.waitUntil(lambda: MIEN in _libelles(_garde(serveur)))


def test_un_dossier_passe_a_un_collegue(
    qtbot: QtBot, relie: FenetrePoste, serveur: Serveur
) -> None:
    fenetre = _fenetre(relie)
    ouvrir_camille(qtbot, relie)
    fenetre.registre.faire("equipe.passer")
    couche = _couche(qtbot, relie)
    assert isinstance(couche, CouchePassage)
    couche.liste.montrer("bob")
    QTest.keyClick(couche.passer, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: _garde(serveur).referent.nom_complet == "Bob Petit")
    assert fenetre.ouvert is None


def test_travailler_sans_serveur_remontre_le_coffre(qtbot: QtBot, relie: FenetrePoste) -> None:
    page = _page(relie)
    qtbot.mouseClick(page.quitter, GAUCHE)
    qtbot.waitUntil(lambda: relie.fenetre is not None and _cote(relie).page is not page)
    assert len(_personnes(relie)) == 3


def test_un_journal_raccourci_sur_le_serveur_se_dit(
    qtbot: QtBot, relie: FenetrePoste, serveur: Serveur
) -> None:
    cote, incident = _cote(relie), _fenetre(relie).incident
    qtbot.waitUntil(lambda: cote._coffre.liaison.temoin() is not None)
    cote.rejouer()
    attendre_la_suite()
    assert not incident.isVisible()
    serveur.executer("DELETE FROM trace")
    cote.rejouer()
    qtbot.waitUntil(incident.isVisible)
    assert "a été changé ou raccourci" in incident.phrase.text()
