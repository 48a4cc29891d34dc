"""Ce qu’une aide peut payer au plus : des maximums chiffrés, chacun avec son texte.

Un maximum s’arrondit toujours au centime inférieur : une aide ne dépasse jamais son plafond.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import assert_never

from cep_desktop.domain.depense import Poste, Unite
from cep_desktop.domain.montant import ZERO, Montant
from cep_desktop.rules.montage.cout import Cout


@dataclass(frozen=True, slots=True)
class Part:
    """Une part des coûts, en pour cent."""

    pour_cent: Decimal

    def au_plus(self, couts: Sequence[Cout]) -> Montant:
        """La part des coûts connus, au centime inférieur."""
        return self._de(couts, ROUND_FLOOR)

    def au_moins(self, couts: Sequence[Cout]) -> Montant:
        """La part des coûts connus, au centime supérieur."""
        return self._de(couts, ROUND_CEILING)

    def _de(self, couts: Sequence[Cout], arrondi: str) -> Montant:
        total = sum(cout.montant.centimes for cout in couts if cout.montant is not None)
        return Montant(int((total * self.pour_cent / 100).to_integral_value(arrondi)))


@dataclass(frozen=True, slots=True)
class PlafondFixe:
    """Un montant ; sans poste cité, il porte sur tout ce que l’aide paie."""

    montant: Montant
    reference: str
    postes: frozenset[Poste] = frozenset()


@dataclass(frozen=True, slots=True)
class PlafondUnitaire:
    """Un tarif par heure, jour, kilomètre, repas ou nuit, fois la quantité du projet."""

    tarif: Montant
    unite: Unite
    quantite: Decimal | None
    reference: str
    postes: frozenset[Poste] = frozenset()


@dataclass(frozen=True, slots=True)
class PlafondPart:
    """Une part des coûts payés, en pour cent."""

    part: Part
    reference: str
    postes: frozenset[Poste] = frozenset()


@dataclass(frozen=True, slots=True)
class PlafondAnnuel:
    """Un montant par année civile, dont on retire ce qui est déjà utilisé.

    `utilise` donne, année par année, ce qui est déjà pris ; une année absente n’est pas connue.
    Un coût sans année compte dans chacune, pour ne jamais dépasser.
    """

    montant: Montant
    utilise: tuple[tuple[int, Montant], ...]
    reference: str
    postes: frozenset[Poste] = frozenset()


@dataclass(frozen=True, slots=True)
class SansPlafond:
    """Le texte ne fixe pas de maximum : l’aide peut payer tout le coût de ces postes."""

    reference: str
    postes: frozenset[Poste] = frozenset()


@dataclass(frozen=True, slots=True)
class PlafondInconnu:
    """Un maximum existe peut-être, mais personne ne l’a encore donné."""

    raison: str
    reference: str = ""
    postes: frozenset[Poste] = frozenset()


Plafond = PlafondFixe | PlafondUnitaire | PlafondPart | PlafondAnnuel | SansPlafond | PlafondInconnu
"""Un maximum, ou la raison pour laquelle il n’y en a pas."""


@dataclass(frozen=True, slots=True)
class Borne:
    """Un plafond appliqué au projet : la somme sur `couts` (des rangs) ne dépasse pas `maximum`.

    `maximum` est en centimes.
    """

    couts: frozenset[int]
    maximum: int
    plafond: Plafond


def borner(plafond: Plafond, couts: Sequence[Cout], payables: frozenset[int]) -> tuple[Borne, ...]:
    """Applique un plafond aux coûts payables ; aucune borne s’il n’y a pas de maximum.

    Lève `PlafondNonChiffre` si le maximum existe mais n’est pas connu.
    """
    vises = viser(plafond, couts, payables)
    match plafond:
        case SansPlafond():
            return ()
        case PlafondFixe(montant=montant):
            return (Borne(vises, montant.centimes, plafond),)
        case PlafondPart(part=part):
            maximum = part.au_plus([couts[rang] for rang in sorted(vises)])
            return (Borne(vises, maximum.centimes, plafond),)
        case PlafondUnitaire(tarif=tarif, unite=unite, quantite=quantite):
            if quantite is None:
                raise PlafondNonChiffre(f"on ne connaît pas la quantité ({unite.libelle})")
            exact = (tarif.centimes * quantite).to_integral_value(ROUND_FLOOR)
            return (Borne(vises, int(exact), plafond),)
        case PlafondAnnuel():
            return _borner_par_annee(plafond, couts, vises)
        case PlafondInconnu(raison=raison):
            raise PlafondNonChiffre(raison)
        case _:  # pragma: no cover
            assert_never(plafond)


def viser(plafond: Plafond, couts: Sequence[Cout], payables: frozenset[int]) -> frozenset[int]:
    """Les rangs des coûts payables sur lesquels porte un plafond."""
    return frozenset(
        rang for rang in payables if not plafond.postes or couts[rang].poste in plafond.postes
    )


def au_mieux(plafond: Plafond, couts: Sequence[Cout]) -> Plafond:
    """Le plafond le plus favorable que ce que l’on ignore laisse possible."""
    match plafond:
        case PlafondInconnu() | PlafondUnitaire(quantite=None):
            return SansPlafond(plafond.reference, plafond.postes)
        case PlafondAnnuel(montant=montant, utilise=utilise):
            annees = {cout.annee for cout in couts if cout.annee is not None} | dict(utilise).keys()
            if not annees:
                return PlafondFixe(montant, plafond.reference, plafond.postes)
            rien = dict.fromkeys(sorted(annees), ZERO)
            return replace(plafond, utilise=tuple((rien | dict(utilise)).items()))
        case _:
            return plafond


class PlafondNonChiffre(Exception):
    """Le maximum d’une aide n’est pas connu ; le message dit ce qui manque."""


def _borner_par_annee(
    plafond: PlafondAnnuel, couts: Sequence[Cout], vises: frozenset[int]
) -> tuple[Borne, ...]:
    utilise = dict(plafond.utilise)
    citees = {annee for rang in vises if (annee := couts[rang].annee) is not None}
    annees = sorted(citees | set(utilise))
    inconnues = [str(annee) for annee in annees if annee not in utilise]
    if inconnues or not annees:
        quand = f" en {', '.join(inconnues)}" if inconnues else ""
        raise PlafondNonChiffre(f"on ne sait pas ce qui est déjà utilisé{quand}")
    return tuple(
        Borne(
            frozenset(rang for rang in vises if couts[rang].annee in {annee, None}),
            max(plafond.montant.centimes - utilise[annee].centimes, 0),
            plafond,
        )
        for annee in annees
    )
