"""Un fichier hostile coûte peu : au plus 300 Mo et 5 secondes, mesurés dans l’enfant borné."""

import io
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from cep_desktop.documents.bride import DELAI, MEMOIRE_MAXIMALE, TravailArrete, faire_a_part
from cep_desktop.documents.excel.relecture import ouvrir_les_formules
from cep_desktop.documents.plan_financement.ecriture import ecrire
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.locations import gabarits
from cep_desktop.usecases.gabarit_organisme import _examiner
from tests.cas.dossier import LE, exemple
from tests.documents.plan_financement.classeurs import contenu, remplacer

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="la mémoire se mesure sous Linux"
)
RETOUR = "xl/worksheets/sheet6.xml"
CORPS = "word/document.xml"


def _pic() -> int:
    """Octets de mémoire vive que ce processus a occupés au plus."""
    for ligne in Path("/proc/self/status").read_text().splitlines():
        if ligne.startswith("VmHWM:"):
            return int(ligne.split()[1]) * 1024
    return 0


def mesurer(lecture: Callable[[bytes], object], octets: bytes) -> tuple[int, float]:
    """Lit, et rend le pic de mémoire (octets) et la durée (secondes), refus compris."""
    debut = time.perf_counter()
    with suppress(ErreurMetier, MemoryError):
        lecture(octets)
    return _pic(), time.perf_counter() - debut


def _remplacer_dans_le_modele(texte: bytes) -> bytes:
    sortie = io.BytesIO()
    with (
        zipfile.ZipFile(gabarits() / "bilan.docx") as source,
        zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as cible,
    ):
        for partie in source.namelist():
            octets = source.read(partie)
            if partie == CORPS:
                assert b"{{ personne }}" in octets
                octets = octets.replace(b"{{ personne }}", texte, 1)
            cible.writestr(partie, octets)
    return sortie.getvalue()


def _rangees(nombre: int) -> bytes:
    lignes = "".join(f'<row r="{rang}"/>' for rang in range(100, 100 + nombre))
    octets = ecrire(contenu(exemple("camille")))
    return remplacer(octets, RETOUR, "</sheetData>", f"{lignes}</sheetData>")


RIRES = (
    "<!DOCTYPE l [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9))
    + "]>"
)
CLASSEURS = {
    "un million de lignes vides": lambda: _rangees(1_048_000),
    "dernière ligne très loin": lambda: remplacer(
        ecrire(contenu(exemple("camille"))),
        RETOUR,
        "</sheetData>",
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    ),
    "rires en cascade": lambda: remplacer(
        ecrire(contenu(exemple("camille"))), RETOUR, "<worksheet", f"{RIRES}<worksheet"
    ),
}
MODELES = {
    "conditions imbriquées": lambda: _remplacer_dans_le_modele(
        b"{% if personne %}" * 3_000 + b"{% endif %}" * 3_000
    ),
    "texte répété": lambda: _remplacer_dans_le_modele(b"{{ personne }} " * 200_000),
    "paragraphes sans fin": lambda: _remplacer_dans_le_modele(
        b"x</w:t></w:r></w:p>" + b"<w:p/>" * 1_000_000 + b"<w:p><w:r><w:t>y"
    ),
}


def _est_borne(lecture: Callable[[bytes], object], octets: bytes) -> None:
    """Refusé, lu ou arrêté par le système : jamais plus de mémoire ni de temps."""
    try:
        pic, duree = faire_a_part(partial(mesurer, lecture), octets)
    except TravailArrete:  # le système l’a arrêté : la borne a tenu
        return
    assert pic <= MEMOIRE_MAXIMALE, f"{pic / 1_048_576:.0f} Mo"
    assert duree <= DELAI, f"{duree:.1f} s"


@pytest.mark.parametrize("nom", CLASSEURS)
def test_un_classeur_hostile_est_borne(nom: str) -> None:
    _est_borne(ouvrir_les_formules, CLASSEURS[nom]())


@pytest.mark.parametrize("nom", MODELES)
def test_un_modele_hostile_est_borne(nom: str) -> None:
    examiner = partial(_examiner, "bilan.docx", "", (exemple("camille"),), LE)
    _est_borne(examiner, MODELES[nom]())
