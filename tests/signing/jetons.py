"""Des cartes à puce d’essai, par SoftHSM2."""

import gc
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from cep_desktop.signing.certificat.cle import CleLogicielle

_PILOTES = (
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
    Path("/opt/homebrew/lib/softhsm/libsofthsm2.so"),
)
PILOTE = next((pilote for pilote in _PILOTES if pilote.is_file()), Path())
CODE = "1234"
avec_softhsm = pytest.mark.skipif(
    Path() == PILOTE or shutil.which("softhsm2-util") is None, reason="SoftHSM2 n’est pas installé"
)


@contextmanager
def cartes(lieu: Path, **signataires: tuple[CleLogicielle, ...]) -> Iterator[Path]:
    """Met chaque suite de clés sur une carte de ce nom, et rend leur pilote."""
    import pkcs11

    with pytest.MonkeyPatch.context() as patch:
        jetons = lieu / "jetons"
        jetons.mkdir()
        reglage = lieu / "softhsm2.conf"
        reglage.write_text(f"directories.tokendir = {jetons}\n", encoding="utf-8")
        patch.setenv("SOFTHSM2_CONF", str(reglage))
        for nom, cles in signataires.items():
            _softhsm("--init-token", "--free", "--label", nom, "--so-pin", "0000", "--pin", CODE)
            for rang, cle in enumerate(cles, 1):
                _importer(lieu, nom, rang, cle)
        pilote = pkcs11.lib(str(PILOTE))
        gc.collect()  # la clé d’un autre essai, en se fermant, couperait une session neuve
        pilote.reinitialize()
        for nom, cles in signataires.items():
            with pilote.get_token(token_label=nom).open(user_pin=CODE, rw=True) as session:
                for rang, cle in enumerate(cles, 1):
                    session.create_object(
                        {
                            pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                            pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                            pkcs11.Attribute.TOKEN: True,
                            pkcs11.Attribute.PRIVATE: False,
                            pkcs11.Attribute.ID: bytes([rang]),
                            pkcs11.Attribute.SUBJECT: cle.certificat.subject.public_bytes(),
                            pkcs11.Attribute.VALUE: cle.certificat.public_bytes(Encoding.DER),
                        }
                    )
        yield PILOTE


def retirer_les_cartes() -> None:
    """Coupe les sessions ouvertes, comme une carte que l’on retire."""
    import pkcs11

    pkcs11.lib(str(PILOTE)).reinitialize()


def _importer(lieu: Path, carte: str, rang: int, cle: CleLogicielle) -> None:
    fichier = lieu / "cle.pem"
    fichier.write_bytes(cle.privee.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _softhsm("--import", str(fichier), "--token", carte, "--label", f"k{rang}",
             "--id", f"{rang:02}", "--pin", CODE)  # fmt: skip


def _softhsm(*mots: str) -> None:
    subprocess.run(["softhsm2-util", *mots], check=True, capture_output=True)
