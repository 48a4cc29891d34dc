"""L’alerte : une seule note, un clic quand l’argent manque, une trace, un nom caché sans accord."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cep_desktop.domain.consentement import ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import StatutFinancement
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.consentement import NoterConsentement
from cep_desktop.usecases.commandes.decision import ChangerStatutFinancement
from cep_desktop.usecases.note_alerte import ecrire_la_note, lire_la_note
from tests.cas.dossier import LE, exemple
from tests.cas.ecran import DialoguesMuets, taper
from ui.pages.alerte.etat import EtatAlerte, demandes_possibles, deriver
from ui.pages.alerte.page import PageAlerte
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


def _refuse() -> Dossier:
    return ChangerStatutFinancement("F3", StatutFinancement.REFUSE, LE).appliquer(
        exemple("camille")
    )


def _etat(atelier: Atelier, dossier: Dossier, *, avec_nom: bool = False) -> EtatAlerte:
    besoin = atelier.alerter(dossier, le=LE)
    return deriver(
        dossier, besoin, cochees=frozenset({0}), destinataire="Le pôle", avec_nom=avec_nom, le=LE
    )


@pytest.fixture
def page(camille: Fenetre) -> PageAlerte:
    """La page de l’alerte, après un refus."""
    assert camille.ouvert is not None
    refus = ChangerStatutFinancement("F3", StatutFinancement.REFUSE, LE)
    camille.ouvert.session.executer(refus)
    camille.aller("alerte")
    montree = camille.page
    assert isinstance(montree, PageAlerte)
    return montree


def test_un_plan_qui_tient_n_a_pas_d_alerte(atelier: Atelier) -> None:
    etat = _etat(atelier, exemple("camille"))
    assert (etat.alerte, etat.note, etat.empechement) == (None, "", "Le plan tient.")


def test_une_aide_de_secours_ne_se_dit_qu_une_fois(atelier: Atelier) -> None:
    deux = ChangerStatutFinancement("F2", StatutFinancement.REFUSE, LE).appliquer(_refuse())
    secours = _etat(atelier, deux).secours
    titres = [ligne.titre for ligne in secours]
    assert len(titres) == len(set(titres)) > 1
    assert any("Domi’Val et Transitions Pro" in ligne.phrase for ligne in secours)


def test_l_apercu_dit_les_memes_mots_que_le_papier(atelier: Atelier) -> None:
    dossier = _refuse()
    etat = _etat(atelier, dossier)
    assert etat.alerte is not None
    papier = docx.Document(BytesIO(ecrire_la_note(dossier, etat.alerte, atelier.gabarits)))
    cases = [c.text for t in papier.tables for r in t.rows for c in r.cells]
    ecrit = " ".join([*(p.text for p in papier.paragraphs), *cases])
    titre, *_ = etat.note.splitlines()
    assert titre in ecrit
    assert str(etat.manque) in ecrit
    assert etat.note == lire_la_note(dossier, etat.alerte)
    for texte in (etat.note, ecrit):
        assert "Moreau" not in texte
        assert "la personne suivie" in texte


def test_le_nom_ne_s_ecrit_qu_avec_l_accord_de_la_personne(atelier: Atelier) -> None:
    sans = _etat(atelier, _refuse(), avec_nom=True)
    assert "accord" in sans.empechement
    accord = NoterConsentement(ObjetConsentement.ALERTE_INTERNE, (), LE)
    avec = _etat(atelier, accord.appliquer(_refuse()), avec_nom=True)
    assert not avec.empechement
    assert "Camille Moreau" in avec.note
    assert "depuis le" in avec.accord


def test_ce_que_l_on_demande_commence_par_ce_que_le_calcul_dit(atelier: Atelier) -> None:
    besoin = atelier.alerter(_refuse(), le=LE)
    assert besoin is not None
    assert demandes_possibles(besoin)[0].startswith("Aider à trouver")


def test_une_somme_inconnue_de_plus_se_dit_au_moins(atelier: Atelier) -> None:
    etat = _etat(atelier, _refuse())
    assert etat.alerte is not None
    note = lire_la_note(_refuse(), replace(etat.alerte, est_au_moins=True))
    assert "il manque au moins" in note


def test_un_clic_donne_l_alerte_copie_la_note_et_ouvre_un_suivi(
    qtbot: QtBot, page: PageAlerte
) -> None:
    note = page.note.toPlainText()
    qtbot.mouseClick(page.donner, GAUCHE)
    volet = page._session.dossier.accompagnement
    assert volet.alertes[-1].destinataire == page._session.dossier.structure.nom
    assert QGuiApplication.clipboard().text() == note
    assert any("alerte" in a.libelle for _, a in volet.plan_action.actions())
    assert page.donnees.lignes[0].mot == "Sans réponse"
    page._session.annuler()
    assert not page._session.dossier.accompagnement.alertes


def test_la_suite_se_note_au_clavier(qtbot: QtBot, page: PageAlerte) -> None:
    page.agir()
    cle = page.donnees.lignes[0].cle
    bouton = page.donnees.boutons[(cle, "suite")]
    bouton.setFocus()
    qtbot.keyClick(bouton, Qt.Key.Key_Space)
    taper(page.suite.ligne, "Le fonds régional étudie la demande")
    qtbot.keyClick(page.suite.ligne, Qt.Key.Key_Return)
    alerte = page._session.dossier.accompagnement.alertes[-1]
    assert (alerte.suite, alerte.suite_le) == ("Le fonds régional étudie la demande", LE)
    assert page.donnees.lignes[0].mot == "Suivie"


def test_la_note_s_enregistre_en_word(
    qtbot: QtBot, page: PageAlerte, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    dialogues.texte = tmp_path / "alerte.docx"
    qtbot.mouseClick(page.enregistrer, GAUCHE)
    assert docx.Document(str(tmp_path / "alerte.docx")).paragraphs
