"""L’accueil : les rendez-vous du jour, et reprendre exactement là où l’on était."""

from datetime import time, timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cep_desktop.domain.entretien import Entretien
from cep_desktop.domain.personne import Beneficiaire
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.ecran import DialoguesMuets
from ui.shell.etat import CodePage
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


def _fenetre(qtbot: QtBot) -> Fenetre:
    rendez_vous = Entretien(id="R1", le=LE, a=time(23, 59), objet="Comparer", a_eu_lieu=False)
    avec = un_dossier(
        id=UUID(int=5),
        beneficiaire=Beneficiaire(prenom="Aïcha", nom="Diallo"),
        entretiens=(rendez_vous,),
    )
    fenetre = Fenetre(un_atelier([exemple("camille"), avec]), DialoguesMuets())
    qtbot.addWidget(fenetre)
    fenetre.resize(1366, 768)
    fenetre.show()
    fenetre.activateWindow()
    with qtbot.waitActive(fenetre):
        return fenetre


def test_le_rendez_vous_du_jour_ouvre_son_dossier(qtbot: QtBot) -> None:
    fenetre = _fenetre(qtbot)
    jour = fenetre.accueil.jour
    qtbot.waitUntil(lambda: len(jour.gestes) == 2)
    assert not jour.libre.isVisible()
    passe, geste = jour.gestes
    assert passe.accessibleName().startswith("Rouvrir\u00a0: Camille Moreau")
    assert geste.accessibleName().startswith("Préparer\u00a0: Aïcha Diallo, Comparer")
    qtbot.mouseClick(geste, GAUCHE)
    assert fenetre.ouvert is not None
    assert fenetre.ouvert.session.dossier.beneficiaire.prenom == "Aïcha"
    assert fenetre.rail.courante == CodePage.DEMANDE


def test_la_fin_prochaine_d_une_cle_se_dit_sans_l_ouvrir(qtbot: QtBot) -> None:
    fenetre = _fenetre(qtbot)
    assert not fenetre.accueil.cle.isVisible()
    fenetre.atelier.annuaires.noter_fin("Cap Évolution Centre", LE + timedelta(days=40))
    fenetre.montrer_accueil()
    qtbot.waitUntil(fenetre.accueil.cle.isVisible)
    dit = fenetre.accueil.cle.phrase.text()
    assert dit.startswith("La clé de Cap Évolution Centre finit le")


def test_on_reprend_a_la_page_et_au_champ_quittes(qtbot: QtBot, camille: Fenetre) -> None:
    camille.aller(CodePage.DEMANDE)
    champ = camille.page.paroles.paroles.zone  # type: ignore[attr-defined]
    champ.setFocus()
    camille.revenir()
    (reprise, *_) = camille.accueil.jour.raccourcis
    assert reprise.text() == ("Reprendre où nous en étions\u00a0: Camille Moreau, Votre demande")
    qtbot.keyClick(reprise, Qt.Key.Key_Return)
    assert camille.rail.courante == CodePage.DEMANDE
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == champ.accessibleName()


def test_l_element_ouvert_se_rouvre_depuis_la_liste(qtbot: QtBot, camille: Fenetre) -> None:
    camille.page.rouvrir("A4")
    camille.cote_accueil.noter()
    camille.revenir()
    liste = camille.accueil.liste
    fiche = next(f for f in camille.atelier.fiches() if f.personne == "Camille Moreau")
    liste.setCurrentIndex(liste.table.chercher(fiche.id))
    qtbot.keyClick(liste, Qt.Key.Key_Return)
    assert camille.page.element == "A4"


def test_les_dossiers_recents_suivent(qtbot: QtBot, fenetre: Fenetre) -> None:
    for fiche in fenetre.atelier.fiches():
        fenetre.ouvrir(fiche.id)
        fenetre.revenir()
    noms = [bouton.text() for bouton in fenetre.accueil.jour.raccourcis]
    assert len(noms) == 3
    assert fenetre.registre.faire("accueil.reprendre") == ""
    assert fenetre.ouvert is not None
    assert fenetre.ouvert.session.dossier.beneficiaire.nom_complet in noms[0]


def test_sans_dossier_quitte_il_n_y_a_rien_a_reprendre(fenetre: Fenetre) -> None:
    assert fenetre.registre.faire("accueil.reprendre") == "Aucun dossier à reprendre."


def test_la_visite_se_propose_une_fois(qtbot: QtBot, fenetre: Fenetre) -> None:
    invitation = fenetre.accueil.invitation
    assert invitation.commencer.isVisible()
    qtbot.mouseClick(invitation.attendre, GAUCHE)
    assert not invitation.commencer.isVisible()
    fenetre.montrer_accueil()
    assert not invitation.isVisible()


def test_l_exemple_se_supprime(qtbot: QtBot, fenetre: Fenetre, dialogues: DialoguesMuets) -> None:
    avant = len(fenetre.atelier.fiches())
    dialogues.accord = False
    assert fenetre.registre.faire("accueil.supprimer_l_exemple") == ""
    assert len(fenetre.atelier.fiches()) == avant
    dialogues.accord = True
    fenetre.registre.faire("accueil.supprimer_l_exemple")
    qtbot.waitUntil(lambda: len(fenetre.atelier.fiches()) == avant - 1)
