"""Rubrique 5 : ce que ça coûte, qui paie, et ce que je pourrais payer."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.etat import Signe, Trame, jeton_du_rang
from cep_desktop.documents.plan_action.etapes import PAS_NECESSAIRE
from cep_desktop.documents.plan_action.reponses import (
    Scenario,
    composer_reserve,
    composer_scenarios,
    en_attente,
)
from cep_desktop.documents.reste_a_payer import (
    Voix,
    chiffrer,
    chiffrer_le_reste,
    raconter,
)
from cep_desktop.documents.typographie import (
    Morceau,
    Phrase,
    accorder,
    ecrire_nombre,
    jour_court,
    quand_court,
)
from cep_desktop.domain.depense import Depense, Unite
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import AvantLe
from cep_desktop.domain.financement import (
    Assurance,
    Financement,
    NatureFinanceur,
    StatutFinancement,
)
from cep_desktop.domain.montant import ZERO, Montant, connu
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.typographie import INSECABLE, composer

INCONNU = "inconnu"
PAS_ENCORE_ECRIT = "Mon plan de financement n’est pas encore écrit. Nous le préparons ensemble."

_TRAMES = {
    Assurance.ACCORDE: Trame.PLEIN,
    Assurance.DEMANDE: Trame.RAYE,
    Assurance.A_DEMANDER: Trame.POINTS,
    Assurance.PERDU: Trame.VIDE,
}
_SIGNES = {
    Assurance.ACCORDE: Signe.FAIT,
    Assurance.DEMANDE: Signe.EN_ATTENTE,
    Assurance.A_DEMANDER: Signe.A_FAIRE,
    Assurance.PERDU: Signe.REFUSE,
}


@dataclass(frozen=True, slots=True)
class LignePayeur:
    """Qui paie : sa trame dans la barre, où en est sa réponse, et combien."""

    trame: Trame
    jeton: str
    nom: str
    precision: str
    signe: Signe | None
    etat: str
    montant: str
    centimes: int


@dataclass(frozen=True, slots=True)
class LigneDepense:
    """Ce que coûte une chose, et le calcul qui le montre."""

    libelle: str
    calcul: str
    montant: str


@dataclass(frozen=True, slots=True)
class LigneTotal:
    """Un total, et le total auquel il est égal."""

    egal_a: str
    montant: str


@dataclass(frozen=True, slots=True)
class RubriqueFinancement:
    """Le plan de financement raconté, ou la phrase qui dit pourquoi il n’y en a pas."""

    absence: str
    phrase: Phrase
    payeurs: tuple[LignePayeur, ...]
    total_payeurs: LigneTotal
    depenses: tuple[LigneDepense, ...]
    total_depenses: LigneTotal
    scenarios: tuple[Scenario, ...]
    reserve: tuple[Phrase, ...]


def composer_financement(dossier: Dossier, *, repere: date) -> RubriqueFinancement:
    """Compose la rubrique d’un dossier, vide admise ; l’inconnu y est écrit, jamais zéro."""
    plan = dossier.accompagnement.plan_financement
    est_vide = not plan.depenses and not plan.financements
    absence = ""
    if est_vide:
        absence = PAS_ENCORE_ECRIT if dossier.accompagnement.formations else PAS_NECESSAIRE
    return RubriqueFinancement(
        absence=absence,
        phrase=() if est_vide else _enchainer(raconter(plan, voix=Voix.LA_PERSONNE)),
        payeurs=() if est_vide else _payeurs(plan, repere),
        total_payeurs=_total_payeurs(plan),
        depenses=tuple(map(_depense, plan.depenses)),
        total_depenses=_total_depenses(plan),
        scenarios=() if est_vide else composer_scenarios(plan),
        reserve=() if est_vide else composer_reserve(plan),
    )


def _enchainer(phrases: tuple[Phrase, ...]) -> Phrase:
    morceaux: list[Morceau] = []
    for phrase in phrases:
        if morceaux:
            morceaux.append(Morceau(" "))
        morceaux.extend(Morceau(composer(m.texte), est_fort=m.est_fort) for m in phrase)
    return tuple(morceaux)


def _payeurs(plan: PlanFinancement, repere: date) -> tuple[LignePayeur, ...]:
    financeurs = [aide.financeur for aide in plan.aides]
    aides = tuple(
        LignePayeur(
            trame=_TRAMES[aide.assurance],
            jeton=jeton_du_rang(rang),
            nom=_nom(aide),
            precision=composer(aide.libelle) if financeurs.count(aide.financeur) > 1 else "",
            signe=_SIGNES[aide.assurance],
            etat=_etat(aide, repere),
            montant=_ecrire(aide.retenu),
            centimes=aide.retenu.centimes if aide.retenu else 0,
        )
        for rang, aide in enumerate(plan.aides)
    )
    return (*aides, _moi(plan))


def _moi(plan: PlanFinancement) -> LignePayeur:
    reste = chiffrer_le_reste(plan) if plan.depenses else None
    etat = "Reste à payer si tout est accepté" if en_attente(plan) else "Reste à payer"
    if reste is not None and not plan.reste_a_payer.est_complet:
        etat = "Reste à payer, sans l’inconnu"
    centimes = reste.centimes if reste else 0
    return LignePayeur(Trame.RESTE, "sun", "Moi", "", None, etat, _ecrire(reste), centimes)


def _nom(aide: Financement) -> str:
    match aide.nature:
        case NatureFinanceur.CPF:
            return "Mon compte formation (CPF)"
        case NatureFinanceur.EMPLOYEUR:
            return f"{composer(aide.financeur)}, mon employeur"
        case _:
            return composer(aide.financeur)


def _etat(aide: Financement, repere: date) -> str:
    reponse = f" le {jour_court(aide.decision.le, repere=repere)}" if aide.decision else ""
    envoi = f" le {jour_court(aide.envoye_le, repere=repere)}" if aide.envoye_le else ""
    limite = ""
    if aide.a_deposer_avant_le:
        limite = f" {quand_court(AvantLe(le=aide.a_deposer_avant_le), repere=repere)}"
    textes = {
        StatutFinancement.A_PREPARER: f"À demander{limite}",
        StatutFinancement.ENVOYE: f"Demandé{envoi}",
        StatutFinancement.PIECES_DEMANDEES: "Demandé, papiers à envoyer",
        StatutFinancement.A_L_ETUDE: "Demandé, à l’étude",
        StatutFinancement.ACCORDE: f"Accordé{reponse}",
        StatutFinancement.ACCORDE_PARTIELLEMENT: f"Accordé en partie{reponse}",
        StatutFinancement.REFUSE: f"Refusé{reponse}",
        StatutFinancement.AJOURNE: f"Réponse remise{reponse}",
        StatutFinancement.RECOURS: "Refusé, recours déposé",
        StatutFinancement.ABANDONNE: "Abandonné",
    }
    return textes[aide.statut]


def _depense(depense: Depense) -> LigneDepense:
    prix = connu(depense.prix_unitaire)
    return LigneDepense(
        libelle=composer(depense.libelle),
        calcul="Prix inconnu" if prix is None else _calcul(depense, prix),
        montant=_ecrire(depense.montant),
    )


def _calcul(depense: Depense, prix: Montant) -> str:
    taxe = ""
    if depense.taux_taxe is not None:
        taux = ecrire_nombre(depense.taux_taxe)
        taxe = f", plus {taux}{INSECABLE}% de taxe"
    if depense.unite is not Unite.FORFAIT:
        nom, _, suite = depense.unite.libelle.partition(" ")
        pluriel = nom if nom.endswith("s") else f"{nom}s"
        unites = accorder(depense.quantite, depense.unite.libelle, f"{pluriel} {suite}".rstrip())
        return f"{unites} à {prix}{taxe}"
    fois = accorder(depense.quantite, "fois", "fois")
    return fois if depense.quantite == 1 and not taxe else f"{fois} {prix}{taxe}"


def _total_payeurs(plan: PlanFinancement) -> LigneTotal:
    total = plan.aides_prevues.montant + plan.reste_a_payer.montant
    if plan.surplus and plan.cout_total.est_complet:
        return LigneTotal(f"Dépasse les dépenses de {plan.surplus}", str(total))
    if not (plan.cout_total.est_complet and plan.aides_prevues.est_complet):
        return LigneTotal("Sans compter ce qui est inconnu", _ecrire(total or None))
    return LigneTotal("Égal au total des dépenses", str(total))


def _total_depenses(plan: PlanFinancement) -> LigneTotal:
    cout = _ecrire(chiffrer(plan.cout_total))
    if not plan.cout_total.est_complet:
        return LigneTotal("Sans compter ce qui est inconnu", cout)
    if plan.surplus or not plan.aides_prevues.est_complet:
        return LigneTotal("Total des prix connus", cout)
    return LigneTotal(f"Égal au total de «{INSECABLE}Qui paie{INSECABLE}»", cout)


def _ecrire(montant: Montant | None) -> str:
    return INCONNU if montant is None else str(max(montant, ZERO))
