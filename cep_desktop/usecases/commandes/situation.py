"""Les gestes sur les faits de la situation : chaque réponse est datée et dit d’où elle vient."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import Fait, NeSaitPas, OrigineFait, Reponse, Situation


@dataclass(frozen=True, slots=True)
class NoterFait:
    """Note une réponse, « je ne sais pas » compris ; celle du même jour est remplacée.

    Les réponses des jours d’avant restent : la situation garde son histoire.
    """

    code: CodeFait
    reponse: Reponse
    le: date
    origine: OrigineFait = OrigineFait.PAROLE
    precision: str = ""

    @property
    def libelle(self) -> str:
        """« réponse notée (Statut cadre) », « « je ne sais pas » noté (Statut cadre) »."""
        if isinstance(self.reponse, NeSaitPas):
            return f"«\u00a0je ne sais pas\u00a0» noté ({self.code.libelle})"
        return f"réponse notée ({self.code.libelle})"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette réponse ; le bloc des faits est à valider de nouveau."""
        fait = Fait(
            code=self.code,
            reponse=self.reponse,
            connu_le=self.le,
            origine=self.origine,
            precision=self.precision,
        )
        situation = dossier.situation
        autres = (f for f in situation.faits if (f.code, f.connu_le) != (fait.code, fait.connu_le))
        return dossier.avec(situation=_avec_faits(situation, (*autres, fait)))


@dataclass(frozen=True, slots=True)
class EffacerFait:
    """Efface tout ce qui a été noté sur une question, à toutes les dates."""

    code: CodeFait

    @property
    def libelle(self) -> str:
        """« réponse effacée (Statut cadre) »."""
        return f"réponse effacée ({self.code.libelle})"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans réponse à cette question."""
        situation = dossier.situation
        restants = tuple(fait for fait in situation.faits if fait.code is not self.code)
        return dossier.avec(situation=_avec_faits(situation, restants))


def _avec_faits(situation: Situation, faits: tuple[Fait, ...]) -> Situation:
    """Change les faits ; ce qui a changé sans la personne n’est plus « validé ensemble »."""
    nouvelle = situation.avec(faits=faits)
    if nouvelle == situation:
        return situation
    return nouvelle.avec(trace_faits=situation.trace_faits.avec(valide_ensemble_le=None))
