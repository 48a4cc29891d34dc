"""La réponse d’un organisme, vue par la personne : oui, en partie, non, et ce que l’on fait."""

from cep_desktop.domain.financement import Assurance, Financement, StatutFinancement
from cep_desktop.domain.montant import Total, connu
from cep_desktop.domain.plan_action import Acteur, RoleActeur
from cep_desktop.domain.typographie import composer, ecrire_date_longue
from cep_desktop.usecases.commandes.plan_action import AjouterAction
from ui.vue_partagee import (
    Bloc,
    Geste,
    Ligne,
    Paiement,
    Question,
    Questions,
    Reponse,
    Vide,
    Vu,
    VuePartagee,
)

CHERCHER, REFLECHIR = "Chercher une autre aide, ensemble", "Dire si je continue"
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
        "Une réponse est arrivée",
        composer(f"{derniere.financeur} a répondu le {quand}."),
        tuple(_blocs(vu, decidees, derniere)),
    )


def _jour(demande: Financement) -> str:
    return demande.decision.le.isoformat() if demande.decision else ""


def _blocs(vu: Vu, decidees: list[Financement], derniere: Financement) -> list[Bloc]:
    plan = vu.dossier.accompagnement.plan_financement
    siennes = [f for f in decidees if f.financeur == derniere.financeur]
    reste = _dire(plan.reste_a_payer)
    blocs: list[Bloc] = [
        Paiement(
            parts=(),
            lignes=tuple(map(_ligne, siennes)),
            titre="Il vous reste à payer",
            montant=reste if plan.depenses else "Pas encore connu",
            phrase="si les autres réponses sont « oui »."
            if any(f.assurance is Assurance.DEMANDE for f in plan.aides)
            else "",
            avis="Trop cher ? Nous cherchons une autre aide avec vous.",
        )
    ]
    question = _question(vu, reste)
    return [*blocs, Questions((question,), promesse="Vous pourrez changer d’avis.")]


def _dire(total: Total) -> str:
    return str(total.montant) if total.est_complet else f"au moins {total.montant}"


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


def _question(vu: Vu, reste: str) -> Question:
    plan = vu.dossier.accompagnement.plan_action
    ouvertes = {a.libelle for _, a in plan.actions() if a.est_ouverte}
    etape = plan.etape_en_cours
    soi = (Acteur(role=RoleActeur.BENEFICIAIRE),)

    def geste(libelle: str) -> Geste:
        if etape is None or libelle in ouvertes:
            return Geste(libelle, vers="plan_action")
        return Geste(libelle, AjouterAction(etape.id, libelle, qui=soi))

    return Question(
        "Que faisons-nous ?",
        "",
        "",
        (
            Reponse(
                "Continuer", composer(f"Je peux payer {reste}."), "footprints-fill",
                Geste("Continuer", vers="financement"),
            ),
            Reponse(
                "Chercher encore", "Une autre aide, ensemble.", "magnifying-glass",
                geste(CHERCHER), est_choisie=CHERCHER in ouvertes,
            ),
            Reponse(
                "Réfléchir", "On en reparle la prochaine fois.", "clock",
                geste(REFLECHIR), est_choisie=REFLECHIR in ouvertes,
            ),
        ),
    )  # fmt: skip
