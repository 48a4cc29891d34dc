"""Préparer une version du plan : la précédente est gardée telle quelle, la suivante se dit."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.revision import MotifRevision, Revision
from cep_desktop.domain.texte import LIGNE_MAXIMALE
from cep_desktop.domain.version_figee import VersionFigee


def figer(dossier: Dossier, *, le: date) -> Accompagnement:
    """Garde le plan et le projet de la version en cours, s’ils ne le sont pas déjà."""
    volet = dossier.accompagnement
    revision = volet.revision
    if revision is None or any(v.version == revision.version for v in volet.versions_figees):
        return volet
    figee = VersionFigee(
        id=f"Q{revision.version}",
        version=revision.version,
        figee_le=le,
        plan_action=volet.plan_action,
        formations=volet.formations,
        dispositifs=volet.dispositifs,
        plan_financement=volet.plan_financement,
        calendrier=volet.calendrier,
        projet=dossier.conseil.projet,
    )
    return volet.avec(versions_figees=(*volet.versions_figees, figee))


def est_signee(dossier: Dossier) -> bool:
    """Vrai si la version en cours du plan porte une signature."""
    revision = dossier.accompagnement.revision
    if revision is None:
        return False
    return revision.signee_le is not None or any(
        signature.version == revision.version for signature in dossier.signatures
    )


def ouvrir_la_suite(avant: Dossier, apres: Dossier, *, le: date, ce_qui_change: str) -> Dossier:
    """Rend `apres` ; si le plan d’`avant` est signé, il est gardé tel quel et la suite s’ouvre.

    Une réponse reçue ne réécrit pas un plan signé : elle va dans la version suivante, à signer.
    """
    signee = avant.accompagnement.revision
    if signee is None or not est_signee(avant):
        return apres
    volet = apres.accompagnement
    suivante = Revision(
        version=signee.version + 1,
        preparee_le=max(le, signee.preparee_le),
        motif=MotifRevision.ARGENT,
        ce_qui_change=ce_qui_change[:LIGNE_MAXIMALE],
    )
    return apres.avec(
        accompagnement=volet.avec(
            versions_figees=figer(avant, le=le).versions_figees,
            revisions=(*volet.revisions, suivante),
        )
    )


@dataclass(frozen=True, slots=True)
class PreparerVersion:
    """Ouvre la version suivante avec son motif ; celle qui est déjà en préparation se complète.

    Une version signée ne change jamais : son contenu est gardé avant tout changement.
    """

    motif: MotifRevision
    ce_qui_change: str
    le: date
    precision: str = ""

    @property
    def libelle(self) -> str:
        """Ce que le geste fait."""
        return "nouvelle version du plan préparée"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette version en préparation."""
        volet = dossier.accompagnement
        derniere = volet.revision
        if derniere is not None and derniere.signee_le is None:
            completee = derniere.avec(
                motif=self.motif,
                ce_qui_change=_ajouter(derniere.ce_qui_change, self.ce_qui_change),
                precision=_ajouter(derniere.precision, self.precision),
            )
            return dossier.avec(
                accompagnement=volet.avec(revisions=(*volet.revisions[:-1], completee))
            )
        neuve = Revision(
            version=derniere.version + 1 if derniere else 1,
            preparee_le=max(self.le, derniere.preparee_le) if derniere else self.le,
            motif=self.motif,
            ce_qui_change=self.ce_qui_change,
            precision=self.precision,
        )
        volet = figer(dossier, le=self.le)
        return dossier.avec(accompagnement=volet.avec(revisions=(*volet.revisions, neuve)))


def _ajouter(ancien: str, neuf: str) -> str:
    """Met les deux textes bout à bout ; une redite ou un texte trop long garde le plus récent."""
    if not neuf or neuf in ancien:
        return ancien
    ensemble = f"{ancien.rstrip('.')}. {neuf}" if ancien else neuf
    return ensemble if len(ensemble) <= LIGNE_MAXIMALE else neuf
