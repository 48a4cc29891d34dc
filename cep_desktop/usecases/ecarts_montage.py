"""Ce qu’un montage changerait au plan, ligne par ligne, avant de rien changer."""

from dataclasses import dataclass

from cep_desktop.domain.code import Code
from cep_desktop.domain.financement import Assurance, Financement
from cep_desktop.domain.montant import Montant, connu
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.rules.montage.melange import Apportee, Melange
from cep_desktop.rules.montage.montage import Montage
from cep_desktop.rules.montage.offre import Confiance
from cep_desktop.usecases.commandes.montage import delaissees, remplacee


class NatureEcart(Code):
    """Ce qui arrive à une aide."""

    PAREIL = "pareil", "Pareil"
    CHANGE = "change", "Change"
    NEUF = "neuf", "Nouveau"
    RETIRE = "retire", "Retiré"
    ACCORDE = "accorde", "Accordé"


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
    plan: PlanFinancement, melange: Melange, montage: Montage | None = None
) -> tuple[EcartDeMontage, ...]:
    """Rend une ligne par aide du mélange, puis celles que l’on ne demanderait plus."""
    retirees = delaissees(plan, melange)
    return (
        *(_apportee(plan, a, montage) for a in melange.apportees),
        *(_retiree(demande, montage) for demande in retirees),
    )


def change_le_plan(ecarts: tuple[EcartDeMontage, ...]) -> bool:
    """Vrai si prendre ce montage change quelque chose."""
    immobiles = {NatureEcart.PAREIL, NatureEcart.ACCORDE}
    return any(ecart.nature not in immobiles for ecart in ecarts)


def _apportee(plan: PlanFinancement, apportee: Apportee, montage: Montage | None) -> EcartDeMontage:
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


def _retiree(demande: Financement, montage: Montage | None) -> EcartDeMontage:
    raison = ""
    if montage is not None:
        absentes = {n.offre.code: n.raison for n in montage.non_retenues}
        raison = absentes.get(demande.dispositif, "")
    return EcartDeMontage(
        demande.dispositif, demande.financeur, demande.libelle, connu(demande.demande), None,
        NatureEcart.RETIRE, raison or "Cette aide n’est pas dans ce montage.",
    )  # fmt: skip


def _pourquoi(nom: str, montage: Montage | None) -> str:
    """La phrase du montage qui parle de cette aide, sans répéter son nom ni son montant."""
    phrases = montage.pourquoi if montage is not None else ()
    phrase = next((p for p in phrases if p.startswith(nom)), "")
    _, deux_points, suite = phrase.partition("\u00a0: ")
    return suite if deux_points else phrase
