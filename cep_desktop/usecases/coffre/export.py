"""Sortir des dossiers d’un coffre, en clair et en entier, avec qui les a ouverts."""

import json
from dataclasses import dataclass
from pathlib import Path

from cep_desktop.documents import dossier_portable
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.usecases.coffre.journal import LigneDeJournal
from cep_desktop.usecases.coffre.ports import Coffre
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.fiche import FicheDossier

FORMAT_ACCES = "cep-desktop/acces"


@dataclass(frozen=True, slots=True)
class DossierSorti:
    """Un dossier exporté : son numéro, et les fichiers écrits."""

    numero: str
    fichiers: tuple[Path, ...]


def exporter(coffre: Coffre, sortie: Path, *, numero: str = "") -> tuple[DossierSorti, ...]:
    """Écrit chaque dossier (ou ceux de ce numéro) et le journal de ses accès dans `sortie`.

    Rien n’y est chiffré, et les notes privées y sont : c’est ce que la personne peut demander
    (RGPD, art. 15 et 20). Lève `ElementIntrouvable`, `EcritureImpossible` ou `DepotImpossible`.
    """
    fiches = [fiche for fiche in coffre.dossiers.fiches() if numero in {"", fiche.numero}]
    if numero and not fiches:
        raise ElementIntrouvable(
            f"Aucun dossier ne porte le numéro {numero}.", remede="Vérifiez-le dans la liste."
        )
    return tuple(_sortir(coffre, fiche, sortie) for fiche in fiches)


def _sortir(coffre: Coffre, fiche: FicheDossier, sortie: Path) -> DossierSorti:
    dossier = coffre.dossiers.lire(fiche.id).dossier
    coffre.acces.noter_export(fiche.id, "dossier.json")
    base = f"{fiche.numero}-{fiche.id.hex[:8]}"
    fichiers = deposer(
        sortie,
        {
            f"{base}.dossier.json": dossier_portable.ecrire(dossier),
            f"{base}.acces.json": _ecrire_acces(coffre.acces.lignes(fiche.id)),
        },
    )
    return DossierSorti(fiche.numero, fichiers)


def _ecrire_acces(lignes: tuple[LigneDeJournal, ...]) -> bytes:
    acces = {
        "format": FORMAT_ACCES,
        "version": 1,
        "acces": [
            {
                "le": ligne.le.isoformat(),
                "par": ligne.auteur,
                "geste": ligne.geste.value,
                "precision": ligne.precision,
            }
            for ligne in lignes
        ],
    }
    return (json.dumps(acces, ensure_ascii=False, indent=2) + "\n").encode()
