"""Les tournures françaises que plusieurs papiers emploient : listes, nombres, dates courtes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from cep_desktop.domain.echeance import AvantLe, Echeance, EnMois, LeJour, Pendant
from cep_desktop.domain.typographie import (
    INSECABLE,
    MOIS,
    MOIS_COURTS,
    ecrire_date,
    ecrire_date_courte,
    ecrire_date_longue,
    ecrire_entier,
    ecrire_jour,
    ecrire_mois,
)

_EN_LETTRES = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_VOYELLES = tuple("aàâeéèêiîoôuùAÀÂEÉÈÊIÎOÔUÙ")
_FINS_DE_PHRASE = (".", "!", "?", "…", ":")
_PREMIER_PLURIEL = 2
_PROCHES = timedelta(days=183)
"""Jusqu’à six mois, une date se comprend sans son année."""


@dataclass(frozen=True, slots=True)
class Morceau:
    """Bout de phrase, ordinaire ou fort (imprimé en gras)."""

    texte: str
    est_fort: bool = False


Phrase = tuple[Morceau, ...]
"""Une phrase en morceaux ; les mots forts gardent leur sens si le gras disparaît."""


def simple(texte: str) -> Phrase:
    """Une phrase sans mot fort."""
    return (Morceau(texte),)


def fort(texte: str) -> Phrase:
    """Une phrase tout en mots forts."""
    return (Morceau(texte, est_fort=True),)


def en_clair(phrase: Phrase) -> str:
    """Le texte d’une phrase, sans ses forces."""
    return "".join(morceau.texte for morceau in phrase)


def enumerer(mots: Sequence[str]) -> str:
    """« a », « a et b », « a, b et c » ; vide si la liste est vide."""
    *debut, fin = mots or ("",)
    return f"{', '.join(debut)} et {fin}" if debut else fin


def ponctuer(texte: str) -> str:
    """Ajoute le point final qui manque à une phrase ; laisse le vide vide."""
    return texte if not texte or texte.endswith(_FINS_DE_PHRASE) else f"{texte}."


def majuscule(texte: str) -> str:
    """Met une majuscule au premier caractère, sans toucher aux autres."""
    return texte[:1].upper() + texte[1:]


def minuscule(texte: str) -> str:
    """Met une minuscule au premier caractère, sauf si un sigle commence le texte."""
    return texte if texte[:2].isupper() else texte[:1].lower() + texte[1:]


def citer(texte: str) -> str:
    """Met un texte entre guillemets français."""
    return f"«{INSECABLE}{texte}{INSECABLE}»"


def de(mot: str) -> str:
    """« de mars », « d’avril » : la préposition s’élide devant une voyelle."""
    return f"d’{mot}" if mot.startswith(_VOYELLES) else f"de {mot}"


def accorder(nombre: Decimal | int, singulier: str, pluriel: str = "") -> str:
    """« 1 heure », « 980 heures » ; le pluriel prend un « s » s’il n’est pas donné."""
    est_pluriel = Decimal(nombre) >= _PREMIER_PLURIEL
    mot = (pluriel or f"{singulier}s") if est_pluriel else singulier
    return f"{ecrire_nombre(Decimal(nombre))}{INSECABLE}{mot}"


def en_lettres(nombre: int) -> str:
    """Écrit un petit nombre en lettres, les autres en chiffres."""
    return _EN_LETTRES[nombre] if 0 <= nombre < len(_EN_LETTRES) else ecrire_entier(nombre)


def ecrire_nombre(nombre: Decimal) -> str:
    """« 980 », « 7,5 » : virgule décimale, sans zéro inutile."""
    entier, _, decimales = f"{nombre.normalize():f}".partition(".")
    return ecrire_entier(int(entier)) + (f",{decimales}" if decimales else "")


def jour_court(jour: date, *, repere: date) -> str:
    """« 13 novembre », ou « 13 nov. 2027 » si l’année ne va pas de soi vue du jour repère."""
    return ecrire_jour(jour) if _va_de_soi(jour, repere) else ecrire_date_courte(jour)


def quand_court(echeance: Echeance, *, repere: date) -> str:
    """Une échéance pour une colonne étroite : « avant le 20 déc. », « 30 nov. au 4 déc. »."""
    match echeance:
        case AvantLe(le=le):
            return f"avant le {_tres_court(le, repere)}"
        case LeJour(le=le):
            return jour_court(le, repere=repere)
        case Pendant(du=du, au=au) if du == au:
            return jour_court(du, repere=repere)
        case Pendant(du=du, au=au):
            debut = _debut(du, au, _sans_annee(du), _tres_court(du, repere))
            return f"{debut} au {_tres_court(au, repere)}"
        case EnMois(du=du, au=au) if du == au:
            return ecrire_mois(du)
        case EnMois(du=du, au=au):
            annee = "" if du.year == au.year else f"{INSECABLE}{du.year}"
            fin = f"{MOIS_COURTS[au.month - 1]}{INSECABLE}{au.year}"
            return f"{MOIS_COURTS[du.month - 1]}{annee} à {fin}"


def quand_long(echeance: Echeance) -> str:
    """Une échéance en toutes lettres, avec le jour : « avant le dimanche 20 décembre 2026 »."""
    match echeance:
        case AvantLe(le=le):
            return f"avant le {ecrire_date_longue(le)}"
        case LeJour(le=le):
            return f"le {ecrire_date_longue(le)}"
        case Pendant(du=du, au=au) if du == au:
            return f"le {ecrire_date_longue(du)}"
        case Pendant(du=du, au=au):
            return periode_en_jours(du, au)
        case EnMois(du=du, au=au):
            return duree_en_mois(du, au)


def quand_sans_annee(echeance: Echeance) -> str:
    """Une échéance lue sur une frise qui porte déjà les années : « avant le 20 décembre »."""
    match echeance:
        case AvantLe(le=le):
            return f"avant le {ecrire_jour(le)}"
        case LeJour(le=le):
            return f"le {ecrire_jour(le)}"
        case Pendant(du=du, au=au):
            debut = _debut(du, au, ecrire_jour(du), ecrire_jour(du))
            return f"du {debut} au {ecrire_jour(au)}"
        case EnMois(du=du, au=au) if du == au:
            return f"en {MOIS[du.month - 1]}"
        case EnMois(du=du, au=au):
            return f"{de(MOIS[du.month - 1])} à {MOIS[au.month - 1]}"


def duree_en_mois(du: date, au: date) -> str:
    """« en mars 2027 », « d’avril à novembre 2027 »."""
    if (du.year, du.month) == (au.year, au.month):
        return f"en {ecrire_mois(du)}"
    debut = MOIS[du.month - 1] if du.year == au.year else ecrire_mois(du)
    return f"{de(debut)} à {ecrire_mois(au)}"


def periode_en_jours(du: date, au: date) -> str:
    """« du 19 avril au 26 novembre 2027 »."""
    if du == au:
        return f"le {ecrire_date(du)}"
    debut = _debut(du, au, ecrire_jour(du), ecrire_date(du))
    return f"du {debut} au {ecrire_date(au)}"


def _debut(du: date, au: date, sans_annee: str, entier: str) -> str:
    """Premier jour d’une période : sans le mois ni l’année que le dernier jour répète."""
    if du.year != au.year:
        return entier
    return sans_annee.split(INSECABLE, maxsplit=1)[0] if du.month == au.month else sans_annee


def _va_de_soi(jour: date, repere: date) -> bool:
    est_proche = repere <= jour <= min(repere, date.max - _PROCHES) + _PROCHES
    return jour.year == repere.year or est_proche


def _sans_annee(jour: date) -> str:
    return ecrire_date_courte(jour).rsplit(INSECABLE, 1)[0]


def _tres_court(jour: date, repere: date) -> str:
    return _sans_annee(jour) if _va_de_soi(jour, repere) else ecrire_date_courte(jour)
