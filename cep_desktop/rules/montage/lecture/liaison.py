"""Les liens entre les aides d’un dossier : ce que disent les textes de chaque paire."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from cep_desktop.rules.cumul import EtatCumul, cumuler
from cep_desktop.rules.dispositif import Dispositif
from cep_desktop.rules.montage.offre import Lien, Offre


@dataclass(frozen=True, slots=True)
class Candidate:
    """Une offre, et le dispositif dont elle vient (`None` s’il n’est pas dans les règles)."""

    offre: Offre
    dispositif: Dispositif | None


@dataclass(slots=True)
class _Liens:
    exclusions: list[Lien] = field(default_factory=list)
    cumuls: list[Lien] = field(default_factory=list)
    doutes: list[Lien] = field(default_factory=list)


def relier(candidates: Sequence[Candidate], *, le: date, region: str | None) -> tuple[Offre, ...]:
    """Rend les offres avec leurs exclusions, cumuls, doutes et priorités de ce jour-là."""
    liens: defaultdict[str, _Liens] = defaultdict(_Liens)
    for une, autre in combinations(candidates, 2):
        _lier(liens[une.offre.code], une, autre, le, region)
    return tuple(
        replace(
            candidate.offre,
            exclusions=tuple(liens[candidate.offre.code].exclusions),
            cumuls=tuple(liens[candidate.offre.code].cumuls),
            doutes=tuple(liens[candidate.offre.code].doutes),
            apres=_premieres(candidate, candidates, le, region),
        )
        for candidate in candidates
    )


def _lier(liens: _Liens, une: Candidate, autre: Candidate, le: date, region: str | None) -> None:
    """Range la réponse des textes ; deux parts d’un même dispositif vont ensemble."""
    if une.dispositif is None or autre.dispositif is None:
        return
    avec = frozenset({autre.offre.code})
    if une.dispositif.code == autre.dispositif.code:
        liens.cumuls.append(Lien(avec, str(une.dispositif.reference)))
        return
    cumul = cumuler(une.dispositif, autre.dispositif, le=le, region=region)
    lien = Lien(avec, cumul.reference or cumul.raison)
    match cumul.etat:
        case EtatCumul.EXCLU:
            liens.exclusions.append(lien)
        case EtatCumul.PERMIS | EtatCumul.SANS_RECOUVREMENT:
            liens.cumuls.append(lien)
        case EtatCumul.A_VERIFIER:
            liens.doutes.append(lien)
        case EtatCumul.NON_DOCUMENTE:
            pass


def _premieres(
    candidate: Candidate, candidates: Sequence[Candidate], le: date, region: str | None
) -> tuple[Lien, ...]:
    """Les aides qui passent avant celle-ci, si elles sont dans le montage."""
    if candidate.dispositif is None:
        return ()
    liens = []
    for lien in candidate.dispositif.subsidiaire:
        codes = frozenset(
            autre.offre.code
            for autre in candidates
            if autre.dispositif is not None and autre.dispositif.code == lien.code
        )
        joue = not lien.regions or (region is not None and region in lien.regions)
        if codes and joue and lien.est_en_vigueur(le):
            liens.append(Lien(codes, str(lien.reference)))
    return tuple(liens)
