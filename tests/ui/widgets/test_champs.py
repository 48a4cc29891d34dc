"""Les champs comprennent ce qu’on tape, et expliquent ce qu’ils ne comprennent pas."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cep_desktop.domain.echeance import AvantLe, EnMois, Pendant
from cep_desktop.domain.montant import Montant
from tests.cas.ecran import taper
from ui.widgets.champ import ChampRecit, ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_echeance import ChampEcheance
from ui.widgets.champ_montant import ChampMontant, ecrire_montant, lire_montant


class Formulaire(QWidget):
    """Un champ, et un autre pour pouvoir le quitter."""

    def __init__(self, champ: QWidget) -> None:
        super().__init__()
        self.autre = QLineEdit()
        disposition = QVBoxLayout(self)
        disposition.addWidget(champ)
        disposition.addWidget(self.autre)


Poser = Callable[[QWidget], Formulaire]


@pytest.fixture
def poser(qtbot: QtBot) -> Iterator[Poser]:
    """Pose un champ dans un formulaire montré, gardé jusqu’à la fin de l’essai."""
    gardes: list[Formulaire] = []

    def poser_(champ: QWidget) -> Formulaire:
        formulaire = Formulaire(champ)
        gardes.append(formulaire)
        qtbot.addWidget(formulaire)
        formulaire.show()
        formulaire.activateWindow()
        with qtbot.waitActive(formulaire):
            return formulaire

    yield poser_
    gardes.clear()


def _taper(qtbot: QtBot, ligne: QLineEdit, texte: str) -> None:
    ligne.setFocus()
    ligne.selectAll()
    taper(ligne, texte)
    qtbot.keyClick(ligne, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("saisie", "ecrit"),
    [
        ("4900", "4\u202f900,00"),
        ("4 900", "4\u202f900,00"),
        ("4900,5", "4\u202f900,50"),
        ("4900.5 €", "4\u202f900,50"),
        ("0", "0,00"),
    ],
)
def test_un_montant_est_remis_en_forme(qtbot: QtBot, poser: Poser, saisie: str, ecrit: str) -> None:
    champ = ChampMontant("Montant")
    poser(champ)
    with qtbot.waitSignal(champ.saisi):
        _taper(qtbot, champ.ligne, saisie)
    assert champ.ligne.text() == ecrit
    assert not champ.faute


@pytest.mark.parametrize("saisie", ["", "?", "inconnu", "Je ne sais pas"])
def test_un_montant_peut_rester_inconnu(saisie: str) -> None:
    assert lire_montant(saisie) is None
    assert ecrire_montant(None) == ""


def test_un_montant_illisible_reste_ecrit_avec_sa_phrase(qtbot: QtBot, poser: Poser) -> None:
    champ = ChampMontant("Montant")
    poser(champ)
    with qtbot.assertNotEmitted(champ.saisi):
        _taper(qtbot, champ.ligne, "beaucoup")
    assert champ.ligne.text() == "beaucoup"
    assert champ.faute.startswith("«\u00a0beaucoup\u00a0» n’est pas un montant en euros.")
    assert champ.faute.endswith("Exemple\u00a0: 1234,50.")
    assert champ.ligne.accessibleDescription() == champ.faute
    _taper(qtbot, champ.ligne, "12")
    assert not champ.faute
    assert champ.valeur == Montant(1_200)


def test_une_erreur_n_apparait_pas_pendant_la_frappe(qtbot: QtBot, poser: Poser) -> None:
    champ = ChampDate("Date limite")
    formulaire = poser(champ)
    champ.ligne.setFocus()
    taper(champ.ligne, "32/12/2026")
    assert not champ.faute
    qtbot.mouseClick(formulaire.autre, Qt.MouseButton.LeftButton)
    formulaire.autre.setFocus()
    assert champ.faute == "Cette date n’existe pas. Exemple\u00a0: 20/12/2026."


def test_un_champ_inchange_ne_previent_personne(qtbot: QtBot, poser: Poser) -> None:
    champ = ChampTexte("Avec qui")
    formulaire = poser(champ)
    champ.montrer("Mission locale")
    with qtbot.assertNotEmitted(champ.saisi):
        champ.ligne.setFocus()
        formulaire.autre.setFocus()


def test_les_accents_et_les_espaces_se_tapent(qtbot: QtBot, poser: Poser) -> None:
    champ = ChampTexte("Avec qui")
    poser(champ)
    with qtbot.waitSignal(champ.saisi) as emis:
        _taper(qtbot, champ.ligne, "  Élise, à l’Œuvre  ")
    assert emis.args == ["Élise, à l’Œuvre"]


def test_le_libelle_nomme_sa_commande(qtbot: QtBot) -> None:
    champ = ChampTexte("Avec qui ?", aide="Un nom suffit.")
    qtbot.addWidget(champ)
    assert champ.ligne.accessibleName() == "Avec qui\u202f?"
    assert champ.ligne.accessibleDescription() == "Un nom suffit."


def test_un_recit_part_quand_on_quitte_la_zone(qtbot: QtBot, poser: Poser) -> None:
    champ = ChampRecit("Ses mots")
    formulaire = poser(champ)
    champ.zone.setFocus()
    taper(champ.zone, "Je veux aider.")
    with qtbot.waitSignal(champ.saisi) as emis:
        qtbot.keyClick(champ.zone, Qt.Key.Key_Tab)
    assert emis.args == ["Je veux aider."]
    assert formulaire.autre.hasFocus()


def test_une_echeance_change_de_forme_en_gardant_sa_date(qtbot: QtBot, poser: Poser) -> None:
    champ = ChampEcheance("Pour quand")
    poser(champ)
    champ.montrer(AvantLe(le=date(2026, 12, 20)))
    with qtbot.waitSignal(champ.saisi) as emis:
        qtbot.mouseClick(champ.forme.bouton("le"), Qt.MouseButton.LeftButton)
    assert emis.args == [{"nature": "le", "le": date(2026, 12, 20)}]
    with qtbot.waitSignal(champ.saisi) as emis:
        qtbot.mouseClick(champ.forme.bouton(""), Qt.MouseButton.LeftButton)
    assert emis.args == [None]


def test_une_periode_attend_ses_deux_dates(qtbot: QtBot, poser: Poser) -> None:
    champ = ChampEcheance("Pour quand")
    poser(champ)
    with qtbot.assertNotEmitted(champ.saisi):
        qtbot.mouseClick(champ.forme.bouton("pendant"), Qt.MouseButton.LeftButton)
        _taper(qtbot, champ.du.ligne, "30/11/2026")
    with qtbot.waitSignal(champ.saisi) as emis:
        _taper(qtbot, champ.au.ligne, "4 décembre 2026")
    attendu = {"nature": "pendant", "du": date(2026, 11, 30), "au": date(2026, 12, 4)}
    assert emis.args == [attendu]


@pytest.mark.parametrize(
    ("echeance", "montres"),
    [
        (None, set()),
        (AvantLe(le=date(2026, 12, 20)), {"Jour"}),
        (Pendant(du=date(2026, 1, 1), au=date(2026, 2, 1)), {"Premier jour", "Dernier jour"}),
        (EnMois(du=date(2026, 1, 1), au=date(2026, 2, 1)), {"Premier mois", "Dernier mois"}),
    ],
)
def test_seules_les_dates_de_la_forme_sont_montrees(
    qtbot: QtBot, poser: Poser, echeance: AvantLe | Pendant | EnMois | None, montres: set[str]
) -> None:
    champ = ChampEcheance("Pour quand")
    poser(champ)
    champ.montrer(echeance)
    visibles = {c.ligne.accessibleName() for c in champ.findChildren(ChampDate) if c.isVisible()}
    mois = {c.ligne.accessibleName() for c in (champ.mois_du, champ.mois_au) if c.isVisible()}
    assert visibles | mois == montres
