"""La porte d’entrée : la ligne de commande si l’on donne un verbe, sinon la fenêtre.

Un fichier de dossier donné seul, comme le fait un double-clic, s’ouvre dans la fenêtre.
"""

import gc
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

SANS_ECRAN = (
    "Aucun écran n’est disponible\u00a0: la fenêtre ne peut pas s’ouvrir.\n"
    "Pour produire les papiers d’un exemple\u00a0: cep-desktop exemple --sortie sortie\n"
)


def a_un_ecran() -> bool:
    """Vrai si une fenêtre peut s’ouvrir, ou si l’on a choisi comment Qt doit dessiner."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))


def main(arguments: Sequence[str] | None = None) -> int:
    """Lance l’application et rend son code de sortie : 0 fait, 1 refusé, 2 mal appelé."""
    verbes = sys.argv[1:] if arguments is None else list(arguments)
    if verbes == ["--autotest"]:
        return autotester()
    if verbes and not _est_un_dossier(verbes):
        from cep_desktop.cli import executer
        from cep_desktop.composition import (
            composer_atelier,
            composer_coffres,
            composer_passerelle,
            proteger_le_programme,
        )

        proteger_le_programme()
        return executer(verbes, composer_atelier, composer_coffres, composer_passerelle)
    if not a_un_ecran():
        sys.stderr.write(SANS_ECRAN)
        return 1
    # Charger ne laisse rien à ramasser ; `ui.ramasse_miettes` prend la suite.
    gc.disable()
    from cep_desktop.composition import composer_poste, proteger_le_programme

    proteger_le_programme()
    poste = composer_poste()
    from ui.importation import rendre_l_import

    rendre_l_import()
    from ui.app import lancer

    return lancer(poste, [sys.argv[0], *verbes])


def _est_un_dossier(arguments: Sequence[str]) -> bool:
    return len(arguments) == 1 and arguments[0].endswith((".dossier.json", ".cep"))


def autotester() -> int:
    """Ouvre un exemple dans la fenêtre, sans écran, puis en produit les papiers ; rend 0 ou 1."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QTimer

    from cep_desktop.cli import executer
    from cep_desktop.composition import composer_atelier
    from ui.app import lancer, preparer
    from ui.shell.fenetre import Fenetre

    atelier = composer_atelier()
    application = preparer(sys.argv[:1])

    def visiter() -> None:
        code = 1
        try:
            (fenetre,) = (w for w in application.topLevelWidgets() if isinstance(w, Fenetre))
            fenetre.ouvrir(atelier.fiches()[0].id)
            code = 0 if fenetre.ouvert else 1
        finally:
            application.exit(code)

    QTimer.singleShot(0, visiter)
    ouverture = lancer(atelier, sys.argv[:1])
    with tempfile.TemporaryDirectory() as sortie:
        production = executer(["exemple", "--sortie", sortie], composer_atelier)
        papiers = {fichier.suffix for fichier in Path(sortie).rglob("*") if fichier.stat().st_size}
    est_complet = {".docx", ".xlsx"} <= papiers
    return 0 if ouverture == production == 0 and est_complet else 1


if __name__ == "__main__":
    multiprocessing.freeze_support()  # le paquet autonome se relance pour ses travaux
    sys.exit(main())
