"""Lit un fichier `*.dossier.json` sans lui faire confiance."""

import json
import re
from collections.abc import Iterable
from math import isfinite
from typing import NoReturn

from pydantic import ValidationError

from cep_desktop.documents.dossier_portable.probleme import (
    problemes_de_forme,
    problemes_de_liens,
)
from cep_desktop.documents.dossier_portable.versions import (
    FORMAT,
    VERSION,
    Contenu,
    mettre_a_jour,
)
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier, Probleme
from cep_desktop.domain.liens import liens_rompus

TAILLE_MAXIMALE = 50 * 1024 * 1024
"""Octets. Un dossier courant en fait 50 000 : au-delà, ce n’est pas un dossier."""

_DEMI_CARACTERE = re.compile("[\ud800-\udfff]")
"""Moitié seule d’un caractère : JSON sait l’écrire, UTF-8 ne sait pas la garder."""

_REFUSE = "\uffff"
"""Caractère que tout champ du dossier refuse, à sa place."""

_REMEDE_COPIE = "Demandez une nouvelle copie à la personne qui vous l’a donné."


class DossierIllisible(ErreurMetier):
    """Le fichier n’est pas un dossier lisible ; `problemes` dit tout, en une seule fois."""


def lire(octets: bytes) -> Dossier:
    """Rend le dossier du fichier. Lève `DossierIllisible`, avec tous les problèmes trouvés."""
    enveloppe = _lire_json(octets)
    contenu = mettre_a_jour(_contenu(enveloppe), _version(enveloppe))
    return _valider(contenu)


def _lire_json(octets: bytes) -> Contenu:
    if len(octets) > TAILLE_MAXIMALE:
        raise DossierIllisible(
            f"Ce fichier pèse {len(octets) // 1_048_576}\u00a0Mo. Un dossier en fait moins de 50.",
            remede="Vérifiez que c’est le bon fichier.",
        )
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise DossierIllisible(
            "Ce fichier n’est pas un dossier\u00a0: ce n’est pas du texte.",
            remede="Choisissez un fichier qui finit par «\u00a0.dossier.json\u00a0».",
        ) from cause
    try:
        brut = json.loads(
            texte,
            parse_constant=_refuser_constante,
            parse_float=_lire_decimal,
            object_pairs_hook=_sans_doublon,
        )
    except json.JSONDecodeError as cause:
        raise DossierIllisible(
            f"Ce fichier est abîmé ou incomplet, à la ligne {cause.lineno}, "
            f"caractère {cause.colno}.",
            remede=_REMEDE_COPIE,
        ) from cause
    except RecursionError as cause:
        raise DossierIllisible(
            "Ce fichier emboîte trop de niveaux pour être un dossier.", remede=_REMEDE_COPIE
        ) from cause
    except ValueError as cause:
        raise DossierIllisible(
            "Ce fichier contient un nombre démesuré.", remede=_REMEDE_COPIE
        ) from cause
    if not isinstance(brut, dict):
        raise DossierIllisible(
            "Ce fichier n’est pas un dossier de CEP Desktop.",
            remede="Choisissez un fichier qui finit par «\u00a0.dossier.json\u00a0».",
        )
    return brut


def _refuser_constante(nom: str) -> NoReturn:
    raise DossierIllisible(
        f"Ce fichier contient «\u00a0{nom}\u00a0», qui n’est pas un nombre.", remede=_REMEDE_COPIE
    )


def _lire_decimal(chiffres: str) -> float:
    nombre = float(chiffres)
    if not isfinite(nombre):
        raise ValueError(chiffres)
    return nombre


def _sans_doublon(paires: Iterable[tuple[str, object]]) -> Contenu:
    groupe: Contenu = {}
    for nom, valeur in paires:
        if nom in groupe:
            raise DossierIllisible(
                f"Le champ «\u00a0{nom[:60]}\u00a0» est écrit deux fois dans le même groupe.",
                remede="Gardez-en un seul.",
            )
        groupe[nom] = valeur
    return groupe


def _version(enveloppe: Contenu) -> int:
    version = enveloppe.get("version")
    if enveloppe.get("format") != FORMAT or type(version) is not int or version < 1:
        raise DossierIllisible(
            "Ce fichier n’est pas un dossier de CEP Desktop.",
            remede="Choisissez un fichier qui finit par «\u00a0.dossier.json\u00a0».",
        )
    if version > VERSION:
        raise DossierIllisible(
            f"Ce dossier est au format {version}\u00a0; ce poste lit jusqu’au format {VERSION}.",
            remede="Mettez CEP Desktop à jour, puis ouvrez-le de nouveau.",
        )
    return version


def _contenu(enveloppe: Contenu) -> Contenu:
    contenu = enveloppe.get("dossier")
    en_trop = sorted(set(enveloppe) - {"format", "version", "dossier"})
    if not isinstance(contenu, dict) or en_trop:
        problemes = tuple(
            Probleme(nom[:60], "ce champ n’existe pas dans cette version. Retirez-le.")
            for nom in en_trop
        )
        raise DossierIllisible("Ce fichier n’a pas la forme d’un dossier.", problemes=problemes)
    return contenu


def _valider(contenu: Contenu) -> Dossier:
    """Valide comme du JSON, sans conversion complaisante : ni « 1 » pour vrai, ni 0 pour 1970."""
    texte = _DEMI_CARACTERE.sub(_REFUSE, json.dumps(contenu, ensure_ascii=False))
    try:
        return Dossier.model_validate_json(texte, strict=True)
    except ValidationError as cause:
        liens = problemes_de_liens(liens_rompus(contenu))
        forme = tuple(p for p in problemes_de_forme(cause, contenu) if p.lieu)
        problemes = forme + liens
        raise DossierIllisible(_annoncer(len(problemes)), problemes=problemes) from None


def _annoncer(nombre: int) -> str:
    if nombre == 1:
        return "Ce dossier a un problème à corriger."
    return f"Ce dossier a {nombre} problèmes à corriger."
