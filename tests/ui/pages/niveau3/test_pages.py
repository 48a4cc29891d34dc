"""Chaque page du niveau 3 montre ce que les règles disent, et ne change qu’au geste."""

from datetime import date
from pathlib import Path

from icalendar import Calendar
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.changement import ChoixDevenir, Evenement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import StatutFinancement
from cep_desktop.domain.montant import connu
from cep_desktop.usecases.commandes.decision import ChangerStatutFinancement
from cep_desktop.usecases.session import Session
from tests.cas.dossier import LE, un_dossier
from tests.cas.ecran import DialoguesMuets, taper
from tests.cas.plan import euros
from ui.pages.aides.page import PageAides
from ui.pages.alerte.page import PageAlerte
from ui.pages.calendrier.page import PageCalendrier
from ui.pages.montage.page import PageMontage
from ui.pages.revision.page import PageRevision
from ui.pages.tresorerie.page import PageTresorerie
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


def _dossier(fenetre: Fenetre) -> Dossier:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier


def _demande(fenetre: Fenetre, cle: str) -> object:
    demandes = _dossier(fenetre).accompagnement.plan_financement.financements
    return connu(next(f for f in demandes if f.id == cle).demande)


def test_une_aide_s_explique_critere_par_critere(qtbot: QtBot, camille: Fenetre) -> None:
    camille.aller("aides")
    page = camille.page
    assert isinstance(page, PageAides)
    qtbot.mouseClick(page.cartes["ptp"].tete, GAUCHE)
    criteres = page.cartes["ptp"].criteres
    assert criteres is not None
    assert {ligne.mot for ligne in criteres.lignes} >= {"Rempli", "À vérifier"}
    assert all(ligne.details for ligne in criteres.lignes)


def test_un_montage_se_fixe_puis_se_prend_en_un_seul_geste(qtbot: QtBot, camille: Fenetre) -> None:
    camille.aller("montage")
    page = camille.page
    assert isinstance(page, PageMontage)
    qtbot.waitUntil(page.prendre.isEnabled, timeout=20_000)
    assert _demande(camille, "F3") == euros("4900")

    qtbot.mouseClick(page.lignes.boutons["ptp", "fixer"], GAUCHE)
    qtbot.waitUntil(lambda: ("ptp", "liberer") in page.lignes.boutons, timeout=20_000)
    qtbot.mouseClick(page.lignes.boutons["ptp", "liberer"], GAUCHE)
    qtbot.waitUntil(page.prendre.isEnabled, timeout=20_000)

    qtbot.mouseClick(page.prendre, GAUCHE)
    assert _demande(camille, "F3") == euros("5330")
    camille.annuler()
    assert _demande(camille, "F3") == euros("4900")


def test_le_mois_le_plus_serre_est_dit(camille: Fenetre) -> None:
    camille.aller("tresorerie")
    page = camille.page
    assert isinstance(page, PageTresorerie)
    assert "430,00" in page.bandeau.titre.text()
    assert sum(ligne.est_en_avant for ligne in page.lignes.lignes) == 1


def test_un_refus_prepare_une_alerte_sans_nom(qtbot: QtBot, camille: Fenetre) -> None:
    assert camille.ouvert is not None
    refus = ChangerStatutFinancement("F3", StatutFinancement.REFUSE, LE)
    camille.ouvert.session.executer(refus)
    camille.aller("alerte")
    page = camille.page
    assert isinstance(page, PageAlerte)
    assert "Moreau" not in page.note.toPlainText()
    assert "la personne suivie" in page.note.toPlainText()
    assert page.donner.isEnabled(), "un clic suffit : le destinataire habituel est déjà écrit"
    page.destinataire.ligne.clear()
    assert not page.donner.isEnabled()
    taper(page.destinataire.ligne, "Sophie Arnaud")
    qtbot.mouseClick(page.donner, GAUCHE)
    alerte = _dossier(camille).accompagnement.alertes[-1]
    assert (alerte.destinataire, alerte.donnee_le) == ("Sophie Arnaud", LE)


def test_une_date_se_glisse_au_clavier_et_s_annule(qtbot: QtBot, camille: Fenetre) -> None:
    camille.aller("calendrier")
    page = camille.page
    assert isinstance(page, PageCalendrier)
    page.frise.designer("T1")
    page.frise.setFocus()
    qtbot.keyClick(page.frise, Qt.Key.Key_Right, ALT)
    dates = _dossier(camille).accompagnement.calendrier.dates
    assert dates[0].quand.au_plus_tard == date(2026, 12, 9)


def test_une_date_se_glisse_a_la_souris(qtbot: QtBot, camille: Fenetre) -> None:
    camille.aller("calendrier")
    page = camille.page
    assert isinstance(page, PageCalendrier)
    place = next(p for p in page.frise.places() if p.element.cle == "T1")
    depart = place.cadre.center().toPoint()
    jour = page.frise.abscisse(date(2026, 12, 2)) - page.frise.abscisse(date(2026, 12, 1))
    arrivee = depart + QPoint(round(jour * 7), 0)
    qtbot.mousePress(page.frise, GAUCHE, pos=depart)
    qtbot.mouseMove(page.frise, arrivee)
    qtbot.mouseRelease(page.frise, GAUCHE, pos=arrivee)
    dates = _dossier(camille).accompagnement.calendrier.dates
    assert dates[0].quand.au_plus_tard == date(2026, 12, 15)


def test_un_deplacement_qui_pose_probleme_s_explique_d_abord(
    qtbot: QtBot, camille: Fenetre
) -> None:
    camille.aller("calendrier")
    page = camille.page
    assert isinstance(page, PageCalendrier)
    avant = _dossier(camille)
    page.frise.deplacee.emit("P1", -140)
    assert page.question.isVisible()
    assert _dossier(camille) == avant
    qtbot.mouseClick(page.laisser, GAUCHE)
    assert _dossier(camille) == avant
    page.frise.deplacee.emit("P1", -140)
    qtbot.mouseClick(page.faire, GAUCHE)
    assert _dossier(camille) != avant


def test_l_agenda_exporte_deux_fois_garde_ses_identifiants(
    qtbot: QtBot, camille: Fenetre, dialogues: DialoguesMuets, tmp_path: Path
) -> None:
    camille.aller("calendrier")
    page = camille.page
    assert isinstance(page, PageCalendrier)
    uids = []
    for nom in ("un.ics", "deux.ics"):
        dialogues.agenda = tmp_path / nom
        qtbot.mouseClick(page.exporter, GAUCHE)
        lu = Calendar.from_ical((tmp_path / nom).read_bytes())
        uids.append(sorted(str(e["UID"]) for e in lu.walk("VEVENT")))
    assert uids[0] == uids[1]
    assert len(set(uids[0])) == len(uids[0])


def test_quelque_chose_a_change_se_decide_ligne_par_ligne(qtbot: QtBot, camille: Fenetre) -> None:
    camille.aller("revision")
    page = camille.page
    assert isinstance(page, PageRevision)
    qtbot.mouseClick(page.evenements.bouton(Evenement.DATES), GAUCHE)
    assert not page.preparer.isEnabled()
    for ligne in page.touches.lignes:
        choix = ChoixDevenir.DEPLACER if ligne.cle == "P1" else ChoixDevenir.GARDER
        qtbot.mouseClick(page.touches.boutons[ligne.cle, choix.value], GAUCHE)
    assert not page.preparer.isEnabled()
    taper(page.debut.ligne, "06/09/2027")
    qtbot.keyClick(page.debut.ligne, Qt.Key.Key_Return)
    assert page.preparer.isEnabled()
    qtbot.mouseClick(page.preparer, GAUCHE)
    formation = _dossier(camille).accompagnement.formations[0]
    assert formation.periode is not None
    assert formation.periode.du == date(2027, 9, 6)
    camille.annuler()
    formation = _dossier(camille).accompagnement.formations[0]
    assert formation.periode is not None
    assert formation.periode.du == date(2027, 4, 19)


def test_sans_depense_le_montage_ne_dit_pas_zero(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.montrer_session(Session(un_dossier()))
    fenetre.aller("montage")
    page = fenetre.page
    assert isinstance(page, PageMontage)
    qtbot.waitUntil(page.vide.isVisible, timeout=20_000)
    assert not page.reste.isVisible()
    assert not page.prendre.isEnabled()


def test_le_tableau_du_montage_s_aligne_puis_s_empile(qtbot: QtBot, camille: Fenetre) -> None:
    camille.aller("montage")
    page = camille.page
    assert isinstance(page, PageMontage)
    qtbot.waitUntil(page.prendre.isEnabled, timeout=20_000)
    assert [ligne.est_reste for ligne in page.lignes.lignes][-1]
    assert any(ligne.est_changee for ligne in page.lignes.lignes)
    rangee = page.lignes.rangee("ptp")
    qtbot.waitUntil(lambda: rangee.isVisible() and rangee.y() > 0)
    bords = {b.mapTo(page.lignes, QPoint(0, 0)).x() for b in page.lignes.boutons.values()}
    assert len(bords) == 1, "les épingles sont l’une sous l’autre"
    assert bords.pop() > 0
    assert rangee.avant.text() == page.lignes.lignes[2].avant
    rangee.regler(est_large=False)
    assert rangee.avant.text().startswith("Aujourd’hui")
