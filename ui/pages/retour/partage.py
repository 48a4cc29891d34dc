"""La réponse d’un organisme, vue par la personne : oui, en partie, non, et ce que l’on fait."""

from cep_desktop.domain.financement import Assurance, Financement, StatutFinancement
from cep_desktop.domain.montant import connu
from cep_desktop.domain.plan_action import Acteur, RoleActeur, StatutAction
from cep_desktop.domain.plan_financement import PlanFinancement, encadrer
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.domain.typographie import composer, ecrire_date_longue, ecrire_mois
from cep_desktop.usecases.commandes.enchainement import Enchainer
from cep_desktop.usecases.commandes.plan_action import AjouterAction, SupprimerAction
from cep_desktop.usecases.session import Commande
from ui.vue_partagee import (
    Bloc,
    Decision,
    Geste,
    Ligne,
    Paiement,
    Reponse,
    Vide,
    Vu,
    VuePartagee,
)

CHERCHER, REFLECHIR = "Chercher une autre aide, ensemble", "Dire si je continue"
_SUITES = (CHERCHER, REFLECHIR)
_SOI = (Acteur(role=RoleActeur.BENEFICIAIRE),)
_REPONSES = {
    StatutFinancement.ACCORDE: ("Oui", "check-circle-fill", "ok"),
    StatutFinancement.ACCORDE_PARTIELLEMENT: ("En partie", "circle-half-fill", "warn"),
    StatutFinancement.REFUSE: ("Non", "x-circle-fill", "bad"),
    StatutFinancement.AJOURNE: ("Plus tard", "clock-bold", "warn"),
}


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue de la dernière réponse reçue."""
    plan = vu.dossier.accompagnement.plan_financement
    decidees = [f for f in plan.financements if f.decision is not None]
    if not decidees:
        vide = Vide("Pas encore de réponse", "Nous vous dirons quand elle arrive.")
        return VuePartagee("Les réponses", "", (vide,))
    derniere = max(decidees, key=lambda f: (_jour(f), f.id))
    quand = ecrire_date_longue(derniere.decision.le) if derniere.decision else ""
    return VuePartagee(
        composer(f"{derniere.financeur} a répondu"),
        composer(f"Sa réponse est arrivée le {quand}."),
        tuple(_blocs(vu, decidees, derniere)),
    )


def _jour(demande: Financement) -> str:
    return demande.decision.le.isoformat() if demande.decision else ""


def _blocs(vu: Vu, decidees: list[Financement], derniere: Financement) -> list[Bloc]:
    plan = vu.dossier.accompagnement.plan_financement
    siennes = [f for f in decidees if f.financeur == derniere.financeur]
    reste = _dire(plan)
    return [
        Paiement(
            parts=(),
            lignes=tuple(map(_ligne, siennes)),
            titre="Il vous reste à payer",
            montant=reste if plan.depenses else "Pas encore connu",
            phrase=composer(_precision(plan, siennes)),
            avis="Trop cher ? Nous cherchons une autre aide avec vous.",
        ),
        Decision(
            "Que faisons-nous ?", _reponses(vu, reste), "Garder ce choix",
            "Vous pourrez changer d’avis.",
        ),
    ]  # fmt: skip


def _dire(plan: PlanFinancement) -> str:
    reste = plan.reste_a_payer.montant
    return composer(encadrer(reste, couts=plan.cout_total, aides=plan.aides_prevues))


def _precision(plan: PlanFinancement, siennes: list[Financement]) -> str:
    """Ce que l’on payait avant cette réponse, quand on commence à payer, ce qui est encore dû."""
    sans_reponse = {f.id: f.avec(decision=None) for f in siennes}
    avant = plan.avec(financements=tuple(sans_reponse.get(f.id, f) for f in plan.financements))
    mois = sorted(m.mois for m in plan.mouvements if m.sens is Sens.PAIE)
    morceaux = []
    if plan.depenses and avant.reste_a_payer.montant != plan.reste_a_payer.montant:
        morceaux.append(f"au lieu de {_dire(avant)}")
    if mois and plan.reste_a_payer.montant:
        morceaux.append(f"à payer à partir de {ecrire_mois(mois[0])}")
    if any(f.assurance is Assurance.DEMANDE for f in plan.aides):
        morceaux.append("si les autres réponses sont « oui »")
    return f"{', '.join(morceaux)}." if morceaux else ""


def _ligne(demande: Financement) -> Ligne:
    mot, picto, ton = _REPONSES.get(demande.statut, ("En cours", "hourglass-medium", "ink2"))
    return Ligne(
        titre=composer(demande.libelle),
        phrase=composer(_phrase(demande)),
        picto=picto,
        ton=ton,
        etiquette=mot,
    )


def _phrase(demande: Financement) -> str:
    match demande.statut:
        case StatutFinancement.ACCORDE:
            somme = f" Il paie {demande.accorde}." if demande.accorde is not None else ""
            return f"C’est oui, en entier.{somme}"
        case StatutFinancement.ACCORDE_PARTIELLEMENT:
            demandes = connu(demande.demande)
            au_lieu = f" au lieu de {demandes}" if demandes is not None else ""
            return f"Il paie {demande.accorde}{au_lieu}."
        case StatutFinancement.REFUSE:
            return "C’est non. Nous pouvons demander de nouveau, ou chercher ailleurs."
        case _:
            return "La réponse viendra plus tard."


def _reponses(vu: Vu, reste: str) -> tuple[Reponse, ...]:
    plan = vu.dossier.accompagnement.plan_action
    ouvertes = {a.libelle: a for _, a in plan.actions() if a.est_ouverte}

    def geste(mot: str, voulue: str = "") -> Geste:
        """Ce que l’on garde remplace ce que l’on avait gardé, si rien n’y est encore fait."""
        autres = (ouvertes[n] for n in _SUITES if n != voulue and n in ouvertes)
        etape = plan.etape_en_cours
        gestes: list[Commande] = [
            SupprimerAction(a.id) for a in autres if a.statut is StatutAction.A_FAIRE
        ]
        if voulue and voulue not in ouvertes and etape is not None:
            gestes.append(AjouterAction(etape.id, voulue, qui=_SOI))
        commande = Enchainer(tuple(gestes), "choix gardé") if gestes else None
        vers = "plan_action" if voulue and etape is None else "" if voulue else "financement"
        return Geste(mot, commande, vers=vers)

    return (
        Reponse(
            "Continuer", composer(f"Je peux payer {reste}."), "footprints-fill", geste("Continuer")
        ),
        Reponse(
            "Chercher encore", "Une autre aide, ensemble.", "magnifying-glass",
            geste("Chercher encore", CHERCHER), est_choisie=CHERCHER in ouvertes,
        ),
        Reponse(
            "Réfléchir", "On en reparle la prochaine fois.", "clock",
            geste("Réfléchir", REFLECHIR), est_choisie=REFLECHIR in ouvertes,
        ),
    )  # fmt: skip
