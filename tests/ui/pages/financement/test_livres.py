"""Les livres remplissent la formation et le financeur ; écrire librement reste possible."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.situation import Mot, OrigineFait
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.situation import NoterFait
from tests.cas.atelier import un_atelier
from tests.cas.dossier import un_dossier
from tests.cas.ecran import taper
from tests.cas.livres import LE, des_livres
from ui.completion import Completion
from ui.pages.financement.page import PageFinancement
from ui.shell.fenetre import Fenetre
from ui.widgets.champ import ChampTexte


@pytest.fixture
def atelier(tmp_path: Path) -> Atelier:
    """Un poste où les petits livres sont installés, et une personne dont on sait la convention."""
    des_livres(tmp_path / "livres")
    note = NoterFait(CodeFait.IDCC, Mot(valeur="0029"), LE, OrigineFait.PAROLE)
    return un_atelier([note.appliquer(un_dossier())], livres=tmp_path / "livres")


@pytest.fixture
def page(fenetre: Fenetre) -> PageFinancement:
    """Le financement de cette personne, qui n’a pas encore de formation."""
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    fenetre.aller("financement")
    page = fenetre.page
    assert isinstance(page, PageFinancement)
    return page


def _formation(fenetre: Fenetre) -> ParcoursFormation:
    assert fenetre.ouvert is not None
    (formation,) = fenetre.ouvert.session.dossier.accompagnement.formations
    return formation


def _choisir(qtbot: QtBot, champ: ChampTexte, completion: Completion, mots: str) -> None:
    """Tape des mots, descend sur la première proposition, et la prend à la barre d’espace."""
    champ.viser()
    taper(champ.ligne, mots)
    qtbot.waitUntil(lambda: bool(completion.boutons))
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Down)
    qtbot.keyClick(completion.boutons[0], Qt.Key.Key_Space)


def test_au_clavier_tout_vient_des_livres_puis_s_ajoute_d_un_geste(
    qtbot: QtBot, fenetre: Fenetre, page: PageFinancement
) -> None:
    carte = page.formation
    carte.intitule.viser()
    taper(carte.intitule.ligne, "Devenir aide-soignant")
    _choisir(qtbot, carte.organisme, carte.organismes, "touraine")
    assert carte.identite.text().startswith("Déclaration 24370000137")
    _choisir(qtbot, carte.vise.certification, carte.vise.certifications, "aide-soignant")
    _choisir(qtbot, carte.vise.domaine, carte.vise.domaines, "soins")
    qtbot.waitUntil(lambda: "enregistrée jusqu’au" in carte.vise.controle.text())
    assert "France compétences" in carte.vise.controle.text()
    QTest.keyClick(carte.ajouter, Qt.Key.Key_Space)
    formation = _formation(fenetre)
    assert formation.organisme.nda == "24370000137"
    assert formation.organisme.est_certifie_qualiopi is True
    assert formation.certification is not None
    assert (formation.certification.code, formation.certification.niveau) == ("RNCP40692", 4)
    assert formation.formacode == "43448"
    fenetre.annuler()
    assert carte.ajouter.isVisible()


def test_un_organisme_ecrit_a_la_main_ne_garde_pas_les_numeros_choisis(
    qtbot: QtBot, fenetre: Fenetre, page: PageFinancement
) -> None:
    carte = page.formation
    taper(carte.intitule.ligne, "Aide-soignant")
    _choisir(qtbot, carte.organisme, carte.organismes, "touraine")
    qtbot.mouseClick(carte.ajouter, Qt.MouseButton.LeftButton)
    carte.organisme.viser()
    carte.organisme.ligne.home(False)  # noqa: FBT003 - la signature est celle de Qt
    taper(carte.organisme.ligne, "Nouvel ")
    carte.intitule.viser()
    organisme = _formation(fenetre).organisme
    assert (organisme.nom, organisme.nda) == ("Nouvel Institut des soins de Touraine", None)
    assert not carte.identite.isVisible()
    fenetre.annuler()
    assert _formation(fenetre).organisme.nda == "24370000137"
    assert carte.identite.isVisible()


def test_un_code_ecrit_se_controle_et_un_mauvais_formacode_se_dit(
    qtbot: QtBot, fenetre: Fenetre, page: PageFinancement
) -> None:
    carte = page.formation
    taper(carte.intitule.ligne, "Anglais")
    taper(carte.organisme.ligne, "Greta")
    qtbot.mouseClick(carte.ajouter, Qt.MouseButton.LeftButton)
    carte.vise.certification.viser()
    taper(carte.vise.certification.ligne, "Parler anglais RS5641")
    carte.vise.domaine.viser()
    qtbot.waitUntil(lambda: "Répertoire spécifique" in carte.vise.controle.text())
    taper(carte.vise.domaine.ligne, "anglais")
    carte.intitule.viser()
    assert "cinq chiffres" in carte.vise.domaine.faute
    formation = _formation(fenetre)
    assert formation.certification is not None
    assert (formation.certification.intitule, formation.certification.code) == (
        "Parler anglais",
        "RS5641",
    )
    assert formation.formacode is None


def test_un_texte_impossible_se_refuse_en_une_phrase(
    qtbot: QtBot, fenetre: Fenetre, page: PageFinancement
) -> None:
    carte = page.formation
    taper(carte.intitule.ligne, "Anglais")
    carte.organisme.ligne.setText("G" * 400)
    qtbot.mouseClick(carte.ajouter, Qt.MouseButton.LeftButton)
    assert carte.refus.isVisible()
    carte.organisme.ligne.setText("Greta")
    qtbot.mouseClick(carte.ajouter, Qt.MouseButton.LeftButton)
    avant = _formation(fenetre)
    for champ, texte in (
        (carte.organisme, ""),
        (carte.vise.certification, "1 85 05 78 006 084 91"),
        (carte.vise.certification, "T" * 400),
    ):
        champ.viser()
        champ.ligne.setText(texte)
        carte.intitule.viser()
        assert carte.refus.isVisible()
        assert _formation(fenetre) == avant


def test_le_centre_du_devis_se_propose(
    qtbot: QtBot, fenetre: Fenetre, page: PageFinancement
) -> None:
    carte = page.formation
    taper(carte.intitule.ligne, "Aide-soignant")
    taper(carte.organisme.ligne, "Greta")
    qtbot.mouseClick(carte.ajouter, Qt.MouseButton.LeftButton)
    _choisir(qtbot, carte.devis.centre, carte.devis.centres, "institut")
    qtbot.mouseClick(carte.devis.noter, Qt.MouseButton.LeftButton)
    assert _formation(fenetre).devis[0].organisme == "Institut des soins de Touraine"


def test_l_opco_de_la_convention_se_propose_sans_s_imposer(
    qtbot: QtBot, fenetre: Fenetre, page: PageFinancement
) -> None:
    assert fenetre.ouvert is not None
    avant = fenetre.ouvert.session.dossier
    page.commencer()
    volet = page.volet
    qtbot.waitUntil(lambda: len(volet.opco.boutons) == 1)
    assert "convention 0029" in volet.opco.boutons[0].accessibleName()
    assert volet.financeur.texte == ""
    qtbot.mouseClick(volet.opco.boutons[0], Qt.MouseButton.LeftButton)
    assert (volet.financeur.texte, volet.nature.code) == ("OPCO Santé", "opco")
    assert fenetre.ouvert.session.dossier == avant
    assert volet.aide.ligne.hasFocus()
    taper(volet.aide.ligne, "Plan de développement")
    qtbot.mouseClick(volet.ajout, Qt.MouseButton.LeftButton)
    plan = fenetre.ouvert.session.dossier.accompagnement.plan_financement
    assert plan.financements[-1].financeur == "OPCO Santé"
    page.commencer()
    qtbot.waitUntil(lambda: not volet.opco.isVisible())


class TestSansLivre:
    """Sans livre, chaque champ reste un champ."""

    @pytest.fixture
    def atelier(self) -> Atelier:
        """Un poste sans livres."""
        return un_atelier([un_dossier()])

    def test_tout_s_ecrit_librement(
        self, qtbot: QtBot, fenetre: Fenetre, page: PageFinancement
    ) -> None:
        carte = page.formation
        for champ, texte in (
            (carte.intitule, "Anglais"),
            (carte.organisme, "Greta"),
            (carte.vise.certification, "Un titre à moi"),
            (carte.vise.domaine, "15234"),
        ):
            champ.viser()
            taper(champ.ligne, texte)
        qtbot.mouseClick(carte.ajouter, Qt.MouseButton.LeftButton)
        formation = _formation(fenetre)
        assert formation.certification is not None
        assert formation.certification.intitule == "Un titre à moi"
        assert formation.formacode == "15234"
        page.commencer()
        qtbot.wait(20)
        assert not page.volet.opco.isVisible()
