"""Ce que la personne paie et reçoit, mois par mois."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.plan_financement.parties.controle import Controle
from cep_desktop.documents.reste_a_payer import chiffrer
from cep_desktop.domain.montant import ZERO, Montant, Total, connu, sommer
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.tresorerie import Mouvement, Sens

LE_PLUS_DIFFICILE = "Mois le plus difficile"
HORS_INCONNU = "Hors inconnu"
_ORDRE = (Sens.REVENU, Sens.PAIE, Sens.RECOIT)
_MOIS_MAXIMUM = 120
"""Au-delà de dix ans, seuls les mois qui ont un mouvement sont écrits."""


@dataclass(frozen=True, slots=True)
class ColonneMouvement:
    """Une colonne : le libellé d’un mouvement et son sens, vu de la personne."""

    libelle: str
    sens: Sens


@dataclass(frozen=True, slots=True)
class LigneMois:
    """Un mois ; `None` veut dire « inconnu ». Le revenu n’entre pas dans le solde."""

    mois: date
    montants: tuple[Montant | None, ...]
    solde: Montant | None
    cumul: Montant | None
    repere: str


@dataclass(frozen=True, slots=True)
class Tresorerie:
    """Le tableau des mois, ses totaux et son contrôle face au reste à payer."""

    colonnes: tuple[ColonneMouvement, ...]
    mois: tuple[LigneMois, ...]
    totaux: tuple[Montant | None, ...]
    solde: Montant | None
    controle: Controle


def prevoir(plan: PlanFinancement, *, controle: Controle) -> Tresorerie:
    """Rend la trésorerie ; `controle` est le verdict des dépenses, dont elle dépend."""
    colonnes = _colonnes(plan)
    compte = [n for n, colonne in enumerate(colonnes) if colonne.sens is not Sens.REVENU]
    mois = _mois(plan.mouvements)
    tableau = [
        tuple(_case(plan.mouvements, colonne, jour) for colonne in colonnes) for jour in mois
    ]
    soldes = [Total.de(montants[n] for n in compte) for montants in tableau]
    lignes = tuple(
        LigneMois(jour, montants, chiffrer(solde), cumul, repere)
        for jour, montants, solde, cumul, repere in zip(
            mois, tableau, soldes, _cumuls(soldes), _reperes(soldes), strict=True
        )
    )
    totaux = [Total.de(montants[n] for montants in tableau) for n in range(len(colonnes))]
    solde = Total.de(montants[n] for montants in tableau for n in compte)
    return Tresorerie(
        colonnes=colonnes,
        mois=lignes,
        totaux=tuple(chiffrer(total) for total in totaux),
        solde=chiffrer(solde),
        controle=_controler(plan, solde, controle, a_des_paiements=bool(compte)),
    )


def _colonnes(plan: PlanFinancement) -> tuple[ColonneMouvement, ...]:
    cles = [depense.id for depense in plan.depenses]
    rangs: dict[ColonneMouvement, tuple[int, int]] = {}
    for mouvement in plan.mouvements:
        colonne = ColonneMouvement(mouvement.libelle, mouvement.sens)
        depense = cles.index(mouvement.depense) if mouvement.depense in cles else len(cles)
        rangs.setdefault(colonne, (_ORDRE.index(mouvement.sens), depense))
    return tuple(sorted(rangs, key=lambda colonne: rangs[colonne]))


def _mois(mouvements: Sequence[Mouvement]) -> tuple[date, ...]:
    notes = sorted({m.mois for m in mouvements})
    if not notes:
        return ()
    premier, dernier = (12 * jour.year + jour.month - 1 for jour in (notes[0], notes[-1]))
    if dernier - premier >= _MOIS_MAXIMUM:
        return tuple(notes)
    return tuple(date(n // 12, n % 12 + 1, 1) for n in range(premier, dernier + 1))


def _case(mouvements: Sequence[Mouvement], colonne: ColonneMouvement, jour: date) -> Montant | None:
    notes = [
        connu(m.montant)
        for m in mouvements
        if m.mois == jour and ColonneMouvement(m.libelle, m.sens) == colonne
    ]
    if None in notes or (not notes and colonne.sens is Sens.REVENU):
        return None
    somme = sommer(note for note in notes if note is not None)
    return -somme if colonne.sens is Sens.PAIE else somme


def _cumuls(soldes: Iterable[Total]) -> list[Montant | None]:
    cumuls: list[Montant | None] = []
    cumul: Montant | None = None
    for solde in soldes:
        if (montant := chiffrer(solde)) is not None:
            cumul = (cumul or ZERO) + montant
        cumuls.append(cumul)
    return cumuls


def _reperes(soldes: Sequence[Total]) -> list[str]:
    pire = min((solde.montant for solde in soldes), default=ZERO)
    rang = next((n for n, s in enumerate(soldes) if s.montant == pire < ZERO), None)
    return [
        ", ".join(
            mot
            for mot, est_dit in (
                (LE_PLUS_DIFFICILE, n == rang),
                (HORS_INCONNU if n != rang else HORS_INCONNU.lower(), solde.inconnus),
            )
            if est_dit
        )
        for n, solde in enumerate(soldes)
    ]


def _controler(
    plan: PlanFinancement, solde: Total, controle: Controle, *, a_des_paiements: bool
) -> Controle:
    if controle is Controle.A_COMPLETER or not solde.est_complet:
        return Controle.A_COMPLETER
    if solde.montant == -plan.reste_a_payer.montant:
        return Controle.EQUILIBRE
    return Controle.A_REVOIR if a_des_paiements else Controle.A_COMPLETER
