"""Produire les papiers d’un dossier, et la liste de ce qui a été produit."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.papiers import DE_BASE, INTERNES, Demande, NaturePapier, ecrire
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.version_precedente import version_precedente

__all__ = ["NaturePapier", "Papier", "Production", "composer_papiers", "manifester", "produire"]

NOM_MANIFESTE = "manifeste.json"
FORMAT_MANIFESTE = "cep-desktop/manifeste"


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
    dossier: Dossier,
    gabarits: Gabarits,
    *,
    le: date,
    natures: Sequence[NaturePapier] = DE_BASE,
    avant: Dossier | None = None,
    avancer: Avancer | None = None,
) -> tuple[Papier, ...]:
    """Compose des papiers en mémoire, sans rien de privé.

    `le` est la date imprimée ; sans `avant`, l’avenant part de la version gardée. Une note interne
    se compose depuis le dossier entier, les autres depuis ce qui se partage.

    Lève `ErreurMetier` si un papier ne peut pas être entier.
    """
    partage = dossier.partageable()
    if NaturePapier.AVENANT in natures:
        avant = avant or version_precedente(dossier)
        avant = avant and avant.partageable()
    regles, papiers = gabarits.regles(), []
    for nature in natures:
        if avancer is not None:
            avancer(nature)
        source = dossier if nature in INTERNES else partage
        for fin, octets in ecrire(nature, Demande(source, gabarits, le, avant)):
            papiers.append(Papier(nature, regles.nommer(nature.value, fin, partage, le=le), octets))
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
    manifeste = manifester(dossier, papiers, le)
    fichiers = {papier.nom: papier.octets for papier in papiers}
    deposer(sortie, {**fichiers, NOM_MANIFESTE: manifeste.encode()})
    return Production(sortie, papiers, manifeste)


def manifester(
    dossier: Dossier,
    papiers: Sequence[Papier],
    le: date,
    *,
    suite: dict[str, object] | None = None,
) -> str:
    """La liste des fichiers et leurs empreintes, en JSON ; `suite` y ajoute ce qui s’en dit."""
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
        **(suite or {}),
    }
    return json.dumps(manifeste, ensure_ascii=False, indent=2) + "\n"
