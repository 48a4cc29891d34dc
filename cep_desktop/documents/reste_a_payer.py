"""La phrase du reste à payer : ce que ça coûte, qui paie, ce qui reste à la personne."""

from collections.abc import Iterable
from enum import Enum

from cep_desktop.documents.typographie import (
    Morceau,
    Phrase,
    duree_en_mois,
    enumerer,
    fort,
    majuscule,
    simple,
)
from cep_desktop.domain.depense import Poste
from cep_desktop.domain.financement import Assurance, Financement, NatureFinanceur
from cep_desktop.domain.montant import ZERO, Montant, Total, sommer
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.domain.typographie import INSECABLE

RESERVE = "Sous réserve d’accord des financeurs."
"""Imprimée près de tout total prévu."""

_NOMMES = 5
"""Organismes que la phrase nomme ; le tableau dessous les nomme tous."""
_SOMME_INCONNUE = "une somme encore inconnue"


class Voix(Enum):
    """Qui parle : la personne dans ses papiers, un tiers dans le classeur et les courriers."""

    LA_PERSONNE = "la_personne"
    UN_TIERS = "un_tiers"


_SUJETS = {
    (Voix.LA_PERSONNE, NatureFinanceur.CPF): "mon compte formation",
    (Voix.LA_PERSONNE, NatureFinanceur.EMPLOYEUR): "mon employeur",
    (Voix.LA_PERSONNE, NatureFinanceur.REGION): "la Région",
    (Voix.LA_PERSONNE, NatureFinanceur.TRANSITIONS_PRO): "Transitions Pro",
    (Voix.UN_TIERS, NatureFinanceur.CPF): "le CPF",
    (Voix.UN_TIERS, NatureFinanceur.EMPLOYEUR): "l’employeur",
    (Voix.UN_TIERS, NatureFinanceur.REGION): "la Région",
    (Voix.UN_TIERS, NatureFinanceur.TRANSITIONS_PRO): "Transitions Pro",
}


def nommer(aide: Financement, *, voix: Voix) -> str:
    """Le financeur comme sujet d’une phrase : « mon employeur », sinon son nom."""
    return _SUJETS.get((voix, aide.nature), aide.financeur)


def chiffrer(total: Total) -> Montant | None:
    """La part connue d’une somme ; `None` quand rien n’en est connu, jamais zéro."""
    return None if total.inconnus and not total.montant else total.montant


def chiffrer_le_cout(plan: PlanFinancement) -> Montant | None:
    """Le prix connu ; `None` tant qu’aucune dépense n’est chiffrée."""
    return chiffrer(plan.cout_total) if plan.depenses else None


def chiffrer_la_part(plan: PlanFinancement, part: Total) -> Montant | None:
    """Une part du prix ; `None` si elle est nulle alors que des prix manquent."""
    est_chiffre = plan.depenses and plan.cout_total.est_complet
    return part.montant if part.montant or est_chiffre else None


def chiffrer_le_reste(plan: PlanFinancement) -> Montant | None:
    """Ce que la personne paierait si tout est accepté ; `None` si cela ne se sait pas encore."""
    return chiffrer_la_part(plan, plan.reste_a_payer)


def raconter(plan: PlanFinancement, *, voix: Voix) -> tuple[Phrase, ...]:
    """Rend les phrases dans l’ordre : le prix, ce qui est accordé, ce qui est espéré, le reste."""
    attendues = _retenues(plan, Assurance.DEMANDE, Assurance.A_DEMANDER)
    phrases = [
        _prix(plan),
        _aides(_retenues(plan, Assurance.ACCORDE), "paie", voix),
        _aides(attendues, "paierait", voix),
        _reste(plan, voix, est_attendu=bool(attendues)),
    ]
    return tuple(phrase for phrase in phrases if phrase)


def _retenues(plan: PlanFinancement, *assurances: Assurance) -> tuple[Financement, ...]:
    aides = [a for a in plan.aides if a.assurance in assurances and a.retenu != ZERO]
    return tuple(sorted(aides, key=lambda a: a.retenu or ZERO, reverse=True))


def _prix(plan: PlanFinancement) -> Phrase:
    cout = chiffrer_le_cout(plan)
    if cout is None:
        return simple("Le prix est encore inconnu.")
    postes = {depense.poste for depense in plan.depenses}
    sujet = "Le projet coûte"
    if Poste.PEDAGOGIE in postes:
        sujet = "La formation coûte" if len(postes) == 1 else "La formation et ses frais coûtent"
    fin = ", sans compter ce qui est encore inconnu." if plan.cout_total.inconnus else "."
    return Morceau(f"{sujet} "), Morceau(str(cout), est_fort=True), Morceau(fin)


def _aides(aides: Iterable[Financement], verbe: str, voix: Voix) -> Phrase:
    sommes: dict[str, list[Montant | None]] = {}
    for aide in aides:
        sommes.setdefault(nommer(aide, voix=voix), []).append(aide.retenu)
    if not sommes:
        return ()
    tous = list(sommes.items())
    nommes = tous if len(tous) <= _NOMMES + 1 else tous[:_NOMMES]
    autres = tous[len(nommes) :]
    parts = [f"{sujet} {_somme(montants)}" for sujet, montants in nommes]
    if autres:
        somme = _somme([montant for _, montants in autres for montant in montants])
        parts.append(f"{len(autres)}{INSECABLE}autres organismes {somme} en tout")
    premier = next(iter(sommes))
    parts[0] = f"{premier} {verbe} {_somme(sommes[premier])}"
    return simple(majuscule(f"{enumerer(parts)}."))


def _somme(montants: list[Montant | None]) -> str:
    connus = [montant for montant in montants if montant is not None]
    if len(connus) == len(montants):
        return str(sommer(connus))
    return f"{sommer(connus)} et {_SOMME_INCONNUE}" if connus else _SOMME_INCONNUE


def _reste(plan: PlanFinancement, voix: Voix, *, est_attendu: bool) -> Phrase:
    verbe = "resterait" if est_attendu else "reste"
    est_la_personne = voix is Voix.LA_PERSONNE
    me, a_qui = ("me ", "") if est_la_personne else ("", " à la personne")
    reste = chiffrer_le_reste(plan)
    if plan.surplus and plan.cout_total.est_complet:
        return fort(f"Les aides dépassent le prix de {plan.surplus}{INSECABLE}: à revoir.")
    if reste is None:
        return fort("Le reste à payer est encore inconnu.")
    if not reste:
        return fort(f"Il ne {me}{verbe} rien à payer{a_qui}.")
    quand = _quand(plan)
    if est_la_personne:
        suite = f", à payer {quand}" if quand else " à payer"
    else:
        suite = f"{a_qui}, {quand}" if quand else a_qui
    inconnu = "" if plan.reste_a_payer.est_complet else ", sans compter ce qui est encore inconnu"
    return (
        Morceau(f"Il {me}{verbe} {reste}", est_fort=True),
        Morceau(f"{suite}{inconnu}."),
    )


def _quand(plan: PlanFinancement) -> str:
    mois = [m.mois for m in plan.mouvements if m.sens is Sens.PAIE]
    return duree_en_mois(min(mois), max(mois)) if mois else ""
