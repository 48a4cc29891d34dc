"""Ce que la personne paie de chaque dépense, et quel mois."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from cep_desktop.domain.depense import Depense, Poste, Unite
from cep_desktop.domain.financement import ModePaiement
from cep_desktop.domain.montant import (
    INCONNU,
    ZERO,
    Certitude,
    Chiffre,
    Montant,
    MontantConnu,
    MontantInconnu,
    confirme,
    estime,
    sommer,
)
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.rules.tresorerie.etalement import Poids, etaler, mensualites
from cep_desktop.rules.tresorerie.mouvement import MouvementPrevu
from cep_desktop.rules.tresorerie.partage import Part

DATES_INCONNUES = "Dates de la formation inconnues"
_AU_DEBUT = frozenset({Poste.INSCRIPTION, Poste.MATERIEL, Poste.AUTRE})
_A_LA_FIN = frozenset({Poste.VALIDATION})
_UN_MOIS = Decimal(1)


def payer(depense: Depense, parts: Sequence[Part], fenetre: Poids) -> Iterator[MouvementPrevu]:
    """Rend ce que la personne paie d’une dépense, une fois ôté ce que paient les aides directes.

    Inscription et matériel se paient au début, le jury à la fin, un prix par mois chaque mois, le
    reste au fil de la formation (pour les frais de formation : L. 6353-6, paiements échelonnés).
    """
    poids, quand = _placer(depense, fenetre)
    if depense.montant is None:
        yield _mouvement(depense, poids[0][0] if poids else None, INCONNU, quand)
        return
    directes = [part for part in parts if part.mode is ModePaiement.DIRECT]
    sans_payeur = [part for part in parts if part.mode is ModePaiement.INCONNU]
    du = depense.montant - _total(directes) - _total(sans_payeur)
    certitude = _certitude(depense, directes, est_repartie=_est_repartie(depense, poids, du))
    if du and not poids:
        yield _mouvement(depense, None, _chiffrer(depense, du, certitude), quand)
    elif du:
        for mois, somme in etaler(du, poids):
            yield _mouvement(depense, mois, _chiffrer(depense, somme, certitude), quand)
    for part in sans_payeur:
        raison = f"{part.montant} payés par {part.aide.financeur}\u00a0: à avancer ou non"
        avance = MontantInconnu(raison=raison[:300])
        yield _mouvement(depense, poids[0][0] if poids else None, avance, quand)


def _placer(depense: Depense, fenetre: Poids) -> tuple[Poids, str]:
    """Rend les mois d’un paiement et pourquoi ; aucun mois si la formation n’a pas de dates."""
    if not fenetre:
        return (), DATES_INCONNUES
    if depense.unite is Unite.MOIS:
        return mensualites(fenetre, depense.quantite), "Chaque mois"
    if depense.poste in _A_LA_FIN:
        return fenetre[-1:], "À la fin de la formation"
    if depense.poste in _AU_DEBUT:
        return fenetre[:1], "Au début de la formation"
    return fenetre, "Au fil de la formation"


def _est_repartie(depense: Depense, poids: Poids, du: Montant) -> bool:
    """Vrai si le montant de chaque mois vient d’un calcul, et non du prix lui-même."""
    est_entiere = du == depense.montant
    est_mensuelle = depense.unite is Unite.MOIS and depense.quantite == len(poids) and est_entiere
    return len(poids) > 1 and not est_mensuelle


def _certitude(depense: Depense, directes: Sequence[Part], *, est_repartie: bool) -> Certitude:
    sources = {depense.prix_unitaire.certitude, *(part.aide.certitude for part in directes)}
    est_sure = sources == {Certitude.CONFIRME} and not est_repartie
    return Certitude.CONFIRME if est_sure else Certitude.ESTIME


def _chiffrer(depense: Depense, somme: Montant, certitude: Certitude) -> MontantConnu:
    prix = depense.prix_unitaire
    source = prix.source if isinstance(prix, MontantConnu) else ""
    if certitude is Certitude.CONFIRME:
        return confirme(somme, source)
    return estime(somme, source)


def _mouvement(depense: Depense, mois: date | None, montant: Chiffre, quand: str) -> MouvementPrevu:
    return MouvementPrevu(mois, depense.libelle, Sens.PAIE, montant, quand, depense=depense.id)


def _total(parts: Sequence[Part]) -> Montant:
    return sommer(part.montant for part in parts) if parts else ZERO
