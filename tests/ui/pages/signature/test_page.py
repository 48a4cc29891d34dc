"""Relire, signer chacun à sa façon, repartir avec ses fichiers ; à la souris et au clavier."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.signature import ModeSignature
from tests.cas.ecran import DialoguesMuets, taper
from tests.rules.test_signataires import avenant_du_conseiller
from tests.ui.pages.signature.gestes import GAUCHE, cocher, ecrire, fini, tracer
from ui.pages.signature.page import PageSignature
from ui.shell.fenetre import Fenetre
from ui.widgets.barre_empilee import BarreEmpilee


def _dossier(fenetre: Fenetre) -> object:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier


def test_la_page_dit_une_chose_qui_manque_a_la_fois(qtbot: QtBot, page: PageSignature) -> None:
    assert not any(case.isChecked() for case in page.cases)
    assert page.manque.text() == "Il reste à cocher chaque phrase, avec la personne."
    cocher(qtbot, page)
    assert page.manque.text() == "Il manque la signature d’Idriss Haddad."
    assert not page.creer.isEnabled()
    tracer(page)
    assert page.manque.text() == "Il manque la signature de Nadia Benali."
    ecrire(qtbot, page, 1, "Nadia Benali")
    assert page.manque.text() == "Tout est prêt."
    assert page.creer.isEnabled()


def test_le_plan_signe_est_depose_la_version_close_et_le_trace_oublie(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    cocher(qtbot, page)
    tracer(page)
    ecrire(qtbot, page, 1, "Nadia Benali")
    taper(page.reserve.ligne, "Je veux revoir les dates.")
    qtbot.mouseClick(page.creer, GAUCHE)
    fini(qtbot, page)
    assert {f.suffix for f in (tmp_path / "remis").iterdir()} >= {".docx", ".xlsx"}
    assert fenetre.ouvert is not None
    dossier = fenetre.ouvert.session.dossier
    modes = {s.nom: (s.mode, s.reserve) for s in dossier.signatures}
    assert modes["Idriss Haddad"] == (ModeSignature.TRACE, "Je veux revoir les dates.")
    assert modes["Nadia Benali"] == (ModeSignature.CLAVIER, "")
    assert all(s.empreinte for s in dossier.signatures)
    assert page.signataires[0].pave.trace.est_vide
    assert not page.creer.isVisible()
    assert "elle ne change plus" in page.fini.phrase.text()
    assert any("empreinte" in phrase for phrase in page.etat.preuve)
    assert dialogues.demandes[-1] == f"montrer {tmp_path / 'remis'}"


def test_tout_se_fait_au_clavier(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, tmp_path: Path
) -> None:
    for case in page.cases:
        case.setFocus()
        qtbot.keyClick(case, Qt.Key.Key_Space)
    ecrire(qtbot, page, 0, "Idriss Haddad")
    ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.keyClick(fenetre, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    fini(qtbot, page)
    assert (tmp_path / "remis").is_dir()


def test_la_personne_peut_signer_devant_un_temoin(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, tmp_path: Path
) -> None:
    cocher(qtbot, page)
    tracer(page)
    personne, conseiller = page.signataires
    assert not conseiller.avec_temoin.isVisible()
    qtbot.mouseClick(personne.avec_temoin, GAUCHE)
    taper(personne.temoin.ligne, "Ali Haddad")
    ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    fini(qtbot, page)
    assert fenetre.ouvert is not None
    signatures = fenetre.ouvert.session.dossier.signatures
    assert [(s.role.value, s.nom, s.mode) for s in signatures[-3:]] == [
        ("beneficiaire", "Idriss Haddad", ModeSignature.TEMOIN),
        ("temoin", "Ali Haddad", ModeSignature.TEMOIN),
        ("conseiller", "Nadia Benali", ModeSignature.CLAVIER),
    ]
    (plan,) = (tmp_path / "remis").glob("plan-action*.docx")
    lu = " ".join(p.text for p in Document(str(plan)).element.body.iter() if p.text)
    assert "Devant témoin" in lu
    assert "Ali Haddad" in lu


def test_un_refus_se_note_sans_drame_et_la_personne_peut_signer_ensuite(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, dialogues: DialoguesMuets
) -> None:
    qtbot.mouseClick(page.signataires[0].refus, GAUCHE)
    assert "pourra signer plus tard" in dialogues.demandes[-1]
    assert fenetre.ouvert is not None
    (refus,) = [
        s for s in fenetre.ouvert.session.dossier.signatures if s.mode is ModeSignature.REFUS
    ]
    assert refus.nom == "Idriss Haddad"
    assert page.signataires[0].dit.text().startswith("N’a pas souhaité signer")
    assert page.signataires[0].pave.isVisible()
    qtbot.mouseClick(page.signataires[0].reprendre, GAUCHE)
    assert fenetre.ouvert.session.dossier.signatures == ()
    assert not page.signataires[0].dit.isVisible()
    assert not page.signataires[0].reprendre.isVisible()


def test_effacer_rend_un_pave_vide(qtbot: QtBot, page: PageSignature) -> None:
    tracer(page)
    qtbot.mouseClick(page.signataires[0].effacer, GAUCHE)
    assert page.signataires[0].pave.trace.est_vide
    assert not page.signataires[0].effacer.isEnabled()


def test_signer_sur_papier_mene_aux_documents(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature
) -> None:
    qtbot.mouseClick(page.papier, GAUCHE)
    assert fenetre.rail.courante == "documents"


def test_un_avenant_ne_redemande_que_celui_qu_il_touche(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, tmp_path: Path
) -> None:
    cocher(qtbot, page)
    tracer(page)
    ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    fini(qtbot, page)
    assert fenetre.ouvert is not None
    session = fenetre.ouvert.session
    assert session.executer(avenant_du_conseiller(session.dossier)) == ""
    personne, conseiller = page.signataires
    assert "sa signature vaut toujours" in personne.dit.text()
    assert not personne.pave.isVisible()
    assert page.cases == []
    assert page.manque.text() == "Il manque la signature de Nadia Benali."
    assert conseiller.mode.text() == "Écrire mon nom"
    ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    fini(qtbot, page)
    (plan,) = (tmp_path / "remis").glob("plan-action*-v2.docx")
    lu = " ".join(p.text for p in Document(str(plan)).element.body.iter() if p.text)
    assert "Lu et approuvé, signé à l’écran, version\u00a01" in lu


def test_un_dossier_impossible_a_ecrire_ne_change_rien(
    qtbot: QtBot, fenetre: Fenetre, page: PageSignature, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    (tmp_path / "remis").write_text("un fichier, pas un dossier", encoding="utf-8")
    avant = _dossier(fenetre)
    cocher(qtbot, page)
    tracer(page)
    ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    qtbot.waitUntil(page.refus.isVisible, timeout=30_000)
    assert _dossier(fenetre) == avant
    assert not page.signataires[0].pave.trace.est_vide
    assert page.creer.isEnabled()


def test_le_fil_dit_ou_l_on_en_est_et_la_barre_qui_paie(qtbot: QtBot, page: PageSignature) -> None:
    assert page.fil.accessibleName().endswith("Relire")
    barre = page.relecture.findChild(BarreEmpilee)
    assert barre is not None
    assert "coûtent" in barre.accessibleName()
    assert sum(part.poids for part in page.etat.barre) == 472_200
    cocher(qtbot, page)
    assert page.fil.accessibleName().endswith("Signer")


def test_le_dernier_trait_s_annule_au_bouton(qtbot: QtBot, page: PageSignature) -> None:
    signataire = page.signataires[0]
    assert not signataire.annuler.isEnabled()
    tracer(page)
    assert signataire.a_signe
    qtbot.mouseClick(signataire.annuler, GAUCHE)
    assert signataire.pave.trace.est_vide
    assert not signataire.a_signe


def test_l_empreinte_affichee_est_celle_que_la_signature_garde(
    qtbot: QtBot, page: PageSignature, tmp_path: Path
) -> None:
    affichee = page.pages.empreinte.text()
    cocher(qtbot, page)
    tracer(page)
    ecrire(qtbot, page, 1, "Nadia Benali")
    qtbot.mouseClick(page.creer, GAUCHE)
    fini(qtbot, page)
    (signature, *_) = page._session.dossier.signatures
    assert signature.empreinte
    assert signature.empreinte in affichee


@pytest.mark.libreoffice
def test_les_pages_exactes_se_regardent_avant_de_signer(qtbot: QtBot, page: PageSignature) -> None:
    qtbot.mouseClick(page.pages.voir, GAUCHE)
    assert page.pages.arreter.isVisible()
    qtbot.waitUntil(lambda: page.pages.fenetre is not None, timeout=30_000)
    fenetre = page.pages.fenetre
    assert fenetre is not None
    assert fenetre.vignettes.count() >= 2
    fenetre.close()
