"""L’encre de chacun, et ce que la clé déclare en la couvrant."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from cep_desktop.documents.encre import Encre, dessiner_ligne
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.signature import ModeSignature, RoleSignataire, Signature
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_heure
from cep_desktop.signing.declaration import Declaration, LigneSignee

Encres = Mapping[RoleSignataire, Encre]

_A_L_ECRAN = {ModeSignature.TRACE, ModeSignature.CLAVIER, ModeSignature.TEMOIN}
_ROLES = (RoleSignataire.BENEFICIAIRE, RoleSignataire.CONSEILLER)


def encrer(
    dossier: Dossier, traces: Mapping[RoleSignataire, bytes], *, est_scelle: bool
) -> dict[RoleSignataire, Encre]:
    """Rend l’encre de ceux qui ont signé la version courante à l’écran.

    Scellée, chaque encre a sa ligne de signature, qu’une clé remplit.
    """
    return {s.role: _encre(dossier, s, traces, est_scelle=est_scelle) for s in _posees(dossier)}


def pour_le_classeur(dossier: Dossier, encres: Encres) -> dict[RoleSignataire, Encre]:
    """Rend les mêmes encres ; le classeur, lu par qui paie, ne dit que des initiales."""
    initiales = dossier.beneficiaire.initiales
    return {
        role: replace(encre, nom=initiales) if role is RoleSignataire.BENEFICIAIRE else encre
        for role, encre in encres.items()
    }


def declarer(
    dossier: Dossier,
    le: datetime,
    role: RoleSignataire = RoleSignataire.CONSEILLER,
    encre: Encre | None = None,
) -> Declaration:
    """Rend ce que la clé affirme ; elle répond de ce que la personne a fait devant elle."""
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
    *,
    est_scelle: bool,
) -> Encre:
    heure = f" à {ecrire_heure(signature.a)}" if signature.a else ""
    graine = f"cep:{dossier.id}:{signature.version}:{signature.role.value}"
    return Encre(
        png=traces.get(signature.role, b""),
        nom=composer(signature.nom),
        titre=composer(signature.role.libelle.capitalize()),
        quand=composer(f"Le {ecrire_date(signature.le)}{heure}"),
        guid=f"{{{str(uuid5(NAMESPACE_URL, graine)).upper()}}}" if est_scelle else "",
    )
