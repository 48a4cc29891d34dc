"""Le projet s’écrit avec les mots de la personne, et l’on regarde ce qui le rend possible."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.projet import Faisable, NatureProjet, Projet
from cep_desktop.usecases.commandes.regards import Regard
from tests.cas.dossier import LE
from tests.cas.ecran import taper
from tests.ui.pages.projet.outils import la_page, le_conseil, les_actions
from ui.pages.projet.page import CHEMINS, PISTES, POSSIBLE, PageProjet
from ui.shell.fenetre import Fenetre

GAUCHE = Qt.MouseButton.LeftButton


def _possible(fenetre: Fenetre, numero: str = "0142") -> PageProjet:
    return la_page(fenetre, numero, POSSIBLE)


def _projet(fenetre: Fenetre) -> Projet:
    projet = le_conseil(fenetre).projet
    assert projet is not None
    return projet


def test_un_projet_s_ecrit_en_une_phrase_sans_rien_supposer(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _possible(fenetre, "0000")
    carte = page.possible.projet
    assert not page.possible.conditions.isVisible()
    qtbot.mouseClick(carte.ecriture, GAUCHE)
    assert carte.enonce.faute == "À remplir pour continuer."
    taper(carte.enonce.ligne, "Devenir fleuriste, parce que j’aime les plantes.")
    carte.metier.ligne.setFocus()
    taper(carte.metier.ligne, "Fleuriste")
    qtbot.mouseClick(carte.ecriture, GAUCHE)
    assert carte.champ_nature.faute
    assert le_conseil(fenetre).projet is None
    qtbot.mouseClick(carte.nature.bouton("reconversion"), GAUCHE)
    carte.rome.ligne.setText("roses")
    qtbot.mouseClick(carte.ecriture, GAUCHE)
    assert "code ROME" in carte.rome.faute
    carte.rome.ligne.setText("d1209")
    qtbot.mouseClick(carte.ecriture, GAUCHE)
    projet = _projet(fenetre)
    assert (projet.metier, projet.rome, projet.nature) == (
        "Fleuriste", "D1209", NatureProjet.RECONVERSION,
    )  # fmt: skip
    assert not projet.co_construction.est_valide
    assert page.possible.conditions.isVisible()
    assert {r.reponse.code for r in page.possible.conditions.rangees.values()} == {""}
    fenetre.annuler()
    assert carte.ecriture.isVisible()


def test_les_mots_et_la_formulation_sont_cote_a_cote(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _possible(fenetre)
    carte = page.possible.projet
    assert carte.mots.citation.phrase.text().startswith("«\u00a0J’aime parler")
    assert carte.formulation.zone.toPlainText().startswith("Projet de transition")
    assert carte.validation.text() == "Validé ensemble le 5\u00a0oct.\u00a02026"
    carte.formulation.zone.setPlainText("Reconversion vers le secrétariat.")
    carte.formulation.zone.quittee.emit()
    assert _projet(fenetre).formulation_professionnelle == "Reconversion vers le secrétariat."
    assert carte.validation.text() == "Valider ensemble"
    qtbot.mouseClick(carte.validation, GAUCHE)
    assert _projet(fenetre).co_construction.valide_ensemble_le == LE
    qtbot.mouseClick(carte.par.bouton("ensemble"), GAUCHE)
    assert _projet(fenetre).co_construction.propose_par is Auteur.ENSEMBLE
    assert not _projet(fenetre).co_construction.est_valide


def test_un_enonce_vide_est_refuse_sans_rien_perdre(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _possible(fenetre)
    carte = page.possible.projet
    avant = _projet(fenetre)
    carte.enonce.ligne.clear()
    carte.enonce.ligne.editingFinished.emit()
    assert carte.enonce.faute
    assert _projet(fenetre) == avant


def test_les_mots_de_la_personne_se_redisent(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _possible(fenetre)
    mots = page.possible.projet.mots
    qtbot.mouseClick(mots.changer, GAUCHE)
    mots.champ.zone.selectAll()
    taper(mots.champ.zone, "J’aime aider.")
    page.titre.setFocus()
    assert _projet(fenetre).motivation is not None
    assert (_projet(fenetre).motivation.texte, _projet(fenetre).motivation.dites_le) == (
        "J’aime aider.", LE,
    )  # fmt: skip
    assert mots.citation.auteur.text().replace("\u00a0", " ") == (
        "Dit par Camille, le 23 novembre 2026"
    )


def test_une_condition_se_regarde_s_explique_et_cree_une_action(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    page = _possible(fenetre)
    conditions = page.possible.conditions
    rangee = conditions.rangees["Le niveau demandé"]
    assert rangee.creation.accessibleName().replace("\u00a0", " ") == (
        "Créer l’action : Vérifier : le niveau demandé"
    )
    qtbot.mouseClick(rangee.creation, GAUCHE)
    assert "Vérifier : le niveau demandé" in les_actions(fenetre)
    assert rangee.deja.isVisible()
    qtbot.mouseClick(rangee.reponse.bouton("oui"), GAUCHE)
    critere = _projet(fenetre).faisabilite[1]
    assert (critere.reponse, critere.raison) == (
        Faisable.OUI, "Test d’entrée le 11\u00a0décembre\u00a02026",
    )  # fmt: skip
    assert not rangee.creation.isVisible()
    assert conditions.bilan.text() == "4 oui sur 5"
    qtbot.mouseClick(rangee.retrait, GAUCHE)
    assert len(_projet(fenetre).faisabilite) == 4
    assert conditions.rangees["Le niveau demandé"].reponse.code == ""


def test_une_autre_condition_s_ajoute_a_verifier(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = _possible(fenetre)
    ajout = page.possible.conditions.ajout
    taper(ajout.ligne, "Le trajet")
    qtbot.keyClick(ajout.ligne, Qt.Key.Key_Return)
    assert _projet(fenetre).faisabilite[-1].reponse is Faisable.A_VERIFIER
    rangee = page.possible.conditions.rangees["Le trajet"]
    rangee.raison.ligne.setText("40 minutes de train")
    rangee.raison.ligne.editingFinished.emit()
    assert _projet(fenetre).faisabilite[-1].raison == "40 minutes de train"


def test_atouts_freins_et_opportunites_s_ecrivent_et_un_frein_devient_une_action(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    regards = _possible(fenetre).possible.regards
    for regard, mots in (
        (Regard.ATOUTS, "Je parle deux langues"),
        (Regard.FREINS, "Le bus du soir"),
        (Regard.OPPORTUNITES, "Un cabinet ouvre à Bléré"),
    ):
        taper(regards.ajouts[regard].ligne, mots)
        qtbot.keyClick(regards.ajouts[regard].ligne, Qt.Key.Key_Return)
    projet = _projet(fenetre)
    assert projet.atouts[-1] == "Je parle deux langues"
    assert projet.freins[-1] == "Le bus du soir"
    assert projet.opportunites[-1] == "Un cabinet ouvre à Bléré"
    assert not projet.co_construction.est_valide
    taper(regards.ajouts[Regard.ATOUTS].ligne, "Je parle deux langues")
    qtbot.mouseClick(regards.ajouts[Regard.ATOUTS].bouton, GAUCHE)
    assert regards.ajouts[Regard.ATOUTS].ligne.accessibleDescription() == "C’est déjà écrit."
    qtbot.mouseClick(regards.freins.creations["Le bus du soir"], GAUCHE)
    assert "Lever ce frein : le bus du soir" in les_actions(fenetre)
    qtbot.mouseClick(regards.freins.retraits["Le bus du soir"], GAUCHE)
    assert "Le bus du soir" not in _projet(fenetre).freins


def test_un_projet_se_met_de_cote_et_se_reprend(qtbot: QtBot, fenetre: Fenetre) -> None:
    possible = _possible(fenetre).possible
    strategie = le_conseil(fenetre).strategie
    qtbot.mouseClick(possible.autres.mettre, GAUCHE)
    assert le_conseil(fenetre).projet is None
    assert le_conseil(fenetre).strategie is None
    assert possible.projet.enonce.commande.hasFocus()
    assert possible.projet.ecriture.isVisible()
    qtbot.mouseClick(possible.autres.reprises["P2"], GAUCHE)
    assert _projet(fenetre).metier == "Secrétaire médico-sociale"
    assert le_conseil(fenetre).strategie == strategie
    qtbot.keyClick(possible.autres.reprises["P1"], Qt.Key.Key_Space)
    assert _projet(fenetre).metier == "Assistante maternelle"
    autres = le_conseil(fenetre).projets_mis_de_cote
    assert [p.projet.metier for p in autres] == ["Secrétaire médico-sociale"]
    for _ in range(3):
        fenetre.annuler()
    assert _projet(fenetre).metier == "Secrétaire médico-sociale"


def test_le_livre_ne_se_propose_que_sans_code(qtbot: QtBot, fenetre: Fenetre) -> None:
    carte = _possible(fenetre).possible.projet
    assert carte.rome.texte == "M1609"
    assert not carte.livre.isVisible()
    carte.rome.viser()
    carte.rome.ligne.selectAll()
    qtbot.keyClick(carte.rome.ligne, Qt.Key.Key_Delete)
    assert carte.livre.isVisible()
    carte.livre.ligne.setFocus()
    carte.livre.trouve.emit("M1607", "Secrétaire")
    assert _projet(fenetre).rome == "M1607"
    assert not carte.livre.isVisible()
    assert carte.metier.ligne.hasFocus()


def test_les_autres_projets_se_voient_de_chaque_vue(qtbot: QtBot, fenetre: Fenetre) -> None:
    page = la_page(fenetre)
    assert page.rappel.phrase.text().startswith("Un autre projet est mis de côté")
    for vue in (PISTES, CHEMINS, POSSIBLE):
        page.regarder(vue)
        assert page.rappel.isVisible()
    page.regarder(PISTES)
    qtbot.mouseClick(page.rappel.voir, GAUCHE)
    assert page.vue.code == POSSIBLE
    reprise = page.possible.autres.reprises["P1"]
    assert reprise.hasFocus()
    assert not reprise.visibleRegion().isEmpty()
    qtbot.mouseClick(page.possible.autres.mettre, GAUCHE)
    assert page.rappel.phrase.text().startswith("2 autres projets")


def test_ctrl_k_mene_aux_autres_projets(fenetre: Fenetre) -> None:
    la_page(fenetre)
    fenetre.aller("demande")
    fenetre.registre.faire("geste.projet.voir_les_autres")
    page = fenetre.page
    assert isinstance(page, PageProjet)
    assert page.possible.autres.reprises["P1"].hasFocus()


def test_sans_autre_projet_rien_n_est_rappele(fenetre: Fenetre) -> None:
    assert not _possible(fenetre, "0000").rappel.isVisible()
