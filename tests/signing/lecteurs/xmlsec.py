"""xmlsec1 : chaque référence de chaque signature, manifeste compris."""

import re
import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree

DS = "{http://www.w3.org/2000/09/xmldsig#}"


@dataclass(frozen=True)
class Constat:
    """Ce que xmlsec1 dit d’une signature."""

    valeur: bool
    references: tuple[int, int]
    manifeste: tuple[int, int]

    @property
    def est_valide(self) -> bool:
        """Vrai si la valeur est juste et que chaque référence, manifeste compris, l’est aussi."""
        justes, toutes = self.manifeste
        return self.valeur and self.references[0] == self.references[1] and justes == toutes > 0


def est_la() -> bool:
    """Vrai si xmlsec1 est installé."""
    return shutil.which("xmlsec1") is not None


def verifier(octets: bytes) -> list[Constat]:
    """Rend un constat par signature, dans l’ordre de leurs noms."""
    with zipfile.ZipFile(BytesIO(octets)) as archive, tempfile.TemporaryDirectory() as lieu:
        noms = sorted(n for n in archive.namelist() if re.match(r"_xmlsignatures/sig\d+\.xml", n))
        return [_verifier_une(archive, nom, Path(lieu)) for nom in noms]


def _verifier_une(archive: zipfile.ZipFile, nom: str, lieu: Path) -> Constat:
    xml = archive.read(nom)
    signature = lieu / "signature.xml"
    signature.write_bytes(xml)
    cartes = []
    adresses = [r.get("URI") or "" for r in etree.fromstring(xml).iter(f"{DS}Reference")]
    for rang, adresse in enumerate(a for a in adresses if a.startswith("/")):
        partie = lieu / str(rang)
        try:
            partie.write_bytes(archive.read(adresse.partition("?")[0][1:]))
        except KeyError:
            continue
        cartes += [f"--url-map:{adresse}", str(partie)]
    identites = [
        morceau
        for element in ("Object", "SignatureProperty", "Signature")
        for morceau in ("--id-attr:Id", f"http://www.w3.org/2000/09/xmldsig#:{element}")
    ]
    fini = subprocess.run(
        [
            "xmlsec1", "--verify", "--insecure", "--store-references", "--print-debug",
            *identites, "--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
            *cartes, str(signature),
        ],
        capture_output=True, encoding="latin-1", check=False,
    )  # fmt: skip
    sortie = fini.stdout + fini.stderr
    return Constat(
        fini.returncode == 0 and "\nOK" in f"\n{sortie}",
        _rapport(sortie, "SignedInfo References"),
        _rapport(sortie, "Manifests References"),
    )


def _rapport(sortie: str, quoi: str) -> tuple[int, int]:
    trouve = re.search(rf"{quoi} \(ok/all\): (\d+)/(\d+)", sortie)
    return (int(trouve[1]), int(trouve[2])) if trouve else (0, 0)
