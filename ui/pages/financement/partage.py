"""Le financement, vu par la personne : qui paie, et ce qu’il lui reste."""

from cep_desktop.domain.financement import (
    Assurance,
    Financement,
    NatureFinanceur,
    ObjetFinancement,
)
from cep_desktop.domain.montant import Total
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.typographie import composer
from ui.pages.financement.etat import AspectPart, deriver
from ui.vue_partagee import Bloc, Ligne, Paiement, Part, Vide, Vu, VuePartagee

_PICTOS = {
    Assurance.ACCORDE: ("check-circle-fill", "ok"),
    Assurance.DEMANDE: ("hourglass-medium", "primary_text"),
    Assurance.A_DEMANDER: ("paper-plane-tilt-bold", "ink2"),
    Assurance.PERDU: ("x-circle-fill", "bad"),
}
_TRAMES = {
    AspectPart.ACCORDE: "plein",
    AspectPart.DEMANDE: "raye",
    AspectPart.A_DEMANDER: "points",
    AspectPart.RESTE: "reste",
    AspectPart.INCONNU: "vide",
}
_NOMS = {
    NatureFinanceur.CPF: "Votre compte formation (CPF)",
    NatureFinanceur.EMPLOYEUR: "Votre employeur",
}


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue du financement."""
    plan = vu.dossier.accompagnement.plan_financement
    cout = _dire(plan.cout_total)
    phrase = f"Tout coûte {cout}." if plan.depenses and cout else ""
    return VuePartagee("Qui paie votre projet ?", composer(phrase), tuple(_blocs(vu, plan)))


def _blocs(vu: Vu, plan: PlanFinancement) -> list[Bloc]:
    if not plan.depenses and not plan.financements:
        return [Vide("Pas encore de prix", "Nous notons ensemble ce que votre projet coûte.")]
    etat = deriver(vu.dossier)
    parts = tuple(
        Part(p.poids, _TRAMES[p.aspect], f"f{p.couleur}" if p.couleur else "sun")
        for p in etat.parts
    )
    return [
        Paiement(
            parts=parts,
            lignes=tuple(_ligne(f, vu) for f in plan.financements),
            titre="Il vous reste à payer",
            montant=etat.reste if plan.depenses else "Pas encore connu",
            phrase="si toutes les réponses sont « oui »." if plan.aides else "",
            avis=composer(_avis(plan)),
        )
    ]


def _ligne(aide: Financement, vu: Vu) -> Ligne:
    picto, ton = _PICTOS[aide.assurance]
    montant = aide.retenu if aide.assurance is not Assurance.PERDU else None
    perdu = "" if aide.assurance is Assurance.PERDU else "Pas encore connu"
    nom = _NOMS.get(aide.nature, aide.financeur)
    if aide.objet is ObjetFinancement.REVENU:
        nom = f"Votre salaire pendant la formation, {nom}"
    return Ligne(
        titre=composer(nom),
        phrase=vu.mots.dire(aide.statut),
        picto=picto,
        ton=ton,
        valeur=str(montant) if montant is not None else perdu,
    )


def _dire(total: Total) -> str:
    """Une somme, « au moins » s’il manque un prix, vide si rien n’est connu."""
    if total.inconnus and not total.montant:
        return ""
    return str(total.montant) if total.est_complet else f"au moins {total.montant}"


def _avis(plan: PlanFinancement) -> str:
    inconnus = plan.cout_total.inconnus + plan.aides_prevues.inconnus
    if inconnus:
        mot = "Un montant n’est pas connu" if inconnus == 1 else "Des montants ne sont pas connus"
        return f"{mot}. Cette somme peut changer."
    if plan.pas_encore_assure.montant > plan.reste_a_payer.montant:
        return f"Si tout le monde dit non : {plan.pas_encore_assure.montant}."
    return ""
