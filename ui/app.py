"""Lancer la fenêtre : polices, thème, textes français, crochet d’erreur."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from cep_desktop.locations import dossier_utilisateur
from cep_desktop.settings import ecrire_preferences, lire_preferences
from cep_desktop.usecases.poste import Poste
from ui import incidents, taches
from ui.dialogs.natifs import DialoguesNatifs
from ui.poste.fenetre import FenetrePoste
from ui.poste.reglages import Reglages
from ui.ramasse_miettes import RamasseMiettes
from ui.relecture import lire_les_livres, relecture
from ui.shell.habillage import appliquer
from ui.shell.pieces import TITRE
from ui.taches import attendre_la_fin
from ui.theme import apparence_du_systeme, theme
from ui.widgets.chemin import icone

if TYPE_CHECKING:
    from cep_desktop.usecases.atelier import Atelier
    from ui.shell.fenetre import Fenetre

LARGEUR, HAUTEUR = 1366, 768


def preparer(arguments: Sequence[str]) -> QApplication:
    """Rend l’application Qt, habillée et en français ; réemploie celle qui existe."""
    existante = QApplication.instance()
    application = (
        existante if isinstance(existante, QApplication) else QApplication(list(arguments))
    )
    application.setApplicationName(TITRE)
    application.setApplicationDisplayName("")
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    _traduire(application)
    if application.findChild(RamasseMiettes) is None:
        RamasseMiettes(application)
    taches.ceder_vite()
    theme.regler(apparence=apparence_du_systeme())
    application.setWindowIcon(icone())
    return application


def lancer(depart: "Poste | Atelier", arguments: Sequence[str]) -> int:
    """Ouvre la fenêtre et rend le code de sortie quand on la ferme.

    Un poste demande d’abord son coffre ; un atelier s’ouvre tout de suite, pour un essai. Un
    second argument est le fichier de dossier à ouvrir.
    """
    application = preparer(arguments)
    dossier = dossier_utilisateur()
    reglages = Reglages(lire_preferences(dossier), partial(ecrire_preferences, dossier))
    appliquer(reglages.preferences)
    dialogues = DialoguesNatifs()
    if isinstance(depart, Poste):
        fenetre: FenetrePoste | Fenetre = FenetrePoste(depart, dialogues, reglages)
    else:
        fenetre = _montrer_un_atelier(depart, dialogues, reglages)
    dialogues.rattacher(fenetre)
    fenetre.resize(LARGEUR, HAUTEUR)
    crochet = sys.excepthook
    incidents.installer(fenetre.signaler)
    relecture.demandee.connect(_lire_les_livres)
    fenetre.show()
    prechauffer(fenetre)
    for chemin in arguments[1:2]:
        fenetre.ouvrir_fichier(Path(chemin))
    try:
        return application.exec()
    finally:
        sys.excepthook = crochet
        attendre_la_fin()
        if not isinstance(fenetre, FenetrePoste):
            choix = fenetre.habillage.preferences
            reglages.changer(zoom=choix.zoom, apparence=choix.apparence, mouvement=choix.mouvement)
        fenetre.deleteLater()


def _montrer_un_atelier(
    atelier: "Atelier", dialogues: DialoguesNatifs, reglages: Reglages
) -> "Fenetre":
    from ui.shell.fenetre import Fenetre

    fenetre = Fenetre(atelier, dialogues)
    fenetre.habillage.reprendre(reglages.preferences)
    return fenetre


def prechauffer(fenetre: QWidget) -> None:
    """Charge le reste pendant les temps morts, sans peser sur la première fenêtre."""
    from ui.prechauffage import Prechauffage

    Prechauffage(fenetre)


def _lire_les_livres() -> None:
    """Lit le dictionnaire et le lexique hors du fil de l’écran, au premier champ où l’on entre."""
    taches.lancer(lambda _: lire_les_livres()).fini.connect(relecture.recevoir)


def _traduire(application: QApplication) -> None:
    """Met en français les mots de Qt : boutons des dialogues, menus des champs."""
    traducteur = QTranslator(application)
    dossier = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if traducteur.load("qtbase_fr", dossier):
        application.installTranslator(traducteur)
