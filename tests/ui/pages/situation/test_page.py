"""Votre situation se remplit à la souris et au clavier, et tout s’annule."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.projet import Priorite
from cep_desktop.domain.situation import Fait, NeSaitPas, OrigineFait, Situation, Somme
from tests.cas.dossier import LE, exemple
from tests.cas.ecran import taper
from tests.ui.pages.situation.conftest import ouvrir_la_page
from ui.pages.situation.ligne_fait import RangeeFait
from ui.pages.situation.page import PageSituation
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
SALAIRE = CodeFait.SALAIRE_MENSUEL_BRUT


def _situation(fenetre: Fenetre) -> Situation:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier.situation


def _priorites(fenetre: Fenetre) -> tuple[Priorite, ...]:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier.conseil.priorites


def _fait(fenetre: Fenetre, code: CodeFait) -> Fait:
    fait = _situation(fenetre).fait(code, le=LE)
    assert fait is not None
    return fait


def _rangee(page: PageSituation, code: CodeFait) -> RangeeFait:
    return page.travail.rangees[code]


def test_alt_fleches_rangent_et_le_clavier_suit_la_carte(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    page.priorites.tuiles[1].setFocus()
    qtbot.keyClick(fenetre.focusWidget(), Qt.Key.Key_Up, ALT)
    assert [p.libelle for p in _priorites(fenetre)][:2] == [
        "Moins d’effort physique", "Le contact avec les gens",
    ]  # fmt: skip
    assert page.priorites.tuiles[0].hasFocus()
    qtbot.keyClick(fenetre.focusWidget(), Qt.Key.Key_Down, ALT)
    qtbot.keyClick(fenetre.focusWidget(), Qt.Key.Key_Down, ALT)
    assert page.priorites.tuiles[2].accessibleName() == "Moins d’effort physique, numéro 3 sur 6"
    assert page.priorites.tuiles[2].hasFocus()
    for _ in range(3):
        fenetre.annuler()
    assert _priorites(fenetre) == exemple("camille").conseil.priorites


def test_les_boutons_rangent_aussi_et_s_arretent_au_bout(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    premiere = page.priorites.tuiles[0]
    assert not premiere.monter.isEnabled()
    assert premiere.descendre.accessibleName() == "Descendre\u00a0: Le contact avec les gens"
    qtbot.mouseClick(premiere.descendre, GAUCHE)
    assert _priorites(fenetre)[1].libelle == "Le contact avec les gens"
    assert not page.priorites.tuiles[-1].descendre.isEnabled()


def test_entree_change_les_mots_et_suppr_retire(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    tuile = page.priorites.tuiles[3]
    tuile.setFocus()
    qtbot.keyClick(tuile, Qt.Key.Key_Return)
    assert tuile.saisie.hasFocus()
    taper(tuile.saisie, "La paie")
    qtbot.keyClick(tuile.saisie, Qt.Key.Key_Return)
    assert _priorites(fenetre)[3].libelle == "La paie"
    assert not tuile.saisie.isVisible()
    assert tuile.hasFocus()
    qtbot.keyClick(tuile, Qt.Key.Key_Delete)
    assert [p.libelle for p in _priorites(fenetre)][3:] == ["Le lieu de travail", "L’ambiance"]
    assert page.priorites.tuiles[3].hasFocus()
    assert fenetre.message.isVisible()


def test_echap_laisse_les_mots_comme_ils_sont(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    tuile = page.priorites.tuiles[0]
    qtbot.mouseClick(tuile.mots, GAUCHE)
    taper(tuile.saisie, "Rien")
    qtbot.keyClick(tuile.saisie, Qt.Key.Key_Escape)
    assert not tuile.saisie.isVisible()
    assert _priorites(fenetre)[0].libelle == "Le contact avec les gens"


def test_un_dossier_neuf_choisit_ses_priorites_d_un_geste(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre, "vide")
    assert page.priorites.tuiles == []
    assert not page.valider.isVisible()
    bouton = page.priorites._flux.itemAt(3).widget()
    assert bouton.accessibleName() == "Ajouter\u00a0: Le salaire"
    qtbot.mouseClick(bouton, GAUCHE)
    qtbot.keyClick(fenetre, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.priorites.ajout.ligne.hasFocus()
    taper(page.priorites.ajout.ligne, "Apprendre l’ordinateur")
    qtbot.keyClick(page.priorites.ajout.ligne, Qt.Key.Key_Return)
    assert [p.libelle for p in _priorites(fenetre)] == ["Le salaire", "Apprendre l’ordinateur"]
    assert page.priorites.ajout.ligne.text() == ""


def test_je_ne_sais_pas_vaut_une_reponse_et_cree_une_action(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    rangee = _rangee(page, CodeFait.TEMPS_TRAVAIL)
    qtbot.mouseClick(rangee.fait.ne_sait_pas, GAUCHE)
    assert isinstance(_fait(fenetre, CodeFait.TEMPS_TRAVAIL).reponse, NeSaitPas)
    assert not rangee.fait.champ.isVisible()
    qtbot.mouseClick(rangee.creation, GAUCHE)
    assert fenetre.ouvert is not None
    plan = fenetre.ouvert.session.dossier.accompagnement.plan_action
    libelles = [a.libelle.replace("\u00a0", " ") for _, a in plan.actions()]
    assert "Chercher : temps de travail (% d’un temps plein)" in libelles
    assert rangee.deja.isVisible()
    assert not rangee.creation.isVisible()


def test_toucher_de_nouveau_je_ne_sais_pas_rouvre_le_champ(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    rangee = _rangee(page, SALAIRE)
    assert not rangee.fait.champ.isVisible()
    avant = _situation(fenetre)
    qtbot.mouseClick(rangee.fait.ne_sait_pas, GAUCHE)
    assert _situation(fenetre) == avant
    ligne = rangee.fait.champ.commande
    assert ligne.hasFocus()
    taper(ligne, "1400")
    qtbot.keyClick(ligne, Qt.Key.Key_Return)
    reponse = _fait(fenetre, SALAIRE).reponse
    assert isinstance(reponse, Somme)
    assert str(reponse.valeur) == "1\u202f400,00\u00a0€"
    assert "minimum légal" in page.avis.phrase.text()


def test_dire_d_ou_vient_une_reponse_ne_change_pas_sa_date(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    rangee = _rangee(page, CodeFait.NIVEAU_QUALIFICATION)
    avant = _fait(fenetre, CodeFait.NIVEAU_QUALIFICATION)
    qtbot.mouseClick(rangee.tete, GAUCHE)
    assert rangee.detail is not None
    qtbot.mouseClick(rangee.fait.origine.bouton("papier"), GAUCHE)
    apres = _fait(fenetre, CodeFait.NIVEAU_QUALIFICATION)
    assert apres.origine is OrigineFait.PAPIER
    assert (apres.connu_le, apres.precision) == (avant.connu_le, avant.precision)
    rangee.detail.precision.ligne.setText("Diplôme vu")
    rangee.detail.precision.ligne.editingFinished.emit()
    assert _fait(fenetre, CodeFait.NIVEAU_QUALIFICATION).precision == "Diplôme vu"
    qtbot.mouseClick(rangee.detail.effacement, GAUCHE)
    assert _situation(fenetre).fait(CodeFait.NIVEAU_QUALIFICATION, le=LE) is None


def test_une_reponse_impossible_est_expliquee_sans_rien_perdre(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    rangee = _rangee(page, CodeFait.TEMPS_TRAVAIL)
    ligne = rangee.fait.champ.commande
    avant = _situation(fenetre)
    ligne.setFocus()
    ligne.selectAll()
    taper(ligne, "beaucoup")
    qtbot.keyClick(ligne, Qt.Key.Key_Return)
    assert rangee.fait.champ.faute
    assert ligne.text() == "beaucoup"
    assert _situation(fenetre) == avant


def test_un_seul_bloc_est_ouvert_et_se_valide(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    page.contraintes.tete.setFocus()
    qtbot.keyClick(page.contraintes.tete, Qt.Key.Key_Space)
    assert page.contraintes.est_ouvert
    assert not page.travail.est_ouvert
    qtbot.mouseClick(page.valider, GAUCHE)
    assert _situation(fenetre).trace_contraintes.valide_ensemble_le == LE
    assert not page.valider.isVisible()
    champ = page.contraintes.champs[0]
    champ.ligne.setFocus()
    champ.ligne.selectAll()
    taper(champ.ligne, "Je prends le car.")
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Return)
    assert _situation(fenetre).contraintes[0] == "Je prends le car."
    assert not _situation(fenetre).trace_contraintes.est_valide
    assert page.valider.isVisible()


def test_alt_v_valide_et_retire_ce_qui_compte(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    page.priorites.tuiles[0].setFocus()
    qtbot.keyClick(page.priorites.tuiles[0], Qt.Key.Key_V, ALT)
    assert fenetre.ouvert is not None
    assert not fenetre.ouvert.session.dossier.conseil.trace_priorites.est_valide
    qtbot.keyClick(page.priorites.tuiles[0], Qt.Key.Key_V, ALT)
    assert fenetre.ouvert.session.dossier.conseil.trace_priorites.valide_ensemble_le == LE
    assert "23" in page.priorites.validation.text()
    qtbot.keyClick(page.priorites.tuiles[0], Qt.Key.Key_V, ALT)
    assert not fenetre.ouvert.session.dossier.conseil.trace_priorites.est_valide


def test_une_contrainte_s_ajoute_et_se_vide_pour_se_retirer(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    qtbot.mouseClick(page.appuis.tete, GAUCHE)
    taper(page.appuis.ajout.ligne, "Ma voisine")
    qtbot.keyClick(page.appuis.ajout.ligne, Qt.Key.Key_Return)
    assert _situation(fenetre).appuis[-1] == "Ma voisine"
    champ = page.appuis.champs[-1]
    champ.ligne.clear()
    champ.ligne.editingFinished.emit()
    assert "Ma voisine" not in _situation(fenetre).appuis
    qtbot.mouseClick(page.appuis.ajout.bouton, GAUCHE)
    assert page.appuis.ajout.ligne.accessibleDescription() == "Écrivez d’abord quelques mots."


def test_un_mot_de_sante_pose_une_question(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    qtbot.mouseClick(page.contraintes.tete, GAUCHE)
    taper(page.contraintes.ajout.ligne, "J’ai mal au dos")
    qtbot.keyClick(page.contraintes.ajout.ligne, Qt.Key.Key_Return)
    assert "est-ce utile ici" in page.contraintes.question.phrase.text()


def test_une_autre_question_se_pose_et_se_remplit(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    qtbot.mouseClick(page.autres.tete, GAUCHE)
    page.ajout.liste.montrer(CodeFait.FIN_CONTRAT_LE.value)
    qtbot.mouseClick(page.ajout.bouton, GAUCHE)
    rangee = page.autres.rangees[CodeFait.FIN_CONTRAT_LE]
    ligne = rangee.fait.champ.commande
    assert ligne.hasFocus()
    taper(ligne, "31/12/2026")
    qtbot.keyClick(ligne, Qt.Key.Key_Return)
    assert _fait(fenetre, CodeFait.FIN_CONTRAT_LE).connu_le == LE


def test_les_mots_de_la_personne_se_notent_et_se_changent(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    zone = page.priorites.mots.champ.zone
    qtbot.mouseClick(page.priorites.mots.changer, GAUCHE)
    zone.selectAll()
    taper(zone, "Je veux rentrer sans fatigue.")
    page.titre.setFocus()
    assert page.priorites.mots.citation.phrase.text() == (
        "«\u00a0Je veux rentrer sans fatigue.\u00a0»"
    )
    assert page.priorites.mots.citation.isVisible()
    qtbot.mouseClick(page.priorites.mots.changer, GAUCHE)
    assert zone.hasFocus()
    assert zone.toPlainText() == "Je veux rentrer sans fatigue."


def test_continuer_mene_aux_competences(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    qtbot.mouseClick(page.continuer, GAUCHE)
    assert fenetre.rail.courante == "competences"


def test_une_reponse_refusee_reste_ecrite_quand_le_reste_du_dossier_change(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    page = ouvrir_la_page(qtbot, fenetre)
    temps = _rangee(page, CodeFait.TEMPS_TRAVAIL).fait
    temps.champ.commande.setFocus()
    temps.champ.commande.selectAll()  # type: ignore[attr-defined]
    taper(temps.champ.commande, "beaucoup")
    qtbot.keyClick(temps.champ.commande, Qt.Key.Key_Return)
    refus = temps.champ.faute
    assert "n’est pas un nombre" in refus
    qtbot.mouseClick(_rangee(page, CodeFait.NIVEAU_QUALIFICATION).fait.ne_sait_pas, GAUCHE)
    assert isinstance(_fait(fenetre, CodeFait.NIVEAU_QUALIFICATION).reponse, NeSaitPas)
    assert temps.champ.commande.text() == "beaucoup"  # type: ignore[attr-defined]
    assert temps.champ.faute == refus
    qtbot.mouseClick(temps.ne_sait_pas, GAUCHE)
    assert not temps.champ.faute
