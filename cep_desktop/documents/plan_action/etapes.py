"""Rubriques 1 et 2 : mes étapes, leurs objectifs, et les actions de chacune."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.etat import Etat, Signe
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.typographie import (
    Phrase,
    accorder,
    fort,
    jour_court,
    majuscule,
    minuscule,
    ponctuer,
    quand_court,
    simple,
)
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import AvantLe, Echeance
from cep_desktop.domain.plan_action import Action, Etape, PlanAction, StatutAction
from cep_desktop.domain.strategie import Strategie
from cep_desktop.domain.typographie import INSECABLE, composer

DATE_A_FIXER = "Date à fixer"
PAS_NECESSAIRE = "Pas nécessaire pour l’instant."
ETAPES_ABSENTES = "Mes étapes ne sont pas encore décidées. Nous les choisissons ensemble."
ACTIONS_ABSENTES = "Mes actions ne sont pas encore décidées. Nous les choisissons ensemble."

_SIGNES = {
    StatutAction.A_FAIRE: Signe.A_FAIRE,
    StatutAction.EN_COURS: Signe.EN_COURS,
    StatutAction.EN_ATTENTE: Signe.EN_ATTENTE,
    StatutAction.FAITE: Signe.FAIT,
    StatutAction.ABANDONNEE: Signe.ABANDONNE,
}


@dataclass(frozen=True, slots=True)
class LigneAction:
    """Une action : où elle en est, qui la fait, de qui vient l’idée, et quand."""

    etat: Etat
    libelle: Phrase
    qui: str
    idee_de: str
    quand: Phrase


@dataclass(frozen=True, slots=True)
class EtapeEcrite:
    """Une étape, son but, et ses actions."""

    numero: int
    titre: str
    objectif: str
    quand: str
    actions: tuple[LigneAction, ...]


@dataclass(frozen=True, slots=True)
class RubriqueEtapes:
    """Les deux premières rubriques du plan, et ce que je surveille."""

    intro: str
    etapes: tuple[EtapeEcrite, ...]
    intro_actions: str
    vigilance: tuple[str, ...]
    secours: str


def composer_etapes(dossier: Dossier, noms: Noms, *, repere: date) -> RubriqueEtapes:
    """Compose les étapes et les actions ; `repere` est le jour d’où se lisent les dates courtes."""
    plan = dossier.accompagnement.plan_action
    prochaine = plan.prochaine()
    cle = prochaine[1].id if prochaine else None

    def ligne(action: Action) -> LigneAction:
        libelle = composer(action.libelle)
        return LigneAction(
            etat=Etat(_SIGNES[action.statut], action.statut.libelle),
            libelle=fort(libelle) if action.id == cle else simple(libelle),
            qui=", ".join(map(noms.qui, action.qui)) or "À décider",
            idee_de=noms.idee_de(action.co_construction.propose_par),
            quand=_quand(action, repere),
        )

    def etape_ecrite(numero: int, etape: Etape) -> EtapeEcrite:
        return EtapeEcrite(
            numero=numero,
            titre=composer(etape.titre),
            objectif=composer(etape.objectif),
            quand=_quand_etape(etape.echeance, repere),
            actions=tuple(map(ligne, etape.actions)),
        )

    return RubriqueEtapes(
        intro="Chaque étape a un but. Quand le but est atteint, je passe à la suivante."
        if plan.etapes
        else ETAPES_ABSENTES,
        etapes=tuple(etape_ecrite(n, etape) for n, etape in enumerate(plan.etapes, 1)),
        intro_actions=_intro_actions(plan),
        vigilance=tuple(ponctuer(composer(point)) for point in plan.vigilance),
        secours=_secours(dossier.conseil.strategie),
    )


def _secours(strategie: Strategie | None) -> str:
    plan = composer(strategie.plan_de_secours) if strategie else ""
    return f"Mon plan de secours{INSECABLE}: {minuscule(ponctuer(plan))}" if plan else ""


def _intro_actions(plan: PlanAction) -> str:
    actions = [action for _, action in plan.actions()]
    if not actions:
        return ACTIONS_ABSENTES
    total = len(actions)
    validees = sum(action.co_construction.est_valide for action in actions)
    faites = sum(action.statut is StatutAction.FAITE for action in actions)
    if validees == total:
        decision = "Nous avons décidé chaque action ensemble."
    elif validees:
        decision = f"Nous avons déjà validé {accorder(validees, 'action')} ensemble."
    else:
        decision = "Ces actions sont des propositions, à valider ensemble."
    verbe = "sont faites" if faites > 1 else "est faite"
    bilan = f"{accorder(faites, 'action')} {verbe} sur{INSECABLE}{total}."
    return f"{decision} {bilan if faites else 'Aucune n’est encore faite.'}"


def _quand_etape(echeance: Echeance | None, repere: date) -> str:
    return majuscule(quand_court(echeance, repere=repere)) if echeance else DATE_A_FIXER


def _quand(action: Action, repere: date) -> Phrase:
    if action.faite_le is not None:
        return simple(jour_court(action.faite_le, repere=repere))
    if action.echeance is None:
        return simple(DATE_A_FIXER if action.est_ouverte else "–")
    texte = quand_court(action.echeance, repere=repere)
    est_limite = isinstance(action.echeance, AvantLe) and action.est_ouverte
    return fort(texte) if est_limite else simple(texte)
