"""Ce que le montage ne sait pas, ou ne peut pas promettre."""

from collections.abc import Iterator

from cep_desktop.rules.montage.cumuls import CumulAVerifier
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.melange import Melange
from cep_desktop.rules.montage.plafond import Part
from cep_desktop.rules.montage.preparation import Preparation


def avertir(
    melange: Melange, enonce: Enonce, preparation: Preparation, cumuls: tuple[CumulAVerifier, ...]
) -> tuple[str, ...]:
    """Toutes les phrases à lire avant de compter sur le mélange."""
    return (
        *_prix_inconnus(enonce),
        *_montants_inconnus(melange, preparation),
        *_priorites_inconnues(melange, enonce, preparation),
        *_parts_inconnues(melange, enonce),
        *(cumul.phrase for cumul in cumuls),
        *_capacite_depassee(melange, enonce),
    )


def _prix_inconnus(enonce: Enonce) -> Iterator[str]:
    for cout in enonce.inconnus:
        yield f"{cout.libelle}\u00a0: le prix n’est pas connu, il n’est pas dans le calcul."


def _montants_inconnus(melange: Melange, preparation: Preparation) -> Iterator[str]:
    """Les aides chiffrées en partie ; celles qui ne le sont pas du tout ont déjà leur raison."""
    for manque in preparation.non_chiffres:
        if manque.offre.code in melange.codes:
            yield (
                f"{manque.offre.nom} pourrait payer plus\u00a0: {manque.raison}. "
                "Cette part n’est pas dans le calcul."
            )


def _priorites_inconnues(
    melange: Melange, enonce: Enonce, preparation: Preparation
) -> Iterator[str]:
    """Une première aide sans montant ne peut pas être épuisée : il faut le dire."""
    floues = {manque.offre.code for manque in preparation.non_chiffres}
    for apportee in melange.apportees:
        for lien in apportee.offre.apres:
            for code in sorted(lien.avec & floues - melange.codes):
                yield (
                    f"{apportee.offre.nom} ne vient qu’après {enonce.offre(code).nom} "
                    f"({lien.reference}), dont le montant n’est pas connu\u00a0: "
                    "demandez-le d’abord."
                )


def _parts_inconnues(melange: Melange, enonce: Enonce) -> Iterator[str]:
    """Un cofinancement en pour cent d’un prix inconnu n’est pas vérifié jusqu’au bout."""
    for apportee in melange.apportees:
        demande = apportee.offre.cofinancement
        if demande is None or not isinstance(demande.minimum, Part):
            continue
        if any(not demande.postes or c.poste in demande.postes for c in enonce.inconnus):
            yield (
                f"{apportee.offre.nom}\u00a0: le cofinancement demandé "
                f"({demande.reference}) porte aussi sur une dépense de prix inconnu."
            )


def _capacite_depassee(melange: Melange, enonce: Enonce) -> Iterator[str]:
    if enonce.capacite is not None and melange.participation > enonce.capacite:
        yield (
            f"Votre participation de {melange.participation} dépasse ce que vous pouvez payer "
            f"({enonce.capacite})."
        )
