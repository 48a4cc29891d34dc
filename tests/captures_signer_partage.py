"""Le pavé de la personne en image : seul, tracé, écrit au clavier, signé, remis à plus tard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cep_desktop.signing.trace import Trace
from cep_desktop.usecases.atelier import Atelier
from ui.jetons import Apparence
from ui.pont import SessionQt
from ui.shell.partage.ecran import EcranPartage
from ui.theme import theme
from ui.widgets.partage.signer import SignerPartage

HABITS = (
    ("", Apparence.CLAIR, 100),
    ("-200", Apparence.CLAIR, 200),
    ("-sombre", Apparence.SOMBRE, 100),
)
_GESTE = (
    (70, 150), (62, 110), (88, 70), (112, 84), (84, 150), (74, 186), (110, 170), (140, 130),
    (152, 150), (160, 168), (178, 140), (192, 166), (214, 138), (226, 166), (250, 120), (262, 166),
    (300, 140), (330, 158), (396, 134),
)  # fmt: skip
"""Un nom tracé d’un seul trait."""


def signature_tracee() -> Trace:
    """Un tracé qui ressemble à une signature."""
    debut, *suite = _GESTE
    trace = Trace(480.0, 260.0).commencer(debut)
    for point in suite:
        trace = trace.prolonger(point)
    return trace


def _signer(bloc: SignerPartage) -> None:
    for case in bloc.cases:
        case.setChecked(True)
    bloc.ouvrir(1)


def _tracer(bloc: SignerPartage) -> None:
    _signer(bloc)
    bloc.feuille.pave.recevoir(signature_tracee())


def _ecrire(bloc: SignerPartage) -> None:
    _signer(bloc)
    bloc.feuille.mode.click()
    bloc.feuille.ecrit.ligne.setText("Idriss Haddad")
    bloc.feuille.mais.click()


def _poser(bloc: SignerPartage) -> None:
    _tracer(bloc)
    bloc.feuille.poser.click()


ETATS: dict[str, Callable[[SignerPartage], None]] = {
    "relire": lambda _bloc: None,
    "pave": _signer,
    "trace": _tracer,
    "ecrit": _ecrire,
    "pose": _poser,
    "plus-tard": lambda bloc: bloc.plus_tard.click(),
}


def dessiner_le_pave(atelier: Atelier, sortie: Path, seulement: str) -> None:
    """Écrit les images dont le nom contient `seulement`."""
    dossier = next(f.id for f in atelier.fiches() if f.personne.startswith("Idriss"))
    for etat, geste in ETATS.items():
        for suffixe, apparence, zoom in HABITS:
            nom = f"partage-signer-{etat}{suffixe}"
            if seulement in nom:
                theme.regler(apparence=apparence, zoom=zoom)
                ecran = EcranPartage(SessionQt(atelier.ouvrir(dossier)), atelier, "signature")
                _photographier(ecran, geste, sortie / f"{nom}.png")


def _photographier(
    ecran: EcranPartage, geste: Callable[[SignerPartage], None], fichier: Path
) -> None:
    ecran.resize(1366, 768)
    ecran.show()
    QTest.qWait(0)
    bloc = ecran.page.findChild(SignerPartage)
    assert isinstance(bloc, QWidget)
    geste(bloc)
    QTest.qWait(20)
    ecran.grab().save(str(fichier))
    ecran.session.fermer()
    ecran.close()
    ecran.deleteLater()
