"""Le financement se remplit comme une feuille de calcul, et les totaux suivent."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.financement import (
    Accord,
    Demarche,
    Financement,
    NatureFinanceur,
    StatutFinancement,
)
from cep_desktop.domain.montant import INCONNU, connu
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.session import Session
from tests.cas.dossier import LE, un_dossier
from tests.cas.ecran import taper
from tests.cas.plan import euros
from ui.pages.financement.page import PageFinancement
from ui.pont import SessionQt
from ui.shell.fenetre import Fenetre
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.tableau.vue import Tableau

GAUCHE = Qt.MouseButton.LeftButton
ESPACES = {ord("\u00a0"): " ", ord("\u202f"): " "}


@pytest.fixture
def page(camille: Fenetre) -> PageFinancement:
    """La page du financement de Camille."""
    camille.aller("financement")
    ouverte = camille.page
    assert isinstance(ouverte, PageFinancement)
    return ouverte


def _plan(fenetre: Fenetre) -> PlanFinancement:
    assert fenetre.ouvert is not None
    return fenetre.ouvert.session.dossier.accompagnement.plan_financement


def _demande(fenetre: Fenetre, cle: str) -> Financement:
    return next(f for f in _plan(fenetre).financements if f.id == cle)


def _remplir(qtbot: QtBot, tableau: Tableau, cle: str, colonne: str, texte: str) -> None:
    """Remplit une case, et attend que le tableau l’ait lue."""
    _ecrire(qtbot, tableau, cle, colonne, texte)
    qtbot.waitUntil(lambda: tableau.state() != Tableau.State.EditingState)


def _ecrire(qtbot: QtBot, tableau: Tableau, cle: str, colonne: str, texte: str) -> QLineEdit:
    rang = next(i for i, c in enumerate(tableau.modele.colonnes) if c.nom == colonne)
    tableau.setFocus()
    tableau.setCurrentIndex(tableau.modele.index(tableau.modele.rang(cle), rang))
    qtbot.keyClick(tableau, Qt.Key.Key_Return)
    editeur = tableau.viewport().findChildren(QLineEdit)[-1]
    editeur.selectAll()
    taper(editeur, texte)
    qtbot.keyClick(editeur, Qt.Key.Key_Return)
    return editeur


def test_les_totaux_sont_ceux_de_la_maquette(page: PageFinancement) -> None:
    haute = page.haute
    textes = (haute.cout, haute.aides, haute.accorde, haute.reste, haute.pas_assure)
    assert [t.text().translate(ESPACES) for t in textes] == [
        "7 590,00 €",
        "7 160,00 €",
        "1 860,00 €",
        "430,00 €",
        "5 730,00 €",
    ]
    assert "Domi’Val" in haute.barre.accessibleName()


def test_un_montant_demande_se_tape_et_s_annule(
    qtbot: QtBot, camille: Fenetre, page: PageFinancement
) -> None:
    _remplir(qtbot, page.financements, "F2", "demande", "830")
    assert connu(_demande(camille, "F2").demande) == euros("830")
    assert page.haute.reste.text().translate(ESPACES) == "0,00 €"
    qtbot.keyClick(page.financements, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.haute.reste.text().translate(ESPACES) == "430,00 €"


def test_un_montant_peut_redevenir_inconnu(
    qtbot: QtBot, camille: Fenetre, page: PageFinancement
) -> None:
    _remplir(qtbot, page.depenses, "D2", "prix_unitaire", "inconnu")
    depense = next(d for d in _plan(camille).depenses if d.id == "D2")
    assert depense.prix_unitaire == INCONNU
    assert "encore inconnu" in page.avis.phrase.text()


def test_un_montant_illisible_ne_change_rien(
    qtbot: QtBot, camille: Fenetre, page: PageFinancement
) -> None:
    avant = _plan(camille)
    editeur = _ecrire(qtbot, page.financements, "F2", "demande", "douze")
    assert page.refus.isVisible()
    assert page.refus.phrase.text().startswith("«\u00a0douze\u00a0» n’est pas un montant")
    assert _plan(camille) == avant
    qtbot.keyClick(editeur, Qt.Key.Key_Escape)


def test_un_refus_du_metier_est_dit_en_phrase(
    qtbot: QtBot, camille: Fenetre, page: PageFinancement
) -> None:
    _remplir(qtbot, page.financements, "F2", "demande", "100")
    assert "dépassent le montant demandé" in page.refus.phrase.text()
    assert connu(_demande(camille, "F2").demande) == euros("400")


def test_un_montant_accorde_fait_un_accord(
    qtbot: QtBot, camille: Fenetre, page: PageFinancement
) -> None:
    _remplir(qtbot, page.financements, "F2", "accorde", "400")
    demande = _demande(camille, "F2")
    assert isinstance(demande.decision, Accord)
    assert demande.decision.le == LE
    assert demande.statut is StatutFinancement.ACCORDE
    assert page.haute.accorde.text().translate(ESPACES) == "2 260,00 €"


def test_le_statut_se_choisit_dans_une_liste(
    qtbot: QtBot, camille: Fenetre, page: PageFinancement
) -> None:
    tableau = page.financements
    tableau.setFocus()
    tableau.setCurrentIndex(tableau.modele.index(tableau.modele.rang("F2"), 3))
    qtbot.keyClick(tableau, Qt.Key.Key_F2)
    liste = tableau.viewport().findChildren(ListeChoix)[-1]
    liste.montrer("refuse")
    liste.activated.emit(liste.currentIndex())
    assert _demande(camille, "F2").statut is StatutFinancement.REFUSE
    assert page.haute.reste.text().translate(ESPACES) == "830,00 €"


def test_une_date_d_envoi_fait_une_demande_envoyee(
    qtbot: QtBot, camille: Fenetre, page: PageFinancement
) -> None:
    assert _demande(camille, "F3").demarche is Demarche.A_PREPARER
    _remplir(qtbot, page.financements, "F3", "envoye_le", "23 novembre 2026")
    assert _demande(camille, "F3").envoye_le == LE
    assert _demande(camille, "F3").demarche is Demarche.ENVOYEE


def test_une_quantite_et_un_prix_font_un_total(
    qtbot: QtBot, camille: Fenetre, page: PageFinancement
) -> None:
    _remplir(qtbot, page.depenses, "D3", "quantite", "8")
    _remplir(qtbot, page.depenses, "D3", "prix_unitaire", "100,5")
    depense = next(d for d in _plan(camille).depenses if d.id == "D3")
    assert (depense.quantite, depense.montant) == (Decimal(8), euros("804"))
    ligne = next(ligne for ligne in page.etat.depenses if ligne.cle == "D3")
    assert ligne.total.translate(ESPACES) == "804,00 €"


@pytest.mark.parametrize(("prix", "montant"), [("35,90", "35,90"), ("", None)])
def test_une_depense_s_ajoute_en_une_ligne(
    qtbot: QtBot, camille: Fenetre, page: PageFinancement, prix: str, montant: str | None
) -> None:
    ajout = page.ajout
    ajout.poste.montrer("materiel")
    ajout.ligne.setFocus()
    taper(ajout.ligne, "Blouse d’école")
    taper(ajout.prix, prix)
    qtbot.keyClick(ajout.prix, Qt.Key.Key_Return)
    neuve = _plan(camille).depenses[-1]
    assert (neuve.libelle, neuve.poste) == ("Blouse d’école", Poste.MATERIEL)
    assert neuve.montant == (euros(montant) if montant else None)
    assert ajout.ligne.text() == ajout.prix.text() == ""


def test_une_depense_sans_mot_ou_au_prix_illisible_est_expliquee(
    qtbot: QtBot, camille: Fenetre, page: PageFinancement
) -> None:
    avant = _plan(camille)
    qtbot.keyClick(page.ajout.ligne, Qt.Key.Key_Return)
    assert "ce qu’il faut payer" in page.ajout.ligne.accessibleDescription()
    taper(page.ajout.ligne, "Blouse")
    taper(page.ajout.prix, "cher")
    qtbot.keyClick(page.ajout.prix, Qt.Key.Key_Return)
    assert "n’est pas un montant" in page.ajout.ligne.accessibleDescription()
    assert page.ajout.ligne.text() == "Blouse"
    assert _plan(camille) == avant


def test_supprimer_se_fait_au_clavier_et_au_bouton(
    qtbot: QtBot, camille: Fenetre, page: PageFinancement
) -> None:
    assert not page.retrait.isEnabled()
    page.financements.setFocus()
    page.financements.designer("F2")
    assert page.retrait.isEnabled()
    qtbot.keyClick(page.financements, Qt.Key.Key_Delete)
    assert "F2" not in {f.id for f in _plan(camille).financements}
    assert camille.message.phrase.text() == "Financeur supprimé"
    page.depenses.setFocus()
    page.depenses.designer("D4")
    qtbot.mouseClick(page.retrait_depense, GAUCHE)
    assert "D4" not in {d.id for d in _plan(camille).depenses}
    camille.annuler()
    camille.annuler()
    assert {"F2"} <= {f.id for f in _plan(camille).financements}


def test_un_financeur_s_ajoute_dans_le_volet(
    qtbot: QtBot, camille: Fenetre, page: PageFinancement
) -> None:
    qtbot.mouseClick(page.nouveau, GAUCHE)
    volet = page.volet
    assert volet.financeur.ligne.hasFocus()
    assert not volet.statut.isVisible()
    qtbot.mouseClick(volet.ajout, GAUCHE)
    assert volet.financeur.faute == "À remplir pour continuer."
    taper(volet.financeur.ligne, "Région Centre‑Val de Loire")
    volet.nature.montrer(NatureFinanceur.REGION)
    taper(volet.aide.ligne, "Aide à la mobilité")
    taper(volet.demande.ligne, "250")
    qtbot.keyClick(volet.demande.ligne, Qt.Key.Key_Return)
    qtbot.mouseClick(volet.ajout, GAUCHE)
    neuf = _plan(camille).financements[-1]
    assert (neuf.nature, connu(neuf.demande)) == (NatureFinanceur.REGION, euros("250"))
    assert not volet.isVisible()


def test_le_volet_change_une_demande_et_suit_l_annulation(
    qtbot: QtBot, camille: Fenetre, page: PageFinancement
) -> None:
    page.ouvrir("F2")
    volet = page.volet
    volet.financeur.ligne.setFocus()
    volet.financeur.ligne.selectAll()
    taper(volet.financeur.ligne, "Domi’Val SARL")
    qtbot.keyClick(volet.financeur.ligne, Qt.Key.Key_Return)
    assert _demande(camille, "F2").financeur == "Domi’Val SARL"
    camille.annuler()
    assert volet.financeur.ligne.text() == "Domi’Val"
    qtbot.keyClick(volet.financeur.ligne, Qt.Key.Key_Escape)
    assert not volet.isVisible()


def test_un_plan_vide_dit_par_quoi_commencer(qtbot: QtBot, atelier: Atelier) -> None:
    page = PageFinancement(SessionQt(Session(un_dossier())), atelier)
    qtbot.addWidget(page)
    page.resize(1102, 700)
    page.show()
    assert page.haute.reste.text() == "inconnu"
    assert page._sans_aide.isVisible()
    assert not page.depenses.isVisible()
    assert not page.haute.barre.isVisible()
