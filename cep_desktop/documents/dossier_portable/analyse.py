"""Lit du JSON venu d’ailleurs : borné, sans doublon, sans nombre impossible."""

import json
from collections.abc import Iterable
from math import isfinite
from typing import NoReturn

from cep_desktop.domain.erreurs import ErreurMetier

TAILLE_MAXIMALE = 50 * 1024 * 1024
"""Octets. Un dossier courant en fait 85 000 : au-delà, ce n’est pas un dossier."""

VIRGULES_MAXIMUM = 100_000
"""Un dossier courant en a 2 000. Borne, avant lecture, la mémoire que prend un fichier hostile."""

EMBOITE = "Ce fichier emboîte trop de niveaux pour être un dossier."
REMEDE_COPIE = "Demandez une nouvelle copie à la personne qui vous l’a donné."
REMEDE_CHOIX = "Choisissez un fichier qui finit par «\u00a0.dossier.json\u00a0»."
_REMEDE_DOUTE = "Vérifiez que c’est le bon fichier."


class DossierIllisible(ErreurMetier):
    """Le fichier n’est pas un dossier lisible ; `problemes` dit tout, en une seule fois."""


def analyser(octets: bytes) -> dict[str, object]:
    """Rend le groupe de champs que ce fichier JSON contient. Lève `DossierIllisible`."""
    if len(octets) > TAILLE_MAXIMALE:
        raise DossierIllisible(
            f"Ce fichier pèse {len(octets) // 1_048_576}\u00a0Mo. Un dossier en fait moins de 50.",
            remede=_REMEDE_DOUTE,
        )
    if octets.count(b",") > VIRGULES_MAXIMUM:
        raise DossierIllisible(
            "Ce fichier contient trop d’éléments pour être un dossier.", remede=_REMEDE_DOUTE
        )
    brut = _lire_json(_decoder(octets))
    if not isinstance(brut, dict):
        raise DossierIllisible(
            "Ce fichier n’est pas un dossier de CEP Desktop.", remede=REMEDE_CHOIX
        )
    return brut


def _decoder(octets: bytes) -> str:
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise DossierIllisible(
            "Ce fichier n’est pas un dossier\u00a0: ce n’est pas du texte.", remede=REMEDE_CHOIX
        ) from cause


def _lire_json(texte: str) -> object:
    try:
        return json.loads(
            texte,
            parse_constant=_refuser_constante,
            parse_float=_lire_decimal,
            object_pairs_hook=_sans_doublon,
        )
    except json.JSONDecodeError as cause:
        raise DossierIllisible(
            f"Ce fichier est abîmé ou incomplet, à la ligne {cause.lineno}, "
            f"caractère {cause.colno}.",
            remede=REMEDE_COPIE,
        ) from cause
    except RecursionError as cause:
        raise DossierIllisible(EMBOITE, remede=REMEDE_COPIE) from cause
    except ValueError as cause:
        raise DossierIllisible(
            "Ce fichier contient un nombre démesuré.", remede=REMEDE_COPIE
        ) from cause


def _refuser_constante(nom: str) -> NoReturn:
    raise DossierIllisible(
        f"Ce fichier contient «\u00a0{nom}\u00a0», qui n’est pas un nombre.", remede=REMEDE_COPIE
    )


def _lire_decimal(chiffres: str) -> float:
    nombre = float(chiffres)
    if not isfinite(nombre):
        raise ValueError(chiffres)
    return nombre


def _sans_doublon(paires: Iterable[tuple[str, object]]) -> dict[str, object]:
    groupe: dict[str, object] = {}
    for nom, valeur in paires:
        if nom in groupe:
            raise DossierIllisible(
                f"Le champ «\u00a0{nom[:60]}\u00a0» est écrit deux fois dans le même groupe.",
                remede="Gardez-en un seul.",
            )
        groupe[nom] = valeur
    return groupe
