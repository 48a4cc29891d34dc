"""La phrase de passe : assez longue pour ne pas se deviner, tolérante à la frappe."""

import unicodedata

from cep_desktop.domain.erreurs import ErreurMetier

MOTS_SUFFISANTS = 7
LONGUEURS_SUFFISANTES = {4: 12, 3: 14}
"""Signes à écrire selon le nombre de sortes mêlées (minuscules, majuscules, chiffres, autres).

Équivalences de la CNIL pour 80 bits, quand le secret protège seul (délibération 2022-100).
"""

_LETTRES_D_UN_MOT = 3


class PhraseDePasseFaible(ErreurMetier):
    """La phrase de passe choisie se devinerait."""


def normaliser_phrase(saisie: str) -> bytes:
    """Rend la phrase en NFKC, espaces réduits : la même sur tous les claviers."""
    return " ".join(unicodedata.normalize("NFKC", saisie).split()).encode()


def compter_les_mots(phrase: str) -> int:
    """Rend le nombre de mots différents d’au moins trois lettres."""
    return sum(len(mot) >= _LETTRES_D_UN_MOT for mot in _sans_repetition(phrase).split())


def est_forte(phrase: str) -> bool:
    """Vrai si la phrase a sept mots différents, ou assez de signes de sortes mêlées."""
    utile = _sans_repetition(phrase)
    signes = utile.replace(" ", "")
    sortes = sum(any(map(est, signes)) for est in (str.islower, str.isupper, str.isdigit))
    sortes += any(not signe.isalnum() for signe in signes)
    suffisante = LONGUEURS_SUFFISANTES.get(sortes)
    return compter_les_mots(phrase) >= MOTS_SUFFISANTS or (
        suffisante is not None and len(signes) >= suffisante
    )


def exiger_forte(phrase: str) -> None:
    """Refuse une phrase qui se devinerait. Lève `PhraseDePasseFaible`, avec ce qu’il faut faire."""
    if not est_forte(phrase):
        raise PhraseDePasseFaible(
            "Cette phrase de passe est trop facile à deviner.",
            remede="Choisissez sept mots sans lien entre eux, par exemple ceux proposés.",
        )


def _sans_repetition(phrase: str) -> str:
    """Retire les suites d’un même signe et les mots déjà dits."""
    mots = dict.fromkeys(phrase.split())
    texte = " ".join(mots)
    return "".join(c for i, c in enumerate(texte) if i == 0 or c != texte[i - 1])
