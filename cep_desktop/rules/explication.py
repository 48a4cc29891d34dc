"""Dire une règle en français simple : une valeur, un constat, une période."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from cep_desktop.domain.fait import Choix, Genre, StatutEmploi
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.typographie import INSECABLE, ecrire_date, ecrire_entier
from cep_desktop.rules.parametre import Parametre, StatutRegle, UniteValeur, ValeurDatee
from cep_desktop.rules.somme import exacte

Reponse = bool | Decimal | date | str
"""Valeur d’un constat ; les euros sont des nombres décimaux."""

PAS_NOTE = "pas encore noté"


RAPPEL = re.compile(r"\{([^{}]*)\}")
"""Un paramètre cité dans une phrase : « {ptp.conge.delai_long} »."""


_INVARIABLES = {"mois", "fois", "repas"}


def citer(texte: str) -> str:
    """Met un mot entre guillemets français : « mot »."""
    return f"«{INSECABLE}{texte[:60]}{INSECABLE}»"


def dire_nombre(nombre: Decimal) -> str:
    """Écrit un nombre à la française, sans décimale inutile : « 1 200 », « 0,23 »."""
    net = nombre.normalize()
    entier, _, decimales = f"{net:f}".partition(".")
    texte = ecrire_entier(int(entier))
    return f"{texte},{decimales}" if decimales else texte


def dire_valeur(valeur: Decimal, unite: UniteValeur) -> str:
    """Écrit une valeur et son unité : « 1 an », « 60 jours », « 31,20 € par nuit »."""
    if unite is UniteValeur.EUR:
        return str(Montant.depuis_euros(valeur))
    nombre = dire_nombre(valeur)
    if unite.est_en_euros and "," in nombre:
        nombre = str(Montant.depuis_euros(valeur)).removesuffix(f"{INSECABLE}€")
    return f"{nombre}{INSECABLE}{_accorder(unite.libelle, valeur)}"


def _accorder(unite: str, nombre: Decimal) -> str:
    """Met l’unité au singulier en dessous de deux."""
    if nombre >= 2:  # noqa: PLR2004 - le pluriel commence à deux
        return unite
    return " ".join(
        mot if mot in _INVARIABLES else mot.removesuffix("s").removesuffix("x")
        for mot in unite.split(" ")
    )


def dire_reponse(reponse: Reponse | None, genre: Genre, choix: tuple[Choix, ...] = ()) -> str:
    """Écrit ce que dit le dossier ; « pas encore noté » si personne ne le sait."""
    match reponse:
        case None:
            return PAS_NOTE
        case bool():
            return "oui" if reponse else "non"
        case Decimal() if genre is Genre.MONTANT:
            return str(exacte(reponse))
        case Decimal():
            return dire_nombre(reponse)
        case date():
            return ecrire_date(reponse)
        case str():
            return next((c.libelle for c in choix if c.code == reponse), reponse)


def enumerer(morceaux: tuple[str, ...]) -> str:
    """Joint des morceaux de phrase : « a, b et c »."""
    if len(morceaux) < 2:  # noqa: PLR2004 - un ou aucun
        return "".join(morceaux)
    return f"{', '.join(morceaux[:-1])} et {morceaux[-1]}"


def avertir_statut(libelle: str, datee: ValeurDatee) -> str | None:
    """Dit ce qu’il faut savoir d’une valeur utilisée, ou `None` si elle est sûre."""
    if datee.statut is StatutRegle.A_CONFIRMER:
        return f"{libelle}{INSECABLE}: valeur à confirmer ({datee.reference.titre})."
    if datee.statut is StatutRegle.SUPPRIME:
        return f"{libelle}{INSECABLE}: supprimé {datee.periode}."
    return None


def avertir_projet(libelle: str, datee: ValeurDatee, unite: UniteValeur) -> str:
    """Dit qu’un texte est annoncé, sans qu’il compte."""
    return (
        f"En projet, non compté{INSECABLE}: {libelle.lower()}, "
        f"{dire_valeur(datee.valeur, unite)} ({datee.reference.titre})."
    )


def avertir_relecture(nombre: int, plus_ancienne: date, delai: int) -> str:
    """Dit que des valeurs n’ont pas été relues depuis trop longtemps."""
    sujet = (
        "Une valeur de cette règle n’a pas"
        if nombre == 1
        else (f"{nombre}{INSECABLE}valeurs de cette règle n’ont pas")
    )
    return (
        f"À revérifier{INSECABLE}: {sujet} été relue{'s' if nombre > 1 else ''} depuis plus de "
        f"{delai}{INSECABLE}jours (la plus ancienne, le {ecrire_date(plus_ancienne)})."
    )


def completer(phrase: str, parametres: Mapping[str, Parametre], le: date) -> str:
    """Remplace chaque « {code} » par la valeur du jour, ou par « valeur inconnue »."""
    if "{" not in phrase:
        return phrase

    def remplacer(rappel: re.Match[str]) -> str:
        parametre = parametres[rappel[1]]
        valeur = parametre.lire(le).valeur
        return "valeur inconnue" if valeur is None else dire_valeur(valeur, parametre.unite)

    return RAPPEL.sub(remplacer, phrase)


def dire_vie(statut: StatutRegle, du: date | None, au: date | None) -> str:
    """Dit pourquoi un dispositif ne joue pas ce jour-là."""
    if statut is StatutRegle.PROJET:
        return "Il n’est encore qu’un projet."
    if statut is StatutRegle.SUSPENDU:
        return "Il est suspendu."
    bornes = [f"depuis le {ecrire_date(du)}"] if du else []
    if au:
        bornes.append(f"jusqu’au {ecrire_date(au)}")
    return f"Il existe {' et '.join(bornes)}."


@cache
def dire_publics(publics: tuple[StatutEmploi, ...]) -> str:
    """Dit à qui un dispositif s’adresse : « Pour : salarié en CDI, intérimaire »."""
    exclus = tuple(statut for statut in StatutEmploi if statut not in publics)
    if not exclus:
        return "Pour toute personne qui travaille ou cherche un emploi"
    if len(exclus) == 1:
        return f"Pour toute personne, sauf{INSECABLE}: {_minuscule(exclus[0].libelle)}"
    return f"Pour{INSECABLE}: {', '.join(_minuscule(public.libelle) for public in publics)}"


def _minuscule(libelle: str) -> str:
    return libelle[0].lower() + libelle[1:]
