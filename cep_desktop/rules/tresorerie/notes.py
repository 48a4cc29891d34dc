"""Ce qui est noté au dossier l’emporte sur ce qui est prévu : rien n’est compté deux fois."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.montant import ZERO, Montant, MontantConnu
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.rules.tresorerie.mouvement import MouvementPrevu


def completer(
    prevus: Iterable[MouvementPrevu], notes: Sequence[MouvementPrevu]
) -> Iterator[MouvementPrevu]:
    """Rend ce que les mouvements notés ne disent pas encore.

    Un paiement ou un remboursement noté éteint la même somme prévue pour la même dépense ou la même
    aide, les premiers mois d’abord ; sans dépense ni aide, il éteint ce qui reste. Un montant noté
    inconnu éteint tout ce qu’il vise. Un revenu noté remplace celui prévu le même mois.
    """
    liste = tuple(prevus)
    yield from _revenus([m for m in liste if m.sens is Sens.REVENU], notes)
    for sens in (Sens.PAIE, Sens.RECOIT):
        du_sens = [m for m in liste if m.sens is sens]
        yield from _sommes(du_sens, [note for note in notes if note.sens is sens])


def _sommes(prevus: list[MouvementPrevu], notes: Iterable[MouvementPrevu]) -> list[MouvementPrevu]:
    visees: defaultdict[Cle | None, list[MouvementPrevu]] = defaultdict(list)
    for note in notes:
        visees[_objet(note)].append(note)
    libres = visees.pop(None, [])
    gardes: list[MouvementPrevu] = []
    for cle in dict.fromkeys(map(_objet, prevus)):
        siens = [m for m in prevus if _objet(m) == cle]
        gardes += _eteindre(siens, visees.get(cle, []))
    return _retirer(gardes, _connu(libres))


def _eteindre(
    prevus: list[MouvementPrevu], notes: Sequence[MouvementPrevu]
) -> list[MouvementPrevu]:
    if not notes:
        return prevus
    if any(note.somme is None for note in notes):
        return []
    chiffres = [m for m in prevus if m.somme is not None]
    return _retirer(chiffres, _connu(notes))


def _retirer(prevus: list[MouvementPrevu], somme: Montant) -> list[MouvementPrevu]:
    """Retire une somme des premiers mouvements chiffrés ; les inconnus restent."""
    gardes = []
    for mouvement in sorted(prevus, key=lambda m: (m.mois is None, m.mois or date.max)):
        if not isinstance(mouvement.montant, MontantConnu) or not somme:
            gardes.append(mouvement)
            continue
        ote = min(somme, mouvement.montant.montant)
        somme -= ote
        garde = mouvement.montant.montant - ote
        if garde:
            gardes.append(replace(mouvement, montant=mouvement.montant.avec(montant=garde)))
    return gardes


def _revenus(
    prevus: Iterable[MouvementPrevu], notes: Iterable[MouvementPrevu]
) -> Iterator[MouvementPrevu]:
    """Un revenu noté sans aide peut être n’importe lequel : le mois est alors entièrement dit."""
    dits = {(note.mois, note.financement) for note in notes if note.sens is Sens.REVENU}
    for mouvement in prevus:
        if not {(mouvement.mois, None), (mouvement.mois, mouvement.financement)} & dits:
            yield mouvement


def _objet(mouvement: MouvementPrevu) -> Cle | None:
    """La dépense payée, ou l’aide reçue ; `None` si le mouvement ne le dit pas."""
    return mouvement.depense if mouvement.sens is Sens.PAIE else mouvement.financement


def _connu(notes: Iterable[MouvementPrevu]) -> Montant:
    total = ZERO
    for note in notes:
        total += note.somme or ZERO
    return total
