"""Les deux barres du montage, à la même échelle, et leur légende commune."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cep_desktop.domain.financement import Assurance
from cep_desktop.domain.montant import Total
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.rules.montage.melange import Melange
from cep_desktop.rules.montage.offre import Confiance
from cep_desktop.usecases.ecarts_montage import EcartDeMontage, NatureEcart

_ACCORDEE, _PERDU = "-accorde", Assurance.PERDU


@dataclass(frozen=True, slots=True)
class PartDeBarre:
    """Une part d’une barre : qui, combien, et ce qu’elle vaut (« accorde », « demande »…)."""

    nom: str
    centimes: int
    aspect: str
    rang: int


def dispositif(code: str) -> str:
    """Le dispositif d’une aide, que sa part soit déjà accordée ou non."""
    return code.removesuffix(_ACCORDEE)


def rangs(plan: PlanFinancement, melange: Melange) -> dict[str, int]:
    """Une aide garde sa couleur d’une barre à l’autre."""
    codes = (*(a.dispositif for a in plan.aides), *(a.offre.code for a in melange.apportees))
    return {code: rang for rang, code in enumerate(dict.fromkeys(map(dispositif, codes)), 1)}


def barre_du_plan(plan: PlanFinancement, couleurs: Mapping[str, int]) -> Iterator[PartDeBarre]:
    """Les aides du plan d’aujourd’hui, puis le reste."""
    for aide in plan.aides:
        if aide.retenu:
            rang = couleurs[dispositif(aide.dispositif)]
            yield PartDeBarre(aide.financeur, aide.retenu.centimes, aide.assurance.value, rang)
    yield from _part_du_reste(plan.reste_a_payer)


def barre_du_melange(
    plan: PlanFinancement,
    melange: Melange,
    ecarts: Sequence[EcartDeMontage],
    couleurs: Mapping[str, int],
) -> Iterator[PartDeBarre]:
    """Les aides proposées, celles que le plan garde, puis le reste."""
    deja = {a.dispositif: a.assurance.value for a in plan.aides if a.assurance is not _PERDU}
    for apportee in melange.apportees:
        code = apportee.offre.code
        est_accorde = apportee.offre.confiance is Confiance.ACCORDE
        aspect = "accorde" if est_accorde else deja.get(code, "a_demander")
        rang = couleurs[dispositif(code)]
        yield PartDeBarre(apportee.offre.financeur, apportee.montant.centimes, aspect, rang)
    for ecart in ecarts:
        if ecart.nature is NatureEcart.GARDE and ecart.est_compte and ecart.apres:
            rang = couleurs[dispositif(ecart.code)]
            aspect = deja.get(ecart.code, "demande")
            yield PartDeBarre(ecart.financeur, ecart.apres.centimes, aspect, rang)
    yield from _part_du_reste(melange.reste_a_payer)


def _part_du_reste(reste: Total) -> Iterator[PartDeBarre]:
    if reste.montant:
        yield PartDeBarre("Reste", reste.montant.centimes, "reste", 0)


def legende(*barres: Sequence[PartDeBarre]) -> tuple[PartDeBarre, ...]:
    """Une entrée par couleur, même si elle n’est que dans une des barres ; le reste à la fin."""
    parts: dict[int, PartDeBarre] = {}
    for barre in barres:
        for part in barre:
            parts.setdefault(part.rang, part)
    return tuple(sorted(parts.values(), key=lambda p: (not p.rang, p.rang)))
