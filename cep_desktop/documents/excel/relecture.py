"""Ouvre un classeur reçu sans l’exécuter ni le croire : tailles bornées, ni macro, ni lien."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice

from cep_desktop.documents.excel.grille import ClasseurIllisible, Grille

_OCTETS_MAXIMUM = 10_000_000
_DEPLOYES_MAXIMUM = 30_000_000
_RANGEES_MAXIMUM = 5_000
_COLONNES_MAXIMUM = 400
NON_CALCULEE = "#NON CALCULÉE"
"""Tient la place d’une formule dont le fichier ne garde pas le résultat."""

_CASES_MAXIMUM = 100_000
_PARTIE_MAXIMALE = 20_000_000
_ACTIFS = (
    "vbaproject",
    "externallinks/",
    "activex",
    "embeddings/",
    "connections.xml",
    "querytables/",
    "oleobject",
    "ctrlprops/",
    "macrosheets/",
    "dialogsheets/",
    "customui",
)
_INTERDITS = (b"<!DOCTYPE", b"<!ENTITY")
_ENCODAGE = re.compile(rb"""^\s*<\?xml[^>]*encoding=["']([^"']+)["']""")
_ENCODAGES_ADMIS = {b"utf-8", b"us-ascii", b"ascii"}
_BOM = b"\xef\xbb\xbf"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""Début d’un fichier chiffré par mot de passe, ou d’un ancien classeur `.xls`."""
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
_ANCIEN = (
    "Ce classeur est protégé par un mot de passe, ou dans un ancien format.",
    "Demandez qu’il soit enregistré sans mot de passe, au format .xlsx.",
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
    controler(octets)
    try:
        return {grille.nom: grille for grille in _grilles(octets)}
    except (*_ABIMES, *_INCOMPRIS) as cause:
        raise _refus(_ETRANGER) from cause


def controler(octets: bytes) -> None:
    """Refuse un fichier démesuré, abîmé, actif ou piégé avant tout lecteur de XML.

    Lève `ClasseurIllisible`.
    """
    if len(octets) > _OCTETS_MAXIMUM:
        raise _refus(_TROP_GROS)
    if octets.startswith(_OLE):
        raise _refus(_ANCIEN)
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as paquet:
            fiches = paquet.infolist()
            tailles = [fiche.file_size for fiche in fiches]
            if sum(tailles) > _DEPLOYES_MAXIMUM or max(tailles, default=0) > _PARTIE_MAXIMALE:
                raise _refus(_TROP_GROS)
            _controler_les_noms([fiche.filename.lower() for fiche in fiches])
            for fiche in fiches:
                if fiche.file_size and not _est_sain(fiche.filename, paquet.read(fiche)):
                    raise _refus(_ETRANGER)
    except (*_ABIMES, NotImplementedError, RuntimeError) as cause:
        raise _refus(_ETRANGER) from cause


def _controler_les_noms(noms: list[str]) -> None:
    if any(actif in nom for nom in noms for actif in _ACTIFS):
        raise _refus(_ACTIF)
    sort_du_paquet = any(
        nom.startswith(("/", "\\")) or ".." in nom.split("/") or ":" in nom or "\0" in nom
        for nom in noms
    )
    if sort_du_paquet or len(set(noms)) != len(noms) or "xl/workbook.xml" not in noms:
        raise _refus(_ETRANGER)


def _est_sain(nom: str, partie: bytes) -> bool:
    """Vrai si la partie n’est pas du XML, ou du XML en UTF-8 sans entité."""
    if not nom.lower().endswith((".xml", ".rels", ".vml")):
        return True
    texte = partie.removeprefix(_BOM)
    encodage = _ENCODAGE.match(texte)
    if encodage and encodage[1].lower() not in _ENCODAGES_ADMIS:
        return False
    return b"\0" not in texte and not any(interdit in texte for interdit in _INTERDITS)


def ouvrir_les_formules(octets: bytes) -> dict[str, Grille]:
    """Comme `ouvrir`, où une formule jamais calculée se lit `NON_CALCULEE` au lieu de rien."""
    grilles = ouvrir(octets)
    try:
        formules = {grille.nom: grille for grille in _grilles(octets, formules=True)}
    except (*_ABIMES, *_INCOMPRIS) as cause:
        raise _refus(_ETRANGER) from cause
    return {
        nom: Grille(nom, tuple(_marquer(grille, formules[nom]))) for nom, grille in grilles.items()
    }


def _marquer(valeurs: Grille, formules: Grille) -> Iterator[tuple[object, ...]]:
    for ligne, rangee in enumerate(formules.rangees):
        yield tuple(
            NON_CALCULEE
            if valeurs.brut((ligne, colonne)) is None and str(ecrit or "").startswith("=")
            else valeurs.brut((ligne, colonne))
            for colonne, ecrit in enumerate(rangee)
        )


def _grilles(octets: bytes, *, formules: bool = False) -> Iterator[Grille]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl prévient de ce qu’il ne garde pas : rien ici
        livre = load_workbook(
            io.BytesIO(octets), read_only=True, data_only=not formules, keep_links=False
        )
        for feuille in livre.worksheets:
            feuille.reset_dimensions()
            rangees = islice(feuille.iter_rows(values_only=True), _RANGEES_MAXIMUM)
            yield Grille(feuille.title, _sans_la_fin_vide(rangees))


def _sans_la_fin_vide(rangees: Iterable[tuple[object, ...]]) -> tuple[tuple[object, ...], ...]:
    """Les rangées, sans les cases ni les rangées vides qui les suivent."""
    gardees: list[tuple[object, ...]] = []
    pleines = cases = 0
    for rangee in rangees:
        utile = rangee[:_COLONNES_MAXIMUM]
        while utile and utile[-1] in (None, ""):
            utile = utile[:-1]
        gardees.append(utile)
        cases += len(utile)
        if cases > _CASES_MAXIMUM:
            raise _refus(_TROP_GROS)
        pleines = len(gardees) if utile else pleines
    return tuple(gardees[:pleines])


def _refus(raison: tuple[str, str]) -> ClasseurIllisible:
    phrase, remede = raison
    return ClasseurIllisible(phrase, remede=remede)
