"""Ce que je pourrais payer selon les réponses, et ce qui n’est pas encore sûr."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from cep_desktop.documents.reste_a_payer import RESERVE, Voix, nommer
from cep_desktop.documents.typographie import (
    Morceau,
    Phrase,
    enumerer,
    fort,
    majuscule,
    simple,
)
from cep_desktop.domain.financement import Assurance, Financement, ModePaiement
from cep_desktop.domain.montant import ZERO, Montant, Total, connu
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.typographie import INSECABLE, composer, ecrire_date

_REPONSES_DETAILLEES = 3
"""Au-delà, seuls comptent le premier refus et tous les refus ensemble."""

_JE_NE_COMMENCE_PAS = "Dans ce cas, je ne commence pas. Nous cherchons une autre solution ensemble."
_AUTRE_SOLUTION = "Dans ce cas, nous cherchons une autre solution ensemble."


@dataclass(frozen=True, slots=True)
class Scenario:
    """Ce que je paierais si les organismes répondent ainsi."""

    phrase: str
    montant: str
    est_espere: bool


def en_attente(plan: PlanFinancement) -> tuple[Financement, ...]:
    """Les aides comptées dans le plan sans accord écrit, de la plus petite à la plus grande."""
    attendues = [
        aide
        for aide in plan.aides
        if aide.assurance in {Assurance.DEMANDE, Assurance.A_DEMANDER} and aide.retenu != ZERO
    ]
    return tuple(sorted(attendues, key=lambda a: (a.retenu is None, a.retenu or ZERO)))


def composer_scenarios(plan: PlanFinancement) -> tuple[Scenario, ...]:
    """Le reste à payer si tout est accepté, puis si l’on dit non ; vide si rien n’est attendu."""
    organismes = _par_organisme(en_attente(plan))
    if not organismes or not plan.depenses:
        return ()
    nombre = len(organismes)
    refus = range(1, nombre + 1) if nombre <= _REPONSES_DETAILLEES else (1, nombre)
    espere = Scenario("Si tout est accepté", _ecrire(_reste_sans(plan, ())), est_espere=True)
    return (espere, *(_refus(plan, tuple(chain(*organismes[:n]))) for n in refus))


def _par_organisme(attendues: Iterable[Financement]) -> list[list[Financement]]:
    """Réunit les demandes d’un même organisme, du plus petit total au plus grand."""
    groupes: dict[str, list[Financement]] = {}
    for aide in attendues:
        groupes.setdefault(nommer(aide, voix=Voix.LA_PERSONNE), []).append(aide)
    return sorted(groupes.values(), key=_poids)


def _poids(groupe: list[Financement]) -> tuple[int, Montant]:
    total = Total.de(aide.retenu for aide in groupe)
    return total.inconnus, total.montant


def composer_reserve(plan: PlanFinancement) -> tuple[Phrase, ...]:
    """Les phrases imprimées près des totaux : rien n’est sûr avant une réponse écrite."""
    return tuple(dict.fromkeys((_prudence(plan), *map(simple, _inconnues(plan)))))


def _reste_sans(plan: PlanFinancement, refusees: tuple[Financement, ...]) -> Montant | None:
    gardees = Total.de(aide.retenu for aide in plan.aides if aide not in refusees)
    if not plan.cout_total.est_complet or not gardees.est_complet:
        return None
    return max(plan.cout_total.montant - gardees.montant, ZERO)


def _refus(plan: PlanFinancement, refusees: tuple[Financement, ...]) -> Scenario:
    noms = _noms(refusees)
    verbe = "dit" if len(noms) == 1 else "disent"
    condition = f"Si {enumerer(noms)} {verbe} non"
    if len(noms) > _REPONSES_DETAILLEES:
        condition = "Si aucun autre organisme ne dit oui"
    reste, capacite = _reste_sans(plan, refusees), connu(plan.capacite)
    est_trop = reste is not None and capacite is not None and reste > capacite
    est_le_pire = len(refusees) == len(en_attente(plan))
    if est_trop and est_le_pire:
        condition += f". {_JE_NE_COMMENCE_PAS}"
    elif est_trop or (capacite is None and est_le_pire):
        condition += f". {_AUTRE_SOLUTION}"
    return Scenario(condition, _ecrire(reste), est_espere=False)


def _prudence(plan: PlanFinancement) -> Phrase:
    if en_attente(plan):
        suite = " Rien n’est sûr avant leur réponse écrite."
        return Morceau(RESERVE, est_fort=True), Morceau(suite)
    if any(aide.assurance is Assurance.ACCORDE for aide in plan.aides):
        return fort("Les aides comptées ici sont accordées par écrit.")
    return fort("Aucune aide n’est comptée dans ce plan.")


def _inconnues(plan: PlanFinancement) -> Iterator[str]:
    for revenu in plan.revenus:
        if revenu.assurance is Assurance.PERDU:
            continue
        if revenu.retenu is None:
            yield "Mon revenu pendant la formation est encore inconnu."
        else:
            etat = revenu.assurance.libelle.lower()
            yield f"{composer(revenu.libelle)}{INSECABLE}: {revenu.retenu} ({etat})."
    rembourseurs = _noms(
        aide
        for aide in plan.aides
        if aide.mode_paiement is ModePaiement.REMBOURSEMENT
        and aide.assurance is not Assurance.PERDU
    )
    if rembourseurs:
        verbe = "rembourse" if len(rembourseurs) == 1 else "remboursent"
        qui = majuscule(enumerer(rembourseurs))
        yield f"{qui} {verbe} après coup{INSECABLE}: je paie d’abord."
    yield from _attendues(plan)


def _attendues(plan: PlanFinancement) -> Iterator[str]:
    """Les réponses attendues, une fois par organisme et par jour."""
    ouvertes = [
        demande
        for demande in plan.financements
        if demande.assurance in {Assurance.DEMANDE, Assurance.A_DEMANDER}
    ]
    reponses = dict.fromkeys(
        (composer(nommer(demande, voix=Voix.LA_PERSONNE)), demande.reponse_attendue_le)
        for demande in sorted(ouvertes, key=lambda d: d.reponse_attendue_le or date.max)
    )
    attentes = [f"{nom} le {ecrire_date(jour)}" for nom, jour in reponses if jour]
    if len(attentes) == 1:
        yield f"Réponse attendue{INSECABLE}: {attentes[0]}."
    elif attentes:
        yield f"Réponses attendues{INSECABLE}: {enumerer(attentes)}."


def _noms(aides: Iterable[Financement]) -> list[str]:
    return list(dict.fromkeys(composer(nommer(a, voix=Voix.LA_PERSONNE)) for a in aides))


def _ecrire(montant: Montant | None) -> str:
    return "inconnu" if montant is None else str(montant)
