"""Lire un tableau publié, quel que soit son encodage ou son séparateur."""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from cep_desktop.referentiels.archive import RESTE, FichierPublie
from cep_desktop.referentiels.feuille import plier_entete
from cep_desktop.referentiels.livre import LivreIllisible

_BLOC = 1_048_576
_CASE_MAXIMALE = 8_388_608
_ENTETES_A_CHERCHER = 12
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
         (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip

Lignes = Iterator[list[str]]


class Tableau:
    """Les en-têtes pliés d’un fichier, son encodage, et ses lignes au fil de la lecture."""

    def __init__(self, entetes: tuple[str, ...], encodage: str, lignes: Lignes) -> None:
        self.entetes = entetes
        self.encodage = encodage
        self.lignes = lignes


@contextmanager
def ouvrir_tableau(fichier: FichierPublie) -> Iterator[Tableau]:
    """Ouvre un csv ou un classeur. Lève `LivreIllisible` s’il est vide ou abîmé."""
    if fichier.nom.lower().endswith(".xlsx"):
        with fichier.ouvrir() as flux:
            yield _du_classeur(fichier.nom, flux)
        return
    encodage = _encodage(fichier)
    with _signes_lisibles(fichier.nom), fichier.ouvrir() as flux:
        texte = io.TextIOWrapper(flux, encoding=encodage, newline="")
        debut = texte.readline()
        if debut.lstrip().startswith("<"):
            raise LivreIllisible(
                "c’est une page internet, pas le fichier attendu.",
                lieu=fichier.nom,
                remede=f"Reprenez le fichier sur son site. {RESTE}",
            )
        separateur = max(";,|\t", key=debut.count)
        csv.field_size_limit(_CASE_MAXIMALE)
        entetes = next(csv.reader([debut], delimiter=separateur), [])
        if not any(entetes):
            raise LivreIllisible("ce fichier est vide.", lieu=fichier.nom, remede=RESTE)
        lignes = csv.reader(texte, delimiter=separateur)
        yield Tableau(tuple(map(plier_entete, entetes)), encodage, _surveiller(lignes, fichier.nom))
        texte.detach()


@contextmanager
def _signes_lisibles(nom: str) -> Iterator[None]:
    """Un signe impossible dans l’encodage reconnu se dit, et arrête la lecture."""
    try:
        yield
    except UnicodeDecodeError as cause:
        raise LivreIllisible(
            f"un signe ne se lit pas en {cause.encoding}.",
            lieu=nom,
            remede=f"Prenez l’archive telle qu’elle est publiée, en UTF-8. {RESTE}",
        ) from cause


def _surveiller(lignes: Iterator[list[str]], nom: str) -> Lignes:
    try:
        yield from lignes
    except csv.Error as cause:
        raise LivreIllisible(
            "une case de ce fichier ne se lit pas.", lieu=nom, remede=RESTE
        ) from cause


def _encodage(fichier: FichierPublie) -> str:
    """UTF-8 si tout le fichier s’y lit, UTF-16 s’il en a la marque, sinon celui de Windows."""
    with fichier.ouvrir() as flux:
        bloc = flux.read(_BLOC)
        for bom, nom in _BOMS:
            if bloc.startswith(bom):
                return nom
        if b"\0" in bloc:
            return "utf-16-le" if bloc[1:2] == b"\0" else "utf-16-be"
        decodeur = codecs.getincrementaldecoder("utf-8")()
        try:
            while bloc:
                decodeur.decode(bloc)
                bloc = flux.read(_BLOC)
            decodeur.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _du_classeur(nom: str, flux: BinaryIO) -> Tableau:
    """La première feuille dont une des premières lignes ressemble à des en-têtes."""
    from openpyxl import load_workbook

    try:
        classeur = load_workbook(io.BytesIO(flux.read()), read_only=True, data_only=True)
    except Exception as cause:
        raise LivreIllisible("ce classeur ne s’ouvre pas.", lieu=nom, remede=RESTE) from cause
    for feuille in sorted(classeur.worksheets, key=lambda f: -(f.max_row or 0)):
        lignes = feuille.iter_rows(values_only=True)
        for _, rangee in zip(range(_ENTETES_A_CHERCHER), lignes, strict=False):
            cases = [_case(c) for c in rangee]
            if sum(map(bool, cases)) > 1:
                entetes = tuple(map(plier_entete, cases))
                return Tableau(entetes, "xlsx", _completer(lignes, len(entetes)))
    raise LivreIllisible("ce classeur est vide.", lieu=nom, remede=RESTE)


def _completer(rangees: Iterator[tuple[object, ...]], largeur: int) -> Lignes:
    """Un classeur tait les cases vides en bout de ligne."""
    for rangee in rangees:
        yield [_case(c) for c in rangee] + [""] * (largeur - len(rangee))


def _case(valeur: object) -> str:
    if valeur is None:
        return ""
    if isinstance(valeur, float) and valeur.is_integer():
        return str(int(valeur))
    return str(valeur).strip()
