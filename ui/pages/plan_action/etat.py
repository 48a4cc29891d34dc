"""Ce que montre la page du plan d’actions, calculé sans écran."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.plan_action import Acteur, Action, Etape, RoleActeur, StatutAction
from cep_desktop.domain.typographie import composer, ecrire_date_longue
from cep_desktop.rules.completude import CodeRubrique, EtatRubrique, Rubrique
from ui.dates import ecrire_delai, ecrire_proche, ecrire_quand
from ui.pages.plan_action.frise import Barre, Echelle, barre_de, echelle_entiere, echelle_proche


@dataclass(frozen=True, slots=True)
class LigneAction:
    """Une action dans la liste ; `phrase` dit tout au lecteur d’écran."""

    cle: str
    libelle: str
    statut: StatutAction
    acteurs: tuple[str, ...]
    quand: str
    est_validee: bool
    est_prochaine: bool
    est_en_retard: bool
    barre: Barre | None
    phrase: str


@dataclass(frozen=True, slots=True)
class LigneEtape:
    """Une étape, en bande au-dessus de ses actions."""

    cle: str
    rang: int
    titre: str
    objectif: str
    compte: str
    actions: tuple[LigneAction, ...]
    phrase: str


@dataclass(frozen=True, slots=True)
class EtatBandeau:
    """La prochaine étape : une seule."""

    cle: str
    titre: str
    precision: str


@dataclass(frozen=True, slots=True)
class EtatRubriqueMontree:
    """Une des six rubriques du plan, et ce qui manque."""

    code: CodeRubrique
    titre: str
    etat: EtatRubrique
    manque: str


@dataclass(frozen=True, slots=True)
class EtatPlan:
    """Toute la page."""

    sous_titre: str
    bandeau: EtatBandeau | None
    etapes: tuple[LigneEtape, ...]
    avancement: str
    rubriques: tuple[EtatRubriqueMontree, ...]
    proche: Echelle
    entiere: Echelle


_TITRES = {
    CodeRubrique.ETAPES: "Étapes",
    CodeRubrique.ACTIONS: "Actions",
    CodeRubrique.FORMATION: "Formation",
    CodeRubrique.DISPOSITIFS: "Dispositifs",
    CodeRubrique.FINANCEMENT: "Financement",
    CodeRubrique.CALENDRIER: "Calendrier",
}


def deriver(dossier: Dossier, rubriques: Sequence[Rubrique], *, le: date) -> EtatPlan:
    """Rend ce que la page montre ; `le` est la date du jour."""
    plan = dossier.accompagnement.plan_action
    prochaine = plan.prochaine()
    est_clos = dossier.accompagnement.clos_le is not None
    cle = prochaine[1].id if prochaine else ""
    actions = [action for _, action in plan.actions()]
    faites = sum(action.statut is StatutAction.FAITE for action in actions)
    return EtatPlan(
        sous_titre=_projet(dossier),
        bandeau=_bandeau(prochaine[1], dossier, le) if prochaine and not est_clos else None,
        etapes=tuple(
            _etape(etape, rang, dossier, cle, le) for rang, etape in enumerate(plan.etapes, start=1)
        ),
        avancement=_avancement(faites, len(actions)),
        rubriques=tuple(
            EtatRubriqueMontree(r.code, _TITRES[r.code], r.etat, composer(r.manque))
            for r in rubriques
        ),
        proche=echelle_proche(le=le),
        entiere=echelle_entiere(dossier, le=le),
    )


def nommer(acteur: Acteur, dossier: Dossier) -> str:
    """Nom de celui ou celle qui fait."""
    match acteur.role:
        case RoleActeur.BENEFICIAIRE:
            return dossier.beneficiaire.nom_complet
        case RoleActeur.CONSEILLER:
            return acteur.nom or dossier.referent.nom_complet
        case RoleActeur.TIERS:
            return acteur.nom


def _projet(dossier: Dossier) -> str:
    projet = dossier.conseil.projet
    return composer(f"Projet : {projet.metier}") if projet else "Le projet reste à écrire"


def _avancement(faites: int, total: int) -> str:
    """« 4 actions faites sur 14 », ou rien tant qu’il n’y a pas d’action."""
    mots = "actions faites" if faites > 1 else "action faite"
    return f"{faites} {mots} sur {total}" if total else ""


def _bandeau(action: Action, dossier: Dossier, le: date) -> EtatBandeau:
    qui = ", ".join(_prenom(acteur, dossier) for acteur in action.qui)
    if action.echeance is None:
        return EtatBandeau(action.id, action.libelle, composer(f"{qui}, sans date pour le moment."))
    limite = action.echeance.au_plus_tard
    quand = str(action.echeance)
    if action.echeance.nature in {"avant_le", "le"}:
        mot = "avant le" if action.echeance.nature == "avant_le" else "le"
        quand = f"{mot} {ecrire_date_longue(limite)}"
    phrase = f"{qui}, {quand}. {ecrire_delai(limite, le=le)}"
    return EtatBandeau(action.id, action.libelle, composer(phrase))


def _prenom(acteur: Acteur, dossier: Dossier) -> str:
    match acteur.role:
        case RoleActeur.BENEFICIAIRE:
            return dossier.beneficiaire.prenom
        case RoleActeur.CONSEILLER | RoleActeur.TIERS:
            return nommer(acteur, dossier)


def _etape(etape: Etape, rang: int, dossier: Dossier, prochaine: str, le: date) -> LigneEtape:
    actions = tuple(_action(a, dossier, prochaine, le) for a in etape.actions)
    faites = sum(a.statut is StatutAction.FAITE for a in etape.actions)
    compte = f"{faites} sur {len(actions)}" if actions else "aucune action"
    phrase = f"Étape {rang}, {etape.titre}. {etape.objectif}. Fait : {compte}."
    return LigneEtape(
        etape.id, rang, etape.titre, etape.objectif, compte, actions, composer(phrase)
    )


def _action(action: Action, dossier: Dossier, prochaine: str, le: date) -> LigneAction:
    acteurs = tuple(nommer(acteur, dossier) for acteur in action.qui)
    quand = ecrire_quand(action.echeance, le=le)
    if action.faite_le:
        quand = f"Fait le {ecrire_proche(action.faite_le, le=le)}"
    elif action.statut is StatutAction.ABANDONNEE:
        quand = "Abandonné"
    est_en_retard = bool(
        action.est_ouverte and action.echeance and action.echeance.au_plus_tard < le
    )
    morceaux = (
        action.libelle,
        action.statut.libelle,
        quand,
        "en retard" if est_en_retard else "",
        f"avec {', '.join(acteurs)}" if acteurs else "",
        "validé ensemble" if action.co_construction.est_valide else "à valider ensemble",
        "prochaine étape" if action.id == prochaine else "",
    )
    return LigneAction(
        cle=action.id,
        libelle=composer(action.libelle),
        statut=action.statut,
        acteurs=acteurs,
        quand=composer(quand),
        est_validee=action.co_construction.est_valide,
        est_prochaine=action.id == prochaine,
        est_en_retard=est_en_retard,
        barre=barre_de(action, le=le),
        phrase=composer(", ".join(filter(None, morceaux))),
    )
