"""Le numéro de sécurité sociale (NIR) : le reconnaître pour ne jamais le garder.

Le conseil en évolution professionnelle n’est pas dans la liste des usages permis (décret
n° 2019-341 du 19 avril 2019) : un texte qui en contient un est refusé, sans être répété.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_LONGUEUR = 15
_SEPARATEUR = r"[\s.\-_/\u2010-\u2015]"
_BORD_AVANT, _BORD_APRES = r"(?<![^\W_])(?:nir|insee|ss)?", r"(?![^\W_])"
_CORPS = (r"(\d)", r"(\d\d)", r"(\d\d)", r"(\d\d|2[ab])", r"(\d{3})", r"(\d{3})")
_PEUT_ETRE = f"{_SEPARATEUR}{{0,3}}"

_COMPLET = re.compile(
    _BORD_AVANT + _PEUT_ETRE.join((*_CORPS, r"(\d\d)")) + _BORD_APRES, re.IGNORECASE
)
"""Quinze caractères, avec ou sans séparateurs aux places habituelles."""

_SANS_CLE = re.compile(
    _BORD_AVANT + f"{_SEPARATEUR}{{1,3}}".join(_CORPS) + _BORD_APRES, re.IGNORECASE
)
"""Treize caractères groupés comme sur une carte Vitale : sans clé, seul le groupement parle."""

_AUTREMENT_GROUPE = re.compile(
    rf"(?<![^\W_])[\dab]{{1,5}}(?:{_SEPARATEUR}{{1,3}}[\dab]{{1,5}}){{2,14}}(?![^\W_])",
    re.IGNORECASE,
)
_ASSEZ_DE_CHIFFRES = re.compile(r"(?:\d\D{0,4}){12}")
"""Écarte d’un coup d’œil presque tous les textes d’un dossier."""

_COUPURE = re.compile(f"{_SEPARATEUR}+")
_CORSE = {"2A": "19", "2B": "18"}
_MOIS_FICTIFS = (range(20, 43), range(50, 100))
"""Mois que l’Insee écrit quand l’état civil ne le dit pas."""


def contient_nir(texte: str) -> bool:
    """Vrai si un numéro de sécurité sociale plausible est écrit quelque part dans ce texte."""
    if not _ASSEZ_DE_CHIFFRES.search(texte):
        return False
    return any(map(_est_valide, _candidats(texte))) or any(
        _est_plausible(_serrer(trouve.groups())) for trouve in _SANS_CLE.finditer(texte)
    )


def sans_nir(texte: str) -> str:
    """Rend le texte, ou lève `ValueError`, sans le répéter, s’il contient un NIR."""
    if contient_nir(texte):
        raise ValueError(
            "ce texte contient un numéro de sécurité sociale. Le conseil n’en a pas besoin et la "
            "loi en réserve l’usage\u00a0: effacez-le."
        )
    return texte


def _candidats(texte: str) -> Iterator[str]:
    for trouve in _COMPLET.finditer(texte):
        yield _serrer(trouve.groups())
    for trouve in _AUTREMENT_GROUPE.finditer(texte):
        *debuts, fin = _COUPURE.split(trouve[0])
        groupes = {len(groupe) for groupe in debuts}
        if len(groupes) == 1 and len(fin) <= groupes.pop():
            yield _serrer((*debuts, fin))


def _est_valide(nir: str) -> bool:
    """Vrai si les quinze caractères ont un mois, un département et une clé possibles."""
    corps, cle = nir[:-2], nir[-2:]
    if len(nir) != _LONGUEUR or not cle.isdecimal() or not _est_plausible(corps):
        return False
    departement = corps[5:7]
    nombre = int(corps[:5] + _CORSE.get(departement, departement) + corps[7:])
    return int(cle) == 97 - nombre % 97


def _est_plausible(corps: str) -> bool:
    """Vrai si les treize premiers caractères ont un sexe, un mois et un lieu de naissance."""
    departement = corps[5:7]
    if not (corps[:5] + corps[7:]).isdecimal() or corps[0] not in "123478":
        return False
    if departement not in _CORSE and not departement.isdecimal():
        return False
    mois = int(corps[3:5])
    est_un_mois = 1 <= mois <= 12 or any(mois in plage for plage in _MOIS_FICTIFS)  # noqa: PLR2004 - mois
    return est_un_mois and departement != "00" and corps[7:10] != "000" and corps[10:] != "000"


def _serrer(groupes: Iterable[str]) -> str:
    """Colle les groupes, en majuscules et en chiffres ordinaires, même écrits autrement."""
    return "".join(
        str(unicodedata.decimal(signe)) if signe.isdecimal() else signe
        for signe in "".join(groupes).upper()
    )
