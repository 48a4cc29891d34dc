"""Ce que l’on relit à voix haute avant de signer, avec les mots mêmes du plan imprimé."""

from datetime import date

from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.plan_action.signatures import composer_engagements
from cep_desktop.documents.reste_a_payer import Voix, raconter
from cep_desktop.domain.dossier import Dossier


def engagements(dossier: Dossier, *, le: date) -> tuple[str, ...]:
    """Rend les phrases que la personne coche, accords de partage compris."""
    partage = dossier.partageable()
    return composer_engagements(partage, Noms.de(partage), le=le)


def qui_paie(dossier: Dossier) -> tuple[str, ...]:
    """Rend les phrases qui disent qui paie ; aucune tant que rien ne se paie."""
    plan = dossier.accompagnement.plan_financement
    phrases = raconter(plan, voix=Voix.LA_PERSONNE) if plan.depenses else ()
    return tuple("".join(morceau.texte for morceau in phrase) for phrase in phrases)
