"""Une erreur imprévue : notée sans donnée personnelle, dite en une phrase."""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

JOURNAL = logging.getLogger("cep_desktop.incidents")

PHRASE = (
    "Quelque chose d’imprévu s’est passé. Votre dernier geste n’a peut-être pas été pris en "
    "compte\u00a0; le reste du dossier est intact. Vérifiez-le, puis continuez."
)


def resumer(erreur: BaseException) -> str:
    """Type de l’erreur et lignes du programme traversées ; jamais son message, qui peut citer."""
    etapes = traceback.extract_tb(erreur.__traceback__)
    lieux = " < ".join(f"{Path(e.filename).name}:{e.lineno}" for e in reversed(etapes))
    return f"{type(erreur).__name__} ({lieux})"


def noter(erreur: BaseException) -> None:
    """Garde la trace d’une erreur imprévue."""
    JOURNAL.error("%s", resumer(erreur))


def installer(dire: Callable[[str], None]) -> None:
    """Remplace l’affichage d’une trace par une phrase ; `dire` la montre à l’écran."""

    def crochet(
        genre: type[BaseException], erreur: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(genre, KeyboardInterrupt):
            sys.__excepthook__(genre, erreur, trace)
            return
        noter(erreur.with_traceback(trace))
        dire(PHRASE)

    sys.excepthook = crochet
