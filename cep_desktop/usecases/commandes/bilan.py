"""Les gestes de la fin : le bilan, la clôture, l’évaluation courte."""

from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.bilan import AtteinteProjet, Bilan, EvaluationService, MomentEvaluation
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.vocabulaire import Volet
from cep_desktop.usecases.commandes.parcours import ChangerAvancement
from cep_desktop.usecases.commandes.suite import cle_suivante


@dataclass(frozen=True, slots=True)
class FaireBilan:
    """Note où en est le projet, avec les mots de la personne et la suite."""

    atteinte: AtteinteProjet
    le: date
    paroles: str = ""
    suite: str = ""
    libelle: str = field(default="bilan noté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce bilan, qui remplace le précédent."""
        bilan = Bilan(le=self.le, atteinte=self.atteinte, paroles=self.paroles, suite=self.suite)
        return dossier.avec(accompagnement=dossier.accompagnement.avec(bilan=bilan))


@dataclass(frozen=True, slots=True)
class CloreDossier:
    """Clôt l’accompagnement, bilan fait ; rien n’est effacé."""

    le: date
    libelle: str = field(default="dossier clos", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier clos. Lève `DossierIncoherent` sans bilan."""
        if dossier.accompagnement.bilan is None:
            raise DossierIncoherent("Faites d’abord le bilan avec la personne.")
        clos = dossier.avec(accompagnement=dossier.accompagnement.avec(clos_le=self.le))
        return ChangerAvancement(Volet.ACCOMPAGNEMENT, Avancement.TERMINE).appliquer(clos)


@dataclass(frozen=True, slots=True)
class RouvrirDossier:
    """Rouvre un dossier clos ; son bilan reste."""

    libelle: str = field(default="dossier rouvert", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier ouvert."""
        ouvert = dossier.avec(accompagnement=dossier.accompagnement.avec(clos_le=None))
        return ChangerAvancement(Volet.ACCOMPAGNEMENT, Avancement.EN_COURS).appliquer(ouvert)


@dataclass(frozen=True, slots=True)
class NoterEvaluation:
    """Note l’avis de la personne à un moment ; se prononcer de nouveau remplace l’avis d’avant."""

    moment: MomentEvaluation
    le: date
    utilite: int | None = None
    satisfaction: int | None = None
    paroles: str = ""
    libelle: str = field(default="évaluation notée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cet avis."""
        volet = dossier.accompagnement
        autres = tuple(e for e in volet.evaluations if e.moment is not self.moment)
        evaluation = EvaluationService(
            id=cle_suivante("J", (e.id for e in autres)),
            moment=self.moment,
            le=self.le,
            utilite=self.utilite,
            satisfaction=self.satisfaction,
            paroles=self.paroles,
        )
        return dossier.avec(accompagnement=volet.avec(evaluations=(*autres, evaluation)))
