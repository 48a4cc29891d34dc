"""Les numéros et codes officiels : leur format, jamais leur existence.

Source des formats : dictionnaires officiels (Insee, France compétences, France Travail,
Centre Inffo). Hors ligne, on dit « format valide », jamais « organisme habilité ».
"""

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from stdnum.exceptions import ValidationError as RegleStdnum
from stdnum.fr import siren as regle_siren
from stdnum.fr import siret as regle_siret

from cep_desktop.domain.erreurs import IdentifiantInvalide
from cep_desktop.domain.nir import sans_nir
from cep_desktop.domain.texte import sans_caractere_cache

_SEPARATEURS = re.compile(r"[\s.\-\u00a0\u202f\u2011]+")


def _compacter(saisie: object) -> object:
    return _SEPARATEURS.sub("", saisie).upper() if isinstance(saisie, str) else saisie


def _format(motif: str, phrase: str) -> Callable[[str], str]:
    expression = re.compile(motif)

    def verifier(code: str) -> str:
        if not expression.fullmatch(code):
            raise IdentifiantInvalide(f"«\u00a0{code[:40]}\u00a0» {phrase}")
        return code

    return verifier


def verifier_siret(code: str) -> str:
    """Contrôle un SIRET : 14 chiffres, clé de Luhn, et l’exception de La Poste.

    Lève `IdentifiantInvalide`. La règle est celle de python-stdnum (Insee).
    """
    try:
        return regle_siret.validate(code)
    except RegleStdnum as cause:
        raise IdentifiantInvalide(
            f"«\u00a0{code[:40]}\u00a0» n’est pas un SIRET\u00a0: 14 chiffres, dont une clé de "
            "contrôle. Recopiez-le depuis le devis."
        ) from cause


def verifier_siren(code: str) -> str:
    """Contrôle un SIREN : 9 chiffres et la clé de Luhn. Lève `IdentifiantInvalide`."""
    try:
        return regle_siren.validate(code)
    except RegleStdnum as cause:
        raise IdentifiantInvalide(
            f"«\u00a0{code[:40]}\u00a0» n’est pas un SIREN\u00a0: 9 chiffres, dont une clé de "
            "contrôle."
        ) from cause


def nda_inhabituel(nda: str) -> bool:
    """Vrai si les chiffres 3-4 et 10-11 diffèrent : forme observée, non officielle, à relire."""
    return nda[2:4] != nda[9:11]


def _compact(
    verifier: Callable[[str], str],
) -> tuple[BeforeValidator, AfterValidator, AfterValidator, AfterValidator]:
    return (
        BeforeValidator(_compacter),
        AfterValidator(sans_caractere_cache),
        AfterValidator(sans_nir),
        AfterValidator(verifier),
    )


Siret = Annotated[str, *_compact(verifier_siret)]
"""Établissement : 14 chiffres."""

Siren = Annotated[str, *_compact(verifier_siren)]
"""Entreprise : 9 chiffres."""

Nda = Annotated[
    str,
    *_compact(
        _format(r"[0-9]{11}", "n’est pas un numéro de déclaration d’activité\u00a0: 11 chiffres.")
    ),
]
"""Numéro de déclaration d’activité d’un organisme de formation (R. 6351-6) : 11 chiffres."""

CodeCertification = Annotated[
    str,
    *_compact(
        _format(
            r"(RNCP|RS)[0-9]{1,6}",
            "n’est pas un code RNCP ou RS. Exemples\u00a0: RNCP40792, RS5641.",
        )
    ),
]
"""Fiche du répertoire national (RNCP) ou du répertoire spécifique (RS)."""

CodeBloc = Annotated[
    str,
    *_compact(
        _format(
            r"RNCP[0-9]{1,6}BC[0-9]{2}",
            "n’est pas un bloc RNCP. Exemple\u00a0: RNCP40792BC01.",
        )
    ),
]
"""Bloc de compétences d’une fiche RNCP."""

CodeRome = Annotated[
    str, *_compact(_format(r"[A-N][0-9]{4}", "n’est pas un code ROME. Exemple\u00a0: M1607."))
]
"""Métier du répertoire opérationnel (France Travail)."""

Formacode = Annotated[
    str, *_compact(_format(r"[0-9]{5}", "n’est pas un Formacode\u00a0: 5 chiffres."))
]
"""Domaine de formation (Centre Inffo) : 5 chiffres."""

Idcc = Annotated[
    str,
    *_compact(_format(r"[0-9]{4}", "n’est pas un IDCC\u00a0: 4 chiffres. Exemple\u00a0: 0787.")),
]
"""Convention collective : 4 chiffres, zéros à gauche compris."""

CodePostal = Annotated[
    str, *_compact(_format(r"[0-9]{5}", "n’est pas un code postal\u00a0: 5 chiffres."))
]
"""Code postal français : 5 chiffres."""

CodeRegion = Annotated[
    str,
    *_compact(
        _format(
            r"11|24|27|28|32|44|52|53|75|76|84|93|94|0[1-6]",
            "n’est pas un code de région de l’Insee. Exemple\u00a0: 24.",
        )
    ),
]
"""Région, code Insee à 2 chiffres."""

Telephone = Annotated[
    str,
    *_compact(
        _format(
            r"0[0-9]{9}|\+[0-9]{8,15}",
            "n’est pas un numéro de téléphone. Exemple\u00a0: 02 61 91 00 12.",
        )
    ),
]
"""Numéro de téléphone français (10 chiffres) ou international (+…)."""

Courriel = Annotated[
    str,
    AfterValidator(sans_caractere_cache),
    AfterValidator(sans_nir),
    AfterValidator(
        _format(
            r"[^@\s<>\"]{1,64}@[^@\s<>\"]{1,180}\.[^@\s<>\".]{2,24}",
            "n’est pas une adresse électronique. Exemple\u00a0: prenom@exemple.fr.",
        )
    ),
]
"""Adresse électronique ; seule sa forme est contrôlée."""

Cle = Annotated[
    str,
    AfterValidator(sans_caractere_cache),
    AfterValidator(sans_nir),
    AfterValidator(
        _format(
            r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}",
            "n’est pas une clé\u00a0: lettres sans accent, chiffres et tirets, 40 au plus.",
        )
    ),
]
"""Identifiant interne d’un élément du dossier, stable d’une version à l’autre."""

Sha256 = Annotated[
    str,
    AfterValidator(sans_caractere_cache),
    AfterValidator(
        _format(r"[0-9a-f]{64}", "n’est pas une empreinte\u00a0: 64 chiffres hexadécimaux.")
    ),
]
"""Empreinte SHA-256 d’un fichier, en hexadécimal."""
