"""Convertir des papiers en PDF balisé, quand un convertisseur est installé sur le poste."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from cep_desktop.documents import convertisseurs
from cep_desktop.documents.convertisseurs import Convertisseur
from cep_desktop.domain.erreurs import ErreurMetier

DELAI = 120
"""Secondes laissées à une conversion."""
_FORMATS = (".docx", ".xlsx")


class SansConvertisseur(ErreurMetier):
    """Aucun programme de ce poste ne sait faire un PDF ; les papiers Word restent prêts."""

    def __init__(self) -> None:
        super().__init__(
            "Ce poste n’a pas de quoi faire un PDF.",
            remede="Les papiers Word sont prêts. Installez LibreOffice pour avoir aussi le PDF.",
        )


class ConversionImpossible(ErreurMetier):
    """Le convertisseur n’a pas rendu de PDF."""

    def __init__(self) -> None:
        super().__init__(
            "Le PDF n’a pas pu être fait.",
            remede="Les papiers Word sont prêts. Fermez LibreOffice ou Word, puis recommencez.",
        )


def convertisseur() -> Convertisseur | None:
    """Le programme qui fait les PDF sur ce poste, ou `None`."""
    return convertisseurs.trouver()


def convertir(
    papiers: Mapping[str, bytes], *, attendre: Callable[[], None] | None = None
) -> Mapping[str, bytes]:
    """Rend le PDF balisé de chaque papier, sous le même nom, en une seule conversion par format.

    `attendre` est appelé plusieurs fois par seconde ; ce qu’il lève arrête la conversion. Les
    fichiers de passage sont effacés. Lève `SansConvertisseur` ou `ConversionImpossible`.
    """
    programme = convertisseur()
    if programme is None:
        raise SansConvertisseur
    rendus: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory(prefix=".cep-", ignore_cleanup_errors=True) as lieu:
        atelier = Path(lieu)
        for extension in _FORMATS:
            lot = {nom: octets for nom, octets in papiers.items() if nom.endswith(extension)}
            if not lot:
                continue
            if extension not in programme.formats:
                raise SansConvertisseur
            # Un nom neutre : rien du dossier n’est dans un nom de fichier provisoire.
            sources = {nom: atelier / f"{rang}{extension}" for rang, nom in enumerate(lot)}
            for nom, source in sources.items():
                source.write_bytes(lot[nom])
            _lancer(programme, atelier, tuple(sources.values()), attendre)
            for nom, source in sources.items():
                pdf = source.with_suffix(".pdf")
                if not pdf.is_file():
                    raise ConversionImpossible
                rendus[f"{Path(nom).stem}.pdf"] = pdf.read_bytes()
                pdf.unlink()
    return rendus


def _lancer(
    programme: Convertisseur,
    atelier: Path,
    sources: tuple[Path, ...],
    attendre: Callable[[], None] | None,
) -> None:
    ordre = programme.preparer(atelier, sources)
    with subprocess.Popen(  # noqa: S603 — programme trouvé et arguments écrits ici
        ordre.arguments,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | ordre.environnement,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as processus:
        restant = DELAI * 5
        try:
            while True:
                try:
                    processus.wait(0.2)
                    break
                except subprocess.TimeoutExpired:
                    restant -= 1
                    if restant <= 0:
                        raise ConversionImpossible from None
                    if attendre is not None:
                        attendre()
        except BaseException:
            with suppress(subprocess.TimeoutExpired):
                processus.wait(programme.interrompre(atelier))
            processus.kill()
            raise
        if processus.returncode:
            raise ConversionImpossible
