"""La personne relit, coche et signe sur l’écran tourné vers elle ; l’encre arrive au conseiller."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cep_desktop.domain.plan_action import StatutAction
from cep_desktop.domain.signature import ModeSignature
from cep_desktop.usecases.commandes.plan_action import ChangerStatut
from cep_desktop.usecases.signature.en_cours import Avancee
from tests.cas.dossier import LE
from tests.cas.ecran import DialoguesMuets, taper
from tests.ui.pages.signature.gestes import ecrire, fini
from tests.ui.poste.conftest import aller_au_plan
from ui.pages.signature.page import PageSignature
from ui.poste.fenetre import FenetrePoste
from ui.shell.partage.ecran import EcranPartage
from ui.widgets.boutons import Bouton
from ui.widgets.partage.signer import SignerPartage

F9 = Qt.Key.Key_F9
GAUCHE = Qt.MouseButton.LeftButton
MAJ = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def idriss(neuf: FenetrePoste) -> FenetrePoste:
    """La page de signature d’Idriss, dont personne n’a signé le plan."""
    neuf.essayer()
    aller_au_plan(neuf, "Idriss")
    assert neuf.fenetre is not None
    neuf.fenetre.aller("signature")
    return neuf


def _tourner(qtbot: QtBot, poste: FenetrePoste) -> EcranPartage:
    qtbot.keyClick(poste, F9)
    assert poste.partage.ecran is not None
    return poste.partage.ecran


def _bloc(ecran: EcranPartage) -> SignerPartage:
    (bloc,) = _blocs(ecran)
    return bloc


def _blocs(ecran: EcranPartage) -> list[SignerPartage]:
    return [b for b in ecran.page.findChildren(SignerPartage) if b.isVisible()]


def _page(poste: FenetrePoste) -> PageSignature:
    assert poste.fenetre is not None
    assert isinstance(poste.fenetre.page, PageSignature)
    return poste.fenetre.page


def _cocher(qtbot: QtBot, ecran: EcranPartage) -> SignerPartage:
    bloc = _bloc(ecran)
    for case in bloc.cases:
        qtbot.mouseClick(case, GAUCHE, pos=QPoint(20, 20))
    qtbot.mouseClick(bloc.signer, GAUCHE)
    return bloc


def _tracer(bloc: SignerPartage) -> None:
    pave = bloc.feuille.pave
    QTest.mousePress(pave, GAUCHE, pos=QPoint(60, 120))
    for n in range(1, 20):
        QTest.mouseMove(pave, QPoint(60 + 18 * n, 90 + 12 * (n % 6)))
    QTest.mouseRelease(pave, GAUCHE, pos=QPoint(402, 102))


def test_la_personne_signe_sur_son_ecran_et_l_encre_arrive_au_conseiller(
    qtbot: QtBot, idriss: FenetrePoste
) -> None:
    ecran = _tourner(qtbot, idriss)
    bloc = _bloc(ecran)
    assert not bloc.signer.isEnabled()
    assert not bloc.feuille.isVisible()
    _cocher(qtbot, ecran)
    assert bloc.feuille.isVisible()
    assert bloc.feuille.pave.width() >= 420
    assert bloc.feuille.pave.height() >= 200
    assert not bloc.feuille.poser.isEnabled()
    _tracer(bloc)
    qtbot.mouseClick(bloc.feuille.mais, GAUCHE)
    taper(bloc.feuille.reserve.ligne, "Je veux revoir les dates.")
    qtbot.mouseClick(bloc.feuille.poser, GAUCHE)
    pose = _bloc(ecran)
    assert pose is not bloc
    assert pose.feuille.reprendre.isVisible()
    assert not ecran.bandeau.retour.hasFocus()
    assert not pose.feuille.pave.isEnabled()
    assert not pose.feuille.pave.trace.est_vide
    qtbot.keyClick(idriss, F9)
    page = _page(idriss)
    assert all(case.isChecked() for case in page.cases)
    assert page.signataires[0].a_signe
    assert page.reserve.texte == "Je veux revoir les dates."
    assert page.ecran_partage.phrase.text().startswith("Idriss Haddad a signé")
    assert page.manque.text() == "Il manque la signature de Nadia Benali."


def test_au_clavier_la_personne_ecrit_son_nom_et_le_plan_se_cree(
    qtbot: QtBot,
    idriss: FenetrePoste,
    dialogues: DialoguesMuets,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    dialogues.dossier = tmp_path_factory.mktemp("remis")
    ecran = _tourner(qtbot, idriss)
    bloc = _bloc(ecran)
    for case in bloc.cases:
        case.setFocus()
        qtbot.keyClick(case, Qt.Key.Key_Space)
    qtbot.keyClick(bloc.signer, Qt.Key.Key_Return)
    assert bloc.feuille.pave.hasFocus()
    qtbot.keyClick(bloc.feuille.mode, Qt.Key.Key_Return)
    assert bloc.feuille.ecrit.ligne.hasFocus()
    taper(bloc.feuille.ecrit.ligne, "Idriss Haddad")
    qtbot.keyClick(bloc.feuille.poser, Qt.Key.Key_Return)
    qtbot.keyClick(idriss, F9)
    page = _page(idriss)
    ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    fini(qtbot, page)
    assert page._session.en_cours is None
    modes = {s.nom: s.mode for s in page._session.dossier.signatures}
    assert modes["Idriss Haddad"] is ModeSignature.CLAVIER


def test_un_trait_pas_encore_dit_survit_a_un_aller_retour_sans_compter(
    qtbot: QtBot, idriss: FenetrePoste
) -> None:
    ecran = _tourner(qtbot, idriss)
    _tracer(_cocher(qtbot, ecran))
    qtbot.keyClick(idriss, F9)
    page = _page(idriss)
    assert not page.signataires[0].a_signe
    assert "relit et signe" in page.ecran_partage.phrase.text()
    bloc = _bloc(_tourner(qtbot, idriss))
    assert all(case.isChecked() for case in bloc.cases)
    assert not bloc.feuille.pave.trace.est_vide
    qtbot.mouseClick(bloc.signer, GAUCHE)
    qtbot.mouseClick(bloc.feuille.effacer, GAUCHE)
    assert not bloc.feuille.poser.isEnabled()


def test_pas_maintenant_ne_note_rien_et_se_reprend(qtbot: QtBot, idriss: FenetrePoste) -> None:
    ecran = _tourner(qtbot, idriss)
    bloc = _cocher(qtbot, ecran)
    _tracer(bloc)
    qtbot.mouseClick(bloc.feuille.plus_tard, GAUCHE)
    assert not _blocs(ecran)
    mots = " ".join(mot.text() for mot in ecran.page.findChildren(QLabel))
    assert "Rien n’est noté" in mots
    tenue = ecran.session.en_cours
    assert tenue is not None
    assert tenue.avancee is Avancee.PLUS_TARD
    assert tenue.trace is None
    reprendre = next(
        b for b in ecran.page.findChildren(Bouton) if b.text() == "Je signe maintenant"
    )
    qtbot.mouseClick(reprendre, GAUCHE)
    assert _bloc(ecran).feuille.pave.trace.est_vide
    assert ecran.session.dossier.signatures == ()


def test_un_plan_qui_change_perd_la_signature_et_le_dit(qtbot: QtBot, idriss: FenetrePoste) -> None:
    ecran = _tourner(qtbot, idriss)
    bloc = _cocher(qtbot, ecran)
    _tracer(bloc)
    qtbot.mouseClick(bloc.feuille.poser, GAUCHE)
    qtbot.keyClick(idriss, F9)
    page = _page(idriss)
    assert page.signataires[0].a_signe
    plan = page._session.dossier.accompagnement.plan_action
    action = next(a for _, a in plan.actions() if a.statut is not StatutAction.FAITE)
    assert page._session.executer(ChangerStatut(action.id, StatutAction.FAITE, LE)) == ""
    assert not page.signataires[0].a_signe
    assert "Le plan vient de changer" in page.ecran_partage.phrase.text()
    assert page._session.en_cours is None


def test_sur_le_second_ecran_l_encre_arrive_sans_tourner(
    qtbot: QtBot, idriss: FenetrePoste, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.poste.partage.autre_ecran", lambda fenetre: fenetre.screen())
    qtbot.keyClick(idriss, F9, MAJ)
    second = idriss.partage.second
    assert second is not None
    assert second.ecran is not None
    page = _page(idriss)
    bloc = _cocher(qtbot, second.ecran)
    assert "relit et signe" in page.ecran_partage.phrase.text()
    _tracer(bloc)
    assert not page.signataires[0].a_signe
    qtbot.mouseClick(bloc.feuille.poser, GAUCHE)
    assert page.signataires[0].a_signe
    qtbot.mouseClick(page.signataires[0].effacer, GAUCHE)
    assert _bloc(second.ecran).feuille.pave.trace.est_vide


def test_un_verrou_oublie_le_trait(qtbot: QtBot, ouvert: FenetrePoste) -> None:
    aller_au_plan(ouvert, "Idriss")
    assert ouvert.fenetre is not None
    ouvert.fenetre.aller("signature")
    ecran = _tourner(qtbot, ouvert)
    session = ecran.session.session
    _tracer(_cocher(qtbot, ecran))
    assert session.feuille.tenue is not None
    ouvert.verrouiller()
    assert session.feuille.tenue is None
