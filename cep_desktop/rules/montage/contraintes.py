"""Ce que la loi impose entre les aides, ligne par ligne du programme."""

from itertools import combinations

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.colonnes import Modele
from cep_desktop.rules.montage.enonce import Enonce, PlafondCommun
from cep_desktop.rules.montage.offre import Cofinancement, Participation
from cep_desktop.rules.montage.plafond import Part
from cep_desktop.rules.montage.preparation import Apport


def demander_participation(modele: Modele, apport: Apport, enonce: Enonce) -> None:
    """La personne paie sa participation sur ce que l’aide pourrait payer.

    Ceux qui n’ont pas le droit de la prendre en charge laissent donc ce montant à découvert.
    """
    participation = apport.offre.participation
    if participation is None:
        return
    programme, prise = modele.programme, modele.prise[apport.offre.code]
    modele.due = due = programme.decider()
    exonerantes = [
        _abonder(modele, modele.apports[code], apport.couts, enonce)
        for code in exonerent(participation)
        if code in modele.apports and modele.apports[code].couts & apport.couts
    ]
    programme.lier([(due, 1), (prise, -1)], au_plus=0)
    programme.lier([(due, 1), (prise, -1), *((e, 1) for e in exonerantes)], au_moins=0)
    for exonerante in exonerantes:
        programme.lier([(due, 1), (exonerante, 1)], au_plus=1)
    total = enonce.prix(apport.couts)
    autres = [code for code in modele.paye if code not in participation.prise_en_charge_par]
    programme.lier(
        [*modele.payes(autres, apport.couts), (due, min(participation.montant.centimes, total))],
        au_plus=total,
    )


def _abonder(modele: Modele, autre: Apport, couts: frozenset[int], enonce: Enonce) -> int:
    """La colonne qui dit si une autre aide paie une de ces dépenses, au moins sa petite demande."""
    code, programme = autre.offre.code, modele.programme
    if autre.couts <= couts:
        return modele.prise[code]
    abonde = programme.decider()
    total = min(autre.capacite, enonce.prix(autre.couts & couts))
    payes = list(modele.payes([code], couts))
    programme.lier([*payes, (abonde, -total)], au_plus=0)
    programme.lier([*payes, (abonde, -min(autre.offre.minimum.centimes, total))], au_moins=0)
    return abonde


def exonerent(participation: Participation) -> list[str]:
    """Les aides qui suppriment certainement la participation ; « à confirmer » ne compte pas."""
    certaines = (e.grace_a for e in participation.exonerations if e.est_certaine)
    return sorted(frozenset[str]().union(*certaines))


def demander_cofinancement(modele: Modele, apport: Apport, enonce: Enonce) -> None:
    """Une aide prise exige que d’autres apportent leur minimum."""
    demande = apport.offre.cofinancement
    if demande is None:
        return
    couts = _vises(enonce, demande.postes)
    autres = [code for code, autre in modele.apports.items() if _compte(demande, apport, autre)]
    minimum = _chiffrer(demande.minimum, enonce, couts, au_moins=True)
    prise = modele.prise[apport.offre.code]
    modele.programme.lier([*modele.payes(autres, couts), (prise, -minimum)], au_moins=0)


def _compte(demande: Cofinancement, apport: Apport, autre: Apport) -> bool:
    if autre is apport:
        return False
    if demande.parmi:
        return autre.offre.code in demande.parmi
    return autre.offre.nature is not apport.offre.nature


def faire_passer_apres(modele: Modele, apport: Apport, enonce: Enonce) -> None:
    """Une aide ne paie une dépense qu’une première aide pourrait payer que si elle est épuisée.

    Épuisée : elle paie tout ce qu’elle pourrait payer seule, participation due déduite.
    """
    programme = modele.programme
    for code in sorted(frozenset[str]().union(*(lien.avec for lien in apport.offre.apres))):
        premiere = modele.apports.get(code)
        partages = apport.couts & premiere.couts if premiere else frozenset()
        if premiere is None or not partages:
            continue
        epuisee = programme.decider()
        payes = modele.payes([apport.offre.code], partages)
        maximum = min(apport.capacite, enonce.prix(partages))
        programme.lier([*payes, (epuisee, -maximum)], au_plus=0)
        tout = modele.payes([code], premiere.couts)
        participation = premiere.offre.participation
        en_moins: list[tuple[int, int]] = []
        if participation is not None and modele.due is not None:
            libre = max(enonce.prix(premiere.couts) - participation.montant.centimes, 0)
            en_moins = [(modele.due, premiere.capacite - min(premiere.capacite, libre))]
        programme.lier([*tout, *en_moins, (epuisee, -premiere.capacite)], au_moins=0)


def exclure(modele: Modele, interdites: frozenset[frozenset[str]]) -> None:
    """Deux aides incompatibles, ou interdites ensemble par la variante, ne sont pas prises.

    Des aides toutes incompatibles entre elles tiennent en une ligne, bien plus serrée.
    """
    offres = [apport.offre for apport in modele.apports.values()]
    paires = {
        paire
        for un, autre in combinations(offres, 2)
        if (paire := frozenset({un.code, autre.code})) in interdites or un.exclut(autre)
    }
    restantes = sorted(sorted(paire) for paire in paires)
    while restantes:
        groupe = set(restantes[0])
        for code in modele.prise:
            if code not in groupe and all(frozenset({code, c}) in paires for c in groupe):
                groupe.add(code)
        modele.programme.lier(((modele.prise[c], 1) for c in sorted(groupe)), au_plus=1)
        restantes = [paire for paire in restantes if not set(paire) <= groupe]


def plafonner_ensemble(modele: Modele, commun: PlafondCommun, enonce: Enonce) -> None:
    """Plusieurs aides ne dépassent pas ensemble leur maximum commun."""
    couts = _vises(enonce, commun.postes)
    codes = [code for code in modele.paye if not commun.offres or code in commun.offres]
    maximum = _chiffrer(commun.maximum, enonce, couts, au_moins=False)
    modele.programme.lier(modele.payes(codes, couts), au_plus=maximum)


def _vises(enonce: Enonce, postes: frozenset[Poste]) -> frozenset[int]:
    return frozenset(
        rang for rang, c in enumerate(enonce.connus) if not postes or c.poste in postes
    )


def _chiffrer(
    maximum: Montant | Part, enonce: Enonce, couts: frozenset[int], *, au_moins: bool
) -> int:
    if isinstance(maximum, Montant):
        return maximum.centimes
    vises = [enonce.connus[rang] for rang in sorted(couts)]
    return (maximum.au_moins(vises) if au_moins else maximum.au_plus(vises)).centimes
