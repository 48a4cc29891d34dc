"""Le plan d’actions, vu par la personne : la prochaine étape, le chemin, ce qu’elle a à faire."""

from datetime import date

from cep_desktop.domain.plan_action import Action, Etape, RoleActeur, StatutAction
from cep_desktop.domain.typographie import composer, ecrire_date_longue
from cep_desktop.usecases.commandes.plan_action import ChangerStatut
from ui.dates import ecrire_delai, ecrire_proche, ecrire_quand
from ui.vue_partagee import Appel, Bloc, Chemin, Encart, Geste, Ligne, Palier, Vide, Vu, VuePartagee

_PICTOS = {
    StatutAction.FAITE: ("check-circle-fill", "ok"),
    StatutAction.EN_COURS: ("circle-half-fill", "primary"),
    StatutAction.EN_ATTENTE: ("hourglass-medium", "ink2"),
    StatutAction.A_FAIRE: ("circle", "line_strong"),
    StatutAction.ABANDONNEE: ("minus-circle-fill", "ink3"),
}


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue du plan d’actions."""
    projet = vu.dossier.conseil.projet
    return VuePartagee(
        titre="Votre plan d’actions",
        phrase=composer(f"Votre projet : {projet.metier}") if projet else "",
        blocs=tuple(_blocs(vu)),
    )


def _blocs(vu: Vu) -> list[Bloc]:
    plan = vu.dossier.accompagnement.plan_action
    if not plan.etapes:
        return [Vide("Votre plan commence ici", "Nous écrivons ensemble la première étape.")]
    blocs: list[Bloc] = []
    prochaine = plan.prochaine()
    if prochaine is not None:
        blocs.append(_appel(prochaine[1], vu))
    en_cours = plan.etape_en_cours
    ouverte = plan.etapes.index(en_cours) if en_cours else len(plan.etapes) - 1
    cle = prochaine[1].id if prochaine else ""
    paliers = tuple(_palier(e, rang, vu, cle) for rang, e in enumerate(plan.etapes, start=1))
    return [*blocs, Chemin(paliers, ouverte)]


def _appel(action: Action, vu: Vu) -> Appel:
    if action.echeance is None:
        phrase = "Sans date pour le moment."
    else:
        phrase = f"{_quand(action, vu.le)} {ecrire_delai(action.echeance.au_plus_tard, le=vu.le)}"
    fait = Geste(
        "C’est fait",
        ChangerStatut(action.id, StatutAction.FAITE, vu.le),
        picto="check-bold",
        est_plein=True,
    )
    return Appel("Votre prochaine étape", composer(action.libelle), composer(phrase), (fait,))


def _quand(action: Action, le: date) -> str:
    match action.echeance:
        case None:
            return ""
        case echeance if echeance.nature == "avant_le":
            return f"Avant le {ecrire_date_longue(echeance.au_plus_tard)}."
        case echeance if echeance.nature == "le":
            return f"Le {ecrire_date_longue(echeance.au_plus_tard)}."
        case echeance:
            quand = ecrire_quand(echeance, le=le)
            return f"{quand[:1].upper()}{quand[1:]}."


def _palier(etape: Etape, rang: int, vu: Vu, prochaine: str) -> Palier:
    faites = sum(a.statut is StatutAction.FAITE for a in etape.actions)
    nombre = len(etape.actions)
    mot, fait = ("actions", "faites") if faites > 1 else ("action", "faite")
    compte = f"{faites} {mot} sur {nombre} {fait}" if nombre else "Rien à faire pour le moment"
    if nombre and not faites and etape.echeance:
        compte = ecrire_quand(etape.echeance, le=vu.le)
    etat = "termine" if etape.est_finie else "en_cours" if faites else "a_venir"
    titre = composer(etape.titre)
    return Palier(
        titre=titre,
        phrase=composer(compte),
        etat=etat,
        contenu=Encart(
            composer(f"Étape {rang} : {titre[:1].lower()}{titre[1:]}"),
            composer(etape.objectif),
            tuple(_ligne(a, vu, est_prochaine=a.id == prochaine) for a in etape.actions),
        ),
        est_valide=etape.co_construction.est_valide,
    )


def _ligne(action: Action, vu: Vu, *, est_prochaine: bool) -> Ligne:
    picto, ton = _PICTOS[action.statut]
    return Ligne(
        titre=composer(action.libelle),
        phrase=composer(_phrase(action, vu)),
        picto=picto,
        ton=ton,
        etiquette=vu.mots.dire(action.statut),
        est_en_avant=est_prochaine,
    )


def _phrase(action: Action, vu: Vu) -> str:
    if action.faite_le:
        return f"C’est fait, le {ecrire_proche(action.faite_le, le=vu.le)}."
    qui = ", ".join(_acteur(acteur.role, acteur.nom, vu) for acteur in action.qui)
    quand = ecrire_quand(action.echeance, le=vu.le)
    return ", ".join(filter(None, (qui, quand))) + "."


def _acteur(role: RoleActeur, nom: str, vu: Vu) -> str:
    match role:
        case RoleActeur.BENEFICIAIRE:
            return "Vous"
        case RoleActeur.CONSEILLER:
            return vu.dossier.referent.prenom
        case RoleActeur.TIERS:
            return nom
