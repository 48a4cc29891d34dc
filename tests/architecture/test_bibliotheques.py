"""Chaque bibliothèque a ses pièces : une nouvelle doit dire où elle sert."""

import sys

from tests.architecture.arbre import PAQUETS, Module, modules

DOCUMENTS = ("cep_desktop.documents",)

# Bibliothèque → pièces qui ont le droit de l’importer.
PERMISES: dict[str, tuple[str, ...]] = {
    "PIL": DOCUMENTS,
    "PySide6": ("ui", "cep_desktop.__main__"),
    "concurrent": ("ui.taches",),
    "docx": DOCUMENTS,
    "docxtpl": DOCUMENTS,
    "jinja2": DOCUMENTS,
    "lxml": DOCUMENTS,
    "multiprocessing": (),
    "openpyxl": DOCUMENTS,
    "platformdirs": ("cep_desktop.locations",),
    "pydantic": ("cep_desktop",),
    "pydantic_core": ("cep_desktop",),
    "sqlite3": ("cep_desktop.storage",),
    "stdnum": ("cep_desktop.domain.identifiant",),  # docs/adr/0007
    "threading": ("ui.taches",),
    "xlsxwriter": DOCUMENTS,
}

TACHES_DE_QT = {"QThread", "QThreadPool", "QRunnable", "QtConcurrent"}


def _est_permis(module: Module, importe: str) -> bool:
    tete = importe.partition(".")[0]
    if tete in PERMISES:
        return module.est_dans(PERMISES[tete])
    return tete in PAQUETS or tete in sys.stdlib_module_names


def test_une_bibliotheque_ne_sert_que_dans_ses_pieces() -> None:
    fautes = [
        f"{module.nom} importe {importe}"
        for module in modules()
        for importe in module.imports()
        if not _est_permis(module, importe)
    ]
    assert not fautes


def test_seul_taches_quitte_le_fil_de_l_ecran() -> None:
    fautes = [
        f"{module.nom} importe {importe}"
        for module in modules()
        for importe in module.imports()
        if importe.rpartition(".")[2] in TACHES_DE_QT and module.nom != "ui.taches"
    ]
    assert not fautes


def test_le_domaine_ne_connait_que_python_et_pydantic() -> None:
    permises = {"pydantic", "pydantic_core", *sys.stdlib_module_names}
    fautes = [
        f"{module.nom} importe {importe}"
        for module in modules("cep_desktop/domain")
        for importe in module.imports()
        if importe.partition(".")[0] not in permises
        and not importe.startswith("cep_desktop.domain")
        and (module.nom, importe.partition(".")[0])
        != ("cep_desktop.domain.identifiant", "stdnum")  # docs/adr/0007
    ]
    assert not fautes
