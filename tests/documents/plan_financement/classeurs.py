"""De quoi fabriquer un classeur et regarder dedans, comme un tableur ou comme un curieux."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement, composer
from cep_desktop.documents.plan_financement.ecriture import ecrire
from cep_desktop.domain.dossier import Dossier
from tests.cas.dossier import LE

VISIBLES = (
    "Synthèse",
    "Dépenses",
    "Financements",
    "Trésorerie",
    "Démarches et pièces",
    "Retour financeur",
    "Notice",
)
_VALEUR_EN_CACHE = re.compile(rb"(</f>)<v>[^<]*</v>")


def contenu(dossier: Dossier, *, le: date = LE) -> ContenuPlanFinancement:
    """Ce que dit le classeur d’un dossier, le jour des exemples."""
    return composer(dossier.partageable(), le=le)


def octets(dossier: Dossier) -> bytes:
    """Le classeur d’un dossier."""
    return ecrire(contenu(dossier))


def relu(fichier: bytes, *, valeurs: bool = False) -> Workbook:
    """Le classeur tel qu’openpyxl le voit : ses formules, ou leurs valeurs."""
    return load_workbook(io.BytesIO(fichier), data_only=valeurs)


def parties(fichier: bytes) -> Mapping[str, str]:
    """Le texte de chaque partie du paquet."""
    with zipfile.ZipFile(io.BytesIO(fichier)) as paquet:
        return {nom: paquet.read(nom).decode() for nom in paquet.namelist()}


def cases(livre: Workbook) -> Iterator[Any]:
    """Toutes les cases non vides, feuille après feuille."""
    for feuille in livre.worksheets:
        for rangee in feuille.iter_rows():
            yield from (case for case in rangee if case.value is not None)


def formules(fichier: bytes) -> dict[tuple[str, str], str]:
    """Chaque formule, par feuille et par case."""
    return {
        (case.parent.title, case.coordinate): case.value
        for case in cases(relu(fichier))
        if case.data_type == "f"
    }


def textes(fichier: bytes, feuille: str) -> list[str]:
    """Les textes d’une feuille, dans l’ordre de lecture."""
    rangees = relu(fichier, valeurs=True)[feuille].iter_rows(values_only=True)
    return [valeur for rangee in rangees for valeur in rangee if isinstance(valeur, str)]


def sans_valeurs(fichier: bytes) -> bytes:
    """Le même classeur, dont les formules ont perdu leur valeur : il faut les recalculer."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(fichier)) as source, zipfile.ZipFile(sortie, "w") as cible:
        for nom in source.namelist():
            partie = source.read(nom)
            if nom.startswith("xl/worksheets/"):
                partie = _VALEUR_EN_CACHE.sub(rb"\1", partie)
            cible.writestr(nom, partie)
    return sortie.getvalue()


def remplacer(fichier: bytes, nom: str, avant: str, apres: str) -> bytes:
    """Le même paquet, où un texte d’une partie en remplace un autre."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(fichier)) as source, zipfile.ZipFile(sortie, "w") as cible:
        for partie in source.namelist():
            texte = source.read(partie)
            if partie == nom:
                assert avant.encode() in texte
                texte = texte.replace(avant.encode(), apres.encode())
            cible.writestr(partie, texte)
    return sortie.getvalue()
