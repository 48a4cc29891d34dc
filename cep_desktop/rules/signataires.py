"""Qui doit signer une version : tout le monde, ou ceux seuls que l’avenant touche.

Corriger la date d’une démarche du conseiller ne fait pas revenir la personne. Dès que le projet,
une étape, une formation, l’argent ou le calendrier changent, chacun signe de nouveau.
"""

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.plan_action import Action, Etape, PlanAction, RoleActeur
from cep_desktop.domain.revision import MotifRevision
from cep_desktop.domain.signature import ModeSignature, RoleSignataire, Signature
from cep_desktop.domain.version_figee import VersionFigee
from cep_desktop.rules.engagement import engagement_d_une_action

ATTENDUS = (RoleSignataire.BENEFICIAIRE, RoleSignataire.CONSEILLER)
"""Ceux qui signent tout plan."""


def a_demander(dossier: Dossier) -> tuple[RoleSignataire, ...]:
    """Rend ceux dont cette version demande la signature, qu’ils l’aient déjà posée ou non."""
    avant = _version_signee_avant(dossier.accompagnement)
    if avant is None:
        return ATTENDUS
    touches = _touches(dossier.accompagnement, avant)
    return tuple(
        role
        for role in ATTENDUS
        if role in touches or _signature(dossier, role, avant.version) is None
    )


def signature_qui_vaut(dossier: Dossier, role: RoleSignataire) -> Signature | None:
    """Rend ce que quelqu’un a dit de cette version, ou sa signature d’avant si elle vaut toujours.

    Un refus de cette version est rendu aussi ; `None` : sa signature est attendue.
    """
    revision = dossier.accompagnement.revision
    version = revision.version if revision else 0
    posee = next((s for s in dossier.signatures if (s.role, s.version) == (role, version)), None)
    if posee is not None or role not in ATTENDUS or role in a_demander(dossier):
        return posee
    avant = _version_signee_avant(dossier.accompagnement)
    return None if avant is None else _signature(dossier, role, avant.version)


def _version_signee_avant(volet: Accompagnement) -> VersionFigee | None:
    """Rend le contenu de la version signée juste avant la courante, s’il a été gardé."""
    precedente = next(iter(volet.revisions[-2:-1]), None)
    if precedente is None or precedente.signee_le is None:
        return None
    return next((v for v in volet.versions_figees if v.version == precedente.version), None)


def _signature(dossier: Dossier, role: RoleSignataire, version: int) -> Signature | None:
    return next(
        (
            s
            for s in dossier.signatures
            if (s.role, s.version) == (role, version) and s.mode is not ModeSignature.REFUS
        ),
        None,
    )


def _touches(volet: Accompagnement, avant: VersionFigee) -> frozenset[RoleSignataire]:
    """Rend ceux dont l’engagement change ; si rien ne diffère, on ne dispense personne."""
    revision = volet.revision
    if (
        (revision is not None and revision.motif is MotifRevision.PROJET)
        or (volet.formations, volet.dispositifs) != (avant.formations, avant.dispositifs)
        or volet.plan_financement != avant.plan_financement
        or volet.calendrier != avant.calendrier
        or _etapes(volet.plan_action) != _etapes(avant.plan_action)
    ):
        return frozenset(ATTENDUS)
    anciennes, neuves = _actions(avant.plan_action), _actions(volet.plan_action)
    changees = [
        action
        for cle in anciennes.keys() | neuves.keys()
        if _engagement(anciennes.get(cle)) != _engagement(neuves.get(cle))
        for action in (anciennes.get(cle), neuves.get(cle))
        if action is not None
    ]
    touches = {_engage(role) for action in changees for role in _acteurs(action)}
    return frozenset(touches or ATTENDUS)


def _etapes(plan: PlanAction) -> tuple[Etape, ...]:
    """Les étapes, sans leurs actions ni ce qui ne s’imprime pas."""
    return tuple(Etape(id=e.id, titre=e.titre, objectif=e.objectif, echeance=e.echeance)
                 for e in plan.etapes)  # fmt: skip


def _actions(plan: PlanAction) -> dict[str, Action]:
    return {action.id: action for _, action in plan.actions()}


def _engagement(action: Action | None) -> tuple[object, ...] | None:
    return None if action is None else engagement_d_une_action(action)


def _acteurs(action: Action) -> frozenset[RoleActeur]:
    return frozenset(acteur.role for acteur in action.qui)


def _engage(acteur: RoleActeur) -> RoleSignataire:
    """Qui répond de cet acteur : le conseiller de lui-même, la personne de tout le reste."""
    if acteur is RoleActeur.CONSEILLER:
        return RoleSignataire.CONSEILLER
    return RoleSignataire.BENEFICIAIRE
