"""Ce que montre la trésorerie mois par mois, calculé sans écran."""

from collections.abc import Iterator
from dataclasses import dataclass

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import ZERO, Montant, Total
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.domain.typographie import MOIS_COURTS, composer, ecrire_mois
from cep_desktop.rules.tresorerie.mois import MoisTresorerie, Tresorerie
from cep_desktop.rules.tresorerie.mouvement import MouvementPrevu
from ui.fiches import LigneFiche

_MONTRES = 24
"""Mois dessinés au plus ; la liste les dit tous."""


@dataclass(frozen=True, slots=True)
class BarreMois:
    """Un mois du dessin : son nom court, l’argent avancé en tout (négatif), s’il est le pire."""

    nom: str
    cumul: int
    ecrit: str
    est_pire: bool
    a_un_inconnu: bool


@dataclass(frozen=True, slots=True)
class EtatTresorerie:
    """Toute la page."""

    sous_titre: str
    pire_titre: str
    pire: str
    total: str
    barres: tuple[BarreMois, ...]
    lignes: tuple[LigneFiche, ...]
    sans_date: tuple[LigneFiche, ...]
    avis: str
    phrase: str


def deriver(dossier: Dossier, tresorerie: Tresorerie) -> EtatTresorerie:
    """Rend les mois, le plus serré mis en avant ; un inconnu reste un inconnu."""
    prenom = dossier.beneficiaire.prenom
    pire = _plus_bas(tresorerie)
    return EtatTresorerie(
        sous_titre=composer(f"Ce que {prenom} avance, et quand on le rembourse, en € par mois"),
        pire_titre=composer(f"Le mois le plus serré : {ecrire_mois(pire.mois)}") if pire else "",
        pire=composer(f"{prenom} aura avancé {_avance(pire)}") if pire else "",
        total=_total(tresorerie),
        barres=tuple(_barre(m, pire) for m in tresorerie.mois[:_MONTRES]),
        lignes=tuple(_ligne(m, pire) for m in tresorerie.mois),
        sans_date=tuple(map(_sans_date, tresorerie.sans_date)),
        avis=_avis(dossier, tresorerie),
        phrase=composer(". ".join(f"{ecrire_mois(m.mois)}, {_cumul(m)}" for m in tresorerie.mois)),
    )


def _plus_bas(tresorerie: Tresorerie) -> MoisTresorerie | None:
    """Le mois où le plus d’argent est avancé, tout compris."""
    if tresorerie.pire is None:
        return None
    return min(tresorerie.mois, key=lambda m: (m.cumul, m.mois))


def _inconnus(mois: MoisTresorerie) -> str:
    return "au moins " if mois.inconnus else ""


def _avance(mois: MoisTresorerie) -> str:
    return f"{_inconnus(mois)}{max(-mois.cumul, ZERO)}"


def _cumul(mois: MoisTresorerie) -> str:
    return f"{_inconnus(mois)}{mois.cumul}"


def _total(tresorerie: Tresorerie) -> str:
    solde = max(-tresorerie.solde_final, ZERO)
    return composer(f"{'' if tresorerie.est_complete else 'au moins '}{solde}")


def _barre(mois: MoisTresorerie, pire: MoisTresorerie | None) -> BarreMois:
    return BarreMois(
        MOIS_COURTS[mois.mois.month - 1].capitalize(),
        min(mois.cumul, ZERO).centimes,
        str(mois.cumul),
        mois is pire,
        bool(mois.inconnus),
    )


def _ligne(mois: MoisTresorerie, pire: MoisTresorerie | None) -> LigneFiche:
    est_pire = mois is pire
    return LigneFiche(
        cle=f"{mois.mois:%Y-%m}",
        titre=composer(ecrire_mois(mois.mois).capitalize()),
        phrase=composer(f"Avance en tout : {_cumul(mois)}"),
        valeur=composer(f"{_inconnus(mois)}{mois.solde}"),
        mot="Le plus serré" if est_pire else "",
        ton="soleil",
        picto="wallet-fill" if est_pire else "",
        details=tuple(composer(_mouvement(m)) for m in mois.mouvements),
        est_en_avant=est_pire,
    )


_VERBES = {Sens.PAIE: "Paie", Sens.RECOIT: "Reçoit", Sens.REVENU: "Pour vivre"}


def _mouvement(mouvement: MouvementPrevu) -> str:
    somme = "inconnu" if mouvement.somme is None else str(mouvement.somme)
    return f"{_VERBES[mouvement.sens]} : {mouvement.libelle}, {somme} ({mouvement.quand})"


def _sans_date(mouvement: MouvementPrevu) -> LigneFiche:
    return LigneFiche(
        cle=mouvement.libelle,
        titre=composer(mouvement.libelle),
        phrase=composer(mouvement.quand),
        valeur="inconnu" if mouvement.somme is None else str(mouvement.somme),
        mot="Sans date",
        ton="warn",
        picto="question-fill",
    )


def _avis(dossier: Dossier, tresorerie: Tresorerie) -> str:
    return " ".join(_avis_dits(dossier, tresorerie))


def _avis_dits(dossier: Dossier, tresorerie: Tresorerie) -> Iterator[str]:
    formations = dossier.accompagnement.formations
    if not tresorerie.mois and not any(f.periode for f in formations):
        yield "Donnez la date de début de la formation."
    revenus: Total = Total.de(m.somme for m in tresorerie.mouvements if m.sens is Sens.REVENU)
    if revenus.inconnus:
        yield "Une partie du revenu pendant la formation est inconnue."


def echelle(barres: tuple[BarreMois, ...]) -> int:
    """La plus grande avance, en centimes ; un centime au moins."""
    return max((-b.cumul for b in barres), default=Montant(1).centimes) or 1
