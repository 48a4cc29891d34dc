"""Ouvre un classeur reçu sans l’exécuter ni le croire : tailles bornées, ni macro, ni lien."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice

from cep_desktop.documents.excel.grille import ClasseurIllisible, Grille

_OCTETS_MAXIMUM = 10_000_000
_DEPLOYES_MAXIMUM = 30_000_000
_RANGEES_MAXIMUM = 5_000
_COLONNES_MAXIMUM = 400
_ACTIFS = ("vbaproject", "externallinks/", "activex", "embeddings/", "connections.xml")
_DTD = b"<!DOCTYPE"
_ABIMES = (OSError, ValueError, zipfile.BadZipFile, zlib.error)
"""Ce que lève la lecture d’une archive abîmée."""

_INCOMPRIS = (ArithmeticError, AttributeError, LookupError, SyntaxError, TypeError)
"""Ce que lève openpyxl devant des parties qui ne disent pas ce qu’elles devraient."""

_ETRANGER = (
    "Ce fichier n’est pas un classeur Excel.",
    "Choisissez le fichier .xlsx renvoyé par l’organisme.",
)
_ACTIF = (
    "Ce classeur contient une macro ou un lien vers un autre fichier.",
    "Demandez qu’il soit enregistré au format «\u00a0Classeur Excel (.xlsx)\u00a0».",
)
_TROP_GROS = (
    "Ce classeur est beaucoup plus gros qu’un plan de financement.",
    "Demandez l’envoi du classeur d’origine.",
)


def ouvrir(octets: bytes) -> dict[str, Grille]:
    """Rend les feuilles d’un classeur, par nom, dans leur ordre.

    Lève `ClasseurIllisible` si le fichier n’est pas un classeur, s’il est démesuré, ou s’il porte
    une macro ou un lien.
    """
    _controler(octets)
    try:
        return {grille.nom: grille for grille in _grilles(octets)}
    except (*_ABIMES, *_INCOMPRIS) as cause:
        raise _refus(_ETRANGER) from cause


def _controler(octets: bytes) -> None:
    if len(octets) > _OCTETS_MAXIMUM:
        raise _refus(_TROP_GROS)
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as paquet:
            fiches = paquet.infolist()
            noms = [fiche.filename.lower() for fiche in fiches]
            if sum(fiche.file_size for fiche in fiches) > _DEPLOYES_MAXIMUM:
                raise _refus(_TROP_GROS)
            if any(actif in nom for nom in noms for actif in _ACTIFS):
                raise _refus(_ACTIF)
            if len(set(noms)) != len(noms) or "xl/workbook.xml" not in noms:
                raise _refus(_ETRANGER)
            if any(_DTD in paquet.read(fiche) for fiche in fiches if fiche.file_size):
                raise _refus(_ETRANGER)
    except (*_ABIMES, NotImplementedError, RuntimeError) as cause:
        raise _refus(_ETRANGER) from cause


def _grilles(octets: bytes) -> Iterator[Grille]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl prévient de ce qu’il ne garde pas : rien ici
        livre = load_workbook(io.BytesIO(octets), read_only=True, data_only=True)
        for feuille in livre.worksheets:
            feuille.reset_dimensions()
            rangees = islice(feuille.iter_rows(values_only=True), _RANGEES_MAXIMUM)
            yield Grille(
                feuille.title,
                tuple(tuple(rangee[:_COLONNES_MAXIMUM]) for rangee in rangees),
            )


def _refus(raison: tuple[str, str]) -> ClasseurIllisible:
    phrase, remede = raison
    return ClasseurIllisible(phrase, remede=remede)
