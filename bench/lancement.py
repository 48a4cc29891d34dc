"""Joue un lancement de CEP Desktop, du processus neuf à la liste peinte.

À part de `bench.fenetre` : ce que la mesure importe ne doit pas s’y compter.
"""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from cep_desktop.storage.coffre.coffres import CoffresDuPoste

PHRASE = "lune tracteur violet sardine parapluie comète bocal"
ATTENTE_MS = 20_000


def coffres(lieu: Path) -> CoffresDuPoste:
    """Rend le coffre de la mesure, dans ce dossier."""
    return CoffresDuPoste(lieu / "coffre", None, lambda: datetime.now(UTC))


def ouvrir(lieu: str) -> None:
    """Joue le vrai lancement : l’écran d’entrée, la phrase, la liste peinte ; puis sort."""
    from cep_desktop.composition import composer_poste, proteger_le_programme

    proteger_le_programme()
    poste = replace(composer_poste(), coffres=coffres(Path(lieu)))

    from ui.importation import rendre_l_import

    rendre_l_import()
    from PySide6.QtCore import QTimer

    from cep_desktop.settings import Preferences
    from ui.app import HAUTEUR, LARGEUR, prechauffer, preparer
    from ui.dialogs.natifs import DialoguesNatifs
    from ui.poste.fenetre import FenetrePoste
    from ui.poste.ouverture import EcranOuverture
    from ui.poste.reglages import Reglages
    from ui.shell.habillage import appliquer

    application = preparer(["mesure"])
    reglages = Reglages(Preferences(), lambda _: None)
    appliquer(reglages.preferences)
    fenetre = FenetrePoste(poste, DialoguesNatifs(), reglages)
    fenetre.resize(LARGEUR, HAUTEUR)
    fenetre.show()
    prechauffer(fenetre)
    ecran = fenetre.portier.ecran
    assert isinstance(ecran, EcranOuverture)
    ecran.champ.ligne.setText(PHRASE)
    fenetre.vitrine.peinte.connect(lambda rangs: os._exit(0 if rangs else 1))
    QTimer.singleShot(0, ecran.ouvrir.click)
    QTimer.singleShot(ATTENTE_MS, lambda: os._exit(1))
    application.exec()
