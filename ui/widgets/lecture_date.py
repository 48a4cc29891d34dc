"""Lire une date comme on l’écrit : « 20/12/2026 », « 20 décembre 2026 », « 2026-12-20 »."""

import re
import unicodedata
from datetime import date

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.typographie import MOIS

_SIECLE = 100
_MOIS_DE_L_ANNEE = 12
_NOMBRES = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+(\d{2}|\d{4})")
_COLLEE = re.compile(r"(\d{2})(\d{2})(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LETTRES = re.compile(r"(\d{1,2})(?:er)?\s+([a-z]{3,9})\.?\s+(\d{4})")
_MOIS_ECRIT = re.compile(r"([a-z]{3,9})\.?\s+(\d{4})")
_MOIS_CHIFFRE = re.compile(r"(\d{1,2})\D+(\d{4})")


class DateIllisible(ErreurMetier):
    """Ce qui est écrit n’est pas une date."""


def _simplifier(saisie: str) -> str:
    decompose = unicodedata.normalize("NFD", saisie.strip().lower())
    return "".join(signe for signe in decompose if unicodedata.category(signe) != "Mn")


_NOMS = tuple(map(_simplifier, MOIS))


def _rang_du_mois(mot: str) -> int:
    """Rang d’un mois écrit en lettres, même abrégé ; 0 s’il est inconnu ou ambigu."""
    rangs = [rang for rang, nom in enumerate(_NOMS, start=1) if nom.startswith(mot)]
    return rangs[0] if len(rangs) == 1 else 0


def _annee(ecrite: str) -> int:
    return int(ecrite) + (2000 if int(ecrite) < _SIECLE else 0)


def lire_date(saisie: str) -> date:
    """Lit une date complète. Lève `DateIllisible`, avec un exemple."""
    texte = _simplifier(saisie)
    if trouvee := _ISO.fullmatch(texte):
        annee, mois, jour = map(int, trouvee.groups())
    elif trouvee := _LETTRES.fullmatch(texte):
        jour, mois, annee = int(trouvee[1]), _rang_du_mois(trouvee[2]), int(trouvee[3])
    elif trouvee := _COLLEE.fullmatch(texte) or _NOMBRES.fullmatch(texte):
        jour, mois, annee = int(trouvee[1]), int(trouvee[2]), _annee(trouvee[3])
    else:
        raise DateIllisible(
            f"«\u00a0{saisie.strip()[:40]}\u00a0» n’est pas une date entière.",
            remede="Exemple\u00a0: 20/12/2026.",
        )
    try:
        return date(annee, mois, jour)
    except ValueError:
        raise DateIllisible(
            "Cette date n’existe pas.", remede="Exemple\u00a0: 20/12/2026."
        ) from None


def lire_mois(saisie: str) -> date:
    """Lit un mois et rend son premier jour. Lève `DateIllisible`, avec un exemple."""
    texte = _simplifier(saisie)
    if trouvee := _MOIS_CHIFFRE.fullmatch(texte):
        mois, annee = int(trouvee[1]), int(trouvee[2])
    elif trouvee := _MOIS_ECRIT.fullmatch(texte):
        mois, annee = _rang_du_mois(trouvee[1]), int(trouvee[2])
    else:
        mois, annee = 0, 0
    if not (1 <= mois <= _MOIS_DE_L_ANNEE and annee):
        raise DateIllisible(
            f"«\u00a0{saisie.strip()[:40]}\u00a0» n’est pas un mois.",
            remede="Exemple\u00a0: mars 2027.",
        )
    return date(annee, mois, 1)


def ecrire_saisie(jour: date | None) -> str:
    """« 20/12/2026 », comme on l’écrit dans un champ ; vide sans date."""
    return f"{jour:%d/%m/%Y}" if jour else ""
