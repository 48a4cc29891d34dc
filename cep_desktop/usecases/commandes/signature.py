"""Les gestes de la signature : se prononcer, se reprendre, clore la version."""

from dataclasses import dataclass, field
from datetime import date, time

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.revision import FichierSigne, Revision
from cep_desktop.domain.signature import ModeSignature, RoleSignataire, Signature
from cep_desktop.rules.signataires import ATTENDUS, signature_qui_vaut
from cep_desktop.usecases.commandes.suite import cle_suivante
from cep_desktop.usecases.commandes.version_plan import figer
from cep_desktop.usecases.intangible import VersionSignee

PREMIER_PLAN = "Premier plan d’actions."


class SignatureAbsente(ErreurMetier):
    """Il manque quelqu’un pour clore la version."""


@dataclass(frozen=True, slots=True)
class PoserSignature:
    """Note comment quelqu’un se prononce sur la version en cours ; un refus se note aussi.

    `empreinte` est celle du contenu lu. Se prononcer de nouveau remplace ce qu’on avait dit.
    """

    role: RoleSignataire
    nom: str
    mode: ModeSignature
    le: date
    a: time | None = None
    lieu: str = ""
    reserve: str = ""
    empreinte: str = ""

    @property
    def libelle(self) -> str:
        """« signature du bénéficiaire », « refus de signer noté »."""
        if self.mode is ModeSignature.REFUS:
            return "refus de signer noté"
        return f"signature du {self.role.libelle}"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette signature. Lève `VersionSignee`."""
        prepare = _preparer(dossier, self.le)
        version = _ouverte(prepare).version
        autres = _sans(prepare, self.role, version)
        signature = Signature(
            id=cle_suivante("S", (s.id for s in prepare.signatures)),
            version=version,
            role=self.role,
            nom=self.nom,
            mode=self.mode,
            le=self.le,
            a=self.a,
            lieu=self.lieu,
            reserve=self.reserve,
            empreinte=self.empreinte,
        )
        return prepare.avec(signatures=(*autres, signature))


@dataclass(frozen=True, slots=True)
class RetirerSignature:
    """Efface ce que quelqu’un vient de poser, tant que la version n’est pas close."""

    role: RoleSignataire

    @property
    def libelle(self) -> str:
        """« signature du conseiller effacée »."""
        return f"signature du {self.role.libelle} effacée"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans elle. Lève `VersionSignee`."""
        version = _ouverte(dossier).version
        return dossier.avec(signatures=_sans(dossier, self.role, version))


@dataclass(frozen=True, slots=True)
class CloreVersion:
    """Fige la version signée : son contenu est gardé, avec l’empreinte de chaque fichier remis."""

    le: date
    fichiers: tuple[FichierSigne, ...]
    libelle: str = field(default="plan signé", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier dont la version est close. Lève `VersionSignee` ou `SignatureAbsente`."""
        revision = _ouverte(dossier)
        manque = qui_manque(dossier)
        if manque:
            raise SignatureAbsente(
                f"Il manque la signature du {manque[0].libelle}.",
                remede="Signez d’abord.",
            )
        close = revision.avec(signee_le=self.le, fichiers_signes=self.fichiers)
        volet = figer(dossier, le=self.le)
        return dossier.avec(accompagnement=volet.avec(revisions=(*volet.revisions[:-1], close)))


def qui_manque(dossier: Dossier) -> tuple[RoleSignataire, ...]:
    """Rend ceux dont la signature manque à la version en cours ; un refus n’en est pas une.

    Celui qu’un avenant ne touche pas n’est pas redemandé.
    """
    posees = {role: signature_qui_vaut(dossier, role) for role in ATTENDUS}
    return tuple(
        role for role, posee in posees.items() if posee is None or posee.mode is ModeSignature.REFUS
    )


def _preparer(dossier: Dossier, le: date) -> Dossier:
    """Ouvre la première version du plan si personne ne l’a fait."""
    volet = dossier.accompagnement
    if volet.revisions:
        return dossier
    premiere = Revision(version=1, preparee_le=le, ce_qui_change=PREMIER_PLAN)
    return dossier.avec(accompagnement=volet.avec(revisions=(premiere,)))


def _ouverte(dossier: Dossier) -> Revision:
    revision = dossier.accompagnement.revision
    if revision is None:
        raise SignatureAbsente("Ce plan n’a pas encore de version à signer.")
    if revision.signee_le is not None:
        raise VersionSignee
    return revision


def _sans(dossier: Dossier, role: RoleSignataire, version: int) -> tuple[Signature, ...]:
    return tuple(s for s in dossier.signatures if (s.role, s.version) != (role, version))
