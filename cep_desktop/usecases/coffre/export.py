"""Sortir des dossiers d’un coffre, en clair et en entier, avec qui les a ouverts."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cep_desktop.documents import dossier_portable
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.usecases import exporter_personne
from cep_desktop.usecases.coffre.journal import LigneDeJournal
from cep_desktop.usecases.coffre.ports import Coffre
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.exporter_personne import NotesDuConseiller
from cep_desktop.usecases.fiche import FicheDossier
from cep_desktop.usecases.ports import Gabarits

FORMAT_ACCES = "cep-desktop/acces"


@dataclass(frozen=True, slots=True)
class DossierSorti:
    """Un dossier exporté : son numéro, et les fichiers écrits."""

    numero: str
    fichiers: tuple[Path, ...]
    avertissement: str = ""


def exporter(coffre: Coffre, sortie: Path, *, numero: str = "") -> tuple[DossierSorti, ...]:
    """Écrit chaque dossier (ou ceux de ce numéro) et le journal de ses accès dans `sortie`.

    Rien n’y est chiffré, et les notes privées y sont : c’est ce que la personne peut demander
    (RGPD, art. 15 et 20). Lève `ElementIntrouvable`, `EcritureImpossible` ou `DepotImpossible`.
    """
    return tuple(_sortir(coffre, fiche, sortie) for fiche in _choisir(coffre, numero))


def exporter_pour_la_personne(
    coffre: Coffre,
    sortie: Path,
    gabarits: Gabarits,
    *,
    le: date,
    numero: str,
    notes: NotesDuConseiller,
) -> tuple[DossierSorti, ...]:
    """Écrit ce que l’on remet à la personne, un dossier à part : fichier, papier, qui l’a ouvert.

    Le papier dit la durée de conservation du coffre. Mêmes refus que `exporter`.
    """
    sortis = []
    for fiche in _choisir(coffre, numero):
        dossier = coffre.dossiers.lire(fiche.id).dossier
        coffre.acces.noter_export(fiche.id, "pour la personne")
        lieu = sortie / _base(fiche)
        remis = exporter_personne.exporter(
            dossier, gabarits, lieu, le=le, duree_mois=coffre.conservation.mois, notes=notes
        )
        acces = deposer(lieu, {"acces.json": _acces(coffre, fiche)})
        sortis.append(DossierSorti(fiche.numero, (*remis.fichiers, *acces), remis.avertissement))
    return tuple(sortis)


def _choisir(coffre: Coffre, numero: str) -> list[FicheDossier]:
    fiches = [fiche for fiche in coffre.dossiers.fiches() if numero in {"", fiche.numero}]
    if numero and not fiches:
        raise ElementIntrouvable(
            f"Aucun dossier ne porte le numéro {numero}.", remede="Vérifiez-le dans la liste."
        )
    return fiches


def _sortir(coffre: Coffre, fiche: FicheDossier, sortie: Path) -> DossierSorti:
    dossier = coffre.dossiers.lire(fiche.id).dossier
    coffre.acces.noter_export(fiche.id, "dossier.json")
    fichiers = deposer(
        sortie,
        {
            f"{_base(fiche)}.dossier.json": dossier_portable.ecrire(dossier),
            f"{_base(fiche)}.acces.json": _acces(coffre, fiche),
        },
    )
    return DossierSorti(fiche.numero, fichiers)


def _base(fiche: FicheDossier) -> str:
    """Rend le début d’un nom de fichier, unique même si deux dossiers ont le même numéro."""
    return f"{fiche.numero}-{fiche.id.hex[:8]}"


def _acces(coffre: Coffre, fiche: FicheDossier) -> bytes:
    return _ecrire_acces(coffre.acces.lignes(fiche.id))


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
