"""Recalcule des classeurs dans LibreOffice, après avoir effacé les valeurs de leurs formules."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.ecriture import ecrire
from tests.documents.plan_financement.classeurs import sans_valeurs

_DELAI = 180


def recalculer(contenus: Sequence[ContenuPlanFinancement], atelier: Path) -> list[bytes]:
    """Rend chaque classeur tel que LibreOffice l’enregistre, toutes ses formules recalculées."""
    sortie = atelier / "recalcul"
    sortie.mkdir(parents=True)
    noms = [f"{rang:03}.xlsx" for rang in range(len(contenus))]
    for nom, dit in zip(noms, contenus, strict=True):
        (atelier / nom).write_bytes(sans_valeurs(ecrire(dit)))
    profil = f"-env:UserInstallation={(atelier / 'profil').as_uri()}"
    ordre = ("--headless", "--convert-to", "xlsx", "--outdir", str(sortie))
    fichiers = [str(atelier / nom) for nom in noms]
    subprocess.run(  # arguments tenus par l’essai
        ["soffice", profil, *ordre, *fichiers],  # cherché dans le PATH, comme l’atelier
        check=True,
        capture_output=True,
        timeout=_DELAI,
    )
    return [(sortie / nom).read_bytes() for nom in noms]
