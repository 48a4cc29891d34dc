"""Le volet « accompagnement à la mise en œuvre », rassemblé."""

from datetime import date
from typing import Self

from pydantic import field_validator, model_validator

from cep_desktop.domain.alerte import Alerte
from cep_desktop.domain.bilan import Bilan, EvaluationService
from cep_desktop.domain.calendrier import Calendrier
from cep_desktop.domain.changement import Changement
from cep_desktop.domain.dispositif import DispositifMobilise
from cep_desktop.domain.echange import Echange
from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.personne import Contact
from cep_desktop.domain.plan_action import PlanAction
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.retour import RetourRepris
from cep_desktop.domain.revision import Revision
from cep_desktop.domain.valeur import Valeur
from cep_desktop.domain.version_figee import VersionFigee


class Accompagnement(Valeur):
    """Les six rubriques du plan, les échanges, les alertes et les révisions.

    `cles_retirees` garde les clés des lignes supprimées : aucune ne sert deux fois.
    """

    plan_action: PlanAction = PlanAction()
    formations: tuple[ParcoursFormation, ...] = ()
    dispositifs: tuple[DispositifMobilise, ...] = ()
    plan_financement: PlanFinancement = PlanFinancement()
    calendrier: Calendrier = Calendrier()
    contacts: tuple[Contact, ...] = ()
    echanges: tuple[Echange, ...] = ()
    alertes: tuple[Alerte, ...] = ()
    revisions: tuple[Revision, ...] = ()
    changement: Changement | None = None
    retours: tuple[RetourRepris, ...] = ()
    versions_figees: tuple[VersionFigee, ...] = ()
    bilan: Bilan | None = None
    evaluations: tuple[EvaluationService, ...] = ()
    clos_le: date | None = None
    cles_retirees: tuple[Cle, ...] = ()

    @field_validator("cles_retirees")
    @classmethod
    def _une_fois_chacune(cls, cles: tuple[Cle, ...]) -> tuple[Cle, ...]:
        return tuple(dict.fromkeys(cles))

    @model_validator(mode="after")
    def _versions_qui_se_suivent(self) -> Self:
        versions = [revision.version for revision in self.revisions]
        if versions != list(range(1, len(versions) + 1)):
            raise ValueError("les versions du plan se suivent à partir de 1, sans trou.")
        dates = [revision.preparee_le for revision in self.revisions]
        if dates != sorted(dates):
            raise ValueError("une version du plan est préparée avant la précédente.")
        return self

    @property
    def cles(self) -> frozenset[str]:
        """Clés des lignes que les papiers citent : étapes, actions, dépenses, financements."""
        plan = self.plan_financement
        return frozenset(
            element.id
            for suite in (
                self.plan_action.etapes,
                [action for _, action in self.plan_action.actions()],
                plan.depenses,
                plan.financements,
            )
            for element in suite
        )

    @property
    def revision(self) -> Revision | None:
        """La version en cours, ou `None` si le plan n’a pas encore de version."""
        return self.revisions[-1] if self.revisions else None
