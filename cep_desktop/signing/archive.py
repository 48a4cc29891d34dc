"""L’archive ZIP d’un document : lue avec méfiance, réécrite sans recomprimer ce qui ne change pas.

Format : APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 et 4.3.16, sans ZIP64 ni chiffrement.
"""

import io
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cep_desktop.signing.erreurs import PaquetRefuse

ENTREES_AU_PLUS = 5_000
OCTETS_AU_PLUS = 300_000_000
"""Taille d’une archive dépliée : au-delà, c’est une bombe ou ce n’est pas un de nos papiers."""
RAPPORT_AU_PLUS = 1_000
"""Compression la plus forte admise au-dessus de `PETIT`."""
PETIT = 1_000_000

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_FIN = struct.Struct("<4s4H2IH")
_ENTREE = b"PK\x03\x04"
_NOM_EN_UTF8, _CHIFFREE = 0x800, 0x1
_DATE_FIGEE = 0x21
"""1er janvier 1980 : la date d’une archive ne dit rien de celle du contenu."""


@dataclass(frozen=True, slots=True)
class Entree:
    """Une entrée telle qu’elle est rangée : son nom, et ses octets encore comprimés."""

    nom: str
    methode: int
    controle: int
    taille: int
    octets: bytes

    @classmethod
    def comprimer(cls, nom: str, contenu: bytes) -> Self:
        """Rend l’entrée d’un contenu nouveau."""
        moteur = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        serre = moteur.compress(contenu) + moteur.flush()
        return cls(nom, ZIP_DEFLATED, zlib.crc32(contenu), len(contenu), serre)

    def deplier(self) -> bytes:
        """Rend le contenu. Lève `PaquetRefuse` s’il n’est pas celui que l’archive annonce."""
        if self.methode == ZIP_STORED:
            contenu = self.octets
        else:
            moteur = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                contenu = moteur.decompress(self.octets, self.taille + 1)
            except zlib.error as cause:
                raise abimee() from cause
        if len(contenu) != self.taille or zlib.crc32(contenu) != self.controle:
            raise abimee()
        return contenu


def abimee() -> PaquetRefuse:
    """Rend le refus d’une archive coupée ou changée en route."""
    return PaquetRefuse(
        "Ce fichier est abîmé\u00a0: il a été coupé ou changé en route.",
        remede="Demandez l’original à la personne qui vous l’a remis.",
    )


def lire(octets: bytes) -> dict[str, Entree]:
    """Rend les entrées par nom. Lève `PaquetRefuse` sur tout ce qui est ambigu ou démesuré."""
    try:
        with ZipFile(io.BytesIO(octets)) as source:
            fiches = source.infolist()
    except (BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as cause:
        raise PaquetRefuse("Ce fichier n’est ni un document Word ni un classeur Excel.") from cause
    _borner(fiches)
    _exclure_les_cachees(octets, fiches)
    return {fiche.filename: _prendre(octets, fiche) for fiche in fiches if not fiche.is_dir()}


def _borner(fiches: list[ZipInfo]) -> None:
    noms = [fiche.filename.casefold() for fiche in fiches]
    if len(set(noms)) != len(noms):
        raise _ambigue()
    if any(fiche.flag_bits & _CHIFFREE for fiche in fiches):
        raise PaquetRefuse(
            "Ce fichier est protégé par un mot de passe.",
            remede="Ouvrez-le, retirez la protection, puis réessayez sur une copie.",
        )
    if any(fiche.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for fiche in fiches):
        raise PaquetRefuse("Ce fichier est comprimé d’une façon qu’Office n’emploie pas.")
    deplie = sum(fiche.file_size for fiche in fiches)
    serre = sum(fiche.compress_size for fiche in fiches) or 1
    est_demesure = deplie > PETIT and deplie / serre > RAPPORT_AU_PLUS
    if len(fiches) > ENTREES_AU_PLUS or deplie > OCTETS_AU_PLUS or est_demesure:
        raise PaquetRefuse("Ce fichier est démesuré une fois déplié\u00a0: il n’a pas été ouvert.")


def _exclure_les_cachees(octets: bytes, fiches: Sequence[ZipInfo]) -> None:
    """Refuse une entrée que le sommaire tait : un lecteur qui lit du début la verrait."""
    fin = 0
    for fiche in sorted(fiches, key=lambda f: f.header_offset):
        if fiche.header_offset < fin or _ENTREE in octets[fin : fiche.header_offset]:
            raise _ambigue()
        fin = _debut(octets, fiche) + fiche.compress_size


def _ambigue() -> PaquetRefuse:
    return PaquetRefuse(
        "Ce fichier contient deux fois la même partie\u00a0: on ne sait pas laquelle est lue.",
        remede="Ne vous y fiez pas, et demandez l’original.",
    )


def _debut(octets: bytes, fiche: ZipInfo) -> int:
    """Rend la place du contenu d’une entrée, si elle dit d’elle-même ce qu’en dit le sommaire."""
    try:
        marque, _, _, methode, *_, nom, supplement = _LOCAL.unpack_from(octets, fiche.header_offset)
    except struct.error as cause:
        raise abimee() from cause
    debut = fiche.header_offset + _LOCAL.size
    dit = octets[debut : debut + nom]
    if (marque, methode, dit) != (_ENTREE, fiche.compress_type, fiche.orig_filename.encode()):
        raise _ambigue()
    return int(debut + nom + supplement)


def _prendre(octets: bytes, fiche: ZipInfo) -> Entree:
    debut = _debut(octets, fiche)
    serre = octets[debut : debut + fiche.compress_size]
    if len(serre) != fiche.compress_size:
        raise abimee()
    return Entree(fiche.filename, fiche.compress_type, fiche.CRC, fiche.file_size, serre)


def ecrire(entrees: Iterable[Entree]) -> bytes:
    """Rend l’archive de ces entrées, dans cet ordre, datée d’un jour figé."""
    corps, sommaire, nombre = bytearray(), bytearray(), 0
    for entree in entrees:
        nom = entree.nom.encode()
        commun = (
            _NOM_EN_UTF8, entree.methode, 0, _DATE_FIGEE, entree.controle,
            len(entree.octets), entree.taille, len(nom), 0,
        )  # fmt: skip
        place = len(corps)
        corps += _LOCAL.pack(_ENTREE, 20, *commun) + nom + entree.octets
        sommaire += _CENTRAL.pack(b"PK\x01\x02", 20, 20, *commun, 0, 0, 0, 0, place) + nom
        nombre += 1
    fin = _FIN.pack(b"PK\x05\x06", 0, 0, nombre, nombre, len(sommaire), len(corps), 0)
    return bytes(corps + sommaire + fin)


def changer(entrees: Mapping[str, Entree], contenus: Mapping[str, bytes]) -> list[Entree]:
    """Rend les entrées, certaines remplacées à leur place, les nouvelles à la fin."""
    remplacees = {nom: Entree.comprimer(nom, contenu) for nom, contenu in contenus.items()}
    gardees = [remplacees.pop(nom, entree) for nom, entree in entrees.items()]
    return [*gardees, *remplacees.values()]
