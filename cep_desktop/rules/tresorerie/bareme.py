"""Une aide sans montant noté, mais payée au kilomètre, au repas ou à la nuit."""

from collections.abc import Iterator, Sequence

from cep_desktop.domain.depense import Depense, Poste
from cep_desktop.domain.montant import (
    ZERO,
    Chiffre,
    Montant,
    MontantInconnu,
    estime,
    sommer,
)
from cep_desktop.domain.texte import LIGNE_MAXIMALE
from cep_desktop.rules.evaluation import DispositifEvalue, Plafond
from cep_desktop.rules.nomenclature import Base

_BAREMES = frozenset({Base.KILOMETRE, Base.REPAS, Base.NUIT})
NON_CHIFFRE = "Le montant de cette aide n’est pas noté."


def baremer(evalue: DispositifEvalue | None, depenses: Sequence[Depense]) -> tuple[Chiffre, ...]:
    """Rend ce que paierait une aide, une somme par poste de son barème.

    Jamais plus que la dépense, ni que le plafond général. Sans barème, ou si une quantité manque,
    la somme est inconnue, avec sa raison.
    """
    baremes = [p for p in evalue.plafonds if p.par in _BAREMES] if evalue else []
    if evalue is None or not baremes:
        return (MontantInconnu(raison=NON_CHIFFRE),)
    return tuple(_chiffrer(baremes, evalue.maximum, depenses))


def _chiffrer(
    baremes: Sequence[Plafond], general: Montant | None, depenses: Sequence[Depense]
) -> Iterator[Chiffre]:
    reste = general
    for bareme in baremes:
        prix = _prix(depenses, bareme.postes)
        if prix == ZERO:
            continue
        if bareme.maximum is None or prix is None or not bareme.est_bloquant:
            yield MontantInconnu(raison=bareme.explication[:LIGNE_MAXIMALE])
            continue
        somme = min(bareme.maximum, prix) if reste is None else min(bareme.maximum, prix, reste)
        reste = None if reste is None else reste - somme
        source = f"{bareme.explication} {bareme.reference}"
        yield estime(somme, source[:LIGNE_MAXIMALE])


def _prix(depenses: Sequence[Depense], postes: Sequence[Poste]) -> Montant | None:
    """Ce que coûtent ces postes ; `None` si un prix est inconnu, zéro s’il n’y en a pas."""
    montants = [depense.montant for depense in depenses if depense.poste in postes]
    connus = [montant for montant in montants if montant is not None]
    return sommer(connus) if len(connus) == len(montants) else None
