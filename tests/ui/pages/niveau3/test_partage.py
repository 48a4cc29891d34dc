"""Ce que la personne voit du niveau 3 : des mots simples, une question à la fois, ses décisions."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.changement import ChoixDevenir, Evenement
from cep_desktop.domain.consentement import ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import StatutFinancement
from cep_desktop.domain.vocabulaire import Vocabulaire
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.bilan import CloreDossier, FaireBilan, NoterEvaluation
from cep_desktop.usecases.commandes.changement import OuvrirChangement, PreciserChangement
from cep_desktop.usecases.commandes.decision import ChangerStatutFinancement
from cep_desktop.usecases.ecran_partage.expurger import expurger
from cep_desktop.usecases.ecran_partage.mots import mots_simples
from cep_desktop.usecases.session import Session
from tests.cas.dossier import LE, exemple, un_dossier
from ui.pages.bilan import partage as bilan
from ui.pages.retour import partage as retour
from ui.pages.revision import partage as revision
from ui.pont import SessionQt
from ui.shell.etat import CodePage
from ui.shell.partage.ecran import EcranPartage
from ui.shell.partage.registre import MERES, PARTAGES, PagePartageable, vue_de
from ui.vue_lue import lire
from ui.vue_partagee import Accord, Comparaison, Decision, Encart, Questions, Vide, Vu, VuePartagee
from ui.widgets.boutons import Bouton
from ui.widgets.partage.decision import DecisionPartagee
from ui.widgets.partage.questions import QuestionsPartagees

GAUCHE = Qt.MouseButton.LeftButton
NIVEAU_3 = (
    CodePage.CALENDRIER, CodePage.MONTAGE, CodePage.TRESORERIE, CodePage.ALERTE,
    CodePage.ECHANGES, CodePage.RETOUR, CodePage.REVISION, CodePage.BILAN,
)  # fmt: skip
JARGON = ("OPCO", "ingénierie", "éligib", "dispositif", "recevab", "reste à charge")


def _vocabulaire(atelier: Atelier) -> Vocabulaire:
    return atelier.vocabulaire("2014")


def _vu(atelier: Atelier, dossier: Dossier, le: date = LE) -> Vu:
    return Vu(expurger(dossier), le, _vocabulaire(atelier), mots_simples())


def _refuse(*cles: str) -> Dossier:
    dossier = exemple("camille")
    for cle in cles:
        dossier = ChangerStatutFinancement(cle, StatutFinancement.REFUSE, LE).appliquer(dossier)
    return dossier


def _questions(vue: VuePartagee) -> Questions:
    return next(b for b in vue.blocs if isinstance(b, Questions))


def _decision(vue: VuePartagee) -> Decision:
    return next(b for b in vue.blocs if isinstance(b, Decision))


def _actions(dossier: Dossier) -> set[str]:
    return {a.libelle for _, a in dossier.accompagnement.plan_action.actions()}


def _bouton(ecran: EcranPartage, mot: str) -> Bouton:
    return next(b for b in ecran.findChildren(Bouton) if b.text() == mot and b.isVisible())


@pytest.fixture
def ecran(qtbot: QtBot, atelier: Atelier) -> EcranPartage:
    """L’écran tourné vers Camille, sur ce qui a changé."""
    session = SessionQt(Session(exemple("camille")))
    tourne = EcranPartage(session, atelier, CodePage.REVISION)
    qtbot.addWidget(tourne)
    tourne.resize(1366, 768)
    tourne.show()
    return tourne


@pytest.mark.parametrize("code", NIVEAU_3)
def test_chaque_page_du_niveau_3_se_partage_meme_vide(atelier: Atelier, code: CodePage) -> None:
    assert isinstance(PARTAGES[code], PagePartageable)
    vue = vue_de(code, _vu(atelier, un_dossier()))
    assert vue.titre
    assert vue.blocs


@pytest.mark.parametrize("code", NIVEAU_3)
def test_aucune_page_du_niveau_3_ne_jargonne(atelier: Atelier, code: CodePage) -> None:
    dits = " ".join(lire(vue_de(code, _vu(atelier, exemple("camille")))))
    assert not [mot for mot in JARGON if mot in dits]


def test_une_page_hors_du_rail_y_designe_sa_mere() -> None:
    assert MERES[CodePage.MONTAGE] == CodePage.FINANCEMENT
    assert all(isinstance(PARTAGES[mere], PagePartageable) for mere in MERES.values())


def test_les_dates_passees_ou_faites_ne_sont_plus_dites(atelier: Atelier) -> None:
    tard = LE + timedelta(days=3_650)
    vue = vue_de(CodePage.CALENDRIER, _vu(atelier, exemple("camille"), tard))
    assert isinstance(vue.blocs[0], Vide)
    avant = vue_de(CodePage.CALENDRIER, _vu(atelier, exemple("camille")))
    assert isinstance(avant.blocs[0], Encart)
    assert any("Avant le" in ligne.titre for ligne in avant.blocs[0].lignes)


def test_le_dernier_refus_se_dit_et_chercher_ajoute_une_action(atelier: Atelier) -> None:
    dossier = _refuse("F2")
    vue = retour.partager(_vu(atelier, dossier))
    assert "C’est non" in " ".join(lire(vue))
    assert vue.titre.endswith("a répondu")
    assert "au lieu de" in " ".join(lire(vue))
    _, chercher, reflechir = _decision(vue).reponses
    assert chercher.geste.commande is not None
    apres = chercher.geste.commande.appliquer(dossier)
    assert retour.CHERCHER in _actions(apres)
    _, chercher, reflechir = _decision(retour.partager(_vu(atelier, apres))).reponses
    assert chercher.est_choisie
    assert chercher.geste.commande is None
    assert reflechir.geste.commande is not None
    change = reflechir.geste.commande.appliquer(apres)
    assert retour.REFLECHIR in _actions(change)
    assert retour.CHERCHER not in _actions(change), "un choix gardé remplace l’autre"


def test_un_choix_ne_compte_que_garde(qtbot: QtBot, atelier: Atelier) -> None:
    session = SessionQt(Session(_refuse("F2")))
    ecran = EcranPartage(session, atelier, CodePage.RETOUR)
    qtbot.addWidget(ecran)
    ecran.resize(1366, 768)
    ecran.show()
    decision = next(iter(ecran.findChildren(DecisionPartagee)))
    assert not decision.garder.isEnabled()
    decision.reponses[1].setFocus()
    qtbot.keyClick(decision.reponses[1], Qt.Key.Key_Space)
    assert retour.CHERCHER not in _actions(session.dossier)
    qtbot.mouseClick(decision.garder, GAUCHE)
    assert retour.CHERCHER in _actions(session.dossier)
    gardee = next(d for d in ecran.findChildren(DecisionPartagee) if d.isVisible())
    assert gardee.reponses[1].isChecked()
    assert not gardee.garder.isEnabled()
    session.fermer()


def test_l_accord_pour_l_alerte_se_donne_et_se_retire(atelier: Atelier) -> None:
    dossier = _refuse("F2", "F3")
    besoin = atelier.alerter(expurger(dossier), le=LE)
    assert besoin is not None

    def accord(un: Dossier) -> Accord:
        vu = Vu(expurger(un), LE, _vocabulaire(atelier), mots_simples(), besoin=besoin)
        blocs = vue_de(CodePage.ALERTE, vu).blocs
        return next(b for b in blocs if isinstance(b, Accord))

    assert not accord(dossier).est_donne
    donner = accord(dossier).geste.commande
    assert donner is not None
    donne = donner.appliquer(dossier)
    assert donne.consentements[-1].objet is ObjetConsentement.ALERTE_INTERNE
    assert accord(donne).est_donne
    retirer = accord(donne).geste.commande
    assert retirer is not None
    assert not accord(retirer.appliquer(donne)).est_donne


def test_un_changement_pose_une_question_par_element(atelier: Atelier) -> None:
    dossier = OuvrirChangement(Evenement.DATES).appliquer(exemple("camille"))
    dossier = PreciserChangement(date(2027, 9, 6)).appliquer(dossier)
    questions = _questions(revision.partager(_vu(atelier, dossier)))
    assert questions.ouverte == 0
    premiere = questions.questions[0]
    assert not premiere.est_faite
    dit = next(r.phrase for r in premiere.reponses if r.mot == ChoixDevenir.DEPLACER.libelle)
    assert "6 septembre 2027" in dit.replace("\u00a0", " ")
    decider = premiere.reponses[0].geste.commande
    assert decider is not None
    suite = _questions(revision.partager(_vu(atelier, decider.appliquer(dossier))))
    assert suite.questions[0].est_faite
    assert suite.ouverte == 1


def test_au_clavier_et_a_la_souris_on_decide_puis_on_revient(
    qtbot: QtBot, ecran: EcranPartage
) -> None:
    ouvrir = ecran.findChild(QuestionsPartagees)
    assert ouvrir is not None
    qtbot.mouseClick(ouvrir.reponses[2], GAUCHE)
    changement = ecran.session.dossier.accompagnement.changement
    assert changement is not None
    assert changement.evenement is Evenement.DATES
    qtbot.wait(1)
    questions = ecran.page.findChildren(QuestionsPartagees)[-1]
    questions.reponses[0].setFocus()
    qtbot.keyClick(questions.reponses[0], Qt.Key.Key_Space)
    changement = ecran.session.dossier.accompagnement.changement
    assert changement is not None
    assert [c.devenir for c in changement.choix] == [ChoixDevenir.GARDER]
    qtbot.wait(1)
    questions = ecran.page.findChildren(QuestionsPartagees)[-1]
    if not questions.avant.isEnabled():
        qtbot.mouseClick(questions.apres, GAUCHE)
    qtbot.mouseClick(questions.avant, GAUCHE)
    assert questions.reponses[0].isChecked()
    ecran.session.annuler()
    changement = ecran.session.dossier.accompagnement.changement
    assert changement is not None
    assert not changement.choix


def test_le_montage_se_compare_puis_se_prend_d_un_geste(qtbot: QtBot, ecran: EcranPartage) -> None:
    ecran.aller(CodePage.MONTAGE)

    def compare() -> bool:
        vue = ecran.page.vue
        return vue is not None and isinstance(vue.blocs[0], Comparaison)

    qtbot.waitUntil(compare, timeout=20_000)
    avant = ecran.session.dossier
    qtbot.mouseClick(_bouton(ecran, "Prendre la proposition"), GAUCHE)
    assert ecran.session.dossier != avant
    ecran.session.annuler()
    assert ecran.session.dossier == avant


def test_l_avis_se_donne_a_la_fin_puis_a_six_mois(atelier: Atelier) -> None:
    dossier = FaireBilan(next(iter(bilan._ATTEINTES)), LE).appliquer(exemple("camille"))
    dossier = CloreDossier(LE).appliquer(dossier)
    for le in (LE, LE + timedelta(days=183)):
        encart = bilan.partager(_vu(atelier, dossier, le)).blocs[-1]
        assert isinstance(encart, Encart)
        assert not any(geste.est_coche for geste in encart.gestes)
        noter = encart.gestes[-1].commande
        assert isinstance(noter, NoterEvaluation)
        dossier = noter.appliquer(dossier)
    moments = [e.moment.value for e in dossier.accompagnement.evaluations]
    assert moments == ["fin", "six_mois"]
