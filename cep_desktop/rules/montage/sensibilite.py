"""Ce qui changerait le plus le reste à payer : « 300 € de plus si… »."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cep_desktop.domain.montant import ZERO, Montant
from cep_desktop.rules.montage.calcul import reste_minimal
from cep_desktop.rules.montage.choix import decrire
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.melange import Melange
from cep_desktop.rules.montage.offre import Confiance, Offre
from cep_desktop.rules.montage.plafond import au_mieux
from cep_desktop.rules.montage.preparation import Preparation

AU_PLUS = 5
"""Nombre de phrases montrées : les plus fortes."""


@dataclass(frozen=True, slots=True)
class Sensibilite:
    """Un événement, et ce qu’il change au reste à payer (positif : plus à payer)."""

    ecart: Montant
    phrase: str


def sensibilites(
    enonce: Enonce, melange: Melange, preparation: Preparation
) -> tuple[Sensibilite, ...]:
    """Les événements qui changent le reste à payer, du plus fort au plus faible.

    Chaque écart est recalculé par le meilleur montage qui resterait possible.
    """
    trouvees = [
        *_refus(enonce, melange, preparation),
        *_inconnus(enonce, melange, preparation),
        *_dispenses(enonce, melange),
        *_choix(enonce, melange),
    ]
    return tuple(sorted(trouvees, key=_force)[:AU_PLUS])


def _force(sensibilite: Sensibilite) -> tuple[int, str]:
    return -abs(sensibilite.ecart.centimes), sensibilite.phrase


def _refus(enonce: Enonce, melange: Melange, preparation: Preparation) -> Iterator[Sensibilite]:
    for apportee in melange.apportees:
        offre = apportee.offre
        if offre.confiance is Confiance.ACCORDE:
            continue
        sans = preparation.sans(offre.code)
        ecart = _ecart(enonce.sans_offre(offre.code), melange, sans)
        if ecart > ZERO:
            yield Sensibilite(
                ecart,
                f"{ecart} de plus à payer si la demande «\u00a0{offre.nom}\u00a0» est refusée.",
            )


def _inconnus(enonce: Enonce, melange: Melange, preparation: Preparation) -> Iterator[Sensibilite]:
    floues = {manque.offre.code for manque in preparation.non_chiffres}
    for offre in enonce.offres:
        if offre.code not in floues:
            continue
        ecart = _ecart(enonce.avec_offre(_sans_inconnu(offre, enonce)), melange)
        if ecart < ZERO:
            yield Sensibilite(
                ecart,
                f"Jusqu’à {-ecart} de moins à payer si la demande «\u00a0{offre.nom}\u00a0» est "
                "acceptée\u00a0: son montant n’est pas connu.",
            )


def _dispenses(enonce: Enonce, melange: Melange) -> Iterator[Sensibilite]:
    for apportee in melange.apportees:
        offre = apportee.offre
        participation = offre.participation
        if participation is None or not melange.participation:
            continue
        for dispense in participation.exonerations:
            if dispense.est_certaine:
                continue
            sure = replace(participation, exonerations=(replace(dispense, est_certaine=True),))
            ecart = _ecart(enonce.avec_offre(replace(offre, participation=sure)), melange)
            noms = [o.nom for o in enonce.offres if o.code in dispense.grace_a]
            if ecart < ZERO:
                yield Sensibilite(
                    ecart,
                    f"{-ecart} de moins à payer si {' ou '.join(noms)} vous dispense de la "
                    f"participation\u00a0: à confirmer ({dispense.reference}).",
                )


def _choix(enonce: Enonce, melange: Melange) -> Iterator[Sensibilite]:
    for choix in enonce.choix:
        ecart = _ecart(enonce.sans_choix(choix), melange)
        if ecart < ZERO:
            quoi = decrire(choix, enonce.noms)
            yield Sensibilite(ecart, f"{-ecart} de moins à payer sans votre choix\u00a0: {quoi}.")


def _ecart(autre: Enonce, melange: Melange, preparation: Preparation | None = None) -> Montant:
    """Ce que changerait un autre énoncé ; zéro s’il est impossible."""
    reste = reste_minimal(autre, preparation)
    return ZERO if reste is None else reste - melange.reste_a_payer.montant


def _sans_inconnu(offre: Offre, enonce: Enonce) -> Offre:
    return replace(offre, plafonds=tuple(au_mieux(p, enonce.couts) for p in offre.plafonds))
