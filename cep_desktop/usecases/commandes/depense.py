"""Les gestes sur les dépenses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cep_desktop.domain.depense import Depense
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.usecases.commandes.suite import changer, cle_neuve, retirer


def changer_financement(
    dossier: Dossier, changement: Callable[[PlanFinancement], PlanFinancement]
) -> Dossier:
    """Rend le dossier où le plan de financement est changé."""
    volet = dossier.accompagnement
    return dossier.avec(
        accompagnement=volet.avec(plan_financement=changement(volet.plan_financement))
    )


@dataclass(frozen=True, slots=True)
class AjouterDepense:
    """Ajoute une dépense ; `champs` sont ceux de `Depense`, sans la clé."""

    champs: Mapping[str, object]
    libelle: str = field(default="dépense ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la nouvelle dépense."""

        def changement(plan: PlanFinancement) -> PlanFinancement:
            cle = cle_neuve("D", dossier.accompagnement)
            depense = Depense.model_validate({**self.champs, "id": cle})
            return plan.avec(depenses=(*plan.depenses, depense))

        return changer_financement(dossier, changement)


@dataclass(frozen=True, slots=True)
class ModifierDepense:
    """Change des champs d’une dépense."""

    depense: str
    champs: Mapping[str, object]
    libelle: str = field(default="dépense modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la dépense changée."""
        return changer_financement(
            dossier,
            lambda plan: plan.avec(
                depenses=changer(plan.depenses, self.depense, lambda d: d.avec(**self.champs))
            ),
        )


@dataclass(frozen=True, slots=True)
class SupprimerDepense:
    """Retire une dépense, et ce que les aides lui affectaient."""

    depense: str
    libelle: str = field(default="dépense supprimée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans la dépense."""

        def changement(plan: PlanFinancement) -> PlanFinancement:
            financements = tuple(
                f.avec(affectations=tuple(a for a in f.affectations if a.depense != self.depense))
                for f in plan.financements
            )
            mouvements = tuple(
                m.avec(depense=None) if m.depense == self.depense else m for m in plan.mouvements
            )
            return plan.avec(
                depenses=retirer(plan.depenses, self.depense),
                financements=financements,
                mouvements=mouvements,
            )

        return changer_financement(dossier, changement)
