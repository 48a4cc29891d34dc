"""Pourquoi les choix de la personne ne tiennent pas."""

from dataclasses import dataclass

from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.calcul import reste_minimal
from cep_desktop.rules.montage.choix import Affecter, Choix, Ecarter, Fixer, decrire
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.explication import enumerer, impuissance
from cep_desktop.rules.montage.preparation import Preparation


@dataclass(frozen=True, slots=True)
class Impossible:
    """Aucun montage ne respecte ces choix ; en retirer un seul suffit."""

    choix: tuple[Choix, ...]
    phrase: str


def diagnostiquer(enonce: Enonce, preparation: Preparation) -> Impossible:
    """Réduit les choix à ceux qui se contredisent, et dit pourquoi."""
    reduit = enonce
    for choix in enonce.choix:
        essai = reduit.sans_choix(choix)
        if reste_minimal(essai) is None:
            reduit = essai
    fautifs = reduit.choix
    quoi = enumerer([decrire(choix, enonce.noms) for choix in fautifs])
    if len(fautifs) == 1:
        debut = f"Ce choix n’est pas possible\u00a0: {quoi}."
    else:
        debut = f"Ces choix ne vont pas ensemble\u00a0: {quoi}."
    return Impossible(fautifs, f"{debut} {_raison(fautifs, enonce, preparation)}".rstrip())


def _raison(fautifs: tuple[Choix, ...], enonce: Enonce, preparation: Preparation) -> str:
    for choix in fautifs:
        raison = "" if isinstance(choix, Ecarter) else _seul(choix, enonce, preparation)
        if raison:
            return raison
    return _exclusion(fautifs, enonce)


def _seul(choix: Choix, enonce: Enonce, preparation: Preparation) -> str:
    """Ce qui empêche ce choix à lui seul."""
    apport = next(a for a in preparation.apports if a.offre.code == choix.offre)
    sans_effet = impuissance(apport, preparation)
    if sans_effet:
        return sans_effet
    if isinstance(choix, Fixer | Affecter):
        couts = {enonce.connus[rang].cle for rang in apport.couts}
        if isinstance(choix, Affecter) and choix.depense not in couts:
            return "Cette aide ne paie pas cette dépense, ou son prix n’est pas connu."
        if choix.montant.centimes > apport.capacite:
            return f"Cette aide peut payer au plus {Montant(apport.capacite)}."
    if apport.offre.cofinancement:
        return f"D’autres doivent apporter leur part ({apport.offre.cofinancement.reference})."
    return ""


def _exclusion(fautifs: tuple[Choix, ...], enonce: Enonce) -> str:
    voulues = [enonce.offre(c.offre) for c in fautifs if not isinstance(c, Ecarter)]
    for une in voulues:
        for autre in voulues:
            lien = une.exclut(autre)
            if lien:
                return f"{une.nom} ne se cumule pas avec {autre.nom} ({lien.reference})."
    return ""
