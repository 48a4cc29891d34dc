"""Produire les papiers d’un dossier, et la liste de ce qui a été produit."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cep_desktop.domain.code import Code
from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.ports import Gabarits

NOM_MANIFESTE = "manifeste.json"
FORMAT_MANIFESTE = "cep-desktop/manifeste"


class NaturePapier(Code):
    """Un papier que l’application sait produire."""

    PLAN_ACTION = "plan_action", "Plan d’actions"
    PLAN_FINANCEMENT = "plan_financement", "Plan de financement"


@dataclass(frozen=True, slots=True)
class Papier:
    """Un papier prêt à être déposé."""

    nature: NaturePapier
    nom: str
    octets: bytes

    @property
    def empreinte(self) -> str:
        """SHA-256 du fichier, en hexadécimal."""
        return hashlib.sha256(self.octets).hexdigest()


@dataclass(frozen=True, slots=True)
class Production:
    """Les fichiers produits, et où ils sont."""

    dossier: Path
    papiers: tuple[Papier, ...]
    manifeste: str


Avancer = Callable[[NaturePapier], None]
"""Prévenu avant chaque papier ; ce qu’il lève arrête tout avant que rien ne soit déposé."""


def composer_papiers(
    dossier: Dossier, gabarits: Gabarits, *, le: date, avancer: Avancer | None = None
) -> tuple[Papier, ...]:
    """Compose tous les papiers en mémoire, sans rien de privé.

    `le` est la date imprimée. Lève `ErreurMetier` si un papier ne peut pas être entier.
    """
    partage = dossier.partageable()
    papiers = []
    for nature, (extension, ecrire) in _PAPIERS.items():
        if avancer is not None:
            avancer(nature)
        nom = _nommer(nature, extension, partage)
        papiers.append(Papier(nature, nom, ecrire(partage, gabarits, le)))
    return tuple(papiers)


def produire(
    dossier: Dossier,
    gabarits: Gabarits,
    sortie: Path,
    *,
    le: date,
    avancer: Avancer | None = None,
) -> Production:
    """Dépose les papiers et leur manifeste dans `sortie`. Lève `ErreurMetier`."""
    papiers = composer_papiers(dossier, gabarits, le=le, avancer=avancer)
    manifeste = _manifester(dossier, papiers, le)
    fichiers = {papier.nom: papier.octets for papier in papiers}
    deposer(sortie, {**fichiers, NOM_MANIFESTE: manifeste.encode()})
    return Production(sortie, papiers, manifeste)


def _ecrire_plan_action(dossier: Dossier, gabarits: Gabarits, le: date) -> bytes:
    from cep_desktop.documents.plan_action import contenu, ecriture

    return ecriture.ecrire(contenu.composer(dossier, le=le), gabarits.lire("plan_action.docx"))


def _ecrire_plan_financement(dossier: Dossier, _gabarits: Gabarits, le: date) -> bytes:
    from cep_desktop.documents.plan_financement import contenu, ecriture

    return ecriture.ecrire(contenu.composer(dossier, le=le))


_Ecrire = Callable[[Dossier, Gabarits, date], bytes]
_PAPIERS: dict[NaturePapier, tuple[str, _Ecrire]] = {
    NaturePapier.PLAN_ACTION: ("docx", _ecrire_plan_action),
    NaturePapier.PLAN_FINANCEMENT: ("xlsx", _ecrire_plan_financement),
}


def _nommer(nature: NaturePapier, extension: str, dossier: Dossier) -> str:
    """Nom neutre : le numéro et la version, jamais le nom de la personne."""
    revision = dossier.accompagnement.revision
    version = revision.version if revision else 1
    return f"{nature.value.replace('_', '-')}-{dossier.numero}-v{version}.{extension}"


def _manifester(dossier: Dossier, papiers: tuple[Papier, ...], le: date) -> str:
    manifeste = {
        "format": FORMAT_MANIFESTE,
        "version": 1,
        "dossier": dossier.numero,
        "produit_le": le.isoformat(),
        "fichiers": [
            {
                "nom": papier.nom,
                "nature": papier.nature.value,
                "octets": len(papier.octets),
                "sha256": papier.empreinte,
            }
            for papier in papiers
        ],
    }
    return json.dumps(manifeste, ensure_ascii=False, indent=2) + "\n"
