"""Ce qu’un montage changerait au plan, ligne par ligne, avant de rien changer."""

from dataclasses import dataclass

from cep_desktop.domain.code import Code
from cep_desktop.domain.financement import Assurance, Financement
from cep_desktop.domain.montant import Montant, connu
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.rules.montage.explication import detailler
from cep_desktop.rules.montage.lecture.offres import MiseDeCote
from cep_desktop.rules.montage.melange import Apportee, Melange
from cep_desktop.rules.montage.montage import Montage
from cep_desktop.rules.montage.offre import Confiance
from cep_desktop.usecases.commandes.montage import delaissees, hors_calcul, remplacee

HORS_CALCUL = "Les règles ne savent pas calculer cette aide. Elle reste au plan"
NON_COMPTEE = "Elle reste au plan, et ne compte pas dans le reste à payer proposé."


class NatureEcart(Code):
    """Ce qui arrive à une aide."""

    PAREIL = "pareil", "Pareil"
    CHANGE = "change", "Change"
    NEUF = "neuf", "Nouveau"
    RETIRE = "retire", "Retiré"
    ACCORDE = "accorde", "Accordé"
    GARDE = "garde", "Gardé"


@dataclass(frozen=True, slots=True)
class EcartDeMontage:
    """Une aide, avant et après ; un montant `None` est inconnu, ou absent selon la nature.

    `paie` détaille les dépenses payées ; `est_compte` : le reste proposé en tient compte.
    """

    code: str
    financeur: str
    nom: str
    avant: Montant | None
    apres: Montant | None
    nature: NatureEcart
    pourquoi: str
    paie: str = ""
    est_compte: bool = True


def comparer_au_plan(
    plan: PlanFinancement,
    melange: Melange,
    montage: Montage,
    cotes: tuple[MiseDeCote, ...] = (),
) -> tuple[EcartDeMontage, ...]:
    """Rend une ligne par aide du mélange, puis celles que l’on ne demanderait plus.

    Viennent ensuite celles que le calcul n’a pas pu regarder : elles restent. `cotes` dit
    lesquelles ne sont pas possibles à cette date.
    """
    impossibles = {cote.code: cote.raison for cote in cotes}
    return (
        *(_apportee(plan, a, montage) for a in melange.apportees),
        *(_retiree(demande, montage) for demande in delaissees(plan, melange, montage.codes)),
        *(_muette(aide) for aide in plan.aides if aide.est_accord_muet),
        *(
            _gardee(demande, montage, impossibles.get(demande.dispositif, ""))
            for demande in hors_calcul(plan, montage.codes)
        ),
    )


def change_le_plan(ecarts: tuple[EcartDeMontage, ...]) -> bool:
    """Vrai si prendre ce montage change quelque chose."""
    immobiles = {NatureEcart.PAREIL, NatureEcart.ACCORDE, NatureEcart.GARDE}
    return any(ecart.nature not in immobiles for ecart in ecarts)


def _apportee(plan: PlanFinancement, apportee: Apportee, montage: Montage) -> EcartDeMontage:
    offre = apportee.offre
    paie = detailler(apportee)
    pourquoi = _pourquoi(offre.nom, montage).removeprefix(f"{paie}. ")
    if offre.confiance is Confiance.ACCORDE:
        avant = _accorde(plan, offre.financeur, offre.code)
        return EcartDeMontage(
            offre.code, offre.financeur, offre.nom, avant, apportee.montant,
            NatureEcart.ACCORDE, pourquoi, paie,
        )  # fmt: skip
    ancienne = remplacee(plan, apportee)
    avant = connu(ancienne.demande) if ancienne else None
    nature = NatureEcart.NEUF
    if ancienne is not None:
        nature = NatureEcart.PAREIL if avant == apportee.montant else NatureEcart.CHANGE
    return EcartDeMontage(
        offre.code, offre.financeur, offre.nom, avant, apportee.montant, nature, pourquoi, paie
    )


def _accorde(plan: PlanFinancement, financeur: str, code: str) -> Montant | None:
    for aide in plan.aides:
        if aide.assurance is Assurance.ACCORDE and code.startswith(aide.dispositif):
            return aide.accorde
    return next((a.accorde for a in plan.aides if a.financeur == financeur), None)


def _retiree(demande: Financement, montage: Montage) -> EcartDeMontage:
    absentes = {n.offre.code: n.raison for n in montage.non_retenues}
    raison = absentes.get(demande.dispositif, "")
    return EcartDeMontage(
        demande.dispositif, demande.financeur, demande.libelle, connu(demande.demande), None,
        NatureEcart.RETIRE, raison or "Cette aide n’est pas dans ce montage.",
    )  # fmt: skip


def _muette(aide: Financement) -> EcartDeMontage:
    return EcartDeMontage(
        aide.dispositif, aide.financeur, aide.libelle, None, None, NatureEcart.ACCORDE,
        "L’accord ne dit pas le montant\u00a0: il reste inconnu.",
    )  # fmt: skip


def _gardee(demande: Financement, montage: Montage, impossible: str) -> EcartDeMontage:
    """Une demande laissée comme elle est, avec ce qui empêche de la calculer."""
    montant = connu(demande.demande)
    absentes = {n.offre.code: n.raison for n in montage.non_retenues}
    if impossible:
        pourquoi = f"{impossible} {NON_COMPTEE}"
    elif demande.dispositif in absentes:
        pourquoi = f"{absentes[demande.dispositif]} Elle reste au plan."
    else:
        suite = "sa somme n’est pas connue" if montant is None else "pour la somme notée"
        pourquoi = f"{HORS_CALCUL}, {suite}."
    return EcartDeMontage(
        demande.dispositif, demande.financeur, demande.libelle, montant, montant,
        NatureEcart.GARDE, pourquoi, est_compte=not impossible,
    )  # fmt: skip


def _pourquoi(nom: str, montage: Montage) -> str:
    """La phrase du montage qui parle de cette aide, sans répéter son nom ni son montant."""
    phrase = next((p for p in montage.pourquoi if p.startswith(nom)), "")
    _, deux_points, suite = phrase.partition("\u00a0: ")
    return suite if deux_points else phrase
