"""Les textes admis dans un dossier : propres, bornés, sans caractère caché ni NIR."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from cep_desktop.domain.nir import sans_nir

LIGNE_MAXIMALE = 300
RECIT_MAXIMAL = 10_000
NOM_MAXIMAL = 100

_ADMIS_DANS_UN_NOM = " '’-.\u00a0\u2011"
_CONTROLES_ADMIS = "\n\t"
_CACHES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")
"""Inversions de sens d’écriture invisibles, et caractères qu’aucun fichier XML n’admet."""


def sans_caractere_cache(texte: str) -> str:
    """Rend le texte, ou lève `ValueError` s’il contient un caractère invisible."""
    for caractere in texte:
        est_controle = unicodedata.category(caractere) in {"Cc", "Cs"}
        if (est_controle and caractere not in _CONTROLES_ADMIS) or caractere in _CACHES:
            raise ValueError(
                f"ce texte contient un caractère invisible (U+{ord(caractere):04X}). "
                "Effacez-le puis écrivez de nouveau."
            )
    return texte


def _sur_une_ligne(texte: str) -> str:
    if "\n" in texte or "\t" in texte:
        raise ValueError("ce texte doit tenir sur une seule ligne, sans tabulation.")
    return texte


def _nom_lisible(nom: str) -> str:
    for caractere in nom:
        est_lettre = unicodedata.category(caractere)[0] in "LM"
        if not est_lettre and caractere not in _ADMIS_DANS_UN_NOM:
            raise ValueError(
                f"un nom s’écrit avec des lettres, des espaces, un trait d’union ou une "
                f"apostrophe. Retirez «\u00a0{caractere}\u00a0»."
            )
    return nom


Ligne = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=LIGNE_MAXIMALE),
    AfterValidator(sans_caractere_cache),
    AfterValidator(_sur_une_ligne),
    AfterValidator(sans_nir),
]
"""Texte d’une ligne, 300 caractères au plus, vide admis."""

Intitule = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LIGNE_MAXIMALE),
    AfterValidator(sans_caractere_cache),
    AfterValidator(_sur_une_ligne),
    AfterValidator(sans_nir),
]
"""Texte d’une ligne qui ne peut pas être vide."""

Recit = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=RECIT_MAXIMAL),
    AfterValidator(sans_caractere_cache),
    AfterValidator(sans_nir),
]
"""Texte libre de plusieurs lignes, 10 000 caractères au plus, vide admis."""

NomPropre = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=NOM_MAXIMAL),
    AfterValidator(sans_caractere_cache),
    AfterValidator(_nom_lisible),
]
"""Nom ou prénom d’une personne, dans toute écriture, 100 caractères au plus."""
