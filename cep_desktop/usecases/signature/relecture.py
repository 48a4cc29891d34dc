"""Ce que l’on relit à voix haute avant de signer, avec les mots mêmes du plan imprimé."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.plan_action import contenu
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.plan_action.signatures import composer_engagements
from cep_desktop.documents.reste_a_payer import Voix, raconter
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.signature import ModeSignature, RoleSignataire
from cep_desktop.rules.signataires import signature_qui_vaut


@dataclass(frozen=True, slots=True)
class PlanALire:
    """Le plan que la personne relit avant de signer, dans les mots qui s’impriment.

    `etapes` : chaque titre et sa date. `attend_la_personne` : sa signature est à poser.
    """

    version: int
    date_version: date
    projet: str
    ses_mots: str
    etapes: tuple[tuple[str, str], ...]
    qui_paie: tuple[str, ...]
    engagements: tuple[str, ...]
    empreinte: str
    attend_la_personne: bool


def a_lire(dossier: Dossier, *, le: date) -> PlanALire:
    """Rend ce que la personne relit de ce plan le jour `le`, sans rien de privé."""
    lu = contenu.composer(dossier, le=le)
    revision = dossier.accompagnement.revision
    est_close = revision is not None and revision.signee_le is not None
    posee = signature_qui_vaut(dossier, RoleSignataire.BENEFICIAIRE)
    mots = lu.couverture.mots_du_projet
    return PlanALire(
        version=max(lu.version, 1),
        date_version=lu.date_version,
        projet=lu.couverture.projet,
        ses_mots=mots.texte if mots else "",
        etapes=tuple((etape.titre, etape.quand) for etape in lu.etapes.etapes),
        qui_paie=qui_paie(dossier),
        engagements=lu.engagements,
        empreinte=lu.empreinte_longue,
        attend_la_personne=not est_close and (posee is None or posee.mode is ModeSignature.REFUS),
    )


def engagements(dossier: Dossier, *, le: date) -> tuple[str, ...]:
    """Rend les phrases que la personne coche, accords de partage compris."""
    partage = dossier.partageable()
    return composer_engagements(partage, Noms.de(partage), le=le)


def qui_paie(dossier: Dossier) -> tuple[str, ...]:
    """Rend les phrases qui disent qui paie ; aucune tant que rien ne se paie."""
    plan = dossier.accompagnement.plan_financement
    phrases = raconter(plan, voix=Voix.LA_PERSONNE) if plan.depenses else ()
    return tuple("".join(morceau.texte for morceau in phrase) for phrase in phrases)
