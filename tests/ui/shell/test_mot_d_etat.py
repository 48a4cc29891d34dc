"""L’état de l’enregistrement se lit en entier, en un mot, ou par son image ; jamais coupé."""

import pytest
from pytestqt.qtbot import QtBot

from ui.shell.mot_d_etat import MotDEtat

PHRASE, COURT = "Enregistré à 14 h 32 sur ce poste, sans le serveur", "Enregistré"


@pytest.fixture
def mot(qtbot: QtBot) -> MotDEtat:
    """Un mot d’état montré."""
    mot = MotDEtat()
    qtbot.addWidget(mot)
    mot.dire(PHRASE, COURT)
    mot.show()
    return mot


@pytest.mark.parametrize(("largeur", "forme"), [(900, "phrase"), (120, "court"), (20, "rien")])
def test_la_forme_la_plus_longue_qui_tient(mot: MotDEtat, largeur: int, forme: str) -> None:
    mot.resize(largeur, 30)
    attendues = {"phrase": mot.text(), "court": COURT, "rien": ""}
    assert mot.forme == attendues[forme]


def test_le_lecteur_d_ecran_et_l_infobulle_ont_toujours_la_phrase(mot: MotDEtat) -> None:
    mot.resize(20, 30)
    assert mot.accessibleName() == mot.toolTip() == mot.text()
    assert mot.text().startswith("Enregistré à")


def test_le_mot_court_se_dessine_dans_la_couleur_de_son_sens(mot: MotDEtat) -> None:
    mot.resize(120, 30)
    image = mot.grab().toImage()
    fond = image.pixelColor(0, 0)
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    assert any(point != fond for point in points)
