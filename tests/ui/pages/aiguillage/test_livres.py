"""La commune d’une orientation se complète par le livre des communes."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.accueil import Orientation
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import un_dossier
from tests.cas.ecran import taper
from tests.cas.livres import des_livres
from ui.pages.aiguillage.page import PageAiguillage
from ui.shell.fenetre import Fenetre


@pytest.fixture
def atelier(tmp_path: Path) -> Atelier:
    """Un poste où les petits livres sont installés, et une orientation sans adresse."""
    des_livres(tmp_path / "livres")
    dossier = un_dossier()
    accueil = dossier.accueil.avec(orientations=(Orientation(structure="France services"),))
    return un_atelier([dossier.avec(accueil=accueil)], livres=tmp_path / "livres")


def test_la_commune_choisie_apporte_son_code_postal_d_un_geste(
    qtbot: QtBot, fenetre: Fenetre
) -> None:
    fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
    fenetre.aller("aiguillage")
    page = fenetre.page
    assert isinstance(page, PageAiguillage)
    carte = page.orientations
    carte.ouverte.emit("France services")
    carte.commune.viser()
    taper(carte.commune.ligne, "bourg")
    qtbot.waitUntil(lambda: bool(carte.communes.boutons))
    qtbot.keyClick(carte.commune.ligne, Qt.Key.Key_Down)
    qtbot.keyClick(carte.communes.boutons[0], Qt.Key.Key_Space)
    assert fenetre.ouvert is not None
    (orientation,) = fenetre.ouvert.session.dossier.accueil.orientations
    assert (orientation.adresse.commune, orientation.adresse.code_postal) == (
        "Bourg en Bresse",
        "01000",
    )
    fenetre.annuler()
    (orientation,) = fenetre.ouvert.session.dossier.accueil.orientations
    assert orientation.adresse.commune == ""
