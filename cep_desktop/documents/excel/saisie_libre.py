"""Lire ce qu’une personne a tapé dans une case : jamais deviner, toujours dire ce qui gêne."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from cep_desktop.domain.montant import CENTIMES_MAXIMUM, ZERO, Montant
from cep_desktop.domain.texte import sans_caractere_cache
from cep_desktop.domain.typographie import MOIS, MOIS_COURTS

_BLANCS = re.compile(r"[\s\u00a0\u202f\u2009'’]+")
_AMBIGU = re.compile(r"\d{1,3}[.,]\d{3}")
_MILLIERS = re.compile(r"\d{1,3}(?P<s>[.,])\d{3}(?:(?P=s)\d{3})*")
_DECIMAL = re.compile(r"(\d+)(?:[.,](\d{1,2}))?")
_JOUR = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_EN_LETTRES = re.compile(r"(?:\w+ )?(\d{1,2})(?:er)? ([a-zéûôà]+)\.? (\d{4})")
_ORIGINE = date(1899, 12, 30)
"""Jour zéro des dates d’un tableur, depuis le 1er mars 1900."""
_SERIES = range(61, 2_958_466)
_ANNEES_AVANT, _ANNEES_APRES = 5, 10
_TROP_FIN = Decimal("0.000001")
_SIECLE = 2_000


class SaisieIllisible(ValueError):
    """Une case ne se lit pas : ce que l’on attendait, et quoi faire."""

    def __init__(self, attendu: str, remede: str) -> None:
        super().__init__(attendu)
        self.attendu = attendu
        self.remede = remede


def plier(texte: str) -> str:
    """Texte sans accent, sans majuscule et sans espace en trop, pour comparer."""
    sans = unicodedata.normalize("NFKD", texte.replace("’", "'"))
    lettres = "".join(c for c in sans if not unicodedata.combining(c))
    return " ".join(lettres.casefold().split())


def lire_texte(valeur: object, *, longueur: int) -> str:
    """Un texte d’une ligne, sans caractère caché ; lève `SaisieIllisible` s’il est trop long."""
    if valeur is None:
        return ""
    brut = _en_texte(valeur)
    net = " ".join("".join(c for c in brut if _est_visible(c)).split())
    if len(net) > longueur:
        raise SaisieIllisible(
            f"{longueur} caractères au plus", "Raccourcissez ce texte, le reste peut aller à part."
        )
    return unicodedata.normalize("NFC", net)


def lire_montant(valeur: object) -> Montant | None:
    """Un montant en euros, ou `None` pour une case vide. Lève `SaisieIllisible`."""
    if valeur is None or valeur == "":
        return None
    if isinstance(valeur, bool | date):
        raise _montant_attendu()
    euros = _euros_ecrits(valeur) if isinstance(valeur, str) else _euros_calcules(valeur)
    if euros < 0:
        raise SaisieIllisible("zéro ou plus", "Écrivez le montant accordé, sans signe.")
    if euros * 100 > CENTIMES_MAXIMUM:
        raise SaisieIllisible("dix millions d’euros au plus", "Vérifiez les zéros et la virgule.")
    return Montant(int(euros * 100)) if euros else ZERO


def lire_jour(valeur: object, *, repere: date) -> date | None:
    """Une date plausible autour de `repere`, ou `None` pour une case vide.

    Lève `SaisieIllisible`.
    """
    if valeur is None or valeur == "":
        return None
    jour = _jour_ecrit(valeur)
    bornes = (repere.year - _ANNEES_AVANT, repere.year + _ANNEES_APRES)
    if not bornes[0] <= jour.year <= bornes[1]:
        raise SaisieIllisible(
            f"une date entre {bornes[0]} et {bornes[1]}", "Vérifiez l’année de cette date."
        )
    return jour


def _euros_calcules(valeur: object) -> Decimal:
    try:
        euros = Decimal(str(valeur))
    except InvalidOperation:
        raise _montant_attendu() from None
    if not euros.is_finite():
        raise _montant_attendu()
    if abs(euros) * 100 > CENTIMES_MAXIMUM:
        raise SaisieIllisible("dix millions d’euros au plus", "Vérifiez les zéros et la virgule.")
    centimes = euros.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    if abs(euros - centimes) > _TROP_FIN:
        raise SaisieIllisible("deux décimales au plus", "Arrondissez ce montant au centime.")
    return centimes


def _euros_ecrits(texte: str) -> Decimal:
    net = _BLANCS.sub("", texte)
    for mot in ("€", "euros", "euro", "EUR", "eur"):
        net = net.removesuffix(mot)
    if not net.isascii():
        raise _montant_attendu()
    signe = -1 if net.startswith("-") else 1
    net = net.removeprefix("-").removeprefix("+")
    if "." in net and "," in net:
        milliers = "." if net.rfind(",") > net.rfind(".") else ","
        net = net.replace(milliers, "")
    elif _AMBIGU.fullmatch(net):
        raise SaisieIllisible(
            "un montant sans ambiguïté",
            f"«\u00a0{texte.strip()[:20]}\u00a0» peut se lire de deux façons. "
            "Écrivez les milliers sans point ni virgule.",
        )
    elif (groupes := _MILLIERS.fullmatch(net)) is not None:
        net = net.replace(groupes["s"], "")
    lu = _DECIMAL.fullmatch(net)
    if lu is None:
        raise _montant_attendu()
    return signe * Decimal(f"{lu[1]}.{lu[2] or '0'}")


def _jour_ecrit(valeur: object) -> date:
    if isinstance(valeur, datetime):
        return valeur.date()
    if isinstance(valeur, date):
        return valeur
    try:
        if isinstance(valeur, int | float) and not isinstance(valeur, bool):
            if int(valeur) not in _SERIES:
                raise _date_attendue()
            return _ORIGINE + timedelta(days=int(valeur))
        texte = " ".join(_en_texte(valeur).replace("\u00a0", " ").split())
        if iso := _ISO.fullmatch(texte):
            annee, mois, jour = map(int, iso.groups())
            return date(annee, mois, jour)
        if ecrit := _JOUR.fullmatch(texte):
            jour, mois, annee = map(int, ecrit.groups())
            return date(annee + (_SIECLE if annee < 100 else 0), mois, jour)  # noqa: PLR2004
        if (lettres := _EN_LETTRES.fullmatch(texte.lower())) and (rang := _mois(lettres[2])):
            return date(int(lettres[3]), rang, int(lettres[1]))
    except (ValueError, OverflowError) as cause:
        if isinstance(cause, SaisieIllisible):
            raise
        raise _date_attendue() from None
    raise _date_attendue()


def _mois(mot: str) -> int:
    for rang, (long, court) in enumerate(zip(MOIS, MOIS_COURTS, strict=True), start=1):
        if plier(mot) in {plier(long), plier(court).rstrip(".")}:
            return rang
    return 0


def _en_texte(valeur: object) -> str:
    if isinstance(valeur, datetime):
        return f"{valeur:%d/%m/%Y}"
    if isinstance(valeur, float) and valeur.is_integer():
        return str(int(valeur))
    return str(valeur)


def _est_visible(caractere: str) -> bool:
    if caractere in "\n\t ":
        return True
    try:
        sans_caractere_cache(caractere)
    except ValueError:
        return False
    return True


def _montant_attendu() -> SaisieIllisible:
    return SaisieIllisible("un montant en euros", "Écrivez un nombre. Exemple\u00a0: 1234,50.")


def _date_attendue() -> SaisieIllisible:
    return SaisieIllisible("une date", "Écrivez jour, mois, année. Exemple\u00a0: 15/01/2027.")
