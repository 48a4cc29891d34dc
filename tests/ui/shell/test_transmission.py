"""Un dossier part chiffré avec l’accord de la personne, et un autre poste le reçoit."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.documents import dossier_portable
from cep_desktop.domain.transmission import PartieDossier, SensTransmission
from cep_desktop.usecases.recevoir import lire_fichier
from tests.cas.atelier import un_atelier
from tests.cas.coffre import PHRASE
from tests.cas.ecran import DialoguesMuets, taper
from ui.pages.accords.couche_envoi import CoucheEnvoi
from ui.pages.accords.page import PageDonnees
from ui.pages.reception.couche import CouchePhraseRecue, CoucheReception
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, camille: Fenetre) -> PageDonnees:
    """« Données et accords » de Camille, par le rail."""
    qtbot.mouseClick(camille.rail.pages["donnees"], GAUCHE)
    page = camille.page
    assert isinstance(page, PageDonnees)
    qtbot.waitUntil(lambda: "relit" not in page.compte.text())
    return page


def _feuille(qtbot: QtBot, page: PageDonnees) -> CoucheEnvoi:
    qtbot.mouseClick(page.envoyer, GAUCHE)
    couche = page.envoi.couche
    assert couche is not None
    return couche


def _remplir(qtbot: QtBot, couche: CoucheEnvoi, *parties: PartieDossier) -> None:
    taper(couche.organisme.ligne, "Transitions Pro")
    for partie in parties:
        qtbot.keyClick(couche.parties[partie], Qt.Key.Key_Space)
    qtbot.keyClick(couche.accord, Qt.Key.Key_Space)
    qtbot.keyClick(couche.choix.mienne, Qt.Key.Key_Space)
    taper(couche.choix.saisie.ligne, PHRASE)
    taper(couche.choix.verification.ligne, PHRASE)


def _envoyer(qtbot: QtBot, page: PageDonnees, dialogues: DialoguesMuets, fichier: Path) -> None:
    dialogues.envoi = fichier
    couche = _feuille(qtbot, page)
    _remplir(qtbot, couche, PartieDossier.IDENTITE, PartieDossier.PROJET, PartieDossier.PLAN)
    qtbot.mouseClick(couche.ecrire, GAUCHE)
    qtbot.waitUntil(lambda: page.envoi.couche is None, timeout=20_000)


def test_la_feuille_dit_ce_qu_il_reste_et_ne_coche_rien(qtbot: QtBot, page: PageDonnees) -> None:
    couche = _feuille(qtbot, page)
    assert not couche.choisies
    assert couche.manque.text() == "Il reste à écrire à quel organisme."
    taper(couche.organisme.ligne, "Transitions Pro")
    assert couche.manque.text() == "Il reste à choisir ce qui part."
    qtbot.mouseClick(couche.parties[PartieDossier.PLAN], GAUCHE)
    assert couche.manque.text() == "Il reste à noter l’accord de la personne."
    assert not couche.ecrire.isEnabled()


def test_sans_l_identite_on_relit_ou_le_nom_reste(qtbot: QtBot, page: PageDonnees) -> None:
    couche = _feuille(qtbot, page)
    qtbot.mouseClick(couche.parties[PartieDossier.PROJET], GAUCHE)
    qtbot.mouseClick(couche.parties[PartieDossier.SITUATION], GAUCHE)
    assert couche.a_relire.isVisible() == bool(couche.a_relire.phrase.text())


def test_le_fichier_part_chiffre_avec_son_accord_et_sa_trace(
    qtbot: QtBot, camille: Fenetre, page: PageDonnees, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    fichier = tmp_path / "0142.cep"
    _envoyer(qtbot, page, dialogues, fichier)
    assert b"Moreau" not in fichier.read_bytes()
    recu = lire_fichier(fichier, PHRASE)
    assert recu.fiche.destinataire == "Transitions Pro"
    assert not recu.dossier.notes_privees
    assert camille.ouvert is not None
    dossier = camille.ouvert.session.dossier
    trace = dossier.transmissions[-1]
    assert (trace.sens, trace.organisme) == (SensTransmission.ENVOYEE, "Transitions Pro")
    assert dossier.consentements[-1].id == trace.consentement
    assert camille.message.phrase.text() == "Fichier écrit pour Transitions Pro"


def test_un_fichier_deja_la_n_est_pas_remplace(
    qtbot: QtBot, camille: Fenetre, page: PageDonnees, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    fichier = tmp_path / "0142.cep"
    fichier.write_bytes(b"autre chose")
    dialogues.envoi = fichier
    couche = _feuille(qtbot, page)
    _remplir(qtbot, couche, PartieDossier.PLAN)
    qtbot.mouseClick(couche.ecrire, GAUCHE)
    qtbot.waitUntil(couche.refus.isVisible)
    assert "existe déjà" in couche.refus.phrase.text()
    assert fichier.read_bytes() == b"autre chose"
    assert camille.ouvert is not None
    assert all(t.organisme != "Transitions Pro"
               for t in camille.ouvert.session.dossier.transmissions)  # fmt: skip


def test_un_autre_poste_cree_le_dossier_recu(
    qtbot: QtBot, page: PageDonnees, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    fichier = tmp_path / "0142.cep"
    _envoyer(qtbot, page, dialogues, fichier)
    ailleurs = Fenetre(un_atelier(()), dialogues)
    qtbot.addWidget(ailleurs)
    ailleurs.show()
    dialogues.fichier = fichier
    qtbot.mouseClick(ailleurs.accueil.ouvrir_fichier, GAUCHE)
    receptions = ailleurs.fichiers.receptions
    demande = receptions.couche
    assert isinstance(demande, CouchePhraseRecue)
    taper(demande.champ.ligne, "ce n’est pas la bonne phrase du tout")
    qtbot.keyClick(demande.champ.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(demande.champ.faute), timeout=20_000)
    demande.champ.ligne.setText(PHRASE)
    qtbot.mouseClick(demande.entrer, GAUCHE)
    qtbot.waitUntil(lambda: isinstance(receptions.couche, CoucheReception), timeout=20_000)
    arrivee = receptions.couche
    assert isinstance(arrivee, CoucheReception)
    assert "Nadia" in arrivee.phrase.text() or "Envoyé par" in arrivee.phrase.text()
    assert not ailleurs.atelier.fiches()
    qtbot.mouseClick(arrivee.garder, GAUCHE)
    qtbot.waitUntil(lambda: ailleurs.ouvert is not None)
    assert ailleurs.windowTitle().startswith("Camille Moreau")
    assert ailleurs.ouvert is not None
    trace = ailleurs.ouvert.session.dossier.transmissions[-1]
    assert trace.sens is SensTransmission.RECUE


def test_un_dossier_deja_la_ne_reprend_que_ce_que_l_on_coche(
    qtbot: QtBot, camille: Fenetre, page: PageDonnees, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    fichier = tmp_path / "0142.cep"
    _envoyer(qtbot, page, dialogues, fichier)
    assert camille.ouvert is not None
    projet = camille.ouvert.session.dossier.conseil.projet
    assert projet is not None
    change = camille.ouvert.session.dossier
    conseil = change.conseil.avec(projet=projet.avec(metier="Paysagiste"))
    ailleurs = Fenetre(un_atelier([change.avec(conseil=conseil)]), dialogues)
    qtbot.addWidget(ailleurs)
    ailleurs.show()
    ailleurs.ouvrir_fichier(fichier)
    receptions = ailleurs.fichiers.receptions
    assert isinstance(receptions.couche, CouchePhraseRecue)
    receptions.couche.champ.ligne.setText(PHRASE)
    qtbot.mouseClick(receptions.couche.entrer, GAUCHE)
    qtbot.waitUntil(lambda: isinstance(receptions.couche, CoucheReception), timeout=20_000)
    arrivee = receptions.couche
    assert isinstance(arrivee, CoucheReception)
    assert set(arrivee.parties) == {PartieDossier.PROJET}
    assert not arrivee.garder.isEnabled()
    qtbot.mouseClick(arrivee.parties[PartieDossier.PROJET], GAUCHE)
    qtbot.mouseClick(arrivee.garder, GAUCHE)
    assert ailleurs.ouvert is not None
    repris = ailleurs.ouvert.session.dossier.conseil.projet
    assert repris == projet
    assert ailleurs.barre.annuler.accessibleName().endswith("parties reçues reprises")


def test_un_accord_se_note_puis_se_retire(
    qtbot: QtBot, camille: Fenetre, page: PageDonnees
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    couche = page.couche
    assert couche is not None
    assert not couche.noter.isEnabled()
    qtbot.keyClick(couche.objets.choix("contact_financeurs"), Qt.Key.Key_Space)
    taper(couche.organismes.ligne, "Transitions Pro, Région")
    qtbot.mouseClick(couche.noter, GAUCHE)
    assert camille.ouvert is not None
    accord = camille.ouvert.session.dossier.consentements[-1]
    assert accord.destinataires == ("Transitions Pro", "Région")
    qtbot.mouseClick(page.retirer[accord.id], GAUCHE)
    accord = camille.ouvert.session.dossier.consentements[-1]
    assert accord.retire_le is not None
    assert accord.id not in page.retirer


def test_la_copie_complete_est_un_dossier_relisible_et_un_papier(
    qtbot: QtBot, camille: Fenetre, page: PageDonnees, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    dialogues.dossier = tmp_path
    qtbot.mouseClick(page.exporter, GAUCHE)
    qtbot.waitUntil(lambda: any(tmp_path.glob("*.html")), timeout=20_000)
    (fichier,) = tmp_path.glob("*.dossier.json")
    assert camille.ouvert is not None
    copie = dossier_portable.lire(fichier.read_bytes())
    assert copie.beneficiaire == camille.ouvert.session.dossier.beneficiaire
    assert not copie.notes_privees


def test_joindre_ses_notes_se_confirme(
    qtbot: QtBot, camille: Fenetre, page: PageDonnees, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    assert camille.ouvert is not None
    assert camille.ouvert.session.dossier.notes_privees
    dialogues.dossier = tmp_path
    dialogues.accord = False
    qtbot.mouseClick(page.joindre, GAUCHE)
    qtbot.mouseClick(page.exporter, GAUCHE)
    assert "RGPD" in dialogues.demandes[-1]
    assert not list(tmp_path.iterdir())
    dialogues.accord = True
    qtbot.mouseClick(page.exporter, GAUCHE)
    qtbot.waitUntil(lambda: any(tmp_path.glob("*.html")), timeout=20_000)
    (fichier,) = tmp_path.glob("*.dossier.json")
    assert dossier_portable.lire(fichier.read_bytes()).notes_privees
