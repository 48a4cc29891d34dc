"""Ce à quoi une condition compare : un nombre, un mot, une date, une valeur de la loi."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from cep_desktop.domain.fait import Genre
from cep_desktop.domain.texte import Intitule
from cep_desktop.domain.valeur import Valeur
from cep_desktop.rules.constat import QUESTIONS, Releve
from cep_desktop.rules.explication import Reponse, citer
from cep_desktop.rules.jours import UniteDelai, decaler
from cep_desktop.rules.parametre import Booleen, CodeRegle, Jour, Nombre, Parametre, UniteValeur

DUREE_MAXIMALE = 10_000
"""Au-delà, une durée est une faute de frappe : vingt-sept ans en jours."""

Parametres = dict[str, Parametre]
"""Les paramètres connus, par code."""

_DUREES = {
    UniteValeur.JOUR: (UniteDelai.JOUR_CALENDAIRE, 1),
    UniteValeur.JOUR_CALENDAIRE: (UniteDelai.JOUR_CALENDAIRE, 1),
    UniteValeur.JOUR_OUVRE: (UniteDelai.JOUR_OUVRE, 1),
    UniteValeur.JOUR_OUVRABLE: (UniteDelai.JOUR_OUVRABLE, 1),
    UniteValeur.MOIS: (UniteDelai.MOIS, 1),
    UniteValeur.AN: (UniteDelai.MOIS, 12),
}


class TermeParametre(Valeur):
    """La valeur d’un paramètre, celle du jour regardé."""

    parametre: CodeRegle

    def lire(self, parametres: Parametres, le: date) -> Decimal | None:
        """Rend la valeur du jour ; `None` si aucune ne peut entrer dans un calcul."""
        return parametres[self.parametre].lire(le).valeur


class DureeFixe(Valeur):
    """Une durée écrite dans la condition elle-même."""

    nombre: Nombre
    unite: UniteValeur


Duree = Annotated[
    Annotated[TermeParametre, Tag("parametre")] | Annotated[DureeFixe, Tag("fixe")],
    Discriminator(
        lambda brut: (
            "parametre"
            if isinstance(brut, TermeParametre) or (isinstance(brut, dict) and "parametre" in brut)
            else "fixe"
        )
    ),
]
"""Durée : celle d’un paramètre, dans son unité, ou un nombre et son unité."""


class TermeConstat(Valeur):
    """Un autre constat du dossier, décalé dans le temps si c’est une date."""

    constat: str
    plus: Duree | None = None
    moins: Duree | None = None

    def lire(self, releve: Releve, parametres: Parametres) -> Reponse | None:
        """Rend la valeur du constat, décalée ; `None` si l’un des deux est inconnu."""
        valeur = releve.lire(self.constat).valeur
        for duree, sens in ((self.plus, 1), (self.moins, -1)):
            if duree is None or valeur is None:
                continue
            pas = lire_duree(duree, parametres, releve.le)
            if pas is None or not isinstance(valeur, date):
                return None
            nombre, unite = pas
            valeur = decaler(valeur, sens * nombre, unite)
        return valeur


def lire_duree(duree: Duree, parametres: Parametres, le: date) -> tuple[int, UniteDelai] | None:
    """Rend une durée du jour en unités de calendrier ; `None` si sa valeur est inconnue."""
    if isinstance(duree, DureeFixe):
        nombre: Decimal | None = duree.nombre
        unite = duree.unite
    else:
        nombre, unite = duree.lire(parametres, le), parametres[duree.parametre].unite
    if nombre is None:
        return None
    unite_delai, facteur = _DUREES[unite]
    return int(nombre) * facteur, unite_delai


def _nature(brut: object) -> str:
    if isinstance(brut, TermeParametre) or (isinstance(brut, dict) and "parametre" in brut):
        return "parametre"
    if isinstance(brut, TermeConstat | dict):
        return "constat"
    if isinstance(brut, list | tuple):
        return "mots"
    if isinstance(brut, bool):
        return "oui_non"
    if isinstance(brut, str):
        return "mot"
    return "date" if isinstance(brut, date) else "nombre"


Terme = Annotated[
    Annotated[TermeParametre, Tag("parametre")]
    | Annotated[TermeConstat, Tag("constat")]
    | Annotated[tuple[Intitule, ...], Field(min_length=1), Tag("mots")]
    | Annotated[Booleen, Tag("oui_non")]
    | Annotated[Intitule, Tag("mot")]
    | Annotated[Jour, Tag("date")]
    | Annotated[Nombre, Tag("nombre")],
    Discriminator(_nature),
]
"""Second membre d’une comparaison."""


def lire_terme(
    terme: Terme, releve: Releve, parametres: Parametres
) -> Reponse | tuple[str, ...] | None:
    """Rend la valeur d’un terme le jour regardé ; `None` : inconnue."""
    match terme:
        case TermeParametre():
            return terme.lire(parametres, releve.le)
        case TermeConstat():
            return terme.lire(releve, parametres)
        case _:
            return terme


def parametres_du_terme(terme: object) -> Iterator[str]:
    """Rend les codes des paramètres cités par un terme."""
    match terme:
        case TermeParametre(parametre=code):
            yield code
        case TermeConstat(plus=plus, moins=moins):
            yield from parametres_du_terme(plus)
            yield from parametres_du_terme(moins)
        case _:
            return


def defauts_du_terme(terme: Terme, genre: Genre, parametres: Parametres) -> Iterator[str]:
    """Dit ce qui ne va pas : paramètre ou fait inconnu, genre qui ne se compare pas."""
    for code in parametres_du_terme(terme):
        if code not in parametres:
            yield parametre_inconnu(code)
    if isinstance(terme, TermeConstat):
        yield from _defauts_du_constat(terme, genre, parametres)
    elif not _se_compare(terme, genre):
        yield f"cette valeur ne se compare pas à une réponse de genre {citer(genre.libelle)}."


def _defauts_du_constat(terme: TermeConstat, genre: Genre, parametres: Parametres) -> Iterator[str]:
    question = QUESTIONS.get(terme.constat)
    if question is None:
        yield fait_inconnu(terme.constat)
        return
    if question.genre is not genre:
        yield f"{citer(terme.constat)} n’est pas de genre {citer(genre.libelle)}."
    for duree in (terme.plus, terme.moins):
        if duree is None:
            continue
        if question.genre is not Genre.DATE:
            yield f"seule une date se décale\u00a0: {citer(terme.constat)} n’en est pas une."
        yield from defauts_de_la_duree(duree, parametres)


def defauts_de_la_duree(duree: Duree, parametres: Parametres) -> Iterator[str]:
    """Dit si une durée n’est pas une durée, ou cite un paramètre inconnu."""
    if isinstance(duree, TermeParametre) and duree.parametre not in parametres:
        yield parametre_inconnu(duree.parametre)
        return
    if isinstance(duree, DureeFixe):
        unite, nombres = duree.unite, [duree.nombre]
    else:
        parametre = parametres[duree.parametre]
        unite, nombres = parametre.unite, [datee.valeur for datee in parametre.valeur]
    if any(nombre != int(nombre) or nombre > DUREE_MAXIMALE for nombre in nombres):
        yield f"une durée est un nombre entier, {DUREE_MAXIMALE} au plus."
    if unite not in _DUREES:
        admises = ", ".join(admise.value for admise in _DUREES)
        yield f"{citer(unite)} n’est pas une unité de durée. Écrivez\u00a0: {admises}."


def parametre_inconnu(code: str) -> str:
    """Phrase de refus d’un paramètre cité sans exister."""
    return (
        f"le paramètre {citer(code)} n’existe pas. Ajoutez-le dans parametres.toml, "
        "ou corrigez son code."
    )


def fait_inconnu(code: str) -> str:
    """Phrase de refus d’une question que le dossier ne connaît pas."""
    return f"le fait {citer(code[:60])} n’existe pas. Choisissez un fait de docs/regles.md."


def _se_compare(terme: object, genre: Genre) -> bool:
    match terme:
        case TermeParametre():
            return genre in {Genre.NOMBRE, Genre.MONTANT}
        case bool():
            return genre is Genre.OUI_NON
        case Decimal():
            return genre in {Genre.NOMBRE, Genre.MONTANT}
        case date():
            return genre is Genre.DATE
        case str() | tuple():
            return genre is Genre.TEXTE
        case _:
            return False
