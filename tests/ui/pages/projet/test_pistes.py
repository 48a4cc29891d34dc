"""Les pistes se comparent, se pèsent et se choisissent à la souris et au clavier."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.projet import Faisable
from tests.cas.dossier import LE, exemple
from tests.cas.ecran import taper
from tests.ui.pages.projet.outils import la_page, le_conseil, les_actions
from ui.shell.fenetre import Fenetre
from ui.theme import theme

GAUCHE = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_espace_change_la_reponse_et_garde_la_raison(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = la_page(fenetre)
    case = page.pistes.tableau.cases["O2", "Les horaires de jour"]
    case.setFocus()
    qtbot.keyClick(case, Qt.Key.Key_Space)
    critere = le_conseil(fenetre).pistes[1].criteres[2]
    assert (critere.reponse, critere.raison) == (Faisable.PAS_ENCORE, "Parfois le samedi")
    assert case.hasFocus()
    assert "Pas encore" in case.accessibleName()
    qtbot.keyClick(case, Qt.Key.Key_Space)
    assert le_conseil(fenetre).pistes[1].criteres[2].reponse is Faisable.OUI
    fenetre.annuler()
    fenetre.annuler()
    assert le_conseil(fenetre) == exemple("camille").conseil


def test_entree_ouvre_le_detail_d_une_case_et_echap_y_ramene(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    page = la_page(fenetre)
    case = page.pistes.tableau.cases["O1", "L’ambiance"]
    case.setFocus()
    qtbot.keyClick(case, Qt.Key.Key_Return)
    editeur = page.pistes.editeur
    assert editeur.isVisible()
    assert editeur.titre.text() == "L’ambiance – Secrétaire médico-sociale"
    qtbot.mouseClick(editeur.creation, GAUCHE)
    assert "Vérifier : l’ambiance (secrétaire médico-sociale)" in les_actions(fenetre)
    assert editeur.deja.isVisible()
    qtbot.mouseClick(editeur.reponse.bouton("oui"), GAUCHE)
    editeur.raison.ligne.setFocus()
    editeur.raison.ligne.selectAll()
    taper(editeur.raison.ligne, "Bonne équipe")
    qtbot.keyClick(editeur.raison.ligne, Qt.Key.Key_Return)
    critere = le_conseil(fenetre).pistes[0].criteres[5]
    assert (critere.reponse, critere.raison) == (Faisable.OUI, "Bonne équipe")
    qtbot.keyClick(editeur.raison.ligne, Qt.Key.Key_Escape)
    assert not editeur.isVisible()
    assert case.hasFocus()


def test_peser_range_les_lignes_et_s_annule(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = la_page(fenetre)
    poids = page.pistes.tableau.criteres["L’ambiance"].poids
    poids.setFocus()
    assert poids.accessibleName() == "Poids\u00a0: L’ambiance"
    qtbot.keyClick(poids, Qt.Key.Key_Right)
    assert le_conseil(fenetre).priorites[5].poids == 2
    libelles = list(page.pistes.tableau.criteres)
    assert libelles.index("L’ambiance") < libelles.index("Le lieu de travail")
    fenetre.annuler()
    libelles = list(page.pistes.tableau.criteres)
    assert libelles.index("L’ambiance") > libelles.index("Le lieu de travail")


def test_le_gout_se_donne_au_clavier_et_a_la_souris(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = la_page(fenetre)
    gout = page.pistes.tableau.tetes["O3"].gout
    gout.setFocus()
    qtbot.keyClick(gout, Qt.Key.Key_Right)
    assert le_conseil(fenetre).pistes[2].gout == 3
    qtbot.mouseClick(gout, GAUCHE, pos=QPoint(10, 22))
    assert le_conseil(fenetre).pistes[2].gout == 1
    qtbot.mouseClick(gout, GAUCHE, pos=QPoint(10, 22))
    assert le_conseil(fenetre).pistes[2].gout is None
    assert gout.accessibleDescription() == "Pas encore dit"


def test_l_etoile_choisit_et_rouvre(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = la_page(fenetre)
    etoile = page.pistes.tableau.tetes["O2"].etoile
    assert etoile.accessibleName() == "Choisir\u00a0: Agente d’accueil"
    etoile.setFocus()
    qtbot.keyClick(etoile, Qt.Key.Key_Space)
    pistes = le_conseil(fenetre).pistes
    assert [p.est_choisie for p in pistes] == [False, True, False]
    assert pistes[1].co_construction.choisi_par is None
    assert page.pistes.pourquoi.par.code == ""
    qtbot.mouseClick(page.pistes.pourquoi.par.bouton("beneficiaire"), GAUCHE)
    assert le_conseil(fenetre).pistes[1].co_construction.choisi_par is Auteur.BENEFICIAIRE
    qtbot.mouseClick(etoile, GAUCHE)
    assert not any(p.est_choisie for p in le_conseil(fenetre).pistes)
    assert not page.pistes.pourquoi.isVisible()
    assert not page.suite.isVisible()


def test_pourquoi_se_dit_se_commente_et_se_valide(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = la_page(fenetre)
    carte = page.pistes.pourquoi
    assert carte.mots.citation.phrase.text().startswith("«\u00a0Je garde le contact")
    carte.avis.ligne.setFocus()
    carte.avis.ligne.selectAll()
    taper(carte.avis.ligne, "Le chemin est plus long.")
    qtbot.keyClick(carte.avis.ligne, Qt.Key.Key_Return)
    assert le_conseil(fenetre).pistes[0].avis_du_conseiller == "Le chemin est plus long."
    qtbot.keyClick(carte.avis.ligne, Qt.Key.Key_V, ALT)
    assert le_conseil(fenetre).pistes[0].co_construction.valide_ensemble_le == LE
    qtbot.mouseClick(carte.mots.changer, GAUCHE)
    zone = carte.mots.champ.zone
    zone.selectAll()
    taper(zone, "Je reste utile.")
    page.titre.setFocus()
    piste = le_conseil(fenetre).pistes[0]
    assert piste.pourquoi is not None
    assert (piste.pourquoi.texte, piste.pourquoi.dites_le) == ("Je reste utile.", LE)
    assert not piste.co_construction.est_valide
    assert carte.validation.text() == "Valider ensemble"


def test_le_detail_d_une_piste_dit_le_temps_et_l_argent(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = la_page(fenetre)
    qtbot.mouseClick(page.pistes.tableau.tetes["O1"].bloc, GAUCHE)
    panneau = page.pistes.panneau
    assert panneau.nom.commande.hasFocus()
    for champ, texte in ((panneau.temps, "11,5"), (panneau.reste, "430")):
        champ.ligne.setText(texte)
        champ.ligne.editingFinished.emit()
    piste = le_conseil(fenetre).pistes[0]
    assert piste.delai_mois == 12
    assert "Reste à payer" in page.pistes.tableau.criteres
    panneau.temps.ligne.setText("500")
    panneau.temps.ligne.editingFinished.emit()
    assert panneau.temps.faute
    qtbot.keyClick(panneau.temps.ligne, Qt.Key.Key_Escape)
    assert not panneau.isVisible()
    assert page.pistes.tableau.tetes["O1"].bloc.hasFocus()


def test_une_quatrieme_piste_attend_puis_se_compare(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = la_page(fenetre)
    qtbot.keyClick(fenetre, Qt.Key.Key_N, CTRL)
    taper(page.pistes.ajout.ligne, "Fleuriste")
    qtbot.keyClick(page.pistes.ajout.ligne, Qt.Key.Key_Return)
    assert "O4" not in page.pistes.tableau.tetes
    qtbot.mouseClick(page.pistes._flux.itemAt(0).widget(), GAUCHE)
    assert list(page.pistes.tableau.tetes) == ["O1", "O2", "O4"]
    page.pistes.detailler("O4")
    qtbot.mouseClick(page.pistes.panneau.retrait, GAUCHE)
    assert not page.pistes.panneau.isVisible()
    assert len(le_conseil(fenetre).pistes) == 3


def test_sans_piste_la_page_dit_par_quoi_commencer(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = la_page(fenetre, "0000")
    assert page.pistes.vide.isVisible()
    assert not page.pistes.tableau.isVisible()
    taper(page.pistes.ajout.ligne, "Fleuriste")
    qtbot.keyClick(page.pistes.ajout.ligne, Qt.Key.Key_Return)
    assert not page.pistes.tableau.est_large
    assert "Votre situation" in page.pistes.invite.text()


def test_a_deux_cents_pour_cent_les_pistes_sont_l_une_sous_l_autre(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    page = la_page(fenetre)
    assert page.pistes.tableau.est_large
    theme.regler(zoom=200)
    qtbot.wait(1)
    assert not page.pistes.tableau.est_large
    assert set(page.pistes.tableau.tetes) == {"O1", "O2", "O3"}
    case = page.pistes.tableau.cases["O3", "L’ambiance"]
    case.setFocus()
    qtbot.keyClick(case, Qt.Key.Key_Space)
    assert le_conseil(fenetre).pistes[2].criteres[5].reponse is Faisable.PAS_ENCORE
