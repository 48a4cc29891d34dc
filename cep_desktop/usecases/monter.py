"""Monter un dossier : le meilleur mélange d’aides avec les règles d’un jour."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.choix import Choix, Ecarter, Fixer
from cep_desktop.rules.montage.impossibilite import Impossible
from cep_desktop.rules.montage.lecture.dossier import enoncer
from cep_desktop.rules.montage.lecture.offres import MiseDeCote
from cep_desktop.rules.montage.montage import Montage
from cep_desktop.rules.montage.montage import monter as chercher
from cep_desktop.usecases.evaluer import ReglesEnVigueur


class ChoixImpossibles(ErreurMetier):
    """Aucun montage ne respecte les choix de la personne."""


@dataclass(frozen=True, slots=True)
class MontageDuDossier:
    """Le montage d’un dossier, ce qu’il faut savoir avant d’y croire, et les aides à vérifier."""

    le: date
    montage: Montage
    avertissements: tuple[str, ...]
    a_verifier: tuple[MiseDeCote, ...]


def choix_fixes(aides: Mapping[str, Montant | None]) -> tuple[Choix, ...]:
    """Rend les choix de la personne : un montant fixé, ou une aide écartée (`None`)."""
    return tuple(
        Ecarter(code) if montant is None else Fixer(code, montant)
        for code, montant in aides.items()
    )


def monter(
    dossier: Dossier, regles: ReglesEnVigueur, *, le: date, choix: tuple[Choix, ...] = ()
) -> MontageDuDossier:
    """Cherche le meilleur montage ce jour-là.

    Lève `ChoixImpossibles` si les choix se contredisent, `MontageIncoherent` si l’un d’eux vise une
    aide absente, `CalculNonProuve` ou `PaquetRefuse`.
    """
    evaluation = regles.evaluer(dossier, le=le)
    lu = enoncer(dossier, evaluation, regles.regles, choix=choix)
    montage = chercher(lu.enonce)
    if isinstance(montage, Impossible):
        raise ChoixImpossibles(montage.phrase, remede="Retirez l’un de ces choix.")
    return MontageDuDossier(
        le,
        montage,
        (*lu.alerter(montage.melange), *montage.avertissements),
        lu.mises_de_cote,
    )
