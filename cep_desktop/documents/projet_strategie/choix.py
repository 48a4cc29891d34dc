"""La piste que l’on a choisie : laquelle, par qui, et quand le choix a été validé ensemble."""

from dataclasses import dataclass

from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.typographie import minuscule
from cep_desktop.domain.co_construction import Auteur, CoConstruction
from cep_desktop.domain.projet import Piste
from cep_desktop.domain.typographie import composer, ecrire_date


@dataclass(frozen=True, slots=True)
class LigneChoix:
    """Le titre de la piste choisie ; `trace` est vide tant que rien n’est dit."""

    titre: str
    trace: str


def composer_choix(piste: Piste | None, noms: Noms) -> LigneChoix | None:
    """Rend le choix, ou `None` sans piste choisie, ou sans rien à en dire."""
    if piste is None:
        return None
    trace = _trace(piste.co_construction, noms)
    est_dit = piste.pourquoi is not None and bool(piste.pourquoi.texte)
    return LigneChoix(minuscule(composer(piste.titre)), trace) if trace or est_dit else None


def _trace(trace: CoConstruction, noms: Noms) -> str:
    """Qui a choisi, puis la date de l’accord ; ce que l’on ne sait pas ne s’écrit pas."""
    phrases: list[str] = []
    match trace.choisi_par:
        case Auteur.BENEFICIAIRE:
            phrases.append("C’est mon choix.")
        case Auteur.CONSEILLER:
            phrases.append(f"Choisie par {noms.prenom_conseiller}.")
        case Auteur.ENSEMBLE:
            phrases.append(f"Choisie ensemble, {noms.prenom_conseiller} et moi.")
        case Auteur.NE_SAIT_PLUS | None:
            pass
    if trace.valide_ensemble_le is not None:
        phrases.append(f"Validée ensemble le {ecrire_date(trace.valide_ensemble_le)}.")
    return composer(" ".join(phrases))
