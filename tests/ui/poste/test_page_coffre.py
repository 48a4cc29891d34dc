"""La page du coffre sauvegarde, restaure, vérifie et change de phrase, vraiment."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.coffre.erreurs import PhraseDePasseFausse
from tests.cas.coffre import AUTRE_PHRASE, PHRASE, des_coffres
from tests.cas.ecran import DialoguesMuets, taper
from tests.cas.horloge import HorlogeReglable
from tests.cas.trousseau import TrousseauEnMemoire
from ui.pages.coffre.page import PageCoffre
from ui.poste.fenetre import FenetrePoste
from ui.poste.ouverture import EcranOuverture
from ui.shell.fenetre import Fenetre
from ui.taches import attendre_la_suite

GAUCHE = Qt.MouseButton.LeftButton


def _fenetre(poste: FenetrePoste) -> Fenetre:
    assert poste.fenetre is not None
    return poste.fenetre


@pytest.fixture
def page(qtbot: QtBot, ouvert: FenetrePoste) -> PageCoffre:
    """« Mon coffre », ouvert par le rail, une fois la sauvegarde du jour faite, sans veille."""
    fenetre = _fenetre(ouvert)
    assert ouvert.surveillance.veille is not None
    ouvert.surveillance.veille.cesser()
    attendre_la_suite()
    qtbot.mouseClick(fenetre.rail.pages["coffre"], GAUCHE)
    page = fenetre.page
    assert isinstance(page, PageCoffre)
    qtbot.waitUntil(lambda: bool(page.liste.code))
    return page


def test_la_sauvegarde_du_jour_se_fait_seule_et_se_dit(
    page: PageCoffre, ouvert: FenetrePoste
) -> None:
    attendu = "Dernière sauvegarde vérifiée aujourd’hui à"
    assert page.etat_sauvegarde.text().startswith(attendu)
    cote = _fenetre(ouvert).cote_coffre
    assert cote is not None
    assert cote.ligne.phrase.text().startswith(attendu)


def test_sauvegarder_maintenant_au_clavier(
    qtbot: QtBot, page: PageCoffre, horloge: HorlogeReglable, tmp_path: Path
) -> None:
    horloge.avancer(hours=1)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.sauvegarder.isEnabled()
    qtbot.waitUntil(lambda: page.liste.count() == 2)
    assert len(list((tmp_path / "coffre" / "sauvegardes").glob("*.cepsauve"))) == 2


def test_un_second_dossier_recoit_chaque_sauvegarde(
    qtbot: QtBot,
    page: PageCoffre,
    dialogues: DialoguesMuets,
    horloge: HorlogeReglable,
    tmp_path: Path,
) -> None:
    cle = tmp_path / "cle_usb"
    cle.mkdir()
    dialogues.dossier = cle
    qtbot.mouseClick(page.second, GAUCHE)
    qtbot.waitUntil(page.sans_second.isVisible)
    assert str(cle) in page._second.text()
    horloge.avancer(hours=1)
    qtbot.mouseClick(page.sauvegarder, GAUCHE)
    qtbot.waitUntil(lambda: page.liste.count() == 2)
    assert list(cle.glob("*.cepsauve"))
    qtbot.mouseClick(page.sans_second, GAUCHE)
    qtbot.waitUntil(lambda: not page.sans_second.isVisible())


def test_un_second_dossier_disparu_est_dit_sans_rien_perdre(
    qtbot: QtBot,
    page: PageCoffre,
    dialogues: DialoguesMuets,
    horloge: HorlogeReglable,
    tmp_path: Path,
) -> None:
    dialogues.dossier = tmp_path / "cle_usb"
    dialogues.dossier.mkdir()
    qtbot.mouseClick(page.second, GAUCHE)
    qtbot.waitUntil(page.sans_second.isVisible)
    dialogues.dossier.rmdir()
    horloge.avancer(hours=1)
    qtbot.mouseClick(page.sauvegarder, GAUCHE)
    qtbot.waitUntil(page.refus.isVisible)
    assert "le second dossier n’a pas répondu" in page.refus.phrase.text()
    qtbot.waitUntil(lambda: page.liste.count() == 2)


def test_restaurer_remet_vraiment_la_sauvegarde(
    qtbot: QtBot, page: PageCoffre, ouvert: FenetrePoste, tmp_path: Path
) -> None:
    fenetre = _fenetre(ouvert)
    camille = next(f for f in fenetre.atelier.fiches() if f.personne.startswith("Camille"))
    garde = fenetre.atelier.dossiers.lire(camille.id)
    change = garde.dossier.avec(numero="9999")
    fenetre.atelier.dossiers.ecrire(change, attendue=garde.revision, geste="numéro changé")
    qtbot.mouseClick(page.restaurer, GAUCHE)
    ecran = ouvert.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    assert ecran.titre.text() == "Restaurer une sauvegarde"
    assert "aujourd’hui à" in ecran.phrase.text()
    taper(ecran.champ.ligne, PHRASE)
    qtbot.keyClick(ecran.champ.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ouvert.fenetre is not None)
    remis = _fenetre(ouvert).atelier.dossiers.lire(camille.id).dossier
    assert remis.numero == garde.dossier.numero
    assert list((tmp_path / "coffre" / "remplaces").iterdir())


def test_ne_pas_confirmer_ne_restaure_rien(
    qtbot: QtBot, page: PageCoffre, ouvert: FenetrePoste, dialogues: DialoguesMuets
) -> None:
    dialogues.accord = False
    qtbot.mouseClick(page.restaurer, GAUCHE)
    assert "mis de côté, entier" in dialogues.demandes[-1]
    assert ouvert.fenetre is not None
    dialogues.accord = True


def test_renoncer_devant_la_phrase_ne_restaure_rien(
    qtbot: QtBot, page: PageCoffre, ouvert: FenetrePoste
) -> None:
    qtbot.mouseClick(page.restaurer, GAUCHE)
    ecran = ouvert.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    qtbot.mouseClick(ecran.exemples, GAUCHE)
    suivant = ouvert.portier.ecran
    assert isinstance(suivant, EcranOuverture)
    assert suivant.titre.text() == "Ouvrir votre coffre"


def test_un_fichier_qui_n_est_pas_une_sauvegarde_est_refuse(
    qtbot: QtBot,
    page: PageCoffre,
    ouvert: FenetrePoste,
    dialogues: DialoguesMuets,
    tmp_path: Path,
) -> None:
    faux = tmp_path / "photo.cepsauve"
    faux.write_bytes(b"pas une sauvegarde" * 100)
    dialogues.sauvegarde = faux
    qtbot.mouseClick(page.autre, GAUCHE)
    ecran = ouvert.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    taper(ecran.champ.ligne, PHRASE)
    qtbot.keyClick(ecran.champ.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(ecran.champ.faute))
    assert ecran.ouvrir.isEnabled()
    coffre = des_coffres(tmp_path).ouvrir(PHRASE, auteur="Nadia Benali")
    assert len(coffre.dossiers.fiches()) == 3
    coffre.fermer()


def test_verifier_dit_chaque_point(qtbot: QtBot, page: PageCoffre) -> None:
    qtbot.mouseClick(page.verifier, GAUCHE)
    qtbot.waitUntil(page.verifier.isEnabled)
    assert page._bilan.count() >= 3


def test_changer_de_phrase_au_clavier(
    qtbot: QtBot, page: PageCoffre, ouvert: FenetrePoste, tmp_path: Path
) -> None:
    fenetre = _fenetre(ouvert)
    qtbot.keyClick(page.changer, Qt.Key.Key_Return)
    assert fenetre.cote_coffre is not None
    couche = fenetre.cote_coffre.couche
    assert couche is not None
    assert not couche.changer.isEnabled()
    qtbot.keyClick(couche.choix.mienne, Qt.Key.Key_Space)
    taper(couche.choix.saisie.ligne, AUTRE_PHRASE)
    taper(couche.choix.verification.ligne, AUTRE_PHRASE)
    qtbot.keyClick(couche.changer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: fenetre.message.phrase.text() == "La phrase secrète est changée")
    ouvert.verrouiller()
    attendre_la_suite()
    coffres = des_coffres(tmp_path)
    with pytest.raises(PhraseDePasseFausse):
        coffres.ouvrir(PHRASE, auteur="Nadia Benali")
    coffres.ouvrir(AUTRE_PHRASE, auteur="Nadia Benali").fermer()


def test_le_trousseau_se_confie_ouvre_d_un_geste_et_se_retire(
    qtbot: QtBot, page: PageCoffre, ouvert: FenetrePoste, trousseau: TrousseauEnMemoire
) -> None:
    qtbot.mouseClick(page.trousseau, GAUCHE)
    qtbot.waitUntil(lambda: bool(trousseau.secrets))
    qtbot.waitUntil(lambda: page.trousseau.text() == "Ne plus l’employer")
    ouvert.verrouiller()
    verrouille = ouvert.portier.ecran
    assert isinstance(verrouille, EcranOuverture)
    assert not verrouille.trousseau.isVisible()
    attendre_la_suite()
    ouvert.portier.demarrer()
    ecran = ouvert.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    assert ouvert.fenetre is None
    qtbot.mouseClick(ecran.trousseau, GAUCHE)
    qtbot.waitUntil(lambda: ouvert.fenetre is not None)
    fenetre = _fenetre(ouvert)
    qtbot.mouseClick(fenetre.rail.pages["coffre"], GAUCHE)
    suite = fenetre.page
    assert isinstance(suite, PageCoffre)
    qtbot.waitUntil(lambda: suite.trousseau.text() == "Ne plus l’employer")
    qtbot.keyClick(suite.trousseau, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: suite.trousseau.text() == "Employer le trousseau")
    assert not trousseau.secrets


def test_un_ordinateur_sans_trousseau_le_dit(
    qtbot: QtBot, page: PageCoffre, trousseau: TrousseauEnMemoire
) -> None:
    trousseau.est_la = False
    qtbot.mouseClick(page.trousseau, GAUCHE)
    qtbot.waitUntil(page.refus.isVisible)
    assert "n’a pas de trousseau" in page.refus.phrase.text()
    assert page.trousseau.text() == "Employer le trousseau"


def test_une_erreur_de_trousseau_laisse_la_phrase_ouvrir(
    qtbot: QtBot, page: PageCoffre, ouvert: FenetrePoste, trousseau: TrousseauEnMemoire
) -> None:
    qtbot.mouseClick(page.trousseau, GAUCHE)
    qtbot.waitUntil(lambda: bool(trousseau.secrets))
    ouvert.verrouiller()
    attendre_la_suite()
    ouvert.portier.demarrer()
    trousseau.est_la = False
    ecran = ouvert.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    qtbot.mouseClick(ecran.trousseau, GAUCHE)
    qtbot.waitUntil(lambda: bool(ecran.champ.faute))
    assert ecran.essais.manques == 0
    taper(ecran.champ.ligne, PHRASE)
    qtbot.mouseClick(ecran.ouvrir, GAUCHE)
    qtbot.waitUntil(lambda: ouvert.fenetre is not None)


def test_une_sauvegarde_impossible_est_dite(
    qtbot: QtBot, page: PageCoffre, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuser(*_arguments: object) -> None:
        raise ErreurMetier("Le disque est plein.", remede="Libérez de la place.")

    monkeypatch.setattr(type(page._coffre.sauvegardes), "faire", refuser)
    qtbot.mouseClick(page.sauvegarder, GAUCHE)
    qtbot.waitUntil(page.refus.isVisible)
    assert page.refus.phrase.text().startswith("Le disque est plein.")
    qtbot.waitUntil(page.sauvegarder.isEnabled)
