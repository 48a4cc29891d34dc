"""Les pages de signature et de vérification, prêtes à dessiner."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cep_desktop.signing.certificat import emission
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.ooxml.signer import signer
from tests.captures_signer_partage import signature_tracee
from tests.cas.ecrans_du_poste import reposer
from tests.signing.cas import document_riche, remplacer
from ui.pages.verification.page import PageVerification
from ui.shell.fenetre import Fenetre
from ui.shell.rail import VERIFICATION

LE = datetime(2026, 11, 23, 9, 51, tzinfo=UTC)
_RACINE = emission.emettre_racine("Cap Évolution Loire", le=LE)
_PAUL = emission.emettre(_RACINE, "Paul Vasseur", le=LE)


def page_signature(fenetre: Fenetre) -> None:
    """La page de signature d’Idriss, que personne n’a signée."""
    fiches = fenetre.atelier.fiches()
    fenetre.ouvrir(next(f.id for f in fiches if f.personne.startswith("Idriss")))
    fenetre.aller("signature")


def page_signee(fenetre: Fenetre) -> None:
    """La même, cochée, tracée, la carte de la clé dépliée."""
    page_signature(fenetre)
    page = fenetre.page
    for case in page.cases:
        case.setChecked(True)
    page.signataires[0].pave.recevoir(signature_tracee())
    page.signataires[1].mode.click()
    page.cle.deplier(est_ouvert=True)


def verifier_un_inconnu(fenetre: Fenetre) -> None:
    """Un document intact, signé par un organisme que l’on ne connaît pas."""
    _verifier(fenetre, _signe())


def verifier_un_faux(fenetre: Fenetre) -> None:
    """Un document changé après la signature."""
    _verifier(fenetre, remplacer(_signe(), "word/document.xml", "plan", "plat"))


def _signe() -> bytes:
    return signer(document_riche(), _PAUL, Declaration(LE, role="Conseiller"))


def _verifier(fenetre: Fenetre, octets: bytes) -> None:
    fenetre.aller(VERIFICATION)
    page = fenetre.page
    assert isinstance(page, PageVerification)
    with _fichier(octets) as chemin:
        page.verifier(chemin)
        reposer()


@contextmanager
def _fichier(octets: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix=".cep-") as lieu:
        chemin = Path(lieu) / "plan-2026-10-14.docx"
        chemin.write_bytes(octets)
        yield chemin
