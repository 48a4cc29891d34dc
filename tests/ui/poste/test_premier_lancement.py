"""Au premier lancement, on crée son coffre ou l’on essaie en un clic."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cep_desktop.domain.phrase import est_forte
from tests.cas.coffre import PHRASE, des_coffres
from tests.cas.ecran import DialoguesMuets, taper
from ui.poste.bienvenue import EcranBienvenue
from ui.poste.creation import EcranCreation
from ui.poste.fenetre import FenetrePoste
from ui.poste.ouverture import EcranOuverture
from ui.poste.reglages import Reglages
from ui.poste.secours import EcranSecours
from ui.taches import attendre_la_fin

GAUCHE = Qt.MouseButton.LeftButton


def _creation(qtbot: QtBot, poste: FenetrePoste) -> EcranCreation:
    bienvenue = poste.portier.ecran
    assert isinstance(bienvenue, EcranBienvenue)
    qtbot.mouseClick(bienvenue.creer, GAUCHE)
    ecran = poste.portier.ecran
    assert isinstance(ecran, EcranCreation)
    return ecran


def _secours(qtbot: QtBot, poste: FenetrePoste) -> EcranSecours:
    """Crée le coffre comme une personne, au clavier."""
    ecran = _creation(qtbot, poste)
    taper(ecran.prenom.ligne, "Nadia")
    taper(ecran.nom.ligne, "Benali")
    taper(ecran.choix.verification.ligne, _proposee(ecran))
    qtbot.keyClick(ecran.creer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(poste.portier.ecran, EcranSecours))
    secours = poste.portier.ecran
    assert isinstance(secours, EcranSecours)
    return secours


def _proposee(ecran: EcranCreation) -> str:
    nom = ecran.choix._mots.accessibleName()
    return nom.removeprefix("Phrase proposée, ")


def test_un_clic_ouvre_les_exemples_et_dit_que_rien_n_est_garde(
    qtbot: QtBot, neuf: FenetrePoste, tmp_path: Path
) -> None:
    bienvenue = neuf.portier.ecran
    assert isinstance(bienvenue, EcranBienvenue)
    qtbot.mouseClick(bienvenue.essayer, GAUCHE)
    fenetre = neuf.fenetre
    assert fenetre is not None
    assert len(fenetre.atelier.fiches()) == 3
    assert fenetre.essai.isVisible()
    assert not fenetre.barre.verrou.isVisible()
    assert not des_coffres(tmp_path).existe()
    neuf.verrouiller()
    assert neuf.fenetre is fenetre


def test_depuis_l_essai_on_cree_son_coffre(qtbot: QtBot, neuf: FenetrePoste) -> None:
    neuf.essayer()
    assert neuf.fenetre is not None
    qtbot.mouseClick(neuf.fenetre.essai.creer, GAUCHE)
    assert isinstance(neuf.portier.ecran, EcranCreation)
    assert neuf.fenetre is None
    qtbot.mouseClick(neuf.portier.ecran.retour, GAUCHE)
    assert isinstance(neuf.portier.ecran, EcranBienvenue)


def test_le_bouton_inactif_dit_ce_qu_il_reste_a_faire(qtbot: QtBot, neuf: FenetrePoste) -> None:
    ecran = _creation(qtbot, neuf)
    raisons = [ecran.manque.text()]
    taper(ecran.prenom.ligne, "Nadia")
    raisons.append(ecran.manque.text())
    taper(ecran.nom.ligne, "Benali")
    raisons.append(ecran.manque.text())
    assert not ecran.creer.isEnabled()
    taper(ecran.choix.verification.ligne, _proposee(ecran))
    raisons.append(ecran.manque.text())
    assert ecran.creer.isEnabled()
    assert raisons == [
        "Il reste à écrire votre prénom.",
        "Il reste à écrire votre nom.",
        "Il reste à écrire la phrase une fois.",
        "Tout est prêt.",
    ]


def test_une_autre_proposition_et_un_coup_d_oeil_cache(qtbot: QtBot, neuf: FenetrePoste) -> None:
    ecran = _creation(qtbot, neuf)
    premiere = _proposee(ecran)
    assert est_forte(premiere)
    taper(ecran.choix.verification.ligne, premiere)
    qtbot.mouseClick(ecran.choix.autre, GAUCHE)
    assert _proposee(ecran) != premiere
    assert ecran.choix.verification.texte == ""
    qtbot.mouseClick(ecran.choix.cacher, GAUCHE)
    assert ecran.choix._mots.accessibleName() == "Phrase proposée, cachée"
    qtbot.mouseClick(ecran.choix.cacher, GAUCHE)
    assert len(_proposee(ecran).split()) == 7


def test_sa_propre_phrase_est_jugee_en_mots(qtbot: QtBot, neuf: FenetrePoste) -> None:
    choix = _creation(qtbot, neuf).choix
    qtbot.mouseClick(choix.mienne, GAUCHE)
    assert choix.saisie.ligne.hasFocus()
    taper(choix.saisie.ligne, "lune tracteur violet sardine parapluie")
    assert choix.jauge.phrase.text() == "Ajoutez 2 mots."
    assert choix.phrase == ""
    taper(choix.saisie.ligne, " comete bocal")
    assert choix.jauge.phrase.text().startswith("Solide.")
    taper(choix.verification.ligne, PHRASE.replace("bocal", "bocaux"))
    assert choix.verification.faute.startswith("Ce n’est pas la même phrase.")
    choix.verification.ligne.clear()
    taper(choix.verification.ligne, f"  {PHRASE} ")
    assert choix.phrase == PHRASE
    qtbot.mouseClick(choix.mienne, GAUCHE)
    assert choix.phrase == ""
    assert choix.saisie.texte == ""


def test_le_code_de_secours_se_montre_une_fois_et_s_imprime(
    qtbot: QtBot, neuf: FenetrePoste, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    ecran = _secours(qtbot, neuf)
    qtbot.mouseClick(ecran.imprimer, GAUCHE)
    feuille = dialogues.demandes[-1]
    assert ecran._code in feuille
    assert "lieu fermé à clé" in feuille
    assert "Nadia Benali" in feuille
    dialogues.texte = tmp_path / "code.txt"
    qtbot.mouseClick(ecran.enregistrer, GAUCHE)
    assert ecran._code in dialogues.texte.read_text(encoding="utf-8")
    qtbot.mouseClick(ecran.copier, GAUCHE)
    presse_papiers = QGuiApplication.clipboard()
    assert presse_papiers.text() == ecran._code
    ecran._oubli.timeout.emit()
    assert presse_papiers.text() == ""


def test_sans_imprimante_on_ne_dit_pas_que_c_est_imprime(
    qtbot: QtBot, neuf: FenetrePoste, dialogues: DialoguesMuets
) -> None:
    ecran = _secours(qtbot, neuf)
    dialogues.a_une_imprimante = False
    qtbot.mouseClick(ecran.imprimer, GAUCHE)
    assert ecran.dit.text() == ""
    dialogues.texte = Path("/dossier/qui/n-existe/pas\0")
    qtbot.mouseClick(ecran.enregistrer, GAUCHE)
    assert ecran.refus.isVisible()


def test_on_n_entre_qu_apres_avoir_range_le_code(
    qtbot: QtBot, neuf: FenetrePoste, reglages: Reglages, tmp_path: Path
) -> None:
    ecran = _secours(qtbot, neuf)
    assert not ecran.continuer.isEnabled()
    assert ecran.manque.text() == "Il reste à ranger le code de secours."
    qtbot.waitUntil(lambda: "faite et relue" in ecran.sauvegarde.text())
    qtbot.mouseClick(ecran.range, GAUCHE)
    qtbot.mouseClick(ecran.exemples, GAUCHE)
    code = ecran._code
    qtbot.mouseClick(ecran.continuer, GAUCHE)
    qtbot.waitUntil(lambda: neuf.fenetre is not None)
    fenetre = neuf.fenetre
    assert fenetre is not None
    (fiche,) = fenetre.atelier.fiches()
    assert fiche.est_fictif
    assert fenetre.barre.verrou.isVisible()
    assert not fenetre.essai.isVisible()
    assert (reglages.preferences.prenom, reglages.preferences.nom) == ("Nadia", "Benali")
    neuf.close()
    attendre_la_fin()
    rouvert = des_coffres(tmp_path).ouvrir(code, auteur="Nadia Benali")
    assert [f.personne for f in rouvert.dossiers.fiches()] == ["Camille Moreau"]
    rouvert.fermer()


def test_fermer_avant_d_avoir_range_le_code_se_demande(
    qtbot: QtBot, neuf: FenetrePoste, dialogues: DialoguesMuets
) -> None:
    ecran = _secours(qtbot, neuf)
    dialogues.accord = False
    fermeture = QCloseEvent()
    neuf.closeEvent(fermeture)
    assert not fermeture.isAccepted()
    assert "ne sera plus jamais montré" in dialogues.demandes[-1]
    qtbot.mouseClick(ecran.range, GAUCHE)
    fermeture = QCloseEvent()
    neuf.closeEvent(fermeture)
    assert fermeture.isAccepted()
    dialogues.accord = True


def test_un_coffre_impossible_a_creer_dit_pourquoi(
    qtbot: QtBot, neuf: FenetrePoste, tmp_path: Path
) -> None:
    (tmp_path / "coffre").write_text("un fichier, pas un dossier", encoding="utf-8")
    ecran = _creation(qtbot, neuf)
    taper(ecran.prenom.ligne, "Nadia")
    taper(ecran.nom.ligne, "Benali")
    taper(ecran.choix.verification.ligne, _proposee(ecran))
    qtbot.mouseClick(ecran.creer, GAUCHE)
    qtbot.waitUntil(ecran.refus.isVisible)
    assert ecran.refus.phrase.text()
    assert ecran.creer.isEnabled()


def test_un_fichier_donne_s_ouvre_une_fois_entre(
    qtbot: QtBot, neuf: FenetrePoste, tmp_path: Path
) -> None:
    from cep_desktop.documents import dossier_portable
    from tests.cas.dossier import exemple

    fichier = tmp_path / "0158.dossier.json"
    fichier.write_bytes(dossier_portable.ecrire(exemple("idriss")))
    neuf.ouvrir_fichier(fichier)
    assert neuf.fenetre is None
    neuf.essayer()
    fenetre = neuf.fenetre
    assert fenetre is not None
    qtbot.waitUntil(lambda: fenetre.ouvert is not None)
    assert fenetre.windowTitle() == neuf.windowTitle()
    assert "Idriss" in neuf.windowTitle()


@pytest.mark.usefixtures("code")
def test_un_coffre_deja_la_se_fait_ouvrir(qtbot: QtBot, ferme: FenetrePoste) -> None:
    ecran = ferme.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    assert ecran.titre.text() == "Ouvrir votre coffre"
    assert ecran.phrase.text() == "Nadia, écrivez votre phrase secrète."
    qtbot.mouseClick(ecran.exemples, GAUCHE)
    assert ferme.fenetre is not None
    qtbot.mouseClick(ferme.fenetre.essai.creer, GAUCHE)
    assert isinstance(ferme.portier.ecran, EcranOuverture)


def test_une_seule_fenetre_est_visible(qtbot: QtBot, neuf: FenetrePoste) -> None:
    neuf.essayer()
    qtbot.wait(1)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [neuf]
