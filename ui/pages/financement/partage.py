"""Le financement, vu par la personne : qui paie, et ce qu’il lui reste."""

from cep_desktop.domain.financement import (
    Assurance,
    Financement,
    NatureFinanceur,
    ObjetFinancement,
)
from cep_desktop.domain.montant import Total
from cep_desktop.domain.plan_action import Action
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.typographie import composer
from ui.dates import ecrire_quand
from ui.pages.financement.etat import AspectPart, deriver
from ui.vue_partagee import Appel, Bloc, Geste, Ligne, Paiement, Part, Vide, Vu, VuePartagee

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
_ASPECTS = {
    Assurance.ACCORDE: AspectPart.ACCORDE,
    Assurance.DEMANDE: AspectPart.DEMANDE,
    Assurance.A_DEMANDER: AspectPart.A_DEMANDER,
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
    couleurs = {ligne.cle: ligne.couleur for ligne in etat.financements}
    rangs = list(_PICTOS)
    aides = sorted(plan.financements, key=lambda f: rangs.index(f.assurance))
    paiement = [
        Paiement(
            parts=parts,
            lignes=tuple(_ligne(f, couleurs.get(f.id, 0), vu) for f in aides),
            titre="Il vous reste à payer",
            montant=etat.reste if plan.depenses else "Pas encore connu",
            phrase="si toutes les réponses sont « oui »." if plan.aides else "",
            avis=composer(_avis(plan)),
        )
    ]
    prochaine = vu.dossier.accompagnement.plan_action.prochaine()
    if prochaine is None:
        return [*paiement]
    return [*paiement, _appel(prochaine[1], vu)]


def _appel(action: Action, vu: Vu) -> Appel:
    quand = ecrire_quand(action.echeance, le=vu.le)
    phrase = f"{quand[:1].upper()}{quand[1:]}." if quand else "Sans date pour le moment."
    voir = Geste("Voir vos actions", vers="plan_action", picto="path-bold")
    return Appel(
        "Ce que vous faites maintenant", composer(action.libelle), composer(phrase), (voir,)
    )


def _ligne(aide: Financement, couleur: int, vu: Vu) -> Ligne:
    picto, ton = _PICTOS[aide.assurance]
    est_perdu = aide.assurance is Assurance.PERDU
    montant = None if est_perdu else aide.retenu
    nom = _NOMS.get(aide.nature, aide.financeur)
    if aide.objet is ObjetFinancement.REVENU:
        nom = f"Votre salaire pendant la formation, {nom}"
    trame = "vide" if montant is None else _TRAMES[_ASPECTS[aide.assurance]]
    return Ligne(
        titre=composer(nom),
        phrase=vu.mots.dire(aide.statut),
        picto=picto,
        ton=ton,
        valeur=str(montant) if montant is not None else "" if est_perdu else "Pas encore connu",
        part=Part(0, trame, f"f{couleur}") if couleur and not est_perdu else None,
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
