"""Chaque bibliothèque a ses pièces : une nouvelle doit dire où elle sert."""

import ast
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.arbre import PAQUETS, Module, modules

DOCUMENTS = ("cep_desktop.documents",)
COFFRE = ("cep_desktop.storage",)

# Bibliothèque → pièces qui ont le droit de l’importer.
PERMISES: dict[str, tuple[str, ...]] = {
    "argon2": COFFRE,
    "asn1crypto": ("cep_desktop.signing",),
    "asyncio": ("cep_desktop.signing",),
    "concurrent": ("ui.taches", "cep_desktop.usecases.lot"),
    "cryptography": (*COFFRE, "cep_desktop.signing"),
    "docx": DOCUMENTS,
    "docxtpl": DOCUMENTS,
    "hunspell": ("cep_desktop.orthographe.dictionnaire",),  # docs/adr/0020
    "highspy": ("cep_desktop.rules.montage.resolution",),
    "holidays": ("cep_desktop.rules",),
    "icalendar": ("cep_desktop.documents.agenda",),
    "jinja2": DOCUMENTS,
    "keyring": ("cep_desktop.storage.coffre.trousseau",),
    "lxml": (*DOCUMENTS, "cep_desktop.referentiels.fiches_xml", "cep_desktop.signing"),
    "markupsafe": DOCUMENTS,
    "multiprocessing": (
        "cep_desktop.__main__",
        "cep_desktop.documents.bride",
        "cep_desktop.usecases.lot",
    ),
    "openpyxl": (*DOCUMENTS, "cep_desktop.referentiels.tableau"),
    "PIL": (*DOCUMENTS, "cep_desktop.signing"),
    "pkcs11": ("cep_desktop.signing.certificat.carte",),  # docs/adr/0028
    "platformdirs": ("cep_desktop.locations",),
    "psutil": COFFRE,
    "psycopg": COFFRE,
    "pydantic": ("cep_desktop",),
    "pydantic_core": ("cep_desktop",),
    "pyhanko": ("cep_desktop.signing",),
    "pyhanko_certvalidator": ("cep_desktop.signing",),
    "pyrage": ("cep_desktop.documents.dossier_chiffre.enveloppe",),
    "PySide6": ("ui", "cep_desktop.__main__"),
    "shiboken6": ("ui.ecoute",),
    "pypdfium2": DOCUMENTS,
    "segno": DOCUMENTS,
    "sqlalchemy": COFFRE,
    "sqlcipher3": COFFRE,
    "sqlite3": COFFRE,
    "stdnum": ("cep_desktop.domain.identifiant",),  # docs/adr/0007
    "threading": (
        "cep_desktop.documents.apercu",
        "ui.taches",
        "cep_desktop.usecases.livres.bibliotheque",
        "cep_desktop.storage.equipe",
        "cep_desktop.storage.sql.notification",
    ),
    "xlsxwriter": DOCUMENTS,
    "zxingcpp": DOCUMENTS,
}

TACHES_DE_QT = {"QThread", "QThreadPool", "QRunnable", "QtConcurrent"}


def _est_permis(module: Module, importe: str) -> bool:
    tete = importe.partition(".")[0]
    if tete in PERMISES:
        return module.est_dans(PERMISES[tete])
    return tete in PAQUETS or tete in sys.stdlib_module_names


def _reste_sur_le_fil(module: Module, importe: str) -> bool:
    return module.nom == "ui.taches" or importe.rpartition(".")[2] not in TACHES_DE_QT


def _convient_au_domaine(module: Module, importe: str) -> bool:
    tete = importe.partition(".")[0]
    return (
        not module.est_dans(("cep_desktop.domain",))
        or importe == "cep_desktop"
        or importe.startswith("cep_desktop.domain")
        or tete in {"pydantic", "pydantic_core", *sys.stdlib_module_names}
        or (module.nom, tete) == ("cep_desktop.domain.identifiant", "stdnum")  # docs/adr/0007
    )


REGLES = (_est_permis, _reste_sur_le_fil, _convient_au_domaine)


@pytest.mark.parametrize("regle", REGLES)
def test_les_imports_suivent_la_regle(regle: Callable[[Module, str], bool]) -> None:
    assert not [
        f"{module.nom} importe {importe}"
        for module in modules()
        for importe in module.imports()
        if not regle(module, importe)
    ]


@pytest.mark.parametrize(
    ("regle", "nom", "faute"),
    [
        (_est_permis, "cep_desktop.usecases.produire", "import docx"),
        (_est_permis, "cep_desktop.usecases.produire", "import numpy"),
        (_est_permis, "ui.app", "from openpyxl import Workbook"),
        (_est_permis, "ui.widgets.carte", "import threading"),
        (_est_permis, "cep_desktop.domain.personne", "from stdnum.fr import siret"),
        (_reste_sur_le_fil, "ui.pages.plan.page", "from PySide6.QtCore import QThread"),
        (_convient_au_domaine, "cep_desktop.domain.dossier", "import platformdirs"),
        (_convient_au_domaine, "cep_desktop.domain.dossier", "import cep_desktop.rules.moteur"),
    ],
)
def test_la_faute_plantee_est_attrapee(
    regle: Callable[[Module, str], bool], nom: str, faute: str
) -> None:
    plante = Module(nom=nom, chemin=Path(), arbre=ast.parse(faute))
    assert not all(regle(plante, importe) for importe in plante.imports())
