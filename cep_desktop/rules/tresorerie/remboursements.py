"""Ce que les aides versent à la personne, et quel mois."""

from collections.abc import Iterator, Sequence
from datetime import date

from cep_desktop.domain.financement import Financement, ModePaiement, Versement
from cep_desktop.domain.montant import (
    Certitude,
    Chiffre,
    Montant,
    MontantConnu,
    confirme,
    connu,
    estime,
    sommer,
)
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.rules.tresorerie.etalement import mois_de
from cep_desktop.rules.tresorerie.mouvement import MouvementPrevu
from cep_desktop.rules.tresorerie.partage import Part

_SANS_DATE = "Date du versement inconnue"


def rembourser(aide: Financement, parts: Sequence[Part], *, le: date) -> Iterator[MouvementPrevu]:
    """Rend les versements d’une aide à la personne, pour les dépenses qu’elle avance.

    Le solde d’une aide suit le dernier versement prévu sans montant ; à défaut, il n’a pas de date.
    """
    reste = sommer(part.montant for part in parts if part.mode is ModePaiement.REMBOURSEMENT)
    ouverts: list[Versement] = []
    for versement in sorted(aide.versements, key=lambda v: v.le):
        prevu = connu(versement.montant)
        if prevu is None:
            ouverts.append(versement)
            continue
        somme = min(prevu, reste)
        if somme:
            reste -= somme
            yield _mouvement(aide, *_dater(versement, le), _chiffrer(aide, versement, somme))
    if not reste:
        return
    mois, quand = _dater(ouverts[-1], le) if ouverts else (None, _SANS_DATE)
    yield _mouvement(aide, mois, quand, _solder(aide, reste))


def dater(aide: Financement, *, le: date) -> tuple[date | None, str]:
    """Rend le mois du premier versement prévu d’une aide, et ce qui le dit."""
    prevus = sorted(aide.versements, key=lambda v: v.le)
    return _dater(prevus[0], le) if prevus else (None, _SANS_DATE)


def _dater(versement: Versement, le: date) -> tuple[date, str]:
    """Un versement prévu, pas encore fait et déjà passé n’arrivera pas avant le jour regardé."""
    if versement.est_fait:
        return mois_de(versement.le), "Versement fait"
    if mois_de(versement.le) < mois_de(le):
        return mois_de(le), "Versement en retard"
    return mois_de(versement.le), "Versement prévu"


def _chiffrer(aide: Financement, versement: Versement, somme: Montant) -> Chiffre:
    """Un versement entier garde sa preuve ; coupé ou d’une aide incertaine, il est estimé."""
    prevu = versement.montant
    if not isinstance(prevu, MontantConnu):
        return _solder(aide, somme)
    est_sur = versement.est_fait or aide.certitude is Certitude.CONFIRME
    source = prevu.source or aide.libelle
    if est_sur and somme == prevu.montant and prevu.certitude is Certitude.CONFIRME:
        return confirme(somme, source)
    return estime(somme, source)


def _solder(aide: Financement, somme: Montant) -> Chiffre:
    return (confirme if aide.certitude is Certitude.CONFIRME else estime)(somme, aide.libelle)


def _mouvement(
    aide: Financement, mois: date | None, quand: str, montant: Chiffre
) -> MouvementPrevu:
    return MouvementPrevu(mois, aide.libelle, Sens.RECOIT, montant, quand, financement=aide.id)
