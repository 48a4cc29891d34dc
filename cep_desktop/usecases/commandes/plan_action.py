"""Les gestes sur les étapes et les actions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.co_construction import Auteur, CoConstruction
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import Echeance
from cep_desktop.domain.plan_action import Acteur, Action, Etape, PlanAction, StatutAction
from cep_desktop.usecases.commandes.suite import changer, cle_neuve, inserer, retirer, trouver
from cep_desktop.usecases.commandes.validation import a_revalider


def _changer_plan(dossier: Dossier, changement: Callable[[PlanAction], PlanAction]) -> Dossier:
    accompagnement = dossier.accompagnement
    return dossier.avec(
        accompagnement=accompagnement.avec(plan_action=changement(accompagnement.plan_action))
    )


def _changer_etape(dossier: Dossier, cle: str, changement: Callable[[Etape], Etape]) -> Dossier:
    return _changer_plan(
        dossier, lambda plan: plan.avec(etapes=changer(plan.etapes, cle, changement))
    )


def _changer_action(dossier: Dossier, cle: str, changement: Callable[[Action], Action]) -> Dossier:
    etape = _etape_de(dossier, cle)
    return _changer_etape(
        dossier, etape.id, lambda e: e.avec(actions=changer(e.actions, cle, changement))
    )


def _etapes(dossier: Dossier) -> tuple[Etape, ...]:
    return dossier.accompagnement.plan_action.etapes


def _action(dossier: Dossier, cle: str) -> Action:
    return trouver((a for _, a in dossier.accompagnement.plan_action.actions()), cle)


def _etape_de(dossier: Dossier, action: str) -> Etape:
    _action(dossier, action)
    return next(e for e in _etapes(dossier) if any(a.id == action for a in e.actions))


@dataclass(frozen=True, slots=True)
class AjouterEtape:
    """Ajoute une étape à la fin du plan."""

    titre: str
    objectif: str
    libelle: str = field(default="étape ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la nouvelle étape."""
        cle = cle_neuve("E", dossier.accompagnement)
        etape = Etape(id=cle, titre=self.titre, objectif=self.objectif)
        return _changer_plan(dossier, lambda plan: plan.avec(etapes=(*plan.etapes, etape)))


@dataclass(frozen=True, slots=True)
class ModifierEtape:
    """Change des champs d’une étape ; elle redevient « à valider ensemble »."""

    etape: str
    champs: Mapping[str, object]
    libelle: str = field(default="étape modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec l’étape changée."""
        return _changer_etape(dossier, self.etape, lambda e: a_revalider(e, self.champs))


@dataclass(frozen=True, slots=True)
class SupprimerEtape:
    """Retire une étape, ses actions, et les renvois vers elle."""

    etape: str
    libelle: str = field(default="étape supprimée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans l’étape ; ses dépenses restent, sans étape."""
        actions = {a.id for a in trouver(_etapes(dossier), self.etape).actions}
        volet = dossier.accompagnement
        plan = volet.plan_action.avec(etapes=retirer(_etapes(dossier), self.etape))
        if plan.prochaine_action in actions:
            plan = plan.avec(prochaine_action=None)
        detachees = tuple(
            d.avec(etape=None) if d.etape == self.etape else d
            for d in volet.plan_financement.depenses
        )
        dates = tuple(
            d.avec(etape=None) if d.etape == self.etape else d for d in volet.calendrier.dates
        )
        return dossier.avec(
            accompagnement=volet.avec(
                plan_action=plan,
                plan_financement=volet.plan_financement.avec(depenses=detachees),
                calendrier=volet.calendrier.avec(dates=dates),
            )
        )


@dataclass(frozen=True, slots=True)
class DeplacerEtape:
    """Place une étape à un autre rang (0 = première)."""

    etape: str
    rang: int
    libelle: str = field(default="étape déplacée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec les étapes dans le nouvel ordre."""
        etape = trouver(_etapes(dossier), self.etape)
        autres = retirer(_etapes(dossier), self.etape)
        etapes = inserer(autres, etape, self.rang)
        return _changer_plan(dossier, lambda plan: plan.avec(etapes=etapes))


@dataclass(frozen=True, slots=True)
class AjouterAction:
    """Ajoute une action à la fin d’une étape."""

    etape: str
    intitule: str
    qui: tuple[Acteur, ...] | None = None
    echeance: Echeance | None = None
    propose_par: Auteur | None = None
    avec_qui: str = ""
    resultat_attendu: str = ""
    libelle: str = field(default="action ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la nouvelle action."""
        champs: dict[str, object] = {"qui": self.qui} if self.qui else {}
        action = Action.model_validate(
            {
                "id": cle_neuve("A", dossier.accompagnement),
                "libelle": self.intitule,
                "echeance": self.echeance,
                "avec_qui": self.avec_qui,
                "resultat_attendu": self.resultat_attendu,
                "co_construction": CoConstruction(propose_par=self.propose_par),
                **champs,
            }
        )
        return _changer_etape(dossier, self.etape, lambda e: e.avec(actions=(*e.actions, action)))


@dataclass(frozen=True, slots=True)
class ModifierAction:
    """Change des champs d’une action ; elle redevient « à valider ensemble »."""

    action: str
    champs: Mapping[str, object]
    libelle: str = field(default="action modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec l’action changée."""
        return _changer_action(dossier, self.action, lambda a: a_revalider(a, self.champs))


@dataclass(frozen=True, slots=True)
class ChangerStatut:
    """Dit où en est une action ; faite, elle porte sa date réelle."""

    action: str
    statut: StatutAction
    le: date

    @property
    def libelle(self) -> str:
        """« action notée « Fait » »."""
        return f"action notée «\u00a0{self.statut.libelle}\u00a0»"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec le nouveau statut."""
        faite_le = self.le if self.statut is StatutAction.FAITE else None
        return _changer_action(
            dossier, self.action, lambda a: a.avec(statut=self.statut, faite_le=faite_le)
        )


@dataclass(frozen=True, slots=True)
class ValiderAction:
    """Pose ou retire « validé ensemble » sur une action."""

    action: str
    le: date | None

    @property
    def libelle(self) -> str:
        """Ce que le geste fait."""
        return "action validée ensemble" if self.le else "validation retirée"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la validation datée, ou retirée."""
        return _changer_action(
            dossier,
            self.action,
            lambda a: a.avec(co_construction=a.co_construction.avec(valide_ensemble_le=self.le)),
        )


@dataclass(frozen=True, slots=True)
class SupprimerAction:
    """Retire une action du plan."""

    action: str
    libelle: str = field(default="action supprimée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans l’action."""
        etape = _etape_de(dossier, self.action)
        reste = retirer(etape.actions, self.action)

        def changement(plan: PlanAction) -> PlanAction:
            etapes = changer(plan.etapes, etape.id, lambda e: e.avec(actions=reste))
            prochaine = plan.prochaine_action
            return plan.avec(
                etapes=etapes, prochaine_action=None if prochaine == self.action else prochaine
            )

        return _changer_plan(dossier, changement)


@dataclass(frozen=True, slots=True)
class DeplacerAction:
    """Place une action à un rang d’une étape, la même ou une autre (0 = première)."""

    action: str
    etape: str
    rang: int
    libelle: str = field(default="action déplacée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec l’action à sa nouvelle place."""
        action = _action(dossier, self.action)
        trouver(_etapes(dossier), self.etape)

        def replacer(etape: Etape) -> Etape:
            actions = tuple(a for a in etape.actions if a.id != self.action)
            if etape.id == self.etape:
                actions = inserer(actions, action, self.rang)
            return etape.avec(actions=actions)

        return _changer_plan(
            dossier, lambda plan: plan.avec(etapes=tuple(map(replacer, plan.etapes)))
        )


@dataclass(frozen=True, slots=True)
class ChoisirProchaine:
    """Choisit à la main la prochaine étape montrée ; `None` laisse l’échéance décider."""

    action: str | None
    libelle: str = field(default="prochaine étape choisie", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette prochaine étape. Lève `ElementIntrouvable`."""
        if self.action is not None:
            _action(dossier, self.action)
        return _changer_plan(dossier, lambda plan: plan.avec(prochaine_action=self.action))
