"""Le plan signé sur papier revient : son scan est reconnu, puis attaché à sa version."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cep_desktop.documents.scan import TAILLE_MAXIMALE, CodeLu
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.revision import FichierSigne, Revision
from cep_desktop.domain.signature import ModeSignature, RoleSignataire, Signature
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.usecases.commandes.suite import cle_suivante
from cep_desktop.usecases.commandes.version_plan import figer
from cep_desktop.usecases.depot import charger


class ScanRefuse(ErreurMetier):
    """Ce scan n’est pas celui d’une version de ce plan ; rien n’est changé."""


@dataclass(frozen=True, slots=True)
class ScanReconnu:
    """Un scan dont on sait de quelle version il vient.

    `est_fidele` est vrai si l’empreinte imprimée est celle du plan tel qu’il est aujourd’hui ;
    `None` pour une version plus ancienne, dont le texte n’est plus là pour comparer.
    """

    version: int
    empreinte: str
    sha256: str
    nom: str
    est_fidele: bool | None
    deja_signee_le: date | None

    @property
    def phrase(self) -> str:
        """Ce que l’on dit à la personne avant de rien noter."""
        debut = f"Version\u00a0{self.version} du plan, reconnue."
        if self.deja_signee_le is not None:
            return f"{debut} Elle est déjà signée, le {ecrire_date(self.deja_signee_le)}."
        if self.est_fidele is False:
            return f"{debut} Le plan a changé depuis cette impression\u00a0: relisez-le ensemble."
        return debut


def reconnaitre_fichier(chemin: Path, dossier: Dossier, *, le: date) -> ScanReconnu:
    """Lit puis reconnaît un scan. Lève `DepotImpossible` ou ce que lève `reconnaitre`."""
    octets = charger(chemin, taille_maximale=TAILLE_MAXIMALE)
    return reconnaitre(octets, chemin.suffix.lower(), dossier, le=le)


def reconnaitre(octets: bytes, extension: str, dossier: Dossier, *, le: date) -> ScanReconnu:
    """Reconnaît un scan, sans rien changer.

    Lève `ScanIllisible`, `TravailArrete`, ou `ScanRefuse` s’il vient d’un autre plan.
    """
    from cep_desktop.documents.scan import reconnaitre as lire

    codes = lire(octets)
    code = next((c for c in codes if c.numero == dossier.numero), None)
    revisions = {r.version: r for r in dossier.accompagnement.revisions}
    if code is None:
        raise ScanRefuse(
            f"Ce scan est celui d’un autre plan, le dossier {codes[0].numero}.",
            remede="Ouvrez ce dossier-là, puis recommencez. Rien n’est changé.",
        )
    if code.version not in revisions:
        raise ScanRefuse(
            f"Ce scan est celui de la version\u00a0{code.version}, qui n’est pas dans ce dossier.",
            remede="Ouvrez le dossier le plus récent, puis recommencez. Rien n’est changé.",
        )
    sha256 = hashlib.sha256(octets).hexdigest()
    revision = revisions[code.version]
    if any(fichier.sha256 == sha256 for fichier in revision.fichiers_signes):
        raise ScanRefuse("Ce scan est déjà attaché à sa version.", remede="Rien n’est changé.")
    return ScanReconnu(
        version=code.version,
        empreinte=code.empreinte,
        sha256=sha256,
        nom=f"scan-{dossier.numero}-v{code.version}{extension}",
        est_fidele=_est_fidele(code, dossier, le),
        deja_signee_le=revision.signee_le,
    )


def _est_fidele(code: CodeLu, dossier: Dossier, le: date) -> bool | None:
    from cep_desktop.documents.plan_action.contenu import composer

    courante = dossier.accompagnement.revision
    if courante is None or courante.version != code.version:
        return None
    return composer(dossier.partageable(), le=le).empreinte[:16].upper() == code.empreinte


@dataclass(frozen=True, slots=True)
class NoterSignePapier:
    """Note une version comme signée sur papier, et lui attache le scan.

    Qui s’était déjà prononcé garde sa signature ; une version déjà close ne gagne que le scan.
    """

    scan: ScanReconnu
    le: date
    lieu: str = ""
    libelle: str = field(default="plan signé sur papier", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier dont la version est signée sur papier. Lève `ScanRefuse`."""
        volet = dossier.accompagnement
        if all(revision.version != self.scan.version for revision in volet.revisions):
            raise ScanRefuse("Cette version n’est plus dans le dossier.")
        revisions = tuple(
            self._close(revision) if revision.version == self.scan.version else revision
            for revision in volet.revisions
        )
        if volet.revision is not None and volet.revision.version == self.scan.version:
            volet = figer(dossier, le=self.le)
        signatures = dossier.signatures
        if self.scan.deja_signee_le is None:
            for role in (RoleSignataire.BENEFICIAIRE, RoleSignataire.CONSEILLER):
                signatures = self._signer(dossier, signatures, role)
        return dossier.avec(signatures=signatures, accompagnement=volet.avec(revisions=revisions))

    def _close(self, revision: Revision) -> Revision:
        fichier = FichierSigne(nom=self.scan.nom, sha256=self.scan.sha256, signatures=0)
        return revision.avec(
            signee_le=revision.signee_le or max(self.le, revision.preparee_le),
            fichiers_signes=(*revision.fichiers_signes, fichier),
        )

    def _signer(
        self, dossier: Dossier, signatures: tuple[Signature, ...], role: RoleSignataire
    ) -> tuple[Signature, ...]:
        version = self.scan.version
        if any(s.role is role and s.version == version for s in signatures):
            return signatures
        personne = role is RoleSignataire.BENEFICIAIRE
        qui = dossier.beneficiaire if personne else dossier.referent
        signature = Signature(
            id=cle_suivante("S", (s.id for s in signatures)),
            version=version,
            role=role,
            nom=qui.nom_complet,
            mode=ModeSignature.PAPIER,
            le=self.le,
            lieu=self.lieu,
            empreinte=self.scan.empreinte,
        )
        return (*signatures, signature)
