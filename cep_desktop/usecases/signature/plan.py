"""Écrire le plan signé : l’encre sur les papiers et, avec une clé, la preuve dans les fichiers.

Le tracé n’est gardé nulle part ailleurs : il vit le temps d’écrire les fichiers.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cep_desktop.documents.plan_action import contenu, ecriture
from cep_desktop.documents.plan_financement import contenu as contenu_financement
from cep_desktop.documents.plan_financement import ecriture as ecriture_financement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.revision import FichierSigne
from cep_desktop.domain.signature import RoleSignataire
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.produire import NaturePapier, Papier, composer_papiers
from cep_desktop.usecases.signature.encres import Encres, declarer, encrer, pour_le_classeur
from cep_desktop.usecases.signature.sceau import Sceau
from cep_desktop.usecases.signature.scellement import Scellement

Dire = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PlanSigne:
    """Les papiers signés, ce que le dossier en garde, et ce qui n’a pas pu se faire."""

    papiers: tuple[Papier, ...] = field(repr=False)
    fichiers: tuple[FichierSigne, ...]
    avis: tuple[str, ...] = ()


def signer_le_plan(
    dossier: Dossier,
    gabarits: Gabarits,
    traces: Mapping[RoleSignataire, bytes],
    *,
    le: datetime,
    sceau: Sceau | None = None,
    en_pdf: bool = False,
    dire: Dire | None = None,
) -> PlanSigne:
    """Rend les papiers de la version signée. Lève `ErreurMetier`.

    `traces` sont des PNG transparents ; `le` est l’instant de la signature numérique. Avec un
    sceau, `en_pdf` ajoute le plan en PDF scellé, si ce poste sait en faire.
    """
    partage = dossier.partageable()
    jour = le.astimezone().date()
    scellement = None if sceau is None else Scellement(sceau)
    encres = encrer(partage, traces, est_scelle=sceau is not None)
    signes: list[tuple[Papier, int]] = []
    avis: list[str] = []
    for papier in composer_papiers(partage, gabarits, le=jour):
        if papier.nature is NaturePapier.PLAN_ACTION:
            siennes = encres
            du_plan = contenu.composer(partage, le=jour)
            octets = ecriture.ecrire(du_plan, gabarits.lire("plan_action.docx"), encres)
        else:
            siennes = pour_le_classeur(partage, encres)
            du_classeur = contenu_financement.composer(partage, le=jour)
            octets = ecriture_financement.ecrire(du_classeur, siennes)
        nombre = 0
        if scellement is not None:
            octets, nombre = _signer(partage, octets, siennes, le, scellement)
        signes.append((Papier(papier.nature, papier.nom, octets), nombre))
    if scellement is not None:
        if en_pdf:
            pdf, manque = _en_pdf(partage, signes[0][0], le, scellement, dire)
            signes += [(papier, 1) for papier in pdf]
            avis += manque
        avis += [scellement.avis] if scellement.avis else []
    return PlanSigne(
        tuple(papier for papier, _ in signes),
        tuple(_enregistrer(papier, nombre) for papier, nombre in signes),
        tuple(avis),
    )


def empreinte_du_plan(dossier: Dossier, *, le: datetime) -> str:
    """Rend l’empreinte du contenu lu, telle que le plan l’imprime."""
    partage = dossier.partageable()
    return contenu.composer(partage, le=le.astimezone().date()).empreinte_longue


def _signer(
    dossier: Dossier, octets: bytes, encres: Encres, le: datetime, scellement: Scellement
) -> tuple[bytes, int]:
    """Signe une fois par ligne, de la même clé : elle répond de ce que la personne a tracé."""
    for role, encre in encres.items():
        octets = scellement.poser(octets, declarer(dossier, le, role, encre))
    if encres:
        return octets, len(encres)
    return scellement.poser(octets, declarer(dossier, le)), 1


def _en_pdf(
    dossier: Dossier, plan: Papier, le: datetime, scellement: Scellement, dire: Dire | None
) -> tuple[list[Papier], list[str]]:
    """Rend le plan en PDF, au sceau de l’organisme ; sans convertisseur, dit qu’il n’y en a pas."""
    from cep_desktop.documents.pdf import convertir

    attendre = None if dire is None else (lambda: dire("Le PDF se prépare…"))
    try:
        rendus = convertir({plan.nom: plan.octets}, attendre=attendre)
    except ErreurMetier as refus:
        return [], [f"Le plan n’a pas de PDF scellé. {refus}"]
    nom = f"{Path(plan.nom).stem}.pdf"
    octets = scellement.poser(rendus[nom], declarer(dossier, le))
    return [Papier(plan.nature, nom, octets)], []


def _enregistrer(papier: Papier, nombre: int) -> FichierSigne:
    sha256 = hashlib.sha256(papier.octets).hexdigest()
    return FichierSigne(nom=papier.nom, sha256=sha256, signatures=nombre)
