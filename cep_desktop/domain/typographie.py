"""La typographie française des nombres, des dates et des phrases affichées ou imprimées."""

import re
from datetime import date, datetime, time

INSECABLE = "\u00a0"
FINE = "\u202f"
MOINS = "\u2212"
TRAIT_INSECABLE = "\u2011"

MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
MOIS_COURTS = (
    "janv.", "févr.", "mars", "avril", "mai", "juin",
    "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def ecrire_entier(nombre: int) -> str:
    """Écrit un entier avec une espace fine insécable entre les milliers."""
    return f"{nombre:,}".replace(",", FINE).replace("-", f"{MOINS}{INSECABLE}")


def ecrire_centimes(centimes: int) -> str:
    """Écrit des centimes en euros : « 1 234,56 € », « − 120,00 € »."""
    euros, reste = divmod(abs(centimes), 100)
    signe = f"{MOINS}{INSECABLE}" if centimes < 0 else ""
    return f"{signe}{ecrire_entier(euros)},{reste:02d}{INSECABLE}€"


def _quantieme(jour: date) -> str:
    return "1er" if jour.day == 1 else str(jour.day)


def ecrire_date(jour: date) -> str:
    """« 20 décembre 2026 », « 1er décembre 2026 », insécable."""
    return INSECABLE.join((_quantieme(jour), MOIS[jour.month - 1], str(jour.year)))


def ecrire_jour(jour: date) -> str:
    """« 20 décembre », sans l’année."""
    return INSECABLE.join((_quantieme(jour), MOIS[jour.month - 1]))


def ecrire_date_courte(jour: date) -> str:
    """« 20 déc. 2026 »."""
    return INSECABLE.join((_quantieme(jour), MOIS_COURTS[jour.month - 1], str(jour.year)))


def ecrire_date_longue(jour: date) -> str:
    """« dimanche 20 décembre 2026 »."""
    return f"{JOURS[jour.weekday()]}{INSECABLE}{ecrire_date(jour)}"


def ecrire_mois(jour: date) -> str:
    """« décembre 2026 »."""
    return f"{MOIS[jour.month - 1]}{INSECABLE}{jour.year}"


def ecrire_heure(heure: time) -> str:
    """« 10 h 42 », « 9 h 00 »."""
    return f"{heure.hour}{INSECABLE}h{INSECABLE}{heure.minute:02d}"


def ecrire_instant(instant: datetime) -> str:
    """« 23 novembre 2026 à 14 h 32 », à l’heure de ce poste."""
    ici = instant.astimezone()
    return f"{ecrire_date(ici.date())} à {ecrire_heure(ici.time())}"


def ecrire_telephone(numero: str) -> str:
    """Groupe un numéro français par paires insécables ; rend les autres tels quels."""
    chiffres = re.sub(r"[\s.\-\u00a0\u202f]", "", numero)
    if not re.fullmatch(r"0\d{9}", chiffres):
        return numero
    return INSECABLE.join(chiffres[i : i + 2] for i in range(0, 10, 2))


_REGLES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"'"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"«[ \u00a0]*"), f"«{INSECABLE}"),
    (re.compile(r"[ \u00a0]*»"), f"{INSECABLE}»"),
    (re.compile(r"(?<=\S)[ \u00a0\u202f]+:(?=\s|$)"), f"{INSECABLE}:"),
    (re.compile(r"(?<=\S)[ \u00a0\u202f]+([;!?])"), f"{FINE}\\1"),
    (re.compile(r"(?<=\d)[ \u00a0\u202f]+([%€])"), f"{INSECABLE}\\1"),
    (re.compile(r"(?<=[nN]°) +(?=\d)"), INSECABLE),
)

_SIGNES = re.compile(r"['«»:;!?%€°]|\.\.\.")
"""Ce que cherche l’une ou l’autre règle : un texte sans ces signes ne change pas."""


def composer(texte: str) -> str:
    """Pose les espaces insécables et les signes français dans une phrase affichée ou imprimée.

    Idempotente : composer deux fois donne le même texte.
    """
    if _SIGNES.search(texte) is None:
        return texte
    for motif, remplacement in _REGLES:
        texte = motif.sub(remplacement, texte)
    return texte
