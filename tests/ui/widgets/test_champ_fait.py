"""Une question se répond sur place, avec la bonne forme ; « je ne sais pas » vaut une réponse."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.situation import (
    Fait,
    Jour,
    Mot,
    NeSaitPas,
    Nombre,
    OrigineFait,
    OuiNon,
    Reponse,
    Somme,
)
from tests.cas.dossier import LE
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_fait import ChampFait
from ui.widgets.champ_nombre import NombreIllisible, ecrire_nombre, lire_nombre
from ui.widgets.choix import Choix
from ui.widgets.liste_choix import ListeChoix

GAUCHE = Qt.MouseButton.LeftButton


def _champ(qtbot: QtBot, code: CodeFait) -> ChampFait:
    champ = ChampFait(code)
    qtbot.addWidget(champ)
    champ.show()
    return champ


def test_oui_ou_non_se_touche(qtbot: QtBot) -> None:
    champ = _champ(qtbot, CodeFait.EST_CADRE)
    choix = champ.champ.commande
    assert isinstance(choix, Choix)
    assert choix.code == ""
    with qtbot.waitSignal(champ.repondu) as signal:
        qtbot.mouseClick(choix.bouton("non"), GAUCHE)
    assert signal.args == [OuiNon(valeur=False), OrigineFait.PAROLE]


def test_six_reponses_ou_plus_font_une_liste(qtbot: QtBot) -> None:
    champ = _champ(qtbot, CodeFait.STATUT_EMPLOI)
    liste = champ.champ.commande
    assert isinstance(liste, ListeChoix)
    assert liste.code == ""
    liste.setCurrentIndex(liste.findData("cdd"))
    with qtbot.waitSignal(champ.repondu) as signal:
        liste.activated.emit(liste.currentIndex())
    assert signal.args[0] == Mot(valeur="cdd")


def test_je_ne_sais_pas_vaut_une_reponse(qtbot: QtBot) -> None:
    champ = _champ(qtbot, CodeFait.EST_BOETH)
    with qtbot.waitSignal(champ.repondu) as signal:
        qtbot.mouseClick(champ.ne_sait_pas, GAUCHE)
    assert signal.args[0] == NeSaitPas()
    assert champ.ne_sait_pas.accessibleName().startswith("Je ne sais pas")


def test_changer_l_origine_note_de_nouveau_la_meme_reponse(qtbot: QtBot) -> None:
    champ = _champ(qtbot, CodeFait.EST_CADRE)
    with qtbot.assertNotEmitted(champ.repondu):
        qtbot.mouseClick(champ.origine.bouton(OrigineFait.PAPIER), GAUCHE)
    champ.montrer(Fait(code=CodeFait.EST_CADRE, reponse=OuiNon(valeur=True), connu_le=LE))
    with qtbot.waitSignal(champ.repondu) as signal:
        qtbot.mouseClick(champ.origine.bouton(OrigineFait.PAPIER), GAUCHE)
    assert signal.args == [OuiNon(valeur=True), OrigineFait.PAPIER]


def test_une_date_illisible_n_est_pas_une_reponse(qtbot: QtBot) -> None:
    champ = _champ(qtbot, CodeFait.ENTREE_ENTREPRISE_LE)
    jour = champ.champ
    assert isinstance(jour, ChampDate)
    with qtbot.assertNotEmitted(champ.repondu):
        jour.ligne.setText("32/12/2014")
        jour.ligne.editingFinished.emit()
    assert jour.faute
    with qtbot.waitSignal(champ.repondu) as signal:
        jour.ligne.setText("1/9/2014")
        jour.ligne.editingFinished.emit()
    assert signal.args[0] == Jour(valeur=date(2014, 9, 1))


@pytest.mark.parametrize(
    ("code", "reponse", "ecrit"),
    [
        (CodeFait.ENTREE_ENTREPRISE_LE, Jour(valeur=date(2014, 9, 1)), "01/09/2014"),
        (CodeFait.MOIS_SALARIAT, Nombre(valeur=Decimal("12.5")), "12,5"),
        (CodeFait.CPF_SOLDE, Somme(valeur=Montant(186_000)), "1\u202f860,00"),
        (CodeFait.EMPLOYEUR, Mot(valeur="Domi’Val"), "Domi’Val"),
        (CodeFait.EMPLOYEUR, NeSaitPas(), ""),
    ],
)
def test_la_reponse_notee_s_affiche(
    qtbot: QtBot, code: CodeFait, reponse: Reponse, ecrit: str
) -> None:
    champ = _champ(qtbot, code)
    champ.montrer(Fait(code=code, reponse=reponse, connu_le=LE))
    assert champ.champ.commande.text() == ecrit
    assert champ.ne_sait_pas.isChecked() is isinstance(reponse, NeSaitPas)


@pytest.mark.parametrize(("saisie", "valeur"), [("12,5", "12.5"), (" 1 200 ", "1200")])
def test_un_nombre_se_lit_a_la_francaise(saisie: str, valeur: str) -> None:
    assert lire_nombre(saisie) == Decimal(valeur)
    assert lire_nombre("") is None


def test_un_nombre_illisible_donne_un_exemple() -> None:
    with pytest.raises(NombreIllisible, match="12,5"):
        lire_nombre("beaucoup")


def test_un_nombre_s_ecrit_sans_zero_inutile() -> None:
    assert [ecrire_nombre(n) for n in (Decimal("12.50"), Decimal(1200), None)] == [
        "12,5",
        "1200",
        "",
    ]
