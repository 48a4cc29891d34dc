"""Lancer la fenêtre : polices, thème, textes français, crochet d’erreur."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from cep_desktop.locations import dossier_utilisateur
from cep_desktop.settings import ecrire_preferences, lire_preferences
from cep_desktop.usecases.atelier import Atelier
from ui import incidents
from ui.dialogs.natifs import DialoguesNatifs
from ui.shell.fenetre import TITRE, Fenetre
from ui.taches import attendre_la_fin
from ui.theme import apparence_du_systeme, theme
from ui.widgets.chemin import icone

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
    theme.regler(apparence=apparence_du_systeme())
    application.setWindowIcon(icone())
    return application


def lancer(atelier: Atelier, arguments: Sequence[str]) -> int:
    """Ouvre la fenêtre et rend le code de sortie quand on la ferme.

    Un second argument est le fichier de dossier à ouvrir.
    """
    application = preparer(arguments)
    dialogues = DialoguesNatifs()
    fenetre = Fenetre(atelier, dialogues)
    dialogues.rattacher(fenetre)
    preferences = lire_preferences(dossier_utilisateur())
    fenetre.habillage.reprendre(preferences)
    fenetre.resize(LARGEUR, HAUTEUR)
    crochet = sys.excepthook
    incidents.installer(fenetre.signaler)
    fenetre.show()
    for chemin in arguments[1:2]:
        fenetre.ouvrir_fichier(Path(chemin))
    try:
        return application.exec()
    finally:
        sys.excepthook = crochet
        attendre_la_fin()
        if fenetre.habillage.preferences != preferences:
            ecrire_preferences(dossier_utilisateur(), fenetre.habillage.preferences)
        fenetre.deleteLater()


def _traduire(application: QApplication) -> None:
    """Met en français les mots de Qt : boutons des dialogues, menus des champs."""
    traducteur = QTranslator(application)
    dossier = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if traducteur.load("qtbase_fr", dossier):
        application.installTranslator(traducteur)
