"""Les gestes sur les demandes de financement."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Financement
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.usecases.commandes.depense import changer_financement
from cep_desktop.usecases.commandes.suite import changer, cle_neuve, retirer


@dataclass(frozen=True, slots=True)
class AjouterFinancement:
    """Ajoute une demande d’aide ; `champs` sont ceux de `Financement`, sans la clé."""

    champs: Mapping[str, object]
    libelle: str = field(default="financement ajouté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la nouvelle demande."""

        def changement(plan: PlanFinancement) -> PlanFinancement:
            cle = cle_neuve("F", dossier.accompagnement)
            financement = Financement.model_validate({**self.champs, "id": cle})
            return plan.avec(financements=(*plan.financements, financement))

        return changer_financement(dossier, changement)


@dataclass(frozen=True, slots=True)
class ModifierFinancement:
    """Change des champs d’une demande d’aide."""

    financement: str
    champs: Mapping[str, object]
    libelle: str = field(default="financement modifié", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la demande changée."""
        return changer_financement(
            dossier,
            lambda plan: plan.avec(
                financements=changer(
                    plan.financements, self.financement, lambda f: f.avec(**self.champs)
                )
            ),
        )


@dataclass(frozen=True, slots=True)
class SupprimerFinancement:
    """Retire une demande d’aide ; les échanges qui en parlent restent, sans renvoi."""

    financement: str
    libelle: str = field(default="financement supprimé", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans la demande."""
        volet = dossier.accompagnement
        plan = volet.plan_financement
        mouvements = tuple(
            m.avec(financement=None) if m.financement == self.financement else m
            for m in plan.mouvements
        )
        echanges = tuple(
            e.avec(financement=None) if e.financement == self.financement else e
            for e in volet.echanges
        )
        plan = plan.avec(
            financements=retirer(plan.financements, self.financement), mouvements=mouvements
        )
        return dossier.avec(accompagnement=volet.avec(plan_financement=plan, echanges=echanges))
