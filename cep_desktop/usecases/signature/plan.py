"""Écrire le plan signé : l’encre sur le papier et, avec une clé, la preuve dans le fichier.

Le tracé n’est gardé nulle part ailleurs : il vit le temps d’écrire les fichiers.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from cep_desktop.documents.encre import Encre, dessiner_ligne
from cep_desktop.documents.plan_action import contenu, ecriture
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.revision import FichierSigne
from cep_desktop.domain.signature import ModeSignature, RoleSignataire, Signature
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_heure
from cep_desktop.signing.declaration import Declaration, LigneSignee
from cep_desktop.signing.ooxml.signer import signer
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.produire import NaturePapier, Papier, composer_papiers
from cep_desktop.usecases.signature.sceau import Sceau

_A_L_ECRAN = {ModeSignature.TRACE, ModeSignature.CLAVIER, ModeSignature.TEMOIN}
_ROLES = (RoleSignataire.BENEFICIAIRE, RoleSignataire.CONSEILLER)


@dataclass(frozen=True, slots=True)
class PlanSigne:
    """Les papiers signés, et ce que le dossier en garde."""

    papiers: tuple[Papier, ...] = field(repr=False)
    fichiers: tuple[FichierSigne, ...]


def signer_le_plan(
    dossier: Dossier,
    gabarits: Gabarits,
    traces: Mapping[RoleSignataire, bytes],
    *,
    le: datetime,
    sceau: Sceau | None = None,
) -> PlanSigne:
    """Rend les papiers de la version signée. Lève `ErreurMetier`.

    `traces` sont des PNG transparents ; `le` est l’instant de la signature numérique.
    """
    partage = dossier.partageable()
    jour = le.astimezone().date()
    encres = {s.role: _encre(partage, s, traces, sceau) for s in _posees(partage)}
    papiers = []
    for papier in composer_papiers(partage, gabarits, le=jour):
        octets, nombre = papier.octets, 0
        if papier.nature is NaturePapier.PLAN_ACTION:
            du_plan = contenu.composer(partage, le=jour)
            octets = ecriture.ecrire(du_plan, gabarits.lire("plan_action.docx"), encres)
            if sceau is not None:
                octets, nombre = _sceller_le_plan(partage, octets, encres, le, sceau)
        elif sceau is not None:
            octets = signer(octets, sceau.cle, _declarer(partage, le), horodater=sceau.horodater)
            nombre = 1
        papiers.append((Papier(papier.nature, papier.nom, octets), nombre))
    return PlanSigne(
        tuple(papier for papier, _ in papiers),
        tuple(_enregistrer(papier, nombre) for papier, nombre in papiers),
    )


def empreinte_du_plan(dossier: Dossier, *, le: datetime) -> str:
    """Rend l’empreinte du contenu lu, telle que le plan l’imprime."""
    partage = dossier.partageable()
    return contenu.composer(partage, le=le.astimezone().date()).empreinte_longue


def _posees(dossier: Dossier) -> tuple[Signature, ...]:
    revision = dossier.accompagnement.revision
    version = revision.version if revision else 0
    return tuple(
        s
        for role in _ROLES
        for s in dossier.signatures
        if s.role is role and s.version == version and s.mode in _A_L_ECRAN
    )


def _encre(
    dossier: Dossier,
    signature: Signature,
    traces: Mapping[RoleSignataire, bytes],
    sceau: Sceau | None,
) -> Encre:
    heure = f" à {ecrire_heure(signature.a)}" if signature.a else ""
    graine = f"cep:{dossier.id}:{signature.version}:{signature.role.value}"
    return Encre(
        png=traces.get(signature.role, b""),
        nom=composer(signature.nom),
        titre=composer(signature.role.libelle.capitalize()),
        quand=composer(f"Le {ecrire_date(signature.le)}{heure}"),
        guid=f"{{{str(uuid5(NAMESPACE_URL, graine)).upper()}}}" if sceau else "",
    )


def _sceller_le_plan(
    dossier: Dossier,
    octets: bytes,
    encres: Mapping[RoleSignataire, Encre],
    le: datetime,
    sceau: Sceau,
) -> tuple[bytes, int]:
    """Signe une fois par ligne, de la même clé : elle répond de ce que la personne a tracé."""
    for role, encre in encres.items():
        declaration = _declarer(dossier, le, role, encre)
        octets = signer(octets, sceau.cle, declaration, horodater=sceau.horodater)
    if encres:
        return octets, len(encres)
    return signer(octets, sceau.cle, _declarer(dossier, le), horodater=sceau.horodater), 1


def _declarer(
    dossier: Dossier,
    le: datetime,
    role: RoleSignataire = RoleSignataire.CONSEILLER,
    encre: Encre | None = None,
) -> Declaration:
    conseiller = dossier.referent.nom_complet
    commentaire = "Plan lu et approuvé."
    if role is RoleSignataire.BENEFICIAIRE and encre is not None:
        commentaire = f"{encre.nom} a signé à l’écran, en présence de {conseiller}."
    ligne = None
    if encre is not None:
        ligne = LigneSignee(
            guid=encre.guid,
            texte=encre.nom,
            trace=encre.png or None,
            valide=dessiner_ligne(encre, est_valide=True),
            invalide=dessiner_ligne(encre, est_valide=False),
        )
    return Declaration(
        le=le,
        role=composer(f"{dossier.referent.fonction.capitalize()}, {dossier.structure.nom}"),
        commentaire=composer(commentaire),
        ligne=ligne,
    )


def _enregistrer(papier: Papier, nombre: int) -> FichierSigne:
    sha256 = hashlib.sha256(papier.octets).hexdigest()
    return FichierSigne(nom=papier.nom, sha256=sha256, signatures=nombre)
