"""Ce qu’un montage changerait au plan, ligne par ligne, avant de rien changer."""

from dataclasses import dataclass

from cep_desktop.domain.code import Code
from cep_desktop.domain.financement import Assurance, Financement
from cep_desktop.domain.montant import Montant, connu
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.rules.montage.melange import Apportee, Melange
from cep_desktop.rules.montage.montage import Montage
from cep_desktop.rules.montage.offre import Confiance
from cep_desktop.usecases.commandes.montage import delaissees, hors_calcul, remplacee

HORS_CALCUL = (
    "Les règles ne savent pas calculer cette aide. Elle reste au plan, et ne compte pas dans le "
    "reste à payer proposé."
)


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
    """Une aide, avant et après ; un montant `None` est inconnu, ou absent selon la nature."""

    code: str
    financeur: str
    nom: str
    avant: Montant | None
    apres: Montant | None
    nature: NatureEcart
    pourquoi: str


def comparer_au_plan(
    plan: PlanFinancement, melange: Melange, montage: Montage
) -> tuple[EcartDeMontage, ...]:
    """Rend une ligne par aide du mélange, puis celles que l’on ne demanderait plus.

    Viennent ensuite celles que les règles ne savent pas calculer : elles restent.
    """
    return (
        *(_apportee(plan, a, montage) for a in melange.apportees),
        *(_retiree(demande, montage) for demande in delaissees(plan, melange, montage.codes)),
        *map(_gardee, hors_calcul(plan, montage.codes)),
    )


def change_le_plan(ecarts: tuple[EcartDeMontage, ...]) -> bool:
    """Vrai si prendre ce montage change quelque chose."""
    immobiles = {NatureEcart.PAREIL, NatureEcart.ACCORDE, NatureEcart.GARDE}
    return any(ecart.nature not in immobiles for ecart in ecarts)


def _apportee(plan: PlanFinancement, apportee: Apportee, montage: Montage) -> EcartDeMontage:
    offre = apportee.offre
    pourquoi = _pourquoi(offre.nom, montage)
    if offre.confiance is Confiance.ACCORDE:
        avant = _accorde(plan, offre.financeur, offre.code)
        return EcartDeMontage(
            offre.code, offre.financeur, offre.nom, avant, apportee.montant,
            NatureEcart.ACCORDE, pourquoi,
        )  # fmt: skip
    ancienne = remplacee(plan, apportee)
    avant = connu(ancienne.demande) if ancienne else None
    nature = NatureEcart.NEUF
    if ancienne is not None:
        nature = NatureEcart.PAREIL if avant == apportee.montant else NatureEcart.CHANGE
    return EcartDeMontage(
        offre.code, offre.financeur, offre.nom, avant, apportee.montant, nature, pourquoi
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


def _gardee(demande: Financement) -> EcartDeMontage:
    montant = connu(demande.demande)
    return EcartDeMontage(
        demande.dispositif, demande.financeur, demande.libelle, montant, montant,
        NatureEcart.GARDE, HORS_CALCUL,
    )  # fmt: skip


def _pourquoi(nom: str, montage: Montage) -> str:
    """La phrase du montage qui parle de cette aide, sans répéter son nom ni son montant."""
    phrase = next((p for p in montage.pourquoi if p.startswith(nom)), "")
    _, deux_points, suite = phrase.partition("\u00a0: ")
    return suite if deux_points else phrase
